using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws statements about structs, tuples, records and objects, and values of them.</summary>
internal sealed class StructureGenerator(Dice dice, ExpressionGenerator expressions, CallGenerator calls)
{
    /// <summary>How often a statement is about structures.</summary>
    public int Weight => calls.Structures.IsEmpty ? 0 : 16;

    public IEnumerable<Statement> Draw(Scope scope)
    {
        List<Local> targets = [.. scope.Writable(Kind.Structure).Where(local => !local.Structure!.IsReference)];
        List<Local> objects = [.. scope.Of(Kind.Structure).Where(local => local.Structure!.IsReference)];
        List<Structure> rows = [.. calls.Structures.Where(structure => structure.Form is StructureForm.Struct or StructureForm.Record)];
        return dice.Weigh<IEnumerable<Statement>>(
            (6, () => [Declare(scope, dice.Pick([.. calls.Structures.Where(structure => !structure.IsOpen)]))]),
            (targets.Count > 0 ? 5 : 0, () => [Assign(scope, dice.Pick(targets))]),
            (targets.Count > 0 ? 2 : 0, () => Exchange(scope, targets)),
            (scope.Of(Kind.Structure).Count > 0 ? 7 : 0, () => Perform(scope)),
            (objects.Count > 0 ? 3 : 0, () => [Declare(scope, dice.Pick(objects))]),
            (dice.Allows(Feature.StructRows) && rows.Count > 0 ? 3 : 0, () => [DeclareRow(scope, dice.Pick(rows))]),
            (scope.Writable(Kind.StructureArray).Count > 0 ? 5 : 0, () => [AssignElement(scope, dice.Pick(scope.Writable(Kind.StructureArray)))]),
            (dice.Allows(Feature.Tuples) ? 4 : 0, () => TakeApart(scope)));
    }

    /// <summary>A value of a structure.</summary>
    public Expression Value(Scope scope, Structure structure, int depth)
    {
        List<Local> variables = [.. scope.Of(Kind.Structure).Where(local => local.Structure == structure)];
        List<Local> rows = [.. scope.Of(Kind.StructureArray).Where(local => local.Structure == structure)];
        bool isValue = !structure.IsReference;
        if (structure.IsOpen)
            return Implementer(scope, structure);
        return dice.Weigh<Expression>(
            (5, () => Make(scope, structure, depth)),
            (isValue && variables.Count > 0 ? 8 : 0, () => new Variable(Kind.Structure, dice.Pick(variables).Name)),
            (rows.Count > 0 ? 6 : 0, () => expressions.Element(scope, dice.Pick(rows))),
            (isValue && depth > 0 && dice.Allows(Feature.Choices) ? 2 : 0, () => new Choice(expressions.Truth(scope, 1), Value(scope, structure, 0), Value(scope, structure, 0))),
            (structure.IsPositional && depth > 0 ? 5 : 0, () => With(scope, structure)),
            (isValue && depth > 0 ? 4 : 0, () => calls.Structured(expressions, scope, structure) ?? (Expression)Make(scope, structure, 0)),
            (isValue && depth > 0 ? 6 : 0, () => Member(scope, structure) ?? Make(scope, structure, 0)));
    }

    /// <summary>An object of a class that derives from another, or implements an interface.</summary>
    private Expression Implementer(Scope scope, Structure open)
    {
        List<Local> objects = [.. scope.Of(Kind.Structure).Where(local => local.Structure!.Is(open))];
        return objects.Count > 0 && dice.Chance(75)
            ? new Variable(Kind.Structure, dice.Pick(objects).Name)
            : Make(scope, dice.Pick([.. calls.Structures.Where(structure => !structure.IsOpen && structure.Is(open))]), 1);
    }

    /// <summary>A new value, which no variable holds: what is read by reference, and changed under another name, is refused where methods call themselves.</summary>
    public Make Make(Scope scope, Structure structure, int depth) => new(structure, structure.Constructor is { } constructor
        ? calls.Arguments(new Callee(constructor, []), expressions, scope)!.Value
        : [.. structure.Fields.Select(field => field.Structure is { } inner ? Value(scope, inner, depth - 1) : expressions.In(field.Kind).Tame(scope, depth))]);

    private With With(Scope scope, Structure structure)
    {
        var field = dice.Pick([.. structure.Fields.Where(field => field.Structure is null)]);
        return new With(Value(scope, structure, 0), field.Name, expressions.In(field.Kind).Tame(scope, 1));
    }

    /// <summary>A structure by an operator or by a method of one.</summary>
    private Expression? Member(Scope scope, Structure structure)
    {
        List<Method> members = [.. structure.Members.Where(member => member.ReturnsStructure == structure)];
        if (members.Count == 0)
            return null;
        var member = dice.Pick(members);
        if (member.Form != MethodForm.Operator)
            return Call(scope, structure, member);
        var left = Value(scope, structure, 0);
        return new Operated(structure, member.Name[0], left, Right(scope, structure, member));
    }

    private Expression Right(Scope scope, Structure structure, Method member) => member.Parameters[1].Structure is not null
        ? Value(scope, structure, 0)
        : expressions.In(member.Parameters[1].Kind).Tame(scope, 1);

    /// <summary>A call of a method on a variable or an element; null where there is none.</summary>
    private MemberCall? Call(Scope scope, Structure structure, Method member)
    {
        List<Local> variables = [.. scope.Of(Kind.Structure).Where(local => local.Structure == structure
            && (local.IsProtected || structure.IsReference || structure.Form == StructureForm.Immutable || scope.Writable(Kind.Structure).Contains(local)))];
        List<Local> rows = [.. scope.Writable(Kind.StructureArray).Where(local => local.Structure == structure)];
        if (variables.Count + rows.Count == 0 || calls.Arguments(new Callee(member, []), expressions, scope) is not { } arguments)
            return null;
        if (variables.Count == 0 || rows.Count > 0 && dice.Chance(40))
            return new MemberCall(member.Returns, expressions.Element(scope, dice.Pick(rows)), structure, member.Name, arguments, OnCopy: false);
        var receiver = dice.Pick(variables);
        return new MemberCall(member.Returns, new Variable(Kind.Structure, receiver.Name), structure, member.Name, arguments, receiver.IsProtected);
    }

    private DeclareStructure Declare(Scope scope, Structure structure)
    {
        var value = Value(scope, structure, 2);
        string name = scope.Fresh(Kind.Structure, dice);
        scope.DeclareWhole(new Local(name, Kind.Structure) { Structure = structure });
        return new DeclareStructure(structure, name, value);
    }

    /// <summary>Another name of an object.</summary>
    private DeclareStructure Declare(Scope scope, Local known)
    {
        var type = dice.Pick([.. calls.Structures.Where(known.Structure!.Is)]);
        string name = scope.Fresh(Kind.Structure, dice);
        scope.DeclareWhole(known with { Name = name, Structure = type });
        return new DeclareStructure(type, name, new Variable(Kind.Structure, known.Name));
    }

    private DeclareRow DeclareRow(Scope scope, Structure structure)
    {
        string name = scope.Fresh(Kind.StructureArray, dice);
        int count = dice.Between(2, 4);
        scope.Declare(new Local(name, Kind.StructureArray) { Structure = structure, Least = count });
        return new DeclareRow(Kind.StructureArray, Shape.Array, name, new NewStructures(structure, new IntegerLiteral(count)));
    }

    private Perform Assign(Scope scope, Local target) => Assign(scope, new Variable(Kind.Structure, target.Name), target.Structure!);

    private Perform AssignElement(Scope scope, Local row) => Assign(scope, expressions.Element(scope, row), row.Structure!);

    private Perform Assign(Scope scope, Expression target, Structure structure)
    {
        List<Method> operators = [.. structure.Members.Where(member => member.Form == MethodForm.Operator)];
        if (operators.Count == 0 || dice.Chance(60))
            return new Perform(new Assignment(target, null, Value(scope, structure, 2)));
        var chosen = dice.Pick(operators);
        return new Perform(new Assignment(target, chosen.Name[0], Right(scope, structure, chosen)));
    }

    private IEnumerable<Statement> Exchange(Scope scope, List<Local> targets)
    {
        var first = dice.Pick(targets);
        List<Local> others = [.. targets.Where(local => local.Structure == first.Structure && local.Name != first.Name)];
        if (others.Count == 0 || !dice.Allows(Feature.Exchanges))
            return [];
        Expression left = new Variable(Kind.Structure, first.Name);
        Expression right = new Variable(Kind.Structure, dice.Pick(others).Name);
        return [dice.Chance(60)
            ? new Exchange([left, right], [right, left])
            : new Exchange([left, right], [Value(scope, first.Structure!, 1), Value(scope, first.Structure!, 1)])];
    }

    /// <summary>A call for what it does.</summary>
    private IEnumerable<Statement> Perform(Scope scope)
    {
        var structure = dice.Pick(scope.Of(Kind.Structure)).Structure!;
        List<Method> methods = [.. structure.Members.Where(member => member.IsOnInstance)];
        if (methods.Count == 0 || Call(scope, structure, dice.Pick(methods)) is not { } call)
            return [];
        var targets = Kinds.IsReal(call.Kind) ? scope.Writable(call.Kind) : [];
        return [new Perform(targets.Count > 0 && dice.Chance(60)
            ? new Assignment(new Variable(call.Kind, dice.Pick(targets).Name), dice.Pick<char?>([null, '+']), expressions.In(call.Kind).Squash(call))
            : call)];
    }

    private IEnumerable<Statement> TakeApart(Scope scope)
    {
        List<Structure> tuples = [.. calls.Structures.Where(structure => structure.Form == StructureForm.Tuple)];
        if (tuples.Count == 0)
            return [];
        var tuple = dice.Pick(tuples);
        var value = Value(scope, tuple, 2);
        bool isTuple = value is Make;
        var targets = ImmutableArray.CreateBuilder<Expression>();
        bool declares = dice.Chance(50);
        List<Local> declared = [];
        foreach (var field in tuple.Fields)
        {
            var known = scope.Writable(field.Kind);
            if (!declares && known.Count == 0)
                return [];
            string name = declares ? scope.Fresh(field.Kind, dice) : dice.Pick(known).Name;
            if (declares)
            {
                // Not readable by the value, which is drawn already.
                scope.Declare(new Local(name, field.Kind));
            }
            targets.Add(new Variable(field.Kind, name));
        }
        return [isTuple && !declares
            ? new Exchange(targets.ToImmutable(), ((Make)value).Arguments)
            : new TakeApart(targets.ToImmutable(), value, declares)];
    }
}
