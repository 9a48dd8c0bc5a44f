using System.Collections.Generic;

namespace DiffProg.Generator.Tests.Vectorize;

/// <summary>A program whose loops are asked for eight iterations at once.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="IsInLanes">Whether any of its loops runs so where the arithmetic need not be strict.</param>
/// <param name="Body">The body of <c>double F(double[] a, double[] b, [NoDerivative] double[] c, double x, int n)</c>; each array has <c>n * n + 4 n + 16</c> elements.</param>
internal sealed record LaneProgram(string Name, bool IsInLanes, string Body)
{
    /// <summary>What stands beside the method.</summary>
    public string Beside { get; init; } = string.Empty;
}

/// <summary>Loops of every kind that lanes take, and of every kind that they must leave alone.</summary>
internal static class LanePrograms
{
    private const string Apart = "[Differentiable] static void G(Span<double> p, ReadOnlySpan<double> q, int n) { for (int i = 0; i < n; i++) p[i] += 0.5 * q[i] * q[i + 1]; }";

    public static IReadOnlyList<LaneProgram> All { get; } =
    [
        new("A sum of squares", true, "double s = 0; for (int i = 0; i < n; i++) s += a[i] * a[i]; return s;"),
        new("A sum over a whole array", true, "double s = x; for (int i = 0; i < a.Length; i++) s += a[i] * x; return s;"),
        new("A foreach", true, "double s = x; foreach (double v in a) s += v * v; return s;"),
        new("A dot product", true, "double s = 0; for (int i = 0; i < n; i++) s += a[i] * b[i] * c[i]; return s * s;"),
        new("Exponentials of differences", true, "double s = 0; for (int i = 0; i < n; i++) s += Math.Exp(a[i] - x); return Math.Log(1 + s);"),
        new("Two sums and a difference", true, "double s = 0, t = x; for (int i = 0; i < n; i++) { s = a[i] + s; t = t - b[i] * a[i] + x; } return s * t;"),
        new("A sum in a chain of terms", true, "double s = 0; for (int i = 0; i < n; i++) s = s + a[i] * x - b[i] + c[i] * b[i]; return s * s;"),
        new("An element that every iteration adds to", true, "for (int i = 0; i < n; i++) b[1] += a[i + 2] * a[i + 2]; return b[1] * x;"),
        new("An element that every iteration scales", false, "for (int i = 0; i < n; i++) b[1] *= 1 + 0.01 * a[i]; return b[1] * x;"),
        new("A row written", true, "for (int i = 0; i < n; i++) b[i] = Math.Sin(a[i]) * x; return b[0] * b[n / 2];"),
        new("A row overwritten", true, "for (int i = 0; i < n; i++) b[i] = b[i] * a[i] + b[i] * x; double s = 0; for (int i = 0; i < n; i++) s += b[i] * b[i]; return s;"),
        new("A row overwritten twice", true, "for (int i = 0; i < n; i++) { b[i] *= a[i]; b[i] = b[i] * b[i]; a[i] -= b[i]; } double s = 0; for (int i = 0; i < n; i++) s += b[i] * a[i]; return s;"),
        new("A neighbour read", true, "double s = 0; for (int i = 0; i < n; i++) s += a[i] * a[i + 1]; return s;"),
        new("A neighbour read of the row that is written", false, "for (int i = 1; i < n; i++) b[i] = 0.5 * b[i - 1] * a[i]; return b[n / 2] * x;"),
        new("A later neighbour read of the row that is written", false, "for (int i = 0; i < n; i++) b[i] = 0.5 * b[i + 1] * a[i]; return b[0] * b[n / 2];"),
        new("Places that lie apart only where there are few iterations", true, "for (int i = 0; i < n; i++) { b[i] = a[i] * x; b[i + 20] = 0.5 * b[i] * a[i + 1]; } return b[0] * b[20] + b[n];"),
        new("Halves of one row", true, "for (int i = 0; i < n; i++) { b[i] += a[i] * b[n + i]; b[n + i] *= x; } return b[0] * b[n] + b[n / 2];"),
        new("Every other element", true, "double s = 0; for (int i = 0; i < n; i++) s += a[2 * i] * a[2 * i + 1]; return s;"),
        new("Every other element written", true, "for (int i = 0; i < n; i++) b[2 * i] = a[i] * b[2 * i]; return b[0] * b[2 * (n / 2)];"),
        new("A column", true, "double s = 0; for (int i = 0; i < n; i++) s += a[i * n + 1] * b[i]; return s * x;"),
        new("A column written", true, "for (int i = 0; i < n; i++) b[i * n] = a[i] * x; return b[0] + b[n * (n / 2)] * b[1];"),
        new("From the end", true, "double s = 0; for (int i = 0; i < n; i++) s += a[n - 1 - i] * b[i]; return s;"),
        new("An index computed before", true, "double s = 0; for (int i = 0; i < n; i++) { int k = 2 * i + 1; int m = k + 3; s += a[k] * b[m]; } return s;"),
        new("An index that moves unevenly", false, "double s = 0; for (int i = 0; i < n; i++) s += a[i * i % 7]; return s * x;"),
        new("The index as a number", true, "double s = 0; for (int i = 0; i < n; i++) s += a[i] * i + (i + 1) * x / (1 + i); return s;"),
        new("An integer as a number", false, "double s = 0; for (int i = 0; i < n; i++) s += a[i] * (i % 3); return s;"),
        new("A choice", true, "double s = 0; for (int i = 0; i < n; i++) s += a[i] > 0 ? a[i] * x : Math.Exp(a[i]); return s;"),
        new("A choice by the index", true, "double s = 0; for (int i = 0; i < n; i++) s += i > 3 && i + 1 != n ? a[i] * a[i] : x; return s;"),
        new("A choice that protects a function", true, "double s = 0; for (int i = 0; i < n; i++) s += a[i] > 0 ? Math.Log(a[i]) : 0; return s * x;"),
        new("A branch", true, "double s = 0; for (int i = 0; i < n; i++) { if (a[i] > b[i]) s += a[i] * b[i]; } return s * s;"),
        new("A branch with an else", true, "double s = 0; for (int i = 0; i < n; i++) { if (a[i] > b[i] || b[i] < -0.5) s += a[i] * b[i]; else s -= Math.Sin(a[i]) * x; } return s;"),
        new("A branch within a branch", true, "double s = 0; for (int i = 0; i < n; i++) { double t = a[i]; if (t > 0) { t = t * t; if (t > 0.3) t += x; else { t = Math.Sqrt(t); s += t; } } s += t * b[i]; } return s;"),
        new("A branch by what is the same in all iterations", true, "double s = 0; for (int i = 0; i < n; i++) { double t = a[i]; if (x > 0) t *= x; s += t * t; } return s;"),
        new("A branch that writes to a row that is given", false, "for (int i = 0; i < n; i++) { if (a[i] > 0) b[i] = a[i] * x; } return b[0] * b[n / 2];"),
        new("A continue", true, "double s = 0; for (int i = 0; i < n; i++) { if (a[i] < 0) continue; s += a[i] * Math.Sqrt(a[i]) * x; } return s;"),
        new("A break", false, "double s = 0; for (int i = 0; i < n; i++) { if (a[i] > 0.9) break; s += a[i] * a[i] * x; } return s;"),
        new("A truth value", true, "double s = 0; for (int i = 0; i < n; i++) { bool up = a[i] > b[i]; bool both = up && !(b[i] > x); s += both ? a[i] * b[i] : up ? x * a[i] : 0; } return s;"),
        new("Kinks", true, "double s = 0; for (int i = 0; i < n; i++) s += Math.Max(a[i], b[i]) * Math.Min(a[i], 0.2) + Math.Abs(b[i] - x); return s;"),
        new("Roots and quotients", true, "double s = 0; for (int i = 0; i < n; i++) s += Math.Sqrt(1 + a[i] * a[i]) / (2 + b[i] * x) - -a[i]; return s;"),
        new("Elementary functions", true, "double s = 0; for (int i = 0; i < n; i++) s += Math.Tanh(a[i]) * Math.Cos(b[i]) + Math.Pow(2 + a[i], x) + Math.Atan(b[i]) * Math.Log(3 + a[i]); return s;"),
        new("The logistic function", true, "double s = 0; for (int i = 0; i < n; i++) s += 1 / (1 + Math.Exp(-a[i] * x)); return s * s;"),
        new("A function that lanes do not have, but whose adjoint they do", true, "double s = 0; for (int i = 0; i < n; i++) s += Math.IEEERemainder(a[i], 0.7); return s * x;"),
        new("An inclusive limit", true, "double s = 0; for (int i = 1; i <= n; i++) s += a[i] * b[i - 1]; return s;"),
        new("Another start", true, "double s = 0; int from = n / 3; for (int i = from; i < n; i++) s += a[i] * b[i - from]; return s;"),
        new("A row overwritten from another start", true, "int from = n / 3; for (int i = from; i < n; i++) b[i] *= a[i]; double s = 0; for (int i = 0; i < n; i++) s += b[i] * b[i]; return s;"),
        new("A list that grows", true, "List<double> f = new() { x }; for (int i = 0; i < n; i++) f.Add(0.5 * f[^1] * a[i] + f[0]); double s = 0; foreach (double v in f) s += v * v; return s;"),
        new("Backwards", false, "double s = 0; for (int i = n - 1; i >= 0; i--) s += a[i] * x; return s;"),
        new("A sum that is read", false, "double s = 0; for (int i = 0; i < n; i++) { s += a[i] * x; b[i] = s; } return b[n / 2] * s;"),
        new("A sum that decides", false, "double s = 0; for (int i = 0; i < n; i++) { if (s < 3) s += a[i] * a[i]; } return s * x;"),
        new("A recurrence", false, "double s = x; for (int i = 0; i < n; i++) s = 0.9 * s + a[i]; return s * s;"),
        new("A value of the iteration before", false, "double s = 0, before = x; for (int i = 0; i < n; i++) { s += before * a[i]; before = a[i]; } return s;"),
        new("The largest", false, "double m = a[0]; for (int i = 1; i < n; i++) { if (a[i] > m) m = a[i]; } return m * x;"),
        new("An element that is the same in all iterations", true, "double s = 0; for (int i = 0; i < n; i++) s += a[i] * b[3] + b[i]; return s * x;"),
        new("An element that is the same in all iterations, of the row that is written", false, "for (int i = 0; i < n; i++) b[i] = a[i] * b[3]; return b[0] * b[n / 2];"),
        new("A matrix times a vector", true, "double s = 0; for (int i = 0; i < n; i++) { double y = 0; for (int j = 0; j < n; j++) y += a[i * n + j] * b[j]; s += Math.Tanh(y) * c[i]; } return s;"),
        new("A matrix times a vector, column by column", true, "double[] y = new double[n]; for (int j = 0; j < n; j++) for (int i = 0; i < n; i++) y[i] += a[j * n + i] * b[j]; double s = 0; for (int i = 0; i < n; i++) s += y[i] * y[i]; return s;"),
        new("A triangle", true, "double s = 0; for (int i = 0; i < n; i++) for (int j = i + 1; j < n; j++) s += a[i] * b[j] * a[j]; return s;"),
        new("An array of each iteration", true, "double s = 0; for (int k = 0; k < 3; k++) { double[] y = new double[n]; for (int i = 0; i < n; i++) y[i] = a[i] * a[k]; for (int i = 0; i < n; i++) s += y[i] * y[i] * b[i]; } return s;"),
        new("Rows that the callee finds apart", true, "G(b, a, n); double s = 0; for (int i = 0; i < n; i++) s += b[i] * b[i]; return s;") { Beside = Apart },
        new("Rows that the callee finds to be one", true, "G(b, b, n); double s = 0; for (int i = 0; i < n; i++) s += b[i] * b[i] * a[i]; return s;") { Beside = Apart },
        new("Rows that the callee finds to overlap", true, "G(b.AsSpan(3), b.AsSpan(1), n); double s = 0; for (int i = 0; i < n; i++) s += b[i] * b[i] * a[i]; return s;") { Beside = Apart },
        new("Two names of one array", true, "double[] p = b; for (int i = 0; i < n; i++) p[i] = a[i] * b[i + 1]; double s = 0; for (int i = 0; i < n; i++) s += b[i] * p[i]; return s;"),
        new("Two arrays that swap", true, "double[] p = new double[n + 1], q = new double[n + 1]; for (int i = 0; i <= n; i++) p[i] = a[i]; for (int k = 0; k < 3; k++) { for (int i = 0; i < n; i++) q[i] = p[i] * p[i + 1] + x; (p, q) = (q, p); } double s = 0; for (int i = 0; i < n; i++) s += p[i] * b[i]; return s;"),
        new("Slices", true, "Span<double> p = b.AsSpan(2, n), q = b.AsSpan(n + 2, n); for (int i = 0; i < p.Length; i++) p[i] = q[i] * a[i]; double s = 0; foreach (double v in p) s += v * v; return s;"),
        new("An index out of range", true, "for (int i = 0; i < n; i++) b[i] = a[i + a.Length - n / 2 - 1] * x; return b[0];"),
        new("A branch that keeps the index in range", true, "double s = 0; for (int i = 0; i < n; i++) s += i > 0 ? a[i] * a[i - 1] : x; return s;"),
        new("A branch that keeps an index in range which is the same in all iterations", true, "double s = 0; int k = n > 8 ? -1 : 1; for (int i = 0; i < n; i++) s += a[i] > 2 ? a[i] * b[k] : x * a[i]; return s;"),
        new("A branch that keeps a divisor from zero", false, "double s = 0; int k = 0; for (int i = 0; i < n; i++) s += a[i] > 2 ? a[i] * (n / k) : x * a[i]; return s;"),
        new("Rows of an array of two dimensions", true, "double[,] m = new double[n + 1, n + 3]; for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) m[i, j] = a[i * n + j] * x; double s = 0; for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) s += m[i, j + 1] * m[i, j] * b[j]; return s;"),
        new("Columns of an array of two dimensions", true, "double[,] m = new double[n + 1, n + 3]; for (int j = 0; j < n; j++) for (int i = 0; i < n; i++) m[i, j] = a[i * n + j] * x; double s = 0; for (int j = 0; j < n; j++) for (int i = 0; i < n; i++) s += m[i + 1, j] * m[i, j] * b[i]; return s;"),
        new("A diagonal of an array of three dimensions", false, "double[,,] m = new double[n, 2, n + 1]; for (int i = 0; i < n; i++) m[i, 1, i] = a[i] * x; double s = 0; for (int i = 0; i < n; i++) s += m[i, 1, i] * b[i]; return s;"),
        new("An index of a dimension out of range, though one of the row of all", true, "double[,] m = new double[n + 1, n + 1]; for (int j = 0; j < n + 4; j++) m[0, j] = a[j] * x; return m[0, 0];"),
        new("An integer that changes after it is declared", true, "double[] t = new double[n + 40]; for (int i = 0; i < t.Length; i++) t[i] = i; for (int i = 0; i < n; i++) { int m = 20; if (x > 0) m = 1; t[i + m] = t[i]; } double s = 0; for (int i = 0; i < n; i++) s += t[i] * a[i]; return s;"),
        new("An integer that changes between two places", false, "for (int i = 0; i < n; i++) { int m = 0; double t = b[i + m]; m = 1; b[i + m] = t * 1.1; } return b[0] * b[n];"),
        new("A negative zero that a branch leaves alone", true, "double s = 0; for (int i = 0; i < n; i++) { double t = -0.0; if (a[i] > 2) t += a[i]; b[i] = 1 / t; s += Math.Atan2(t, -1) * a[i]; } return s;"),
        new("A sum of no terms that is a negative zero", true, "double s = -0.0; for (int i = 0; i < n; i++) { if (a[i] > 2) s += a[i]; } return Math.Atan2(s, -1) * x;"),
        new("A function of what is the same in all iterations", true, "for (int i = 0; i < n; i++) { double q = Math.Exp(0.27 * x); b[i] = b[i] * Math.Exp(x) + q * Math.Tanh(0.53); } return b[0] * b[n / 2];"),
        new("A function that decides about an index", false, "double s = 0; for (int i = 0; i < n; i++) s += a[i + (int)Math.Cbrt(3.375 * x * 10 / 7)] * b[i]; return s;"),
        new("An element that no iteration adds to", true, "double s = 0; int k = x > 0 ? -1 : 0; for (int i = 0; i < n; i++) { if (k >= 0) s += c[k] * a[i] * b[k]; else s += a[i]; } return s;"),
        new("An element that every iteration adds to and that is not there", true, "for (int i = 0; i < n; i++) { a[i] *= 2; b[b.Length - 1 + n / 8] += a[i]; } return b[0];"),
        new("An array that is not there and that no iteration reads", true, "double[]? t = n < 100 ? null : b; double s = 0; for (int i = 0; i < n; i++) { if (t is not null) s += t[i] * a[i]; else s += a[i] * x; } return s;"),
        new("What the right side of a condition asks for", true, "double s = 0; int k = n > 8 ? -1 : 1; for (int i = 0; i < n; i++) { if (k >= 0 && a[i] > b[k]) s += a[i] * b[i]; else s += x * a[i]; } return s;"),
        new("An index that is found in an array", false, "int[] order = new int[n > 8 ? 0 : 1]; double s = 0; for (int i = 0; i < n; i++) { if (n < 8) s += a[i + order[0]] * x; else s += x; } return s * x;"),
        new("What is read after it was written half-way", true, "int k = n > 8 ? -1 : 0; double s = 0; for (int i = 0; i < n; i++) { b[i] *= 2; s += b[i] * c[k]; } return s;"),
        new("A reference to an element that the loop writes", false, "ref double z = ref b[n / 2]; for (int i = 0; i < n; i++) b[i] = a[i] * z; return b[0] * b[n];"),
        new("A number by reference", true, "Scale(in b[1], a, n); return a[0] * a[n];") { Beside = "[Differentiable] static void Scale(in double s, double[] r, int n) { for (int i = 0; i < n; i++) r[i] *= s; }" },
        new("A limit that is chosen", true, "double s = 0; for (int i = 0; i < (x > 0 ? n : n / 2); i++) s += a[i] * b[i]; return s;"),
        new("An index of many factors", false, "double s = 0; for (int i = 0; i < n; i++) s += a[(i * i) * n * n * n * n * n * n * n * n * n * n * n * n * n * n * n * n * n * n * n * n * n * n * n % 7 + 7] * x; return s;"),
        new("Integers that double", false, "double s = 0; for (int i = 0; i < n; i++) { int j1 = i + i - i; int j2 = j1 + j1 - j1; int j3 = j2 + j2 - j2; int j4 = j3 + j3 - j3; int j5 = j4 + j4 - j4; int j6 = j5 + j5 - j5; int j7 = j6 + j6 - j6; int j8 = j7 + j7 - j7; int j9 = j8 + j8 - j8; int j10 = j9 + j9 - j9; s += a[j10] * x; } return s;"),
        new("A saturated tangent", true, "double s = 0; for (int i = 0; i < n; i++) { a[i] *= 1e4; s += Math.Tanh(a[i]) * b[i]; } return s;"),
        new("A number of no derivative", true, "double s = 0; for (int i = 0; i < n; i++) s += Diff.StopGradient(Math.Exp(a[i])) * b[i]; return s;"),
        new("Narrow numbers, whose cotangents are wide", true, "float s = 0; for (int i = 0; i < n; i++) s += (float)a[i]; return s * x;"),
        new("Eight iterations known beforehand, and seven", true, "double s = 0; for (int i = 0; i < 8; i++) s += a[i] * a[i]; for (int i = 0; i < 7; i++) s += b[i] * a[i]; return s * x;"),
        new("Checked integers", false, "double s = 0; for (int i = 0; i < n; i++) s += a[checked(i * 2)] * b[checked(i + 1)]; return s;"),
        new("Local functions", true, "double s = 0; double Cube(double v) => v * v * v; for (int i = 0; i < n; i++) s += Cube(a[i]) * x; return s;"),
        new("A try", true, "double s = 0; for (int i = 0; i < n; i++) { try { s += a[i] * b[i]; } finally { } } double t = 0; for (int i = 0; i < n; i++) t += s * a[i]; return t;"),
    ];
}
