using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Analysis;

/// <summary>Which calls are run as an augmented primal and a reverse, and with respect to what.</summary>
internal sealed class CallPolicy(Activity activity, Callees callees)
{
    public bool IsActive(Variable variable) => activity.IsActive(variable);

    public bool MayWrite(Call call, int argument) => callees.MayWrite(call.Target, argument);

    /// <summary>
    /// A call of a differentiable method is adjoined where a derivative flows through it, and where it writes to a row: its reverse
    /// brings back what the row held before.
    /// </summary>
    public bool IsAdjoined(Call call) => call.Target.Method.IsDifferentiable && (Written(call).Any() || (IsUseful(call) && VariedArguments(call).Contains(true)));

    /// <summary>
    /// The arguments with respect to which a call is adjoined: of a method of another assembly, those that its derivatives are with
    /// respect to. A call whose results only steer has none: its cotangents are zero, and zero times an infinite partial is not.
    /// </summary>
    public EquatableArray<bool> ActiveArguments(Call call) => call.Target.Method.Exported?.Active
        ?? (IsUseful(call) ? VariedArguments(call, activity) : call.Arguments.Select(_ => false).ToEquatableArray());

    /// <summary>The arguments with respect to which the tangent of a call is taken.</summary>
    public EquatableArray<bool> VariedArguments(Call call) => call.Target.Method.Exported?.Active ?? VariedArguments(call, activity);

    /// <summary>The arguments of a call through which a derivative flows.</summary>
    public static EquatableArray<bool> VariedArguments(Call call, Activity activity) => call.Arguments
        .Select(a => a.Value.Type.IsDifferentiable
            && (a.Value.Type.IsScalar && !a.ByReference ? activity.IsVaried(a.Value) : activity.IsActive(a.Value.TargetVariable())))
        .ToEquatableArray();

    private bool IsUseful(Call call) => call.Results.Concat(Written(call).Select(a => a.Value.TargetVariable())).Any(activity.IsActive);

    private IEnumerable<Argument> Written(Call call) => call.Arguments.Where((a, i) => (a.ByReference || !a.Value.Type.IsScalar) && MayWrite(call, i));
}
