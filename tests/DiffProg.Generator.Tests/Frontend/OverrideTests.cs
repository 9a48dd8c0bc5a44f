using System;
using System.Linq;
using DiffProg.Generator.Tests.Harness;
using Xunit;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>
/// A derivative of a method that is overridden is that of the method which runs: the object's own, whether it is called or handed on as a function, and the one of the
/// base where it is called by <c>base</c>.
/// </summary>
public static class OverrideTests
{
    private const double Step = 1e-6;

    [Theory]
    [InlineData("protected")]
    [InlineData("public")]
    [InlineData("internal")]
    public static void The_derivative_is_that_of_the_method_which_runs(string accessibility)
    {
        using LoadedAssembly assembly = GeneratorHarness.For(Source.Replace("ACCESS", accessibility, StringComparison.Ordinal)).Run().ShouldCompileWithoutWarnings().Load();
        (string Name, double Gradient, Func<double, double> Value)[] all = assembly.Method<Func<(string, double, Func<double, double>)[]>>("Uses", "All")();
        Assert.Equal(21, all.Length);
        Assert.All(all, a => Assert.Equal((a.Value(2 + Step) - a.Value(2 - Step)) / (2 * Step), a.Gradient, 1e-7));
        Assert.Equal(1, all.First(a => a.Name == "B.ByBaseAsFunction").Gradient, 1e-12);
    }

    private const string Source = """
        using System;
        using System.Linq;
        using DiffProg;

        [Differentiable]
        public partial class A
        {
            public double K = 0.5;
            [Differentiable] ACCESS virtual double G(double x) => x * K;
            [Differentiable] ACCESS virtual double Down(double x, int n) => n <= 0 ? x * K : Down(x, n - 1) * K;
            [Differentiable] public double AsFunction(double x) => Uses.Twice(G, x);
            [Differentiable] public double Called(double x) => G(x) * x;
        }

        [Differentiable]
        public partial class B : A
        {
            [Differentiable] ACCESS override double G(double x) => base.G(x) * x * x;
            [Differentiable] ACCESS override double Down(double x, int n) => n > 3 ? base.Down(x, n) : x * x;
            [Differentiable] public double ByBase(double x) => base.G(x);
            [Differentiable] public double ByBaseOfConstant(double x, [NoDerivative] double c) => base.G(c) * x;
            [Differentiable] public double ByBaseAsFunction(double x) => Uses.Twice(base.G, x);
            [Differentiable] public double ByThisAsFunction(double x) => Uses.Twice(this.G, x);
            [Differentiable] public double Deep(double x) => Down(x, 5);
        }

        [Differentiable]
        public partial class C : B
        {
            [Differentiable] ACCESS override double G(double x) => base.G(x) + Math.Sin(x);
        }

        public static partial class Uses
        {
            [Differentiable] public static double Twice(Func<double, double> f, double x) => f(x) * 2;

            [Differentiable] public static double Any(A a, double x) => a.Called(x) + a.AsFunction(x);

            public static (string, double, Func<double, double>)[] All() => new[] { new B(), new C() }.SelectMany(Of).Concat(new A[] { new A(), new B(), new C() }.Select(OfAny)).ToArray();

            private static (string, double, Func<double, double>)[] Of(B b)
            {
                string name = b.GetType().Name + ".";
                B.Tangent z = B.Tangent.ZeroLike(b);
                b.ByBaseValueAndGradient(2, z, out double byBase);
                b.ByBaseOfConstantValueAndGradient(2, 3, z, out double ofConstant);
                b.ByBaseAsFunctionValueAndGradient(2, z, out double byBaseAsFunction);
                b.ByThisAsFunctionValueAndGradient(2, z, out double byThis);
                b.DeepValueAndGradient(2, z, out double deep);
                b.AsFunctionValueAndGradient(2, z, out double asFunction);
                b.CalledValueAndGradient(2, z, out double called);
                return
                [
                    (name + "ByBase", byBase, b.ByBase),
                    (name + "ByBaseOfConstant", ofConstant, x => b.ByBaseOfConstant(x, 3)),
                    (name + "ByBaseAsFunction", byBaseAsFunction, b.ByBaseAsFunction),
                    (name + "ByThisAsFunction", byThis, b.ByThisAsFunction),
                    (name + "Deep", deep, b.Deep),
                    (name + "AsFunction", asFunction, b.AsFunction),
                    (name + "Called", called, b.Called),
                    (name + "ByBaseTangent", b.ByBaseJvp(2, B.Tangent.ZeroLike(b), 1).Tangent, b.ByBase),
                    (name + "AsFunctionTangent", b.AsFunctionJvp(2, B.Tangent.ZeroLike(b), 1).Tangent, b.AsFunction),
                ];
            }

            private static (string, double, Func<double, double>) OfAny(A a)
            {
                AnyValueAndGradient(a, 2, A.Tangent.ZeroLike(a), out double gradient);
                return ("Any", gradient, x => Any(a, x));
            }
        }
        """;
}
