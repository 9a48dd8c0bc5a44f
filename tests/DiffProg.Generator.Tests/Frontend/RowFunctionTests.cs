using System;
using System.Globalization;
using System.Linq;
using System.Numerics.Tensors;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>Functions of rows that have no loop of the same bits are refused where they stand.</summary>
public sealed class RowFunctionTests
{
    [Theory]
    [InlineData("TensorPrimitives.Exp<double>(a, b)")]
    [InlineData("TensorPrimitives.Tanh<double>(a, b)")]
    [InlineData("TensorPrimitives.Sigmoid<double>(a, b)")]
    [InlineData("TensorPrimitives.SoftMax<double>(a, b)")]
    [InlineData("x = TensorPrimitives.Product<double>(a)")]
    [InlineData("x = TensorPrimitives.Max<double>(a)")]
    [InlineData("x = TensorPrimitives.CosineSimilarity<double>(a, b)")]
    public void A_function_of_rows_without_a_loop_is_refused_at_its_place(string statement)
    {
        GeneratorOutcome outcome = Run(statement);
        Diagnostic error = Assert.Single(outcome.GeneratorDiagnostics);
        Assert.Contains("it stands in another assembly and has no rule", error.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(
            statement.Replace("x = ", string.Empty, StringComparison.Ordinal),
            outcome.Compilation.SyntaxTrees.First().GetText().ToString(error.AdditionalLocations[0].SourceSpan));
    }

    [Theory]
    [InlineData("TensorPrimitives.Add<double>(a, b, b)")]
    [InlineData("x = TensorPrimitives.Dot<double>(a, b)")]
    [InlineData("x += TensorPrimitives.Norm<double>(a) * TensorPrimitives.Sum<double>(b)")]
    public void A_function_of_rows_with_a_loop_has_derivatives(string statement) => _ = Run(statement).ShouldCompileWithoutWarnings();

    private static GeneratorOutcome Run(string statement) => GeneratorHarness
        .For($"using System.Numerics.Tensors;\nusing DiffProg;\npublic static partial class C\n{{\n[Differentiable] public static double F(double x, double[] a, double[] b) {{ {statement}; return x * b[0]; }}\n}}\n")
        .WithReference(MetadataReference.CreateFromFile(typeof(TensorPrimitives).Assembly.Location))
        .Run();
}
