using System;
using System.Globalization;
using System.Linq;
using DiffProg.Generator.Tests.EmittedCode;
using DiffProg.Generator.Tests.Harness;
using DiffProg.Generator.Tests.RandomPrograms;
using Xunit;

namespace DiffProg.Generator.Tests.Pipeline;

/// <summary>The same sources give the same text, wherever and whenever they are built.</summary>
public sealed class DeterminismTests
{
    private const string Numbers = """
        using System;
        using DiffProg;
        public static partial class Numbers
        {
            [Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)]
            public static double Index(double input, double[] items, int i) =>
                1234567.875 * input + 1e-300 * Math.Exp(-0.5 * input) * items[i - 1] - Math.Log10(input) * Math.Log2(items[i]);
        }
        """;

    private static readonly GeneratorHarness Programs = Enumerable.Range(0, 40)
        .Select(i => Trial.Draw(11, (uint)i, Feature.Core))
        .Aggregate(AcceptedCorpus.Project.WithSource("Numbers.cs", Numbers), (all, trial) => all.WithSource(trial.TypeName + ".cs", trial.Source));

    private static readonly Lazy<(string HintName, string Text)[]> Expected = new(Files);

    [Fact]
    public void Two_independent_runs_give_the_same_files_in_the_same_order() =>
        Assert.Equal(Expected.Value, Files());

    [Fact]
    public void The_order_of_the_sources_changes_the_text_of_no_file()
    {
        GeneratorHarness turned = Programs with { Sources = [.. Programs.Sources.Reverse()] };
        Assert.Equal(Expected.Value.Order(), turned.Run().GeneratedSources.Order());
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("sv-SE")]
    public void The_machines_culture_changes_no_text(string culture)
    {
        var expected = Expected.Value;
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.NotEqual("1.5 -1", string.Create(CultureInfo.CurrentCulture, $"{1.5} {-1}"));
            Assert.Equal(expected, Files());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Generated_text_has_line_feeds_only_and_no_white_space_at_the_ends_of_lines() =>
        Assert.All(Expected.Value, source =>
        {
            Assert.DoesNotContain('\r', source.Text);
            Assert.All(source.Text.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
            Assert.EndsWith("}\n", source.Text);
        });

    private static (string HintName, string Text)[] Files() => [.. Programs.Run().GeneratedSources];
}
