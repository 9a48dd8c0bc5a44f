using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Printing;
using DiffProg.Generator.Rules;
using Xunit;

namespace DiffProg.Generator.Tests.Documentation;

/// <summary>
/// The tables of <c>docs/kinks.md</c> are those of the rules. <c>DIFFPROG_WRITE_SNAPSHOTS=1</c> writes them again; what stands around
/// them stays.
/// </summary>
public sealed class KinkPageTests
{
    private const string Start = "<!-- rules: begin -->\n";
    private const string End = "<!-- rules: end -->";

    [Fact]
    public void The_page_of_kinks_is_that_of_the_rules()
    {
        string page = File.ReadAllText(PathOfPage()).ReplaceLineEndings("\n");
        int start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);
        string right = page[..start] + Tables() + page[end..];
        if (Environment.GetEnvironmentVariable("DIFFPROG_WRITE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(PathOfPage(), right);
        }
        else
        {
            Assert.Equal(right, page);
        }
    }

    [Fact]
    public void Every_step_that_is_a_number_says_what_it_is_at_its_jumps() =>
        Assert.All(StepRows.All.Where(r => r.Type == IrType.Double), r => Assert.Equal("at a jump: 0", r.Kink));

    private static string Tables()
    {
        StringBuilder text = new();
        text.Append("| function | derivative | where it has none |\n|---|---|---|\n");
        foreach (Rule rule in SmoothRows.All.Concat(ChoiceRows.All).Concat(StepRows.All).Where(r => r.Type == IrType.Double))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{Head(rule)}` | {string.Join("<br>", Derivatives(rule))} | {rule.Kink} |\n");
        }

        text.Append("\nConstant between their jumps, with an `int` or a `bool` as their value: ");
        text.AppendJoin(", ", StepRows.All.Where(r => r.Type != IrType.Double).Select(r => $"`{r.Text}`"));
        text.Append(".\n\nWithout a rule, and refused where a derivative would have to flow through: ");
        text.AppendJoin("; ", NoRule.Names.Select(n => $"`{n}` ({NoRule.Reason(n)})"));
        return text.Append(".\n").ToString();
    }

    private static string Head(Rule rule) => $"{rule.Text}({string.Join(", ", Arguments(rule).Select(a => ((Member)a).Text))})";

    private static IEnumerable<string> Derivatives(Rule rule)
    {
        ExpressionPrinter printer = new(Names.None, name => name);
        Expression[] arguments = [.. Arguments(rule)];
        foreach ((Partial? partial, int i) in rule.Partials.Select((p, i) => (p, i)))
        {
            // What is no number has no derivative to speak of.
            if (arguments[i].Type.IsDifferentiable)
            {
                yield return $"`{printer.Print(partial?.Invoke([.. arguments], new Member("r", IrType.Double)) ?? Build.Number(0))}`";
            }
        }
    }

    private static IEnumerable<Expression> Arguments(Rule rule)
    {
        string[] names = ["a", "b", "c"];
        string[] parameters = rule.Symbol.Substring(rule.Text.Length + 1).TrimEnd(')').Split(',');
        return parameters.Select((p, i) => p switch
        {
            "int" => new Member("n", IrType.Int),
            "System.MidpointRounding" => new Member("mode", IrType.Int),
            _ => new Member(names[i], IrType.Double),
        });
    }

    private static string PathOfPage([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "kinks.md");
}
