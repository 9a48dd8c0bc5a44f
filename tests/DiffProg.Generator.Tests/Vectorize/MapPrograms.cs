using System.Collections.Generic;

namespace DiffProg.Generator.Tests.Vectorize;

/// <summary>A method that writes to rows of its caller, whose pullback goes back through an iteration as soon as it has run, or must not.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="IsFused">Whether both sweeps of an iteration run together.</param>
/// <param name="Body">The body of <c>void F(double[] a, [NoDerivative] double[] c, double x, int n, double[] y)</c>; each row has <c>4 n + 16</c> elements.</param>
internal sealed record MapProgram(string Name, bool IsFused, string Body);

/// <summary>Loops that write rows of the caller.</summary>
internal static class MapPrograms
{
    public static IReadOnlyList<MapProgram> All { get; } =
    [
        new("A function of each element", true, "for (int i = 0; i < n; i++) { double t = Math.Sin(a[i] * x); y[i] = t * t * t + c[i]; }"),
        new("Two elements of each iteration", true, "for (int i = 0; i < n; i++) { double t = Math.Exp(a[i] * x); y[2 * i] = t * t; y[2 * i + 1] = t * c[i]; }"),
        new("Two elements by a name", true, "for (int i = 0; i < n; i++) { int k = 2 * i; double t = Math.Exp(a[i] * x); y[k + 1] = t * t; y[k] = t * c[i]; }"),
        new("An element read back", false, "for (int i = 0; i < n; i++) { y[i] = Math.Tanh(a[i] * x); y[i] *= a[i + 1]; }"),
        new("An element that the caller gave", false, "for (int i = 0; i < n; i++) { double t = Math.Tanh(y[i] * x); y[i] = t * a[i] * y[i]; }"),
        new("A branch that keeps", true, "for (int i = 0; i < n; i++) { double t; if (a[i] > 0.1) { double e = Math.Exp(a[i]); t = e * e * x; } else { t = a[i] * a[i]; } y[i] = t * c[i]; }"),
        new("A branch that writes", true, "for (int i = 0; i < n; i++) { double t = a[i] * a[i] * x; if (c[i] > 0) y[i] = t * t; else y[i] -= t; }"),
        new("A loop in each iteration", true, "for (int i = 0; i < n; i++) { double t = x; for (int j = 0; j < 3; j++) t = t * a[j + i] + c[j]; y[i] = t * t; }"),
        new("Places in a row of several", true, "for (int i = 0; i < n; i++) { double p = a[i], q = a[n + i], r = a[2 * n + i]; double t = Math.Sqrt(1 + p * p + q * q); y[2 * i] = t * r * x; y[2 * i + 1] = p / t; }"),
        new("From another start, to a limit that counts", true, "for (int i = 2; i <= n; i++) { double t = Math.Sin(a[i - 1] * x); y[3 * i + 2] = t * t; y[3 * i] = t; }"),
        new("An element of the next iteration", false, "for (int i = 0; i < n; i++) { double t = Math.Sin(a[i] * x); y[i + 1] = t * y[i]; }"),
        new("Elements that meet those of the next iteration", false, "for (int i = 0; i < n; i++) { double t = Math.Sin(a[i] * x); y[i] = t * t; y[i + 1] += t; }"),
        new("Two steps that do not agree", false, "for (int i = 0; i < n; i++) { double t = Math.Sin(a[i] * x); y[2 * i] = t * t; y[3 * i + 1] = t; }"),
        new("A step as wide as what is written, and one more", false, "for (int i = 0; i < n; i++) { double t = Math.Sin(a[i] * x); y[2 * i] = t * t; y[2 * i + 2] = t * y[2 * i]; }"),
        new("An index that changes in the iteration", false, "for (int i = 0; i < n; i++) { int k = i; double t = Math.Sin(a[i] * x); if (t > 0.3) k = 0; y[k] = t * t; }"),
        new("An element that all write", false, "for (int i = 0; i < n; i++) { double t = Math.Sin(a[i] * x); y[0] = t * t; y[i + 1] = t; }"),
        new("By a slice", false, "Span<double> z = y.AsSpan(1); for (int i = 0; i < n; i++) { double t = Math.Sin(a[i] * x); y[i] = t * t; z[i] += t; }"),
        new("What a second loop reads", false, "for (int i = 0; i < n; i++) { double t = Math.Sin(a[i] * x); y[i] = t * t; } double s = 0; for (int k = 0; k < n; k++) s += y[k] * y[k]; y[0] = s;"),
        new("What a second loop overwrites", false, "for (int i = 0; i < n; i++) { double t = Math.Sin(a[i] * x); y[i] = t * t; } for (int k = 0; k < n; k++) y[k] = y[k] * y[k] * x;"),
        new("A row that is read and written", false, "for (int i = 0; i < n; i++) { double t = Math.Sin(a[i] * x); a[i + 1] = t * t; y[i] = t; }"),
        new("An index out of range", true, "for (int i = 0; i < n; i++) { double t = Math.Sin(a[i] * x); y[2 * i] = t * t; y[2 * i + 1] = t * a[5 * i]; }"),
    ];
}
