using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws the body of one method.</summary>
internal sealed class MethodGenerator(Dice dice, IReadOnlyList<Callee> callees, ImmutableArray<Table> tables, ImmutableArray<Structure> structures = default)
{
    /// <summary>What a member of a structure sees of it.</summary>
    public IReadOnlyList<Local> Parts { get; init; } = [];

    public Method Draw(Method signature, ImmutableHashSet<string> writable, bool recursive, int budget)
    {
        var calls = new CallGenerator(dice, callees, structures);
        var expressions = new ExpressionGenerator(dice, calls, Kinds.IsReal(signature.Returns) ? signature.Returns : Kind.Real);
        // The innermost body that holds calls of the method itself is entered only while the depth is positive.
        var plain = recursive ? new ExpressionGenerator(dice, new CallGenerator(dice, [], structures), Kinds.IsReal(signature.Returns) ? signature.Returns : Kind.Real) : expressions;
        var scope = new Scope(null);
        foreach (var table in tables)
            scope.Declare(new Local(table.Name, Kind.Array) { Writable = false, IsTable = true, Least = table.Values.Length });
        foreach (var part in Parts)
        {
            if (part.Structure is null)
                scope.Declare(part);
            else
                scope.DeclareWhole(part);
        }
        foreach (var parameter in signature.Parameters.Where(parameter => parameter.Passing != Passing.Out))
            Declare(parameter, scope, writable, recursive);
        List<Statement> first = [];
        foreach (var parameter in signature.Parameters.Where(parameter => parameter.Passing == Passing.Out))
        {
            var value = parameter.Structure is { } structure
                ? new StructureGenerator(dice, plain, new CallGenerator(dice, [], structures)).Value(scope, structure, 1)
                : plain.In(parameter.Kind).Tame(scope, 1);
            first.Add(new Perform(new Assignment(new Variable(parameter.Kind, parameter.Name), null, value)));
            Declare(parameter, scope, writable, recursive);
        }
        var body = recursive
            ? Recursive(signature, scope, plain, calls, budget)
            : new StatementGenerator(dice, calls, signature.Returns, budget) { ReturnsStructure = signature.ReturnsStructure }.Body(scope, budget);
        body = new Block([.. first, .. body.Statements]);
        if (recursive || signature.Returns == Kind.None)
            return signature with { Body = body };
        var result = signature.ReturnsStructure is { } returned ? new StructureGenerator(dice, expressions, calls).Value(scope, returned, 2)
            : Kinds.IsRow(signature.Returns)
            ? new RowGenerator(dice, expressions, calls).Returned(scope, signature.Returns)
            : Result(scope, plain);
        return signature with { Body = new Block(body.Statements.Add(new Return(result))) };
    }

    private static void Declare(Parameter parameter, Scope scope, ImmutableHashSet<string> writable, bool recursive)
    {
        Local local = new(parameter.Name, parameter.Kind)
        {
            Structure = parameter.View ?? parameter.Structure,
            IsCapturable = !parameter.IsReference && parameter.Shape is Shape.Scalar or Shape.Array,
            IsProtected = parameter.Passing == Passing.In,
            Function = parameter.Kind == Kind.Function
                ? new Callee(new Method(parameter.Name, Kind.Real, [new Parameter("x", Kind.Real)], new Block([])), []) { IsImpure = true, DeepestLoop = 1 }
                : null,
            Natural = parameter.Kind is Kind.Integer,
            Shape = parameter.Shape,
            Writable = parameter.IsArray
                ? writable.Contains(parameter.Name)
                : parameter.Passing != Passing.In && (!recursive || parameter.Kind != Kind.Integer || parameter.IsReference),
        };
        if (parameter.Structure is null)
            scope.Declare(local);
        else
            scope.DeclareWhole(local);
    }

    private Block Recursive(Method signature, Scope scope, ExpressionGenerator plain, CallGenerator calls, int budget)
    {
        var depth = new Variable(Kind.Integer, "depth");
        var recursion = new StatementGenerator(dice, calls, signature.Returns, budget);
        var expressions = new ExpressionGenerator(dice, calls);
        if (signature.Returns == Kind.None)
        {
            var inner = scope.Nested();
            var before = recursion.Body(inner, budget).Statements;
            var call = calls.Void(expressions, inner);
            return new Block([new If(
                new Comparison(">", depth, new IntegerLiteral(0)),
                new Block(call is null ? before : before.Add(new Perform(call))),
                null)]);
        }
        if (dice.Allows(Feature.Exits) && dice.Chance(50))
        {
            var stop = new If(new Comparison("<=", depth, new IntegerLiteral(0)), new Block([new Return(plain.Tame(scope, 1))]), null);
            var rest = recursion.Body(scope, budget).Statements;
            return new Block([stop, .. rest, new Return(Onward(scope))]);
        }
        var ground = new Declare(signature.Returns, "result", plain.Tame(scope, 1));
        scope.Declare(new Local("result", signature.Returns));
        var step = scope.Nested();
        var statements = recursion.Body(step, budget).Statements;
        var assign = new Perform(new Assignment(new Variable(signature.Returns, "result"), null, Onward(step)));
        return new Block([
            ground,
            new If(new Comparison(">", depth, new IntegerLiteral(0)), new Block(statements.Add(assign)), null),
            new Return(new Variable(signature.Returns, "result"))]);

        Expression Onward(Scope here)
        {
            Expression value = calls.Number(expressions, here, signature.Returns, inExpression: true) ?? plain.Tame(here, 1);
            var product = ExpressionGenerator.Times(plain.Tame(here, 1, 1.2), value);
            return plain.Squash(new Arithmetic('+', product, plain.Tame(here, 1, 1)));
        }
    }

    /// <summary>A result in which most of what the method computed has a share, so that a lost derivative shows.</summary>
    private Expression Result(Scope scope, ExpressionGenerator expressions)
    {
        var sum = expressions.Tame(scope, 2);
        foreach (var local in dice.Floating.SelectMany(scope.Of).Where(_ => dice.Chance(70)))
            sum = Add(sum, Converted(new Variable(local.Kind, local.Name), sum.Kind), expressions);
        foreach (var array in dice.Floating.SelectMany(kind => scope.Of(Kinds.RowOf(kind))).Where(_ => dice.Chance(80)))
            sum = Add(sum, Converted(expressions.Element(scope, array), sum.Kind), expressions);
        foreach (var row in scope.Of(Kind.StructureArray))
        {
            var leaf = dice.Pick([.. Structures.Leaves(row.Structure!)]);
            var part = new Element(row.Name, new IntegerLiteral(dice.Below(row.Least)), leaf.Kind) { Path = "." + leaf.Path };
            sum = Add(sum, Converted(part, sum.Kind), expressions);
        }
        return sum;
    }

    private static Expression Converted(Expression value, Kind kind) => value.Kind == kind ? value : new Conversion(kind, value);

    private Arithmetic Add(Expression sum, Expression term, ExpressionGenerator expressions) => new(
        dice.Pick(['+', '-']),
        sum,
        dice.Chance(60) ? ExpressionGenerator.Times(expressions.Constant(dice.Pick([0.25, 0.5, 0.7, 1.3])), term) : term);
}
