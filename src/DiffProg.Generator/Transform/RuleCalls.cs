using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>The calls that take the place of a derivative where a user wrote it.</summary>
internal static class RuleCalls
{
    /// <summary>Whether a rule speaks of the derivative with respect to a parameter.</summary>
    public static bool HasGradient(Call call, int parameter) => call.Arguments[parameter].Value.Type.IsDifferentiable && !call.Target.Method.Parameters[parameter].IsConstant;

    /// <summary>The rule in reverse mode, as it is called; its own derivative may be asked for, with respect to what it is given.</summary>
    public static CallTarget Reverse(Call call, EquatableArray<bool> active) => call.Target with
    {
        Method = call.Target.Method.Rule!.Vjp!,
        Derivation = new Derivation(
            [],
            [.. active.Select((a, i) => a && HasGradient(call, i)), true, true, .. call.Arguments.Where((_, i) => HasGradient(call, i)).Select(_ => true)]),
    };

    /// <summary>The rule in reverse mode with tangents.</summary>
    public static Derivation TangentOfReverse(Call call, EquatableArray<bool> active) => Reverse(call, active).Derivation.Then(Ir.Transform.Tangent);

    /// <summary>The rule in forward mode, as it is called.</summary>
    /// <param name="call">The call of the method itself.</param>
    /// <param name="tangent">Receives the tangent of the result.</param>
    /// <param name="tangents">The tangents of the arguments.</param>
    public static Call Forward(Call call, Variable tangent, IEnumerable<Expression> tangents) => new(
        [tangent],
        call.Target with { Method = call.Target.Method.Rule!.Jvp! },
        [.. call.Arguments, new Argument(new Read(call.Results[0])), .. tangents.Select(t => new Argument(t))]);
}
