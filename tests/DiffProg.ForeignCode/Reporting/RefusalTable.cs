using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace DiffProg.ForeignCode.Reporting;

/// <summary>Why methods are refused, the most frequent reason first.</summary>
internal static partial class RefusalTable
{
    private const int NamedExamples = 4;

    /// <summary>Writes a row for each shape of message: of how many methods it is a reason, of how many the only one, and which names stood in it most often.</summary>
    public static void Write(TextWriter output, string title, IEnumerable<MarkedMethod> methods)
    {
        MarkedMethod[] refused = [.. methods.Where(m => m.Fate == Fate.Refused)];
        output.WriteLine($"\n### {title}: why {refused.Length} are refused\n");
        output.WriteLine("| methods | alone | id | message | names |\n|--:|--:|---|---|---|");
        var rows = refused
            .SelectMany(m => m.Reasons.Select(r => (Method: m, Reason: r, Shape: (r.Id, Text: ShapeOf(r)))))
            .GroupBy(x => x.Shape)
            .Select(g => (
                Shape: g.Key,
                Methods: g.Select(x => x.Method).Distinct().Count(),
                Alone: g.Select(x => x.Method).Distinct().Count(m => m.Reasons.All(r => (r.Id, ShapeOf(r)) == g.Key)),
                Names: g.Select(x => Quoted().Match(x.Reason.Message).Groups[1].Value).GroupBy(n => n).OrderByDescending(n => n.Count()).ThenBy(n => n.Key)))
            .OrderByDescending(r => r.Methods).ThenBy(r => r.Shape.Text);
        foreach (var (shape, count, alone, names) in rows)
        {
            string examples = string.Join(", ", names.Take(NamedExamples).Select(n => $"{n.Key} ×{n.Count()}"));
            output.WriteLine($"| {count} | {alone} | {shape.Id} | {shape.Text} | {examples} |".ReplaceLineEndings(" "));
        }
    }

    /// <summary>The message with a placeholder for each name of the user's; the constructs of the language keep theirs.</summary>
    private static string ShapeOf(Reason reason) => Place().Replace(reason.Id == "DP1001" ? reason.Message : Quoted().Replace(reason.Message, "'…'"), "");

    [GeneratedRegex(@" \(([^()]+, )?line \d+\)$")]
    private static partial Regex Place();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
