using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using DiffProg.Generator.Tests.Harness;
using Xunit;

namespace DiffProg.Generator.Tests.Documentation;

public sealed class ReadmeTests
{
    [Fact]
    public void The_adjoint_in_the_readme_is_the_one_that_is_emitted()
    {
        string[] blocks = [.. Readme().Split("```csharp\n").Skip(1).Select(b => b.Split("```")[0])];
        string program = "using System;\n" + blocks[0];

        string emitted = GeneratorHarness.For(program).Run().ShouldCompile().GeneratedText;

        Assert.Contains(Lines(blocks[2]), Lines(emitted), StringComparison.Ordinal);
    }

    /// <summary>The text without indentation, and without the attributes that an editor hides.</summary>
    private static string Lines(string text) =>
        string.Join("\n", text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith("[global", StringComparison.Ordinal)));

    private static string Readme([CallerFilePath] string path = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "README.md")).ReplaceLineEndings("\n");
}
