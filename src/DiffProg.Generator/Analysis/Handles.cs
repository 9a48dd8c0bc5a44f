using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Analysis;

/// <summary>What callers must know of the arrays that a method hands on.</summary>
/// <param name="Returned">For each parameter, whether the array that the method returns may be it.</param>
/// <param name="Carried">For each parameter, whether its shadow must be at hand in the forward sweep, as an array.</param>
/// <param name="ReturnsShadow">Whether the method hands back the shadow of the array that it returns.</param>
internal sealed record HandleSummary(EquatableArray<bool> Returned, EquatableArray<bool> Carried, bool ReturnsShadow)
{
    public static readonly HandleSummary None = new([], [], false);

    public bool IsReturned(int parameter) => parameter < Returned.Count && Returned[parameter];

    public bool IsCarried(int parameter) => parameter < Carried.Count && Carried[parameter];
}

/// <summary>
/// Which array variables may be the same array because one is assigned to another. They form classes, whatever the order of statements;
/// an array of arrays that the function makes is of one class with all that it holds.
/// The arrays of a class are carried: which shadow belongs to which array is known in the forward sweep alone, so that the shadows are
/// made there and move with the arrays.
/// </summary>
internal sealed class Handles
{
    private readonly Dictionary<Variable, Variable> _parents = [];
    private readonly Dictionary<Variable, List<Variable>> _sources = [];
    private readonly Dictionary<Slot, Variable> _ofSlots = [];
    private readonly HashSet<Variable> _moved = [];
    private readonly HashSet<Variable> _shared = [];
    private readonly HashSet<Variable> _parameters;
    private readonly HashSet<Variable> _carried;
    private readonly Callees _callees;

    private Handles(Function function, Callees callees)
    {
        _callees = callees;
        _parameters = [.. function.Parameters.Select(p => p.Variable)];
        foreach (Statement statement in function.Body.All())
        {
            Follow(statement);
        }

        HashSet<Variable> given = [.. _parameters.Select(RootOf)];
        _moved.UnionWith(function.Results.OfType<Read>().Select(r => r.Variable).Where(v => !v.Type.IsScalar && given.Contains(RootOf(v))));
        _carried = [.. _moved.Select(RootOf)];
    }

    public static Handles Of(Function function, Callees callees) => new(function, callees);

    /// <summary>One variable for all that may be the same array; a parameter where there is one.</summary>
    public Variable RootOf(Variable variable)
    {
        while (_parents.TryGetValue(variable, out Variable? parent))
        {
            variable = parent;
        }

        return variable;
    }

    /// <summary>Whether the shadow of an array moves with it.</summary>
    public bool IsCarried(Variable row) => _carried.Contains(RootOf(row));

    /// <summary>Whether another variable may be the same array.</summary>
    public bool IsShared(Variable row) => _shared.Contains(row);

    /// <summary>The rows, and all that are assigned to one of them, or that one of them is a part of: what is written through the ones is written to the others.</summary>
    public HashSet<Variable> Origins(IEnumerable<Variable> rows)
    {
        Queue<Variable> queue = new(rows);
        HashSet<Variable> origins = [];
        while (queue.Count > 0)
        {
            Variable row = queue.Dequeue();
            if (origins.Add(row) && _sources.TryGetValue(row, out List<Variable>? sources))
            {
                sources.ForEach(queue.Enqueue);
            }
        }

        return origins;
    }

    /// <summary>What callers must know of a function.</summary>
    public HandleSummary Summary(Function function)
    {
        Variable[] parameters = [.. function.Parameters.Select(p => p.Variable)];
        Variable? result = function.Results.OfType<Read>().Select(r => r.Variable).FirstOrDefault(v => !v.Type.IsScalar);
        return new HandleSummary(
            parameters.Select(p => result is not null && RootOf(p) == RootOf(result)).ToEquatableArray(),
            parameters.Select(IsCarried).ToEquatableArray(),
            result is not null && IsCarried(result));
    }

    private void Follow(Statement statement)
    {
        switch (statement)
        {
            case Declare { Variable.Type.IsScalar: false } s:
                Move(s.Variable, s.Value);
                break;
            case Assign { Target: Read { Type.IsScalar: false } target } s:
                Move(target.Variable, s.Value);
                break;
            case Assign { Target: Item target } s:
                Move(target.Rows, s.Value);
                break;
            case Save { Value: Item saved } s:
                Link(saved.Rows, OfSlot(s.Slot, saved.Rows));
                break;
            case Save { Value: Read { Type.IsScalar: false } saved } s:
                Link(saved.Variable, OfSlot(s.Slot, saved.Variable));
                break;
            case Call { Target.Method.IsDifferentiable: true } s:
                Follow(s);
                break;
        }
    }

    private void Move(Variable row, Expression value)
    {
        switch (value)
        {
            case View view:
                AddSource(row, view.Row);
                break;
            case Read from:
                Link(row, from.Variable);
                _moved.Add(row);
                break;
            case Item item:
                Link(row, item.Rows);
                _moved.Add(row);
                break;
            case Literal:
                _moved.Add(row);
                break;
            case Conditional choice:
                Move(row, choice.WhenTrue);
                Move(row, choice.WhenFalse);
                break;
            case Load load:
                Link(row, OfSlot(load.Slot, row));
                break;
        }
    }

    /// <summary>Behind a method's own arguments stand the shadows, which it returns as it returns the arguments.</summary>
    private void Follow(Call call)
    {
        HandleSummary summary = _callees.HandlesOf(call.Target);
        int own = call.Target.Method.Parameters.Count;
        bool hasTangents = call.Target.Derivation.HasTangents;
        Variable[] results = [.. call.Results.Where(r => !r.Type.IsScalar)];
        if (summary.ReturnsShadow)
        {
            _moved.UnionWith(results);
        }

        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (call.Arguments[i].Value is not Read { Type.Shape: Shape.Array, Variable: { } row })
            {
                continue;
            }

            if (summary.IsCarried(i) || (i >= own && call.Target.Phase == Phase.Forward))
            {
                _moved.Add(row);
            }

            bool isReturned = hasTangents ? summary.ReturnsShadow : summary.IsReturned(i) || (i >= own && summary.ReturnsShadow);
            foreach (Variable result in isReturned ? results : [])
            {
                // A tangent has the tangents between its arguments: there, any may be any.
                if (hasTangents || result == results[i < own ? 0 : results.Length - 1])
                {
                    Link(result, row);
                }
            }
        }
    }

    private Variable OfSlot(Slot slot, Variable row)
    {
        if (!_ofSlots.TryGetValue(slot, out Variable? first))
        {
            _ofSlots[slot] = first = row;
        }

        return first;
    }

    private void AddSource(Variable row, Variable source)
    {
        if (!_sources.TryGetValue(row, out List<Variable>? sources))
        {
            _sources[row] = sources = [];
        }

        sources.Add(source);
    }

    /// <summary>Notes that <paramref name="a"/> may become the array that <paramref name="b"/> is.</summary>
    private void Link(Variable a, Variable b)
    {
        if (a == b)
        {
            return;
        }

        AddSource(a, b);
        _shared.UnionWith([a, b]);
        (Variable x, Variable y) = (RootOf(a), RootOf(b));
        if (x != y)
        {
            (Variable child, Variable parent) = _parameters.Contains(x) ? (y, x) : (x, y);
            _parents[child] = parent;
        }
    }
}
