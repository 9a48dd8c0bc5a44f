using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Optimize;
using DiffProg.Generator.Transform;
using Settings = DiffProg.Generator.Analysis.Settings;

namespace DiffProg.Generator.Tests.Ir;

/// <summary>A method's functions between the passes, each verified as it is made.</summary>
internal sealed class Stages(MethodModel method, Callees callees, Settings settings)
{
    private readonly EquatableArray<bool> _active = method.Parameters.Select(p => p.IsActive).ToEquatableArray();

    public Function Normalized => Verifier.Whole(method.Function);

    /// <summary>With the loops that look for an extreme gone, where the settings say so.</summary>
    public Function Searched => Verifier.Whole(settings.Extremes ? Generator.Transform.Extremes.Of(method.Function, isInLanes: false) : method.Function);

    public Function Bound
    {
        get
        {
            Function function = Generator.Pipeline.Derivatives.WithActive(Searched, _active);
            return Verifier.Whole(CostlyValues.Bind(ViewBounds.Bind(function), ActivityOf(function)));
        }
    }

    public Function Adjoint(bool isCalled)
    {
        Function bound = Bound;
        return Verifier.Whole(Generator.Transform.Adjoint.Of(bound, ActivityOf(bound), callees, isCalled, settings));
    }

    public Function Tangent
    {
        get
        {
            Function bound = Bound;
            return Verifier.Whole(Generator.Transform.Tangent.Of(bound, ActivityOf(bound), callees, _ => true, isCalled: false, isOfAdjoint: false));
        }
    }

    public static Function Tidied(Function function) => Verifier.Whole(Tidy.Run(function));

    public static Function Indexed(Function function) => Verifier.Whole(IndexedStorage.Of(function));

    public Function Pooled(Function function, Phase phase)
    {
        Function pooled = Pooling.Of(function, phase, callees);
        if (phase == Phase.Whole)
        {
            Verifier.Whole(pooled);
        }

        return pooled;
    }

    public static (Function Forward, Function Reverse) Halves(Function adjoint)
    {
        (Function forward, Function reverse) = Split.At(adjoint);
        Verifier.Pair(forward, reverse);
        return (forward, reverse);
    }

    private Activity ActivityOf(Function function) =>
        Activity.Of(function, callees, p => p.ByReference || p.Variable.Type.Shape is Shape.Array or Shape.Span, settings.Activity);
}
