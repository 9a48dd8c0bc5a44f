using System.Collections.Generic;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>Methods refused since a type or a callee of the user's is not marked: what is to be marked is said first, at the use.</summary>
internal static class RefusedUnmarked
{
    private const string Mark = "[Differentiable] public static ";
    private const string State = "public struct State { public double A; public double B; }";
    private const string Marked = "[Differentiable] public partial struct State { public double A; public double B; }";
    private const string Type = "the type 'State' cannot stand in differentiable code; mark 'State' [Differentiable]";
    private const string Search = "int i = Array.BinarySearch(k, x); ";

    public static IEnumerable<Refused> All => [.. Types, .. Callees, .. Integers];

    private static IEnumerable<Refused> Types =>
    [
        OfState("double F(double x) { var s = new State { A = x, B = 1 }; return s.A * s.B; }", "new State { A = x, B = 1 }"),
        OfState("double F(double x) { var s = new State(x, 1); return s.A * s.B; }", "new State(x, 1)", "public record struct State(double A, double B);"),
        OfState("double F(double x) { var s = new State(x); return s.A * x; }", "new State(x)", "public class State(double a) { public double A = a; }"),
        OfState("double F(double x) { State s; s.A = x; s.B = 1; return s.A; }", "s"),
        OfState("double F(double x) { State s = default; s.A = x; return s.A; }", "s"),
        OfState("double F(double x, State s) { s.A = x; return s.A; }", "s"),
        OfState("double F(double x, State s) { var t = s with { A = x }; return t.A; }", "s with { A = x }"),
        OfState("double F(double x) { var all = new State[2]; all[0].A = x; return all[0].A; }", "new State[2]"),
        OfState("double F(double x, State[] all) { all[0].A = x; return all[0].A; }", "all"),
        OfState("double F(double x) { var all = new System.Collections.Generic.List<State> { new State { A = x } }; return all[0].A; }", "new System.Collections.Generic.List<State> { new State { A = x } }"),
        OfState("double F(double x) => G(new State { A = x }); static double G(State s) => s.A;", "new State { A = x }"),
        OfState("double F(double x) { var s = new State { Inner = new Pair { X = x } }; return s.Inner.X; }", "new State { Inner = new Pair { X = x } }", "public struct State { public Pair Inner; } public struct Pair { public double X; }"),
        OfState("double F(State s) => s.A;", "F", says: "no parameter of this method carries a derivative; mark 'State' [Differentiable], or give it a parameter of double", id: "DP1003"),
        OfState("double F(double x) { var s = new State { Seed = 3 }; return s.Seed * x; }", "{ Seed = 3 }", "public class State { public int Seed; }", "an initializer", "DP1001"),
        OfState("double F(double x) { State s = new() { A = [x] }; throw s; }", "{ A = [x] }", "public class State : Exception { public double[] A; }", "an initializer", "DP1001"),
    ];

    private static IEnumerable<Refused> Callees =>
    [
        OfCallee("double F(double x) { State s = G(x); return s.A; } static State G(double x) => new State { A = x };", "G(x)", "'C.G(double)'", "mark it, and mark 'State' [Differentiable]", State),
        OfCallee("double F(double[] x) { State s = G(x); return s.A; } static State G(double[] x) => new State { A = x[0] };", "G(x)", "'C.G(double[])'", "mark it, and mark 'State' [Differentiable]", State),
        OfCallee("double F(double x) { State s = G(x); return s.A; } static State G(double x) => new State { A = x };", "G(x)", "'C.G(double)'", "mark it", Marked),
        OfCallee("double F(double x) => G(new State { A = x }); static double G(State s) => s.A;", "G(new State { A = x })", "'C.G(State)'", "mark it, write a rule for it by [VjpOf], or wrap the call in Diff.StopGradient", Marked),
        OfCallee("double F(double x) { State s = new State { A = x }; return G(s); } static double G(State s) => s.A;", "G(s)", "'C.G(State)'", "mark it, write a rule for it by [VjpOf], or wrap the call in Diff.StopGradient", Marked),
        OfCallee("double F(double x) { var (a, b) = G(x); return a * b; } static (double, double) G(double x) => (x, x);", "G(x)", "'C.G(double)'", "mark it"),
        OfCallee("double F(double x) => G(x).Item1; static (double, double) G(double x) => (x, x);", "G(x)", "'C.G(double)'", "mark it"),
        OfCallee("double F(double x) => G(x)[0]; static double[] G(double x) => [x];", "G(x)", "'C.G(double)'", "mark it"),
        OfCallee("double F(double x) { G(x); return x; } static void G(double x) { }", "G(x)", "'G'", "mark it, or wrap what it is given in Diff.StopGradient"),
        OfCallee("double F(double[] x) { G(x); return x[0]; } static void G(double[] x) => x[0] = 1;", "G(x)", "'C.G(double[])'", "mark it"),
        new(Mark + "double F(double x) => G(x).A; [Differentiable] static State G(double x) => new State { A = x };", "DP1005", "G(x)", "this call of 'C.G(double)' cannot stand in differentiable code: mark 'State' [Differentiable]") { Types = State },
        new(Mark + "double F(double x, [NoDerivative] State s) => s.G(x);", "DP1005", "s.G(x)", "this call of 'State.G(double)' cannot stand in differentiable code: mark 'State' [Differentiable], whose methods may then be called, or make it static")
        {
            Types = "public class State { public double A; public double G(double x) => x * A; }",
        },
    ];

    private static IEnumerable<Refused> Integers =>
    [
        OfCallee("double F(double x, double[] a) => a[G(x)] * x; static int G(double x) => (int)x;", "G(x)", "'G'", "it returns an integer, which needs no derivative to choose a branch or an element: mark it, or wrap what it is given in Diff.StopGradient"),
        OfCallee("double F(double x, double[] a) => a[G(a, x)] * x; static int G(double[] a, double x) => 0;", "G(a, x)", "'C.G(double[], double)'", "it returns an integer, which needs no derivative to choose a branch or an element: mark it"),
        OfCallee("double F(double x, double[] a) => a[G(a, x)] * x; static int G(ReadOnlySpan<double> a, double x) => 0;", "G(a, x)", "'C.G(ReadOnlySpan<double>, double)'", "it returns an integer, which needs no derivative to choose a branch or an element: mark it, or wrap what it is given in Diff.StopGradient"),
        OfCallee("double F(double x) => G(x) ? x * x : x; static bool G(double x) => x > 1;", "G(x)", "'G'", "it returns a bool, which needs no derivative to choose a branch: mark it, or wrap what it is given in Diff.StopGradient"),
        new(Mark + "double F(double x, [NoDerivative] System.Collections.Generic.HashSet<double> s) => s.Contains(x) ? x : x * x;", "DP1005", "s.Contains(x)", "this call of 'HashSet<double>.Contains(double)' cannot stand in differentiable code: it stands in another assembly and has no rule; write it with System.Math, loops and methods of your own, or wrap what it is given in Diff.StopGradient"),
        new(Mark + "double F(double x, [NoDerivative] System.Collections.Generic.HashSet<double> s) => s.Add(x) ? x : x * x;", "DP1005", "s.Add(x)", "this call of 'HashSet<double>.Add(double)'"),
        new(Mark + "double F(double x, double[] k) { " + Search + "return x * i; }", "DP2003", "i", "the derivative is lost"),
        new(Mark + "double F(double x, [NoDerivative] double[] k) { " + Search + "i = ~i; int j = i + 1; return x * j; }", "DP2003", "j", "the derivative is lost"),
        new(Mark + "double F(double x, double[] k) { int i = Array.BinarySearch(k, x, System.Collections.Generic.Comparer<double>.Default); return k[i] * x; }", "DP1005", "Array.BinarySearch(k, x, System.Collections.Generic.Comparer<double>.Default)", "this call of 'Array.BinarySearch<double>(double[], double, IComparer<double>?)'"),
    ];

    private static Refused OfState(string method, string located, string types = State, string says = Type, string id = "DP1002") => new(Mark + method, id, located, says) { Types = types };

    private static Refused OfCallee(string method, string located, string callee, string advice, string types = "") =>
        new(Mark + method, "DP2001", located, $"the derivative cannot pass through {callee}, which is neither marked [Differentiable] nor has a rule; {advice}") { Types = types };
}
