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
        string[] blocks = Blocks();
        string program = "using System;\n" + blocks[0];

        string emitted = GeneratorHarness.For(program).WithProperty("DiffProgLanes", "off").Run().ShouldCompile().GeneratedText;

        Assert.Contains(Lines(blocks[2]), Lines(emitted), StringComparison.Ordinal);
    }

    [Fact]
    public void The_calls_and_the_check_in_the_readme_run()
    {
        string[] blocks = Blocks();
        string check = blocks.Single(b => b.StartsWith("GradientCheck", StringComparison.Ordinal));
        string program = $$"""
            using System;
            {{blocks[0]}}
            public static class Calls
            {
                public static void Use(double[] w, double[] x, double[] y, double[] direction, double[] buffer)
                {
                    {{blocks[1]}}
                }

                public static void Check(double[] x, double[] y, double[] weights)
                {
                    {{check}}
                    GradientCheck.Verify(Math.Sin, Math.Cos, 0.3);
                }
            }
            """;
        Assert.Contains("GradientCheck.Verify(Math.Sin, Math.Cos, 0.3)", Readme(), StringComparison.Ordinal);

        using LoadedAssembly assembly = GeneratorHarness.For(program).Run().ShouldCompile().Load();

        double[] x = [0.3, -0.7, 0.2, 1.1], y = [0.5, -0.4], w = [0.8, 0.1];
        assembly.Method<Action<double[], double[], double[], double[], double[]>>("Calls", "Use")(w, x, y, [1, 2], new double[2]);
        assembly.Method<Action<double[], double[], double[]>>("Calls", "Check")(x, y, w);
    }

    private static string[] Blocks() => [.. Readme().Split("```csharp\n").Skip(1).Select(b => b.Split("```")[0])];

    /// <summary>The text without indentation, and without the attributes that an editor hides.</summary>
    private static string Lines(string text) =>
        string.Join("\n", text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith("[global", StringComparison.Ordinal)));

    private static string Readme([CallerFilePath] string path = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "README.md")).ReplaceLineEndings("\n");
}
