using System.Collections.Generic;

namespace DiffProg.Generator.Tests.Vectorize;

/// <summary>Loops that touch an element more than once, where it may stay in a local and where something else may be the same element.</summary>
internal static class ElementPrograms
{
    private const string Halve = "[Differentiable] static void Halve(Span<double> p, int i) { p[i] *= 0.5; }";

    public static IReadOnlyList<LaneProgram> All { get; } =
    [
        new("An element changed in many ways", true, "double s = 0; for (int i = 0; i < n; i++) { b[i] += a[i]; b[i] *= b[i]; b[i] -= x; b[i] /= 2 + b[i] * b[i]; s += b[i]; } return s * b[n / 2];"),
        new("An element changed in many ways, by functions", true, "double s = 0; for (int i = 0; i < n; i++) { b[i] = Math.Exp(-b[i] * b[i]); s += b[i]; b[i] = Math.Sin(b[i]) * a[i]; b[i] += x; a[i] *= Math.Tanh(b[i]); b[i] -= a[i]; } return s * b[n / 2] * a[0];"),
        new("An element made and asked for", true, "double s = 0; for (int i = 0; i < n; i++) { b[i] = a[i] * x; double t = b[i] * b[i]; b[i] = t - a[i]; s += b[i] * t; } return s + b[n / 2];"),
        new("An element that stays, asked for often", true, "double s = 0; for (int i = 0; i < n; i++) s += a[i] * b[i] / (2 + a[i] * a[i]) - Math.Sqrt(1 + a[i] * a[i]); return s * x;"),
        new("Every other element changed twice", true, "for (int i = 0; i < n; i++) { b[2 * i] = b[2 * i] * x + a[i]; b[2 * i] += b[2 * i] * Math.Cos(b[2 * i]); } return b[0] * b[2 * (n / 2)];"),
        new("An index computed in the iteration, of an element changed twice", true, "double s = 0; for (int i = 0; i < n; i++) { int k = i + 3; b[k] = b[k] * a[i]; s += b[k] * x; b[k] -= a[k]; } return s + b[4];"),
        new("An element before and after another is overwritten", true, "double s = 0; for (int i = 0; i < n; i++) { double u = b[i]; b[i + n] = u * x; double v = b[i] * a[i]; b[i + n] += v; s += u * v * b[i + n]; b[i] = v; } return s * b[n];"),
        new("Windows that are one", true, "int m = n > 20 ? 0 : n; double s = 0; for (int i = 0; i < n; i++) { b[i] = b[i] * x + a[i]; b[i + m] += b[i] * b[i]; b[i] *= a[i]; s += b[i] * b[i + m]; } return s + b[n / 2];"),
        new("Windows that overlap", true, "int m = n / 2; double s = 0; for (int i = 0; i < n; i++) { b[i] = b[i] * x + a[i]; b[i + m] -= 0.5 * b[i]; b[i] += a[i] * b[i]; s += b[i]; } return s + b[n];"),
        new("Windows that are one, and only added to", true, "int m = n > 20 ? 0 : 3; for (int i = 0; i < n; i++) { b[i] += a[i]; b[i + m] += x * a[i]; b[i] += c[i] * a[i]; } return b[0] * b[n / 2];"),
        new("Neighbours only added to", true, "for (int i = 0; i < n; i++) { b[i] += a[i]; b[i + 1] += x * a[i]; b[i] += c[i] * a[i]; } return b[0] * b[n / 2];"),
        new("Neighbours that the adjoint adds to twice", true, "double s = 0; for (int i = 0; i < n; i++) { double t = a[i] * a[i + 1]; s += t * a[i] + a[i + 1] * x - t * t; } return s;"),
        new("One place written in two ways", true, "double s = 0; for (int i = 0; i < n; i++) { b[i + 1] += a[i]; b[1 + i] *= x; b[i + 1] -= b[1 + i] * b[i + 1]; s += b[1 + i]; } return s;"),
        new("One place by two names", true, "int m = n > 20 ? 0 : n; double s = 0; for (int i = 0; i < n; i++) { int k = i + m; b[i] = a[i] * x; b[k] = b[k] * b[i] + a[i]; s += b[i] * b[k]; b[i] -= a[k]; } return s;"),
        new("Two names of one row", true, "Span<double> p = b.AsSpan(0, n), q = b.AsSpan(n > 20 ? 0 : n, n); double s = 0; for (int i = 0; i < n; i++) { p[i] = p[i] * x + a[i]; q[i] = q[i] * 0.5 + p[i]; p[i] += q[i] * p[i]; s += p[i]; } return s + b[0];"),
        new("Two names of one row that is only added to", true, "Span<double> p = b.AsSpan(0, n), q = b.AsSpan(0, n); for (int i = 0; i < n; i++) { p[i] += a[i]; q[i] += x * a[i]; p[i] += c[i] * a[i]; } return b[0] * b[n / 2];"),
        new("Another name of a row that is read", true, "ReadOnlySpan<double> q = b.AsSpan(n / 8); double s = 0; for (int i = 0; i < n; i++) { b[i] = a[i] * x; b[i] += q[i] * q[i]; s += b[i] * q[i]; } return s;"),
        new("A row handed to a method twice", true, "Twice(b, n > 20 ? b : a, n, x); return b[0] * a[n / 2] + b[n / 2];") { Beside = "[Differentiable] static void Twice(Span<double> p, Span<double> q, int n, double x) { for (int i = 0; i < n; i++) { p[i] += q[i]; q[i] *= x; p[i] += q[i] * q[i]; } }" },
        new("A row added to by two names in a method", true, "Twice(b, n > 20 ? b : a, c, n); return b[0] * a[n / 2] + b[n / 2];") { Beside = "[Differentiable] static void Twice(Span<double> p, Span<double> q, [NoDerivative] double[] c, int n) { for (int i = 0; i < n; i++) { p[i] += c[i]; q[i] += 2 * c[i]; p[i] += c[i] * c[i]; } }" },
        new("A row that a method changes in the iteration", false, "double s = 0; for (int i = 0; i < n; i++) { b[i] = b[i] * a[i]; Halve(b, i); b[i] += b[i] * x; s += b[i] * b[i]; } return s;") { Beside = Halve },
        new("A row that is given, added to where a branch is taken", true, "double s = 0; for (int i = 0; i < n; i++) { if (a[i] > 0) b[i] += a[i]; s += b[i] * b[i]; b[i] *= x; } return s + b[n / 2];"),
        new("A row made here, overwritten where a branch is taken", true, "double[] t = new double[n]; double s = 0; for (int i = 0; i < n; i++) { t[i] = a[i] * x; if (a[i] > 0.1) t[i] = t[i] * t[i]; else t[i] += b[i]; t[i] *= Math.Sqrt(1 + t[i] * t[i]); s += t[i]; } return s;"),
        new("A row made here, first overwritten where a branch is taken", true, "double[] t = new double[n]; for (int k = 0; k < n; k++) t[k] = b[k]; double s = 0; for (int i = 0; i < n; i++) { if (a[i] > 0) { t[i] = a[i] * x; t[i] *= t[i]; } s += t[i] * x; t[i] += s0(a[i]); s += t[i] * t[i]; } return s; static double s0(double v) => v * v;"),
        new("A row made here, last overwritten where a branch is taken", true, "double[] t = new double[n]; double s = 0; for (int i = 0; i < n; i++) { t[i] = a[i] * b[i]; s += t[i]; if (t[i] > 0) t[i] = t[i] * x; } for (int k = 0; k < n; k++) s += t[k] * t[k]; return s;"),
        new("An element changed where all iterations do", true, "double s = 0; for (int i = 0; i < n; i++) { b[i] = a[i] * b[i]; if (x > 0) b[i] *= x; s += b[i] * b[i]; b[i] -= a[i]; } return s + b[n / 2];"),
        new("An element asked for where all iterations do", true, "double s = 0; for (int i = 0; i < n; i++) { double t = x > 0 ? a[i] * a[i] : b[i]; s += t * a[i] + (x < 0 ? b[i] : 2 * b[i]); } return s;"),
        new("An element summed up beside one that changes", true, "double s = 0; for (int i = 0; i < n; i++) { b[i] = b[i] * x; a[1] += b[i] * c[i]; b[i] += b[i] * b[i]; s += b[i]; } return s * a[1];"),
        new("A division behind what is written", true, "double s = 0; for (int i = 0; i < n; i++) { b[i] = a[i] * x; double q = 48 / (n - 9); b[i] += q * b[i]; s += b[i]; } return s;"),
        new("A division between what is written to a row made here", true, "double[] t = new double[n]; double s = 0; for (int i = 0; i < n; i++) { t[i] = a[i] * x; double q = 48 / (n - 9); t[i] += q * t[i]; s += t[i]; } return s;"),
        new("The sign of what may be no number behind what is written", false, "double s = 0; for (int i = 0; i < n; i++) { b[i] = a[i] * x; b[i] += Math.Sign(b[i] / (n - 9)) * x; s += b[i]; } return s;"),
        new("Elements of half the width, changed twice", false, "float[] f = new float[n]; double s = 0; for (int i = 0; i < n; i++) { f[i] = (float)a[i]; f[i] *= f[i]; f[i] += (float)x; s += f[i]; } return s;"),
        new("An index out of range of an element changed twice", true, "int m = n > 20 ? n * n + 4 * n : 0; double s = 0; for (int i = 0; i < n; i++) { b[i + m] = b[i + m] * x; b[i + m] += a[i]; s += b[i + m]; } return s;"),
    ];
}
