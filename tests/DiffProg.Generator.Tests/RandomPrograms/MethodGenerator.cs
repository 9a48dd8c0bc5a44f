using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws the body of one method.</summary>
internal sealed class MethodGenerator(Dice dice, IReadOnlyList<Callee> callees)
{
    public Method Draw(Method signature, ImmutableHashSet<string> writable, bool recursive, int budget)
    {
        var calls = new CallGenerator(dice, callees);
        var expressions = new ExpressionGenerator(dice, calls);
        // The innermost body that holds calls of the method itself is entered only while the depth is positive.
        var plain = recursive ? new ExpressionGenerator(dice, new CallGenerator(dice, [])) : expressions;
        var scope = new Scope(null);
        foreach (var parameter in signature.Parameters)
        {
            scope.Declare(new Local(parameter.Name, parameter.Kind)
            {
                Natural = parameter.Kind == Kind.Integer,
                Shape = parameter.Shape,
                Writable = parameter.IsArray ? writable.Contains(parameter.Name) : !recursive || parameter.Kind != Kind.Integer,
            });
        }
        var body = recursive
            ? Recursive(signature, scope, plain, calls, budget)
            : new StatementGenerator(dice, calls, signature.Returns, budget).Body(scope, budget);
        return signature with
        {
            Body = signature.Returns == Kind.Real && !recursive
                ? new Block(body.Statements.Add(new Return(Result(scope, plain))))
                : body,
        };
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
        var ground = new Declare(Kind.Real, "result", plain.Tame(scope, 1));
        scope.Declare(new Local("result", Kind.Real));
        var step = scope.Nested();
        var statements = recursion.Body(step, budget).Statements;
        var assign = new Perform(new Assignment(new Variable(Kind.Real, "result"), null, Onward(step)));
        return new Block([
            ground,
            new If(new Comparison(">", depth, new IntegerLiteral(0)), new Block(statements.Add(assign)), null),
            new Return(new Variable(Kind.Real, "result"))]);

        Expression Onward(Scope here)
        {
            Expression value = calls.Real(expressions, here) ?? plain.Tame(here, 1);
            var product = ExpressionGenerator.Times(plain.Tame(here, 1, 1.2), value);
            return expressions.Squash(new Arithmetic('+', product, plain.Tame(here, 1, 1)));
        }
    }

    /// <summary>A result in which most of what the method computed has a share, so that a lost derivative shows.</summary>
    private Expression Result(Scope scope, ExpressionGenerator expressions)
    {
        var sum = expressions.Tame(scope, 2);
        foreach (var local in scope.Of(Kind.Real).Where(_ => dice.Chance(70)))
            sum = Add(sum, new Variable(Kind.Real, local.Name));
        foreach (var array in scope.Of(Kind.Array).Where(_ => dice.Chance(80)))
            sum = Add(sum, expressions.Element(scope, array));
        return sum;
    }

    private Arithmetic Add(Expression sum, Expression term) => new(
        dice.Pick(['+', '-']),
        sum,
        dice.Chance(60) ? ExpressionGenerator.Times(new RealLiteral(dice.Pick([0.25, 0.5, 0.7, 1.3])), term) : term);
}
