using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Pipeline;

/// <summary>All that the emission of one method depends on: it runs again where this changed, and only there.</summary>
/// <param name="Method">The method.</param>
/// <param name="Requests">The derivatives of it that are asked for, by the user and by callers.</param>
/// <param name="Summaries">What it must know of itself and its callees.</param>
/// <param name="Settings">Which analyses run.</param>
internal sealed record Unit(MethodModel Method, EquatableArray<Request> Requests, EquatableArray<Summary> Summaries, Settings Settings);

/// <summary>
/// The link: every method's summary closed over its calls, and every derivative that follows from what the users ask for. It looks
/// at models only; from it each method picks what concerns it.
/// </summary>
internal sealed class Program : IEquatable<Program>
{
    private readonly Dictionary<string, MethodModel> _methods = new(StringComparer.Ordinal);

    /// <summary>Methods that stand twice, which the compiler refuses as they are.</summary>
    private readonly HashSet<string> _doubles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Summary> _summaries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<Request>> _requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Loss>> _losses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _clashes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _rules;
    private readonly HashSet<string> _strict = new(StringComparer.Ordinal);
    private readonly EquatableArray<MethodModel> _models;
    private readonly Settings _settings;

    private Program(EquatableArray<MethodModel> models, Settings settings)
    {
        _models = models;
        _settings = settings;
        _rules = new HashSet<string>(
            models.SelectMany(m => m.Function.Body.All()).OfType<Call>().Select(c => c.Target.Method.Rule).SelectMany(r => new[] { r?.Vjp?.Key, r?.Jvp?.Key }).OfType<string>(),
            StringComparer.Ordinal);
    }

    /// <summary>Why the link failed, which is a fault of DiffProg; null where it did not.</summary>
    public string? Failure { get; private set; }

    public static Program Link(IEnumerable<MethodModel> models, Settings settings)
    {
        Program program = new(models.ToEquatableArray(), settings);
        foreach (MethodModel model in program._models)
        {
            if (program._methods.ContainsKey(model.Key))
            {
                program._doubles.Add(model.Key);
            }

            program._methods[model.Key] = model;
        }

        try
        {
            program.RemoveRefused();
            program.ExpandSmallCalls();
            program.Summarize();
            program.RemoveLosing();
            program.RemoveClashing();
            program.CloseStrict();
            program.CloseRequests();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            program._methods.Clear();
            program.Failure = failure.Message;
        }

        return program;
    }

    /// <summary>The calls, by number, of callees that have no derivative; what they make of the method is refused.</summary>
    public IEnumerable<CallTarget> RefusedCalls(MethodModel method) => CallsOf(method).Where(t => t.Method.Exported is null && !_methods.ContainsKey(t.Method.Key));

    /// <summary>The places where a method loses a derivative, seen only with its callees in view.</summary>
    public IEnumerable<Loss> LossesOf(MethodModel method) => _losses.TryGetValue(method.Key, out IReadOnlyList<Loss>? losses) ? losses : [];

    /// <summary>The emitted member that another overload has already; null where there is none.</summary>
    public string? ClashOf(MethodModel method) => _clashes.TryGetValue(method.Key, out string? name) ? name : null;

    /// <summary>Whether some method's derivative needs a rule.</summary>
    public bool UsesRule(string key) => _rules.Contains(key);

    /// <summary>What a method's emission depends on; null where it is refused.</summary>
    public Unit? UnitOf(MethodModel method)
    {
        if (!_methods.TryGetValue(method.Key, out MethodModel? linked) || _doubles.Contains(method.Key))
        {
            return null;
        }

        EquatableArray<Summary> summaries = CallsOf(linked).Select(t => t.Method.Key).Append(method.Key).Distinct()
            .OrderBy(k => k, StringComparer.Ordinal).Select(k => _summaries[k]).ToEquatableArray();
        EquatableArray<Request> requests = _requests[method.Key].OrderBy(r => FileNames.Of(r, method), StringComparer.Ordinal).ToEquatableArray();
        return new Unit(linked, requests, summaries, SettingsOf(method));
    }

    public bool Equals(Program? other) => other is not null && _models.Equals(other._models) && _settings == other._settings;

    public override bool Equals(object? obj) => Equals(obj as Program);

    public override int GetHashCode() => _models.GetHashCode();

    private static IEnumerable<CallTarget> CallsOf(MethodModel method) =>
        method.Function.Body.All().OfType<Call>().Select(c => c.Target).SelectMany(t => t.Method.Rule is { Vjp: { } vjp } ? [t, t with { Method = vjp }] : new[] { t }).Where(t => t.Method.IsDifferentiable);

    /// <summary>A method that calls one without derivatives has none itself, and so on to its callers.</summary>
    private void RemoveRefused()
    {
        string[] refused;
        do
        {
            refused = [.. _methods.Values.Where(m => RefusedCalls(m).Any()).Select(m => m.Key)];
            foreach (string key in refused)
            {
                _methods.Remove(key);
            }
        }
        while (refused.Length > 0);
    }

    private void ExpandSmallCalls()
    {
        Expand(_ => true, SmallCalls.Expand);
        Expand(m => !(m.IsStrict ?? _settings.IsStrict), CallsInLoops.Expand);
    }

    private void Expand(Func<MethodModel, bool> takes, Func<MethodModel, Func<string, MethodModel?>, MethodModel> expand)
    {
        Dictionary<string, MethodModel> before = new(_methods, StringComparer.Ordinal);
        foreach (MethodModel method in before.Values.Where(takes))
        {
            _methods[method.Key] = expand(method, k => before.TryGetValue(k, out MethodModel? callee) && takes(callee) ? callee : null);
        }
    }

    private void RemoveLosing()
    {
        Callees callees = new(_summaries.Values);
        foreach (MethodModel method in _methods.Values)
        {
            _losses[method.Key] =
            [
                .. LostDerivatives.Find(method.Function, callees),
                .. StandIns.Find(method.Function, callees),
                .. MissingDerivatives.Find(method.Function, method.Requests, callees),
                .. WrittenTables.Find(method.Function, callees),
                .. BatchedForms.Find(method, _summaries[method.Key]),
                .. Repeating(method),
            ];
        }

        foreach (string key in _losses.Where(l => l.Value.Count > 0).Select(l => l.Key))
        {
            _methods.Remove(key);
        }

        RemoveRefused();
    }

    /// <summary>The calls of a method that asks for many directions, of what may not be the same each time.</summary>
    private IEnumerable<Loss> Repeating(MethodModel method)
    {
        return method.Requests.HasFlag(Requests.BatchedJvp)
            ? CallsOf(method).Where(c => c.Method.Rule is null && !Repeat(c.Method.Key, [])).Select(Repeats.Refused)
            : [];

        // What another assembly calls is not known here.
        bool Repeat(string key, HashSet<string> seen) => !seen.Add(key)
            || (_methods.TryGetValue(key, out MethodModel? callee) && Repeats.Are(callee.Function) && CallsOf(callee).All(c => c.Method.Rule is not null || Repeat(c.Method.Key, seen)));
    }

    private void RemoveClashing()
    {
        foreach (KeyValuePair<string, string> clash in Overloads.Clashes(_methods.Values, m => _summaries[m.Key]))
        {
            _clashes[clash.Key] = clash.Value;
        }

        foreach (string key in _clashes.Keys)
        {
            _methods.Remove(key);
        }

        RemoveRefused();
    }

    private void Summarize()
    {
        foreach (Summary foreign in _methods.Values.SelectMany(CallsOf).Select(t => t.Method.Exported).OfType<Summary>())
        {
            _summaries[foreign.Key] = foreign;
        }

        foreach (MethodModel method in _methods.Values)
        {
            _summaries[method.Key] = new Summary(
                method.Key,
                method.Parameters.Select(p => p.Variable.Name).ToEquatableArray(),
                method.Parameters.Select(p => p.IsActive).ToEquatableArray(),
                WrittenIn(method, Callees.Unknown, _ => false),
                Truncates: false,
                Modes.All);
        }

        bool changed;
        do
        {
            changed = false;
            Callees callees = new(_summaries.Values);
            foreach (MethodModel method in _methods.Values)
            {
                EquatableArray<bool> written = WrittenIn(method, callees, a => callees.MayWrite(a.Target, a.Index));
                Summary before = _summaries[method.Key];
                Summary after = before with
                {
                    Written = written,
                    Truncates = before.Truncates || LostDerivatives.LeaveBy(method.Function, callees),
                    Handles = Handles.Of(method.Function, callees).Summary(method.Function),
                    Modes = Obstacle.Left(method.Function, callees),
                };
                changed |= after != before;
                _summaries[method.Key] = after;
            }
        }
        while (changed);
    }

    private static EquatableArray<bool> WrittenIn(MethodModel method, Callees callees, Func<(CallTarget Target, int Index), bool> mayWrite)
    {
        HashSet<Variable> written = Handles.Of(method.Function, callees).Origins(
            method.Function.Body.All().SelectMany(s => s switch
            {
                Assign { Target: Element x } => [x.Array],
                Accumulate { Target: Element x } => [x.Array],
                Call call => call.Arguments.Where((a, i) => !a.Value.Type.IsScalar && mayWrite((call.Target, i))).Select(a => a.Value.TargetVariable()),
                _ => Enumerable.Empty<Variable>(),
            }));
        return method.Parameters.Select(p => written.Contains(p.Variable)).ToEquatableArray();
    }

    /// <summary>What a strict method calls is strict.</summary>
    private void CloseStrict()
    {
        Queue<MethodModel> queue = new(_methods.Values.Where(m => m.IsStrict ?? _settings.IsStrict));
        while (queue.Count > 0)
        {
            MethodModel method = queue.Dequeue();
            if (_strict.Add(method.Key))
            {
                CallsOf(method).Select(t => t.Method.Key).Where(_methods.ContainsKey).Select(k => _methods[k]).ToList().ForEach(queue.Enqueue);
            }
        }
    }

    private Settings SettingsOf(MethodModel method) => _settings with { IsStrict = _strict.Contains(method.Key) };

    /// <summary>Whether a method and all that it calls have tangents along eight directions at once.</summary>
    private bool RunsInLanes(MethodModel method, Callees callees)
    {
        HashSet<(string, Request)> known = [];
        Queue<(MethodModel Method, Request Request)> queue = new();
        Request root = Roots.BatchedJvp(method);
        _ = known.Add((method.Key, root));
        queue.Enqueue((method, root));
        while (queue.Count > 0)
        {
            (MethodModel next, Request request) = queue.Dequeue();
            if (!Derivatives.Make(next, request, callees, SettingsOf(next)).Any())
            {
                return false;
            }

            foreach ((string callee, Request needed) in Derivatives.Calls(next, request, callees, _settings).Where(c => known.Add(c)))
            {
                // What another assembly has is along one direction.
                if (!_methods.TryGetValue(callee, out MethodModel? model))
                {
                    return false;
                }

                queue.Enqueue((model, needed));
            }
        }

        return true;
    }

    private void CloseRequests()
    {
        Callees callees = new(_summaries.Values);
        Queue<(MethodModel Method, Request Request)> queue = new();
        foreach (MethodModel method in _methods.Values)
        {
            _requests[method.Key] = [];
        }

        foreach (MethodModel method in _methods.Values)
        {
            foreach (Request request in Roots.Of(method, _summaries[method.Key], () => RunsInLanes(method, callees)))
            {
                Add(method, request);
            }
        }

        while (queue.Count > 0)
        {
            (MethodModel method, Request request) = queue.Dequeue();
            foreach ((string callee, Request needed) in Derivatives.Calls(method, request, callees, SettingsOf(method)))
            {
                // What another assembly has, it has already.
                if (_methods.TryGetValue(callee, out MethodModel? model))
                {
                    Add(model, needed);
                }
            }
        }

        void Add(MethodModel method, Request request)
        {
            if (_requests[method.Key].Add(request))
            {
                queue.Enqueue((method, request));
            }
        }
    }
}
