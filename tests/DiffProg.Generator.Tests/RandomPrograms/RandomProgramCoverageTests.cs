using System;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>What programs may contain, they do contain, and not once in a blue moon.</summary>
public sealed class RandomProgramCoverageTests
{
    private const int Programs = 600;
    private const int Least = 5;

    private static readonly Lazy<string[]> Sources =
        new(() => [.. Enumerable.Range(0, Programs).Select(i => Trial.Draw(Settings.Series, (uint)i, Feature.All).Source)]);

    /// <summary>Texts that stand in programs with lists, queries, immutable objects, and objects known by a base or an interface.</summary>
    public static TheoryData<string> Constructs =>
    [
        @"List<double> \w+ = new List<double> {", @"List<double> \w+ = new List<double>\(1\) {", @"List<double> \w+ = \[", @"new List<double>\(\w+\)", @"\.ToList\(\)",
        @"List<double> (\w+) = (?s:.*)List<double> \w+ = \1;", @"\.Add\(", @"\.AddRange\(", @"\.RemoveAt\(", @"\.Clear\(\)", @"\w+\[[^]]*\.Count",
        @"List<double> (\w+) = (?s:.*)foreach \(double \w+ in \1\)", @"\w+\(.*List<double> \w+[,)]", "List<float> ",
        @"\.Select\(", @"\.Where\(", @"\.Zip\(", @"Enumerable\.Range\(", @"\.Sum\(", @"\.Average\(", @"\.Min\(", @"\.Max\(", @"\.Count\(", @"\.Any\(", @"\.All\(",
        @"\.Aggregate\(", @"(\w+) = \1\.Select.*\.ToArray\(\)",
        "sealed partial record", @"Q\d (\w+) = (?s:.*)for(?s:.*)\b\1 = ", @"with \{", @"Q\d \w+ = new Q\d", @"static Q\d operator", @"static Q\d G\d",
        "abstract partial class", "interface I0", "override ", @"B0 s0", @"I0 s0", @"G\d\(.*B0 unit", @"G\d\(.*I0 unit", @"s0\.Run\(", @"unit\.Run\(", @"[BI]0 \w+ = ",
    ];

    [Theory]
    [MemberData(nameof(Constructs))]
    public void Programs_contain(string construct)
    {
        int count = Sources.Value.Count(source => Regex.IsMatch(source, construct));
        Assert.True(count >= Least, $"{count} programs of {Programs} contain {construct}");
    }
}
