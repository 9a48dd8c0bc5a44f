using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Printing;

/// <summary>
/// The names of a function's variables in C#: the user's own where possible. Variables of sibling scopes may share a name; one that
/// is visible from a scope may not be declared there again.
/// </summary>
internal sealed class Names
{
    private const int MostSuffixes = 1000;
    private readonly Dictionary<Variable, string> _names = [];
    private readonly Dictionary<Variable, int> _firstSuffix = [];
    private readonly HashSet<string> _reserved;
    private readonly HashSet<Variable> _inBothSweeps;
    private readonly HashSet<string> _namesInBothSweeps;

    private Names(Function function, IEnumerable<string> reserved)
    {
        _reserved = new HashSet<string>(reserved, StringComparer.Ordinal);
        _inBothSweeps = [.. function.Body.All().SelectMany(s => s.Bound()).GroupBy(v => v).Where(g => g.Count() > 1).Select(g => g.Key)];
        _namesInBothSweeps = new HashSet<string>(_inBothSweeps.Select(v => Identifiers.Escaped(v.Name)), StringComparer.Ordinal);
    }

    public string this[Variable variable] => _names.TryGetValue(variable, out string? name)
        ? name
        : throw new InvalidOperationException($"'{variable.Name}' is not declared where it is used.");

    /// <summary>No variables: for text without any.</summary>
    public static Names None { get; } = new(new Function([], [], [], 0), []);

    public static Names Of(Function function, IEnumerable<string> reserved)
    {
        Names names = new(function, reserved);
        while (!names.TryGive(function))
        {
            names._names.Clear();
        }

        return names;
    }

    /// <summary>Gives every variable its name; false where one whose name was taken in the reverse sweep must get another in both.</summary>
    private bool TryGive(Function function)
    {
        int clashes = _firstSuffix.Values.Sum();
        HashSet<string> visible = new(StringComparer.Ordinal);

        // The user's parameters keep their names, whatever comes after them.
        foreach (Variable parameter in function.Parameters.Select(p => p.Variable).OrderBy(v => v.Id))
        {
            Give(parameter, visible);
        }

        Scope(function.Body, visible);
        return _firstSuffix.Values.Sum() == clashes;
    }

    private void Scope(EquatableArray<Statement> block, HashSet<string> outer)
    {
        HashSet<string> visible = new(outer, StringComparer.Ordinal);
        foreach (Statement statement in block)
        {
            foreach (Variable variable in statement.Declared())
            {
                Give(variable, visible);
            }
        }

        foreach (Statement statement in block)
        {
            HashSet<string> inner = visible;
            if (statement is For loop)
            {
                inner = new HashSet<string>(visible, StringComparer.Ordinal);
                Give(loop.Index, inner);
            }

            foreach (EquatableArray<Statement> nested in statement.Blocks())
            {
                Scope(nested, inner);
            }
        }
    }

    private void Give(Variable variable, HashSet<string> visible)
    {
        // In the reverse sweep a local comes back under the name that it has in the forward sweep.
        if (_names.TryGetValue(variable, out string? before) && visible.Add(before))
        {
            return;
        }

        _ = _firstSuffix.TryGetValue(variable, out int suffix);
        if (before is not null)
        {
            _firstSuffix[variable] = suffix < MostSuffixes
                ? suffix + 1
                : throw new InvalidOperationException($"'{variable.Name}' is declared twice where both are visible.");
            return;
        }

        string name = Suffixed(variable, suffix);
        while (IsTaken(variable, name, visible))
        {
            name = Suffixed(variable, ++suffix);
        }

        visible.Add(name);
        _names[variable] = name;
    }

    private static string Suffixed(Variable variable, int suffix) =>
        suffix == 0 ? Identifiers.Escaped(variable.Name) : variable.Name + suffix.ToString(CultureInfo.InvariantCulture);

    /// <summary>What lives in one sweep only leaves the names of what lives in both, so that these need no second name.</summary>
    private bool IsTaken(Variable variable, string name, HashSet<string> visible) =>
        visible.Contains(name) || _reserved.Contains(name) || (_namesInBothSweeps.Contains(name) && !_inBothSweeps.Contains(variable) && variable.Name != name);
}
