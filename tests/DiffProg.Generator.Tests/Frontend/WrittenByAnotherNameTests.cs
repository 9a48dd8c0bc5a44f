using DiffProg.Generator.Tests.Harness;
using Xunit;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>A number of an object, which a method is given beside its object and writes to.</summary>
public sealed class WrittenByAnotherNameTests
{
    private const string Types = """
        using System;
        using DiffProg;
        public interface I { [Differentiable] double Of(double x); }
        [Differentiable] public abstract partial class L : I { public double W; public abstract double Of(double x); }
        [Differentiable] public partial class M : L { public override double Of(double x) => x; }

        """;

    [Fact]
    public void Is_accepted_where_a_method_writes_to_it_by_reference() =>
        Run("public static double F(double x, L l) { double t = G(out l.W, l); return t * l.W * x; } [Differentiable] public static double G(out double w, I i) { w = 2; w *= w + w; return w * w; }").ShouldCompile();

    [Fact]
    public void Is_accepted_where_the_method_itself_writes() =>
        Run("public static double F(double x, L l) { l.W = l.W * x * l.Of(x); l.W *= l.W; return l.W * x; }").ShouldCompile();

    private static GeneratorOutcome Run(string members) =>
        GeneratorHarness.For(Types + $"public static partial class C {{ [Differentiable] {members} }}").Run();
}
