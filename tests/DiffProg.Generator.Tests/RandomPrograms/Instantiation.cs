using System;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>A generic method, which is drawn over <c>double</c>, at another type of number, or at its type parameter as it is printed.</summary>
internal static class Instantiation
{
    public static Method At(Method method, Kind kind) => method with
    {
        Returns = Of(method.Returns, kind),
        Parameters = [.. method.Parameters.Select(parameter => parameter with { Kind = Of(parameter.Kind, kind) })],
        Body = Of(method.Body, kind),
    };

    private static Kind Of(Kind drawn, Kind kind) => drawn == Kind.Real ? kind : drawn;

    private static Block Of(Block block, Kind kind) => new([.. block.Statements.Select(statement => Of(statement, kind))]);

    private static Statement Of(Statement statement, Kind kind) => statement switch
    {
        Declare declare => declare with { Kind = Of(declare.Kind, kind), Initial = declare.Initial is { } initial ? Of(initial, kind) : null },
        Perform perform => new Perform(Of(perform.Expression, kind)),
        If branch => new If(Of(branch.Condition, kind), Of(branch.Then, kind), branch.Else is { } otherwise ? Of(otherwise, kind) : null),
        For loop => loop with { Body = Of(loop.Body, kind) },
        Return { Value: { } value } => new Return(Of(value, kind)),
        Block block => Of(block, kind),
        Break or Continue => statement,
        _ => throw new NotSupportedException(statement.ToString()),
    };

    private static Expression Of(Expression expression, Kind kind) => expression switch
    {
        RealLiteral literal => new RealLiteral(Kinds.Round(kind, literal.Value), kind),
        IntegerLiteral => expression,
        Variable variable => new Variable(Of(variable.Kind, kind), variable.Name),
        Negation negation => new Negation(Of(negation.Operand, kind)),
        Not not => new Not(Of(not.Operand, kind)),
        Arithmetic arithmetic => new Arithmetic(arithmetic.Operator, Of(arithmetic.Left, kind), Of(arithmetic.Right, kind)),
        Comparison comparison => comparison with { Left = Of(comparison.Left, kind), Right = Of(comparison.Right, kind) },
        Connective connective => connective with { Left = Of(connective.Left, kind), Right = Of(connective.Right, kind) },
        Choice choice => new Choice(Of(choice.Condition, kind), Of(choice.Then, kind), Of(choice.Else, kind)),
        MathCall call => new MathCall(call.Function, [.. call.Arguments.Select(argument => Of(argument, kind))]),
        Assignment assignment => new Assignment(Of(assignment.Target, kind), assignment.Operator, Of(assignment.Value, kind)),
        Step step => new Step(Of(step.Target, kind), step.Up, step.Prefix),
        _ => throw new NotSupportedException(expression.ToString()),
    };
}
