using System;
using System.IO;
using System.Linq;
using DiffProg.Generator.Tests.Harness;
using Xunit;
using Xunit.Sdk;

namespace DiffProg.Generator.Tests.Snapshots;

/// <summary>What is emitted for the showcases reads as it did when somebody last read it.</summary>
public sealed class EmittedCodeTests
{
    public static TheoryData<string> Names => [.. Showcases.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_emitted_code_is_what_was_read_and_committed(string name)
    {
        GeneratorOutcome outcome = Showcases.Harness(name).Run().ShouldCompileWithoutWarnings();
        Snapshots.Match(outcome.GeneratedText, name);
    }

    [Fact]
    public void A_snapshot_that_is_missing_fails_and_is_not_written()
    {
        Assert.ThrowsAny<XunitException>(() => Snapshots.Match("text", "Missing", mayWrite: false));
        Assert.False(File.Exists(Snapshots.PathOf("Missing")));
    }

    [Fact]
    public void A_snapshot_that_differs_fails()
    {
        const string name = "Differs";
        try
        {
            Snapshots.Match("old", name, mayWrite: true);
            Snapshots.Match("old", name, mayWrite: false);
            Assert.ThrowsAny<XunitException>(() => Snapshots.Match("new", name, mayWrite: false));
        }
        finally
        {
            File.Delete(Snapshots.PathOf(name));
        }
    }

    [Fact]
    public void No_snapshot_is_left_over() => Assert.Equal(
        Showcases.All.Keys.Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.GetDirectoryName(Snapshots.PathOf("Loop"))!).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
}
