using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Optimize;
using DiffProg.Generator.Schedule;
using DiffProg.Generator.Transform;
using DiffProg.Generator.Vectorize;

namespace DiffProg.Generator.Pipeline;

/// <summary>A derivative of a method that somebody asks for.</summary>
/// <param name="Derivation">Which one.</param>
/// <param name="IsCalled">Whether callers run it as a pair of forward and reverse, or it is one function from primal to gradient.</param>
internal sealed record Request(Derivation Derivation, bool IsCalled);

/// <summary>A derivative made: a whole function, or a forward and a reverse.</summary>
internal sealed record Derived(Phase Phase, Function Function)
{
    /// <summary>What the loops of an adjoint store.</summary>
    public EquatableArray<LoopStorage> Loops { get; init; } = [];

    /// <summary>Which loops run in lanes.</summary>
    public EquatableArray<LaneReport> Lanes { get; init; } = [];
}

/// <summary>The passes, in their order.</summary>
internal static class Derivatives
{
    /// <summary>Makes a derivative; nothing where it is along eight directions at once, and the method has no such form.</summary>
    public static IEnumerable<Derived> Make(MethodModel method, Request request, Callees callees, Settings settings)
    {
        bool isAdjoint = request.Derivation.HasAdjoint;
        bool isRoot = isAdjoint && !request.IsCalled;
        (Function function, Function primal) = Transformed(method, request, callees, settings);
        EquatableArray<LoopStorage> loops = request.Derivation.Transforms is [Ir.Transform.Adjoint] ? LoopStorage.Of(function, method.Function.NextId).ToEquatableArray() : [];
        if (isAdjoint && IsArranged(request, settings))
        {
            (function, EquatableArray<int> fused) = Fusion.Of(function, callees, method.Function.NextId, method.Key);
            loops = loops.Select(l => fused.Contains(l.Site) ? l.Fused() : l).ToEquatableArray();
        }

        function = settings.Index ? IndexedStorage.Of(function) : function;
        if (request.Derivation.Transforms.Contains(Ir.Transform.BatchedTangent))
        {
            return settings.Lanes && !request.IsCalled && DirectionLanes.Of(settings.Pool ? Pooling.Of(function, Phase.Whole, callees) : function, primal) is { } batched
                ? [new Derived(Phase.Whole, batched)]
                : [];
        }

        if (!isAdjoint || !request.IsCalled)
        {
            return [Stored(Phase.Whole, function)];
        }

        (Function forward, Function reverse) = Split.At(function);
        return [Stored(Phase.Forward, forward), Stored(Phase.Reverse, reverse)];

        Derived Stored(Phase phase, Function made)
        {
            made = settings.Pool ? Pooling.Of(made, phase, callees) : made;
            (Function function, EquatableArray<LaneReport> lanes) = settings.Lanes
                ? Vectorization.Of(made, MayBeCut(method) ? settings : settings with { MayCut = false }, isRoot, method.Function.NextId)
                : (made, []);
            return new Derived(phase, function) { Loops = loops, Lanes = lanes };
        }
    }

    /// <summary>The object that a method is called on might take in what the parts hand on, where it is a <c>ref struct</c>.</summary>
    private static bool MayBeCut(MethodModel method) => method.IsStatic || method.HasSelf || !method.Types[method.Types.Count - 1].Contains("struct ");

    /// <summary>Whether both sweeps of a loop may run together.</summary>
    private static bool IsArranged(Request request, Settings settings) => settings is { Fuse: true, IsStrict: false } && !request.IsCalled;

    /// <summary>A method after the transforms of a derivative, and what it was before the first.</summary>
    private static (Function Derivative, Function Primal) Transformed(MethodModel method, Request request, Callees callees, Settings settings)
    {
        Function function = WithActive(method.Function, request.Derivation.Active);
        bool isArranged = IsArranged(request, settings);
        function = settings.Extremes ? Extremes.Of(function, isInLanes: isArranged && settings.Lanes) : function;
        HashSet<Variable> repeated = [];
        if (settings.Extremes)
        {
            (function, repeated) = DecidingIterations.Of(function, PrimalActivity(function, callees, settings));
        }

        function = ViewBounds.Bind(settings.TripCounts ? function : Uncounted.Of(function));
        function = isArranged ? PrivateVariables.Of(function, callees) : function;
        function = CostlyValues.Bind(function, PrimalActivity(function, callees, settings));
        bool isAdjoint = false;
        Function primal = function;
        foreach (Ir.Transform transform in request.Derivation.Transforms)
        {
            if (transform == Ir.Transform.Adjoint)
            {
                function = Adjoint.Of(function, PrimalActivity(function, callees, settings), callees, request.IsCalled, settings);
                isAdjoint = true;
            }
            else
            {
                Activity activity = Activity.Of(function, callees, IsResult, settings.Activity);
                int firstTangent = function.NextId;
                function = Tangent.Of(function, activity, callees, p => p.Phase == Phase.Reverse || IsWritten(method, p, callees), request.IsCalled, isAdjoint);
                function = isAdjoint && !request.IsCalled && Roots.HasGradient(method) ? WithoutTangent(function, firstTangent) : function;
            }

            function = settings.Simplify ? Tidy.Run(function) : function;
        }

        if (repeated.Count > 0)
        {
            function = DecidingIterations.Finish(function, repeated);
            function = settings.Simplify ? Tidy.Run(function) : function;
        }

        return (function, primal);
    }

    /// <summary>The derivatives of callees that a derivative of this method calls.</summary>
    public static IEnumerable<(string Callee, Request Request)> Calls(MethodModel method, Request request, Callees callees, Settings settings)
    {
        Function function = WithActive(method.Function, request.Derivation.Active);
        CallPolicy policy = new(PrimalActivity(function, callees, settings), callees);
        foreach (Call call in function.Body.All().OfType<Call>().Where(c => c.Target.Method.Rule is { Vjp.IsDifferentiable: true }))
        {
            EquatableArray<bool> active = policy.VariedArguments(call);
            if (request.Derivation.Transforms is [Ir.Transform.Adjoint, Ir.Transform.Tangent] && active.Contains(true))
            {
                yield return (call.Target.Method.Rule!.Vjp!.Key, new Request(RuleCalls.TangentOfReverse(call, active), IsCalled: false));
            }
        }

        (HashSet<CallTarget> joined, HashSet<CallTarget> inPairs) = Joined(method, request, callees, settings);
        foreach (Call call in function.Body.All().OfType<Call>().Where(c => c.Target.Method.IsDifferentiable))
        {
            EquatableArray<bool> active = request.Derivation.HasAdjoint ? policy.ActiveArguments(call) : policy.VariedArguments(call);
            if (!request.Derivation.IsPrimal && (request.Derivation.HasAdjoint ? policy.IsAdjoined(call) : active.Contains(true)))
            {
                Derivation derivation = request.Derivation with { Active = active };
                if (request.Derivation is { HasAdjoint: true, HasTangents: true } && !active.Contains(true))
                {
                    // Where it has no tangents, the pair without them runs.
                    Derivation adjoint = new([Ir.Transform.Adjoint], active);
                    yield return (call.Target.Method.Key, ForCall(call.Target, adjoint, callees));
                }

                bool isJoined = joined.Contains(call.Target with { Derivation = derivation });
                if (isJoined)
                {
                    yield return (call.Target.Method.Key, new Request(derivation, IsCalled: false));
                }

                if (!isJoined || inPairs.Contains(call.Target with { Derivation = derivation }))
                {
                    yield return (call.Target.Method.Key, ForCall(call.Target, derivation, callees));
                }
            }
            else if (call.Target.Method.IsTakenApart)
            {
                yield return (call.Target.Method.Key, new Request(Derivation.Primal, false));
            }
        }
    }

    /// <summary>The calls of a gradient that run both sweeps of a callee at once, and those that run one after the other.</summary>
    private static (HashSet<CallTarget> Joined, HashSet<CallTarget> InPairs) Joined(MethodModel method, Request request, Callees callees, Settings settings)
    {
        bool mayJoin = request.Derivation.Transforms is [Ir.Transform.Adjoint] && IsArranged(request, settings)
            && method.Function.Body.All().Any(s => s is Call { Target.Method: { IsDifferentiable: true, Exported: null } });
        if (!mayJoin)
        {
            return ([], []);
        }

        Call[] calls = [.. Fusion.Of(Transformed(method, request, callees, settings).Derivative, callees, method.Function.NextId, method.Key).Function.Body.All().OfType<Call>()];
        return (
            [.. calls.Where(JoinedCalls.IsJoined).Select(c => c.Target)],
            [.. calls.Where(c => c.Target.Phase == Phase.Forward).Select(c => c.Target with { Phase = Phase.Whole })]);
    }

    /// <summary>A derivative as callers run it: apart from what the user's members stand on, where it is a pair or takes arrays for spans.</summary>
    public static Request ForCall(CallTarget target, Derivation derivation, Callees callees) =>
        new(derivation, derivation.HasAdjoint || callees.HandlesOf(target).Carried.Contains(true));

    public static Function WithActive(Function function, EquatableArray<bool> active) => function with
    {
        Parameters = function.Parameters.Select((p, i) => p with { Active = !active.IsEmpty && active[i] }).ToEquatableArray(),
    };

    /// <summary>A Hessian's product is the tangent of the gradient; for that of the value nobody asks. Tangents lie where values do, so that to leave one out leaves no exception out.</summary>
    private static Function WithoutTangent(Function function, int firstTangent)
    {
        function = function with { Results = [function.Results[0]] };
        return Unread.Remove(function, [.. function.Body.All().SelectMany(s => s.Bound()).Where(v => v.Id >= firstTangent)]);
    }

    private static Activity PrimalActivity(Function function, Callees callees, Settings settings) =>
        Activity.Of(function, callees, IsResult, settings.Activity);

    /// <summary>What is written to a row or a reference reaches the caller.</summary>
    private static bool IsResult(Parameter parameter) => parameter.ByReference || parameter.Variable.Type.IsWritableRow;

    private static bool IsWritten(MethodModel method, Parameter parameter, Callees callees)
    {
        int index = method.Parameters.TakeWhile(p => p.Variable != parameter.Variable).Count();
        return index < method.Parameters.Count && callees.Written(method.Key, index);
    }
}
