using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws calls of the program's helpers.</summary>
internal sealed class CallGenerator(Dice dice, IReadOnlyList<Callee> callees)
{
    public Call? Real(ExpressionGenerator expressions, Scope scope) => Draw(expressions, scope, Kind.Real);

    public Call? Void(ExpressionGenerator expressions, Scope scope) => Draw(expressions, scope, Kind.None);

    private Call? Draw(ExpressionGenerator expressions, Scope scope, Kind returns)
    {
        // A helper that loops or recurses, called in the innermost of three loops, would take the run's whole fuel.
        List<Callee> candidates = [.. callees.Where(c => c.Method.Returns == returns && scope.LoopDepth <= c.DeepestLoop)];
        return candidates.Count == 0 ? null : To(dice.Pick(candidates), expressions, scope);
    }

    public Call? To(Callee callee, ExpressionGenerator expressions, Scope scope)
    {
        var arguments = ImmutableArray.CreateBuilder<Expression>();
        HashSet<string> handed = [];
        foreach (var parameter in callee.Method.Parameters)
        {
            if (parameter.IsArray)
            {
                List<Local> arrays = [.. scope.Of(Kind.Array).Where(a => Fits(a.Shape, parameter.Shape)
                    && (a.Writable || !callee.Writes.Contains(parameter.Name))
                    && (dice.Allows(Feature.SharedArguments) || !handed.Contains(a.Name)))];
                if (arrays.Count == 0)
                    return null;
                var array = dice.Pick(arrays);
                handed.Add(array.Name);
                arguments.Add(new Variable(Kind.Array, array.Name));
            }
            else
            {
                arguments.Add(parameter.Shape switch
                {
                    Shape.Truth => expressions.Truth(scope, 0),
                    Shape.Integer when callee.Depth == parameter.Name => callee.Deeper ?? new IntegerLiteral(dice.Below(4)),
                    Shape.Integer => new Arithmetic('%', expressions.Natural(scope, 0), new IntegerLiteral(4)),
                    _ => expressions.Tame(scope, 1),
                });
            }
        }
        return new Call(callee.Method.Returns, callee.Method.Name, arguments.ToImmutable());
    }

    private static bool Fits(Shape argument, Shape parameter) => argument == parameter || argument switch
    {
        Shape.Array => true,
        Shape.Span => parameter == Shape.ReadOnlySpan,
        _ => false,
    };
}

/// <summary>A method to call: the array parameters it may write, and the parameter that bounds its recursion.</summary>
internal sealed record Callee(Method Method, ImmutableHashSet<string> Writes)
{
    public string? Depth { get; init; }

    /// <summary>From within its own body: the depth that the next activation is given.</summary>
    public Expression? Deeper { get; init; }

    public int DeepestLoop { get; init; } = 2;
}
