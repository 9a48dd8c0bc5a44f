using System.Collections.Generic;
using DiffProg.Generator.Tests.Frontend;

namespace DiffProg.Generator.Tests.Pitfalls;

/// <summary>
/// The pitfalls, by their numbers, whose language is not there yet, or whose derivative is refused for good. What can be differentiated
/// stands in the corpus of the runtime's tests, under the same number.
/// </summary>
internal static class RefusedPitfalls
{
    private const string Mark = "[Differentiable] public static ";
    private const string Point = "public struct V(double x, double y) { public double X = x; public double Y = y; }";
    private const string Box = "public class B { public double V; }";

    public static IReadOnlyList<(int Number, Refused Program)> All { get; } =
    [
        (34, new(Mark + "double F(double x) => (int)x * x;", "DP2003", "(int)x", "the derivative is lost")),
        (41, new(Mark + "double F(double x) { var p = new V(x, 1); var q = p; q.X *= 2; return p.X * q.X; }", "DP1001", "new V(x, 1)", "an object") { Types = Point }),
        (42, new(Mark + "double H(V p) { p.X = 0; return 1; } " + Mark + "double F(double x) { var p = new V(x, 1); return H(p) * p.X * p.X; }",
            "DP1001", "new V(x, 1)", "an object") { Types = Point }),
        (43, new(Mark + "double F(double x) { var a = new V[1]; a[0].X = x; var p = a[0]; p.X = 7; a[0].X *= x; return a[0].X + p.X; }",
            "DP1001", "new V[1]", "") { Types = Point }),
        (44, new(Mark + "double F(double x) { var c = new B { V = x }; var d = c; d.V *= x; return c.V; }", "DP1001", "{ V = x }", "") { Types = Box }),
        (49, new(Mark + "double F(double x) { double k = x; Func<double, double> g = z => z * k; k = 2; return g(x); }", "DP1001", "z => z * k", "a delegate")),
    ];
}
