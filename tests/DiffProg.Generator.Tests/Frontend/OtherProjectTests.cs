using System.IO;
using System.Linq;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>An editor knows the text of the projects that one refers to, a build their assemblies: DiffProg says the same in both.</summary>
public sealed class OtherProjectTests
{
    private const string Library = """
        using DiffProg;
        [assembly: ExportDerivatives]
        namespace Library;
        [Differentiable] public partial class Layer(double w) { public double W = w; public double Unmarked(double x) => W * x; public static double Scale => 2; }
        public static partial class Functions
        {
            [Differentiable] public static double Square(double x) => x * x;
            [Differentiable] public static T Generic<T>(T x) where T : System.Numerics.INumber<T> => x * x;
            public static double Plain(double x) => x * x;
            public static int Count(int n) => n + 1;
            public static double Given(System.Func<double, double> f, double x) => f(x);
            public static double Constant => 3;
        }
        """;

    [Theory]
    [InlineData("double F(double x) => Functions.Square(x);")]
    [InlineData("double F(double x) => Functions.Generic(x);")]
    [InlineData("double F(double x) => Functions.Plain(x);")]
    [InlineData("double F(double x, int n) => x * Functions.Count(n);")]
    [InlineData("double F(double x) => Functions.Given(y => y * y, x);")]
    [InlineData("double F(double x) => x * Functions.Constant * Layer.Scale;")]
    [InlineData("double F(double x) => new Layer(x).Unmarked(x);")]
    [InlineData("double F(double x, Layer l) => l.Unmarked(x) * l.W;")]
    [InlineData("double F(double x) => Diff.StopGradient(x) * x;")]
    [InlineData("double F(double x) => Diff.OnGradient(x, g => 2 * g) * x;")]
    public void A_reference_to_a_project_is_a_reference_to_its_assembly(string member)
    {
        GeneratorOutcome library = GeneratorHarness.For(Library).Run();
        using MemoryStream image = new();
        Assert.Empty(library.Compilation.Emit(image).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        GeneratorHarness project = GeneratorHarness.For($$"""
            using DiffProg;
            using Library;
            public static partial class P
            {
                [Differentiable] public static {{member}}
            }
            """);

        GeneratorOutcome built = project.WithReference(MetadataReference.CreateFromImage(image.ToArray())).Run();
        GeneratorOutcome edited = project.WithReference(library.Compilation.ToMetadataReference()).Run();

        Assert.Equal(built.GeneratorDiagnostics.Select(d => d.ToString()), edited.GeneratorDiagnostics.Select(d => d.ToString()));
        Assert.Equal(built.GeneratedSources.ToArray(), edited.GeneratedSources.ToArray());
        Assert.DoesNotContain(built.GeneratorDiagnostics, d => d.Id == "DP9001");
    }
}
