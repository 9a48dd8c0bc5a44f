using System.Collections.Generic;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>What is no constant though it comes close to one, and queries that cannot be followed.</summary>
internal static class RefusedConstants
{
    private const string Mark = "[Differentiable] public static ";

    public static IEnumerable<Refused> All =>
    [
        Of("double F(double x, IReadOnlyList<double> l) => x * l[0];", "DP1002", "IReadOnlyList<double> l", "the type 'IReadOnlyList<double>' cannot stand"),
        Of("double F(double x, Dictionary<string, double[]> d) => x;", "DP1002", "Dictionary<string, double[]> d", "the type 'Dictionary<string, double[]>' cannot stand"),
        Of("double F(double x, Data d) { d.Values.Add(x); return x; }", "DP1005", "d.Values.Add(x)", "this call of 'List<double>.Add(double)'"),
        Of("double F(double x, Data d) { d.Values[0] = x; return x; }", "DP1004", "d.Values[0]", "'this[]'"),
        Of("double F(double x, Data d) { var l = d.Values; l[0] += x; return l[0]; }", "DP1004", "l[0]", "'this[]'"),
        Of("double F(double x, Data d) { foreach (var l in d.Groups.Values) l.Add(x); return x; }", "DP1005", "l.Add(x)", "this call of 'List<double>.Add(double)'"),
        Of("double F(double x, Data d) => d.At(x);", "DP1005", "d.At(x)", "this call of 'Data.At(double)'"),
        Of("double F(double x, Data d) => d.At(x).Count * x;", "DP1001", "d.At(x)", "a list that is decided late, or comes from here,", "sealed record Data(List<double> Values) { public List<double> At(double x) => [x]; }"),
        Of("double F(double x, [NoDerivative] Dictionary<double, double> d) => d.TryGetValue(x, out double v) ? v : x;", "DP1001", "d.TryGetValue(x, out double v)", "a dictionary that is given an active key"),
        Of("double F(double x, [NoDerivative] Dictionary<int, double[]> d) => x > 0 && d.TryGetValue(1, out double[] row) ? row[0] * x : x;", "DP1001", "d.TryGetValue(1, out double[] row)", "a look-up of an array or an object that need not be asked"),
        Of("double F(double[] x, [NoDerivative] Dictionary<int, double> d) { d.TryGetValue(1, out x[0]); return x[0]; }", "DP1001", "d.TryGetValue(1, out x[0])", "a look-up whose value goes here"),
        Of("double F(double x, [NoDerivative] List<double> l) => x * l[1..][0];", "DP1001", "l[1..]", "a range of a constant"),
        Of("double F(double x, IReadOnlyList<P> d) => d.Select(p => p.X * x).Distinct().Sum();", "DP1001", "d.Select(p => p.X * x).Distinct()", "what 'Distinct' returns"),
        Of("double F(double x, IReadOnlyList<P> d) => d.GroupBy(p => p.X > 1).Count() * x;", "DP1001", "p => p.X > 1", "a function that 'GroupBy' runs"),
        Of("double F(double x, IReadOnlyList<P> d) => d.Where(p => p.X > x).Zip(d, (p, q) => p.X * q.X * x).Sum();", "DP1001", "d.Where(p => p.X > x).Zip(d, (p, q) => p.X * q.X * x)", "'Zip' behind 'Where', or of what is no array"),
        Of("double F(double[] x) { double s = 0; return x.Select(y => s += y).Skip(1).Sum(); }", "DP1001", "x.Select(y => s += y).Skip(1)", "'Skip' behind a function that does more than compute"),
        Of("double F(double[] x) { double s = 0; return x.Select(y => s += y).Last(); }", "DP1001", "x.Select(y => s += y).Last()", "'Last' behind a function that does more than compute"),
        Of("double F(double[] x) { double s = 0; return x.Select(y => s += y).ElementAt(1); }", "DP1001", "x.Select(y => s += y).ElementAt(1)", "'ElementAt' behind a function that does more than compute"),
        Of("double F(double[] x) { double s = 0; return x.OrderBy(y => s += y).First(); }", "DP1001", "x.OrderBy(y => s += y)", "'OrderBy' behind a function that does more than compute"),
        Of("double F(double[] x) { double s = 0; return x.Where(y => (s += y) > 0).Take(2).Sum(); }", "DP1001", "x.Where(y => (s += y) > 0).Take(2)", "'Take' behind a function that does more than compute"),
        Of("double F(double[] x) { double s = 0; return x.Select(y => s += y).Any() ? s : x[0]; }", "DP1001", "x.Select(y => s += y).Any()", "'Any' behind a function that does more than compute"),
        Of("double F(double[] x) => x.Select(y => Math.Abs(y) > 9 ? throw new ArgumentException(\"y\") : y).Skip(1).Sum();", "DP1001", "x.Select(y => Math.Abs(y) > 9 ? throw new ArgumentException(\"y\") : y).Skip(1)", "'Skip' behind a function that does more than compute"),
        Of("double F(double[] x) { double s = 0; foreach (double y in x.Where(y => y > 0).Take(2)) s += y; return s; }", "DP1001", "foreach (double y in x.Where(y => y > 0).Take(2)) s += y;", "a 'foreach' over this query"),
        Of("double F(double[] x) { IEnumerable<double> q = x.Select(y => y * y); return q.Sum(); }", "DP1002", "q = x.Select(y => y * y)", "the type 'IEnumerable<double>'"),
        Of("double F(double[] x) { Array.Sort(x, (a, b) => b.CompareTo(a)); return x[0]; }", "DP1005", "Array.Sort(x, (a, b) => b.CompareTo(a))", "this call of 'Array.Sort<double>(double[], Comparison<double>)'"),
        Of("static readonly double[] T = [2, 1]; " + Mark + "double F(double x) { Array.Sort(T); return x * T[0]; }", "DP1004", "Array.Sort(T)", "'T' is written", isWhole: true),
        Of("double F(double x) { x.Grow(); return x; }", "DP1001", "x.Grow()", "'E.extension(ref double).Grow()', which extends a variable by reference,", "static class E { extension(ref double x) { public void Grow() => x *= 2; } }"),
    ];

    private static Refused Of(string method, string id, string located, string says, string? types = null, bool isWhole = false) => new(isWhole ? method : Mark + method, id, located, says)
    {
        Types = types ?? "sealed record Data(List<double> Values, Dictionary<string, List<double>> Groups) { public double At(double x) => Values[0] * x; } sealed record P(double X);",
        Usings = "using System.Collections.Generic;\nusing System.Linq;\n",
    };
}
