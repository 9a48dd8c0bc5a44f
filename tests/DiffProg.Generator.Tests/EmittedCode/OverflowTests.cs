using System;
using System.Globalization;
using System.Reflection;
using DiffProg.Generator.Tests.Harness;
using Xunit;

namespace DiffProg.Generator.Tests.EmittedCode;

/// <summary>Numbers of every type, checked or not: they come back from the tape, and overflow as they do in the primal.</summary>
public sealed class OverflowTests
{
    [Theory]
    [InlineData("sbyte", "-100", "-9")]
    [InlineData("byte", "200", "11")]
    [InlineData("short", "-30000", "-900")]
    [InlineData("ushort", "60000", "1700")]
    [InlineData("char", "60000", "1700")]
    [InlineData("int", "int.MinValue + 100", "-20")]
    [InlineData("uint", "4000000000", "90000000")]
    [InlineData("long", "long.MinValue + 100", "-20")]
    [InlineData("ulong", "ulong.MaxValue - 100", "20")]
    [InlineData("nint", "-100", "-9")]
    [InlineData("nuint", "3000000000", "11")]
    [InlineData("Half", "1.5", "1")]
    [InlineData("float", "1.5f", "1")]
    [InlineData("double", "1.5", "1")]
    public void A_value_of_every_type_comes_back_from_the_tape(string type, string first, string step)
    {
        string text = $$"""
            using System;
            using DiffProg;
            public static partial class C
            {
                [Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)]
                public static double F(double x)
                {
                    {{type}} k = ({{type}})({{first}});
                    double r = x;
                    for (int i = 0; i < 3; i++)
                    {
                        r *= x * (double)k;
                        k += ({{type}})({{step}});
                    }

                    return r;
                }

                public static double Factor()
                {
                    {{type}} k = ({{type}})({{first}});
                    double r = 1;
                    for (int i = 0; i < 3; i++)
                    {
                        r *= (double)k;
                        k += ({{type}})({{step}});
                    }

                    return r;
                }
            }
            """;
        foreach (GeneratorHarness project in new[] { GeneratorHarness.For(text), GeneratorHarness.For(text).WithOverflowChecks() })
        {
            using LoadedAssembly assembly = project.Run().ShouldCompileWithoutWarnings().Load();
            double factor = (double)assembly.Method("C", "Factor").Invoke(null, null)!;
            object gradient = assembly.Method("C", "FGradient").Invoke(null, [1.25])!;
            object product = assembly.Method<Func<double, double, double>>("C", "FHvp")(1.25, 1);
            Near(4 * Math.Pow(1.25, 3) * factor, gradient);
            Near(12 * Math.Pow(1.25, 2) * factor, product);
        }
    }

    [Theory]
    [InlineData("b += 100")]
    [InlineData("b <<= 1")]
    [InlineData("b++")]
    [InlineData("b *= 2")]
    [InlineData("b = (byte)(b + 100)")]
    public void A_checked_project_overflows_in_the_derivative_where_it_does_in_the_primal(string statement)
    {
        string text = $$"""
            using DiffProg;
            public static partial class C
            {
                [Differentiable] public static double F(double x, byte b) { {{statement}}; return x * b; }
            }
            """;
        using LoadedAssembly unchecked_ = GeneratorHarness.For(text).Run().ShouldCompileWithoutWarnings().Load();
        Assert.Equal(unchecked_.Method("C", "F").Invoke(null, [1.0, (byte)255]), unchecked_.Method("C", "FGradient").Invoke(null, [1.0, (byte)255]));
        using LoadedAssembly checked_ = GeneratorHarness.For(text).WithOverflowChecks().Run().ShouldCompileWithoutWarnings().Load();
        foreach (string member in new[] { "F", "FGradient" })
        {
            Exception thrown = Assert.Throws<TargetInvocationException>(() => checked_.Method("C", member).Invoke(null, [1.0, (byte)255]));
            Assert.IsType<OverflowException>(thrown.InnerException);
        }
    }

    private static void Near(double expected, object actual) => Assert.True(
        Math.Abs(expected - (double)actual) <= 1e-13 * Math.Abs(expected),
        string.Create(CultureInfo.InvariantCulture, $"{actual:R}, expected {expected:R}"));
}
