using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;

namespace DiffProg.Generator.Analysis;

/// <summary>Where the way of a parameter to the result ends, in the user's words.</summary>
/// <param name="function">The method, of which this parameter alone is active.</param>
/// <param name="callees">What its callees write.</param>
/// <param name="reaches">Whether a variable carries a derivative to the result.</param>
internal sealed class DeadEnds(Function function, Callees callees, System.Func<Variable, bool> reaches)
{
    private const int Most = 3;
    private readonly Activity _varied = Activity.Of(function, callees, _ => true, enabled: false);

    /// <summary>Whether the user stops the derivative in so many words, so that there is nothing to say.</summary>
    public bool AreMeant => function.Body.All().SelectMany(s => s.Expressions()).Concat(function.Results).SelectMany(e => e.SelfAndBelow())
        .OfType<Apply>().Any(a => a.Primitive.StartsWith("Diff.", System.StringComparison.Ordinal) && a.Arguments.Any(_varied.IsVaried));

    /// <summary>The reasons, in the order of the text.</summary>
    public IEnumerable<string> Find()
    {
        HashSet<string> reasons = [];
        foreach (Statement statement in function.Body.All())
        {
            // The text of a branch or a loop is that of its last statement.
            string place = statement is { Source: { } source } and not (If or For or Loop) ? $" in '{source}'" : string.Empty;
            reasons.UnionWith(statement.Expressions().SelectMany(e => e.SelfAndBelow()).Select(Steps).OfType<string>().Select(r => r + place));
            if (Dead(statement) is { } variable)
            {
                _ = reasons.Add($"'{variable.Name}' reaches no result{place}");
            }
        }

        reasons.UnionWith(function.Results.SelectMany(e => e.SelfAndBelow()).Select(Steps).OfType<string>().Select(r => r + " in what is returned"));
        return reasons.Take(Most);
    }

    /// <summary>A function that is flat where it has a derivative, and what only decides.</summary>
    private string? Steps(Expression expression) => expression switch
    {
        Apply x when IsFlat(x) => $"'{Shown(x.Primitive)}' has the derivative zero",
        Convert { Type.IsInteger: true } x when _varied.IsVaried(x.Operand) => "it becomes an integer",
        Binary x when x.Operator.IsComparison() && (_varied.IsVaried(x.Left) || _varied.IsVaried(x.Right)) => "it only decides",
        _ => null,
    };

    private bool IsFlat(Apply x)
    {
        EquatableArray<Partial?> partials = RuleTable.Get(x.Primitive).Partials;
        return x.Arguments.Where((a, i) => partials[i] is null && _varied.IsVaried(a)).Any();
    }

    private Variable? Dead(Statement statement) => statement switch
    {
        Declare s when _varied.IsVaried(s.Value) && !reaches(s.Variable) => s.Variable,
        Assign { Target: Read or Element } s when _varied.IsVaried(s.Value) && !reaches(s.Target.TargetVariable()) => s.Target.TargetVariable(),
        Accumulate { Target: Read or Element } s when _varied.IsVaried(s.Value) && !reaches(s.Target.TargetVariable()) => s.Target.TargetVariable(),
        _ => null,
    };

    private static string Shown(string primitive)
    {
        int end = primitive.IndexOf('(');
        return end < 0 ? primitive : primitive.Substring(0, end);
    }
}
