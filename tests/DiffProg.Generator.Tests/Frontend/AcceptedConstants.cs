using System.Collections.Generic;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>Constants of types that could carry a derivative elsewhere, and queries that come close to one that is refused.</summary>
internal static class AcceptedConstants
{
    private const string Mark = "[Differentiable] public static ";
    private const string Generic = "System.Collections.Generic.";
    private const string Linq = "System.Linq.Enumerable.";

    public static IReadOnlyList<(string Id, string Members, string Types)> All =>
    [
        ("DP1001", $"static {Generic}List<double> Kept = new(); {Mark}double F(double x, [NoDerivative] {Generic}IReadOnlyList<double> l, [NoDerivative] {Generic}Dictionary<string, double[]> d) => x * l[0] * Kept[0] * d[\"a\"][0] * (d.TryGetValue(\"b\", out var row) ? row[0] : l[^1]);", ""),
        ("DP1005", Mark + "double F(double x, Data d) { d.Values.Add(2); d.Groups.Clear(); d.Values[^1].CompareTo(1); return d.Values.Count * x * d.At(3); }", $"public sealed record Data({Generic}List<double> Values, {Generic}Dictionary<string, {Generic}List<double>> Groups) {{ public double At(double x) => Values[0] * x; }}"),
        ("DP1001", $"{Mark}double F(double[] x, {Generic}List<string> s) {{ double t = 0; {Generic}List<double> l = new(x); return {Linq}Sum(l) * {Linq}Sum(s, n => n.Length * x[0]) * {Linq}Last({Linq}Zip({Linq}Select(x, y => t + y), x, (y, z) => y * z)) * {Linq}Sum({Linq}Take({Linq}Select(x, y => t += y), 2)); }}", ""),
        ("DP1001", Mark + "double F(double[] x) { Array.Sort(x); x.AsSpan(1).Sort(); (double s, _) = Math.SinCos(x[0]); return x[1].Half * double.Twice(s); }", "public static class E { extension(double x) { public double Half => x / 2; public static double Twice(double y) => 2 * y; } }"),
        ("DP1001", Mark + "double G(double x, out double y) => y = x * x; " + Mark + "double F(double x) { while (G(x, out double y) < 9 && y > 1) x *= y; return G(x, out double z) > 3 && G(z, out double w) > 3 ? w : z; }", ""),
    ];
}
