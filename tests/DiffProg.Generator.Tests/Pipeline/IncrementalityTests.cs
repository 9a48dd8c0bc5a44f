using System.Linq;
using DiffProg.Generator.Pipeline;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DiffProg.Generator.Tests.Pipeline;

/// <summary>What an edit makes the generator compute again: the lowering of all, and beyond it only what the edit reaches.</summary>
public sealed class IncrementalityTests
{
    private const string Leaf = """
        using DiffProg;
        public static partial class A
        {
            [Differentiable]
            public static double Leaf(double x)
            {
                while (x > 100)
                {
                    x--;
                }

                return x * x;
            }

            [Differentiable]
            public static double Small(double x) => x + 2;
        }
        """;

    private const string Root = """
        using DiffProg;
        public static partial class B
        {
            [Differentiable]
            public static double Root(double[] x)
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    sum += Middle(x[i]);
                }

                return sum;
            }

            [Differentiable]
            public static double Middle(double x) => 3 * A.Leaf(x);

            [Differentiable]
            public static double OfSmall(double x) => 3 * A.Small(x);
        }
        """;

    private const string Loner = """
        using System;
        using DiffProg;
        public static partial class C
        {
            [Differentiable]
            public static double Loner(double x)
            {
                while (x > 100)
                {
                    x--;
                }

                return Math.Sin(x);
            }
        }
        """;

    private const string Unrelated = "public class Unrelated { public int N() => 1; }";

    private static readonly GeneratorOutcome First = GeneratorHarness.For()
        .WithSource("Leaf.cs", Leaf).WithSource("Root.cs", Root).WithSource("Loner.cs", Loner).WithSource("Unrelated.cs", Unrelated)
        .Run().ShouldCompile();

    [Fact]
    public void The_first_run_makes_everything()
    {
        Reruns first = new(First);
        string[] all = ["Leaf", "Loner", "Middle", "OfSmall", "Root", "Small"];
        Assert.Equal(all, first.RunAgain(Steps.Lower));
        Assert.Equal(all, first.RunAgain(Steps.Unit));
        Assert.Equal(all, first.RunAgain(Steps.Emit));
        Assert.NotEmpty(first.SourceOutputs);
    }

    [Fact]
    public void An_edit_of_an_unrelated_file_lowers_all_again_and_does_nothing_behind_that()
    {
        Reruns reruns = new(First.AfterReplacing("Unrelated.cs", Unrelated.Replace("1", "2", System.StringComparison.Ordinal)));
        Assert.Equal(6, reruns.Of(Steps.Lower).Count);
        Assert.All(reruns.Of(Steps.Lower).Values, reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        NothingBehindLoweringRanAgain(reruns);
    }

    [Theory]
    [InlineData("x * x;", "x * x; // a remark")]
    [InlineData("x * x;", "x *\n        x;")]
    [InlineData("    [Differentiable]", "\n\n    // A remark above moves the method down.\n    [Differentiable]")]
    [InlineData("public static partial class A", "/// <summary>Documented now.</summary>\npublic static partial class A")]
    public void An_edit_of_white_space_or_a_remark_does_nothing_behind_lowering(string old, string edited)
    {
        Reruns reruns = new(First.AfterReplacing("Leaf.cs", Leaf.Replace(old, edited, System.StringComparison.Ordinal)));
        NothingBehindLoweringRanAgain(reruns);
    }

    [Fact]
    public void An_edit_of_a_callees_body_emits_it_again_and_at_most_its_callers()
    {
        Reruns reruns = new(First.AfterReplacing("Leaf.cs", Leaf.Replace("x * x", "x * x * x", System.StringComparison.Ordinal)));
        Assert.Equal(["Leaf"], reruns.RunAgain(Steps.Model));
        Assert.Contains("Leaf", reruns.RunAgain(Steps.Emit));
        Assert.DoesNotContain("Loner", reruns.RunAgain(Steps.Emit));

        // What it writes, and with respect to what it is differentiated, is as before: its callers cannot tell.
        Assert.Equal(["Leaf"], reruns.RunAgain(Steps.Emit));
        Assert.Equal(IncrementalStepRunReason.Cached, reruns.Of(Steps.Emit)["Loner"]);
    }

    [Fact]
    public void An_edit_of_a_small_method_emits_its_callers_again_in_which_it_stands_in_the_place_of_its_call()
    {
        Reruns reruns = new(First.AfterReplacing("Leaf.cs", Leaf.Replace("x + 2", "x + 3", System.StringComparison.Ordinal)));
        Assert.Equal(["Small"], reruns.RunAgain(Steps.Model));
        Assert.Equal(["OfSmall", "Small"], reruns.RunAgain(Steps.Emit));
    }

    [Fact]
    public void An_edit_of_a_callees_signature_emits_its_caller_again_and_nothing_else()
    {
        GeneratorOutcome edited = First.AfterReplacing("Leaf.cs", Leaf.Replace("Leaf(double x)", "Leaf(double x, double k = 2)", System.StringComparison.Ordinal).Replace("x * x", "k * x", System.StringComparison.Ordinal));
        Assert.Equal(["Leaf", "Middle"], new Reruns(edited.ShouldCompile()).RunAgain(Steps.Emit));
    }

    [Fact]
    public void A_method_added_elsewhere_leaves_the_others_as_they_are()
    {
        const string added = """
            using DiffProg;
            public static partial class D
            {
                [Differentiable]
                public static double Added(double x) => x + C.Loner(x);
            }
            """;
        Reruns reruns = new(First.AfterAdding("Added.cs", added));

        // The new caller asks its callee for derivatives that nobody asked for before.
        Assert.Equal(["Added", "Loner"], reruns.RunAgain(Steps.Emit));
        Reruns alone = new(First.AfterAdding("Added.cs", added.Replace("C.Loner(x)", "1", System.StringComparison.Ordinal)));
        Assert.Equal(["Added"], alone.RunAgain(Steps.Emit));
    }

    [Fact]
    public void A_rule_makes_its_callers_again_and_an_edit_of_its_body_does_not()
    {
        const string rule = """
            using DiffProg;
            public static class Rules
            {
                [VjpOf(typeof(System.Math), nameof(System.Math.Sin))]
                public static void Sin(double x, double result, double resultCotangent, ref double xGradient) => xGradient += resultCotangent * System.Math.Cos(x);
            }
            """;
        GeneratorOutcome added = First.AfterAdding("Rules.cs", rule);
        Assert.Equal(["Loner"], new Reruns(added).RunAgain(Steps.Emit));
        Assert.Empty(added.GeneratorDiagnostics);
        NothingBehindLoweringRanAgain(new Reruns(added.AfterReplacing("Rules.cs", rule.Replace("Cos(x)", "Cos(x) * 2", System.StringComparison.Ordinal))));
    }

    [Fact]
    public void A_refused_method_leaves_those_that_do_not_call_it_as_they_are()
    {
        GeneratorOutcome broken = First.AfterReplacing("Leaf.cs", Leaf.Replace("x * x", "checked((int)x)", System.StringComparison.Ordinal));
        Reruns reruns = new(broken);
        Assert.Equal(3, broken.GeneratorDiagnostics.Length);
        Assert.Equal(["Loner", "OfSmall", "Small"], reruns.Of(Steps.Emit).Keys.Order(System.StringComparer.Ordinal));
        Assert.Equal(IncrementalStepRunReason.Cached, reruns.Of(Steps.Emit)["Loner"]);
        Assert.Equal(First.GeneratedText, broken.AfterReplacing("Leaf.cs", Leaf).GeneratedText);
    }

    private static void NothingBehindLoweringRanAgain(Reruns reruns)
    {
        Assert.Empty(reruns.RunAgain(Steps.Model));
        Assert.Equal(6, reruns.Of(Steps.Emit).Count);
        Assert.All(reruns.Of(Steps.Unit).Values, IsOld);
        Assert.All(reruns.Of(Steps.Emit).Values, IsOld);
        Assert.All(reruns.SourceOutputs, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));

        static void IsOld(IncrementalStepRunReason reason) => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString());
    }
}
