using System.Collections.Generic;

namespace DiffProg.Generator.Tests.Extremes;

/// <summary>Loops that look for the best of what they compute, and loops that look alike; found are those of which one iteration decides.</summary>
internal static class DecidingPrograms
{
    private const string Square = "[Differentiable] static double Square(double v) => v * v;";
    private const string Length = "[Differentiable] static double Length(double[] p, double[] q, int at) { double t = 0; for (int j = 0; j < 3; j++) t += p[at + j] * q[j]; return t; }";

    public static IReadOnlyList<ExtremeProgram> All { get; } =
    [
        new("The least", true, "double m = 9; for (int i = 0; i < n; i++) { double d = (a[i] - x) * (a[i] - x); if (d < m) m = d; } return m * b[0];"),
        new("The least, the last of equals", true, "double m = 9; for (int i = 0; i < n; i++) { double d = (a[i] - x) * (a[i] - x); if (d <= m) m = d; } return m * b[0];"),
        new("The largest", true, "double m = 0; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (m < d) m = d; } return m * x;"),
        new("The largest of negated numbers", true, "double m = double.NegativeInfinity; for (int i = 0; i < n; i++) { if (-a[i] > m) m = -a[i]; } return m > -1e9 ? m * x : x;"),
        new("Not less", true, "double m = 9; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (!(d >= m)) m = d; } return m * x;"),
        new("A choice", true, "double m = 9; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; m = d < m ? d : m; } return m * x;"),
        new("A choice of what was", true, "double m = 9; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; m = m <= d ? m : d; } return m * x;"),
        new("Computed by a loop", true, "double m = 9; for (int i = 0; i < n; i++) { double d = 0; for (int j = 0; j < 3; j++) { double e = a[i + j] - b[j]; d += e * e; } if (d < m) m = d; } return m * x;"),
        new("Which it is", true, "double m = 9; int at = 0; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (d < m) { m = d; at = i; } } return m * b[at] + a[at];"),
        new("What belongs to it", true, "double m = 9, p = x, q = 1; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (d < m) { p = a[i] * x; m = d; q = b[i]; } } return m * p + q * q;"),
        new("Assigned twice", true, "double m = 9; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (d < m) { m = 0; m = d; } } return m * x;"),
        new("In a branch", true, "double m = 9; for (int i = 0; i < n; i++) { if (a[i] > 0) { double d = a[i] * b[i]; if (d < m) m = d; } } return m * x;"),
        new("In a branch beside another", true, "double m = 9; for (int i = 0; i < n; i++) { double d = x; if (b[i] > 0) d *= a[i]; else d -= b[i]; if (d < m) m = d; } return m * x;"),
        new("In the other branch", true, "double m = 9; for (int i = 0; i < n; i++) { double d = a[i] * b[i], e = 0; if (d >= m) { e = d * x; } else { m = d; } } return m * x;"),
        new("By leaving out", true, "double m = 9; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (d >= m) continue; m = d; } return m * x;"),
        new("The first in any case", true, "double m = 0; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (i == 0 || d < m) m = d; } return m * x;"),
        new("Between bounds", true, "double m = 9; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (d < m && d > -0.2) m = d; } return m * x;"),
        new("The first that is positive", true, "double v = x; bool found = false; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (!found && d > 0) { found = true; v = d * d; } } return v * x;"),
        new("The last that is positive", true, "double v = x; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (d > 0) v = d * d; } return v * x;"),
        new("From what is computed first", true, "double m = a[0] * b[0]; for (int i = 1; i < n; i++) { double d = a[i] * b[i]; if (d > m) m = d; } return m * m;"),
        new("From a parameter", true, "for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (d > x) x = d; } return x * x;"),
        new("For each of several", true, "double s = 0; for (int k = 0; k < 3; k++) { double m = x; for (int i = 0; i < n; i++) { double d = (a[i] - b[k]) * (a[i] - b[k]); if (d < m) m = d; } s += m * b[k]; } return s;"),
        new("The least of the largest", true, "double s = 9; for (int k = 0; k < 3; k++) { double m = 0; for (int i = 0; i < n; i++) { double d = a[i] * b[k + i]; if (d > m) m = d; } if (m * x < s) s = m * x; } return s * s;"),
        new("By a row of its own", true, "double m = 9; for (int i = 0; i < n; i++) { double[] t = new double[2]; t[0] = a[i] * x; t[1] = t[0] * b[i]; t[0] += t[1]; if (t[0] * t[1] < m) m = t[0] * t[1]; } return m;"),
        new("By a loop that converges", true, "double m = 9; for (int i = 0; i < n; i++) { double r = 1; while (Math.Abs(r * r - 2 - a[i] * a[i]) > 1e-9) r = 0.5 * (r + (2 + a[i] * a[i]) / r); if (r < m) m = r; } return m * x;"),
        new("By functions", true, "double m = 9; for (int i = 0; i < n; i++) { double d = Math.Exp(a[i] * x) + Math.Sin(b[i]); if (d < m) m = d; } return m * m;"),
        new("By a method", true, "double m = 9; for (int i = 0; i < n; i++) { double d = Square(a[i] - x); if (d < m) m = d; } return m;") { Beside = Square },
        new("By a local function", true, "double D(int i) => a[i] * b[i + 1]; double m = 9; for (int i = 0; i < n; i++) { double d = D(i); if (d < m) m = d; } return m * x;"),
        new("Of single precision", true, "float m = 9; for (int i = 0; i < n; i++) { float d = f[i] * f[i + 1]; if (d < m) m = d; } return m * x;"),
        new("An index out of range", true, "double m = 9; for (int i = 0; i < n; i++) { double d = a[i] * b[i * i + 3 * i + 4]; if (d < m) m = d; } return m * x;"),
        new("An index out of range in the branch", true, "double m = 9, p = 0; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (d < m) { m = d; p = a[i * i + 3 * i + 4] * x; } } return m * p;"),
        new("Rows that are changed before and after", true, "for (int i = 0; i < n; i++) a[i] *= b[i]; double m = 9; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (d < m) m = d; } for (int i = 0; i < n; i++) a[i] *= x; return m * a[0];"),
        new("Functions of integers beside", true, "int k = Math.Max(n, 3) + Math.Abs(n - 4); double m = 9; for (int i = 0; i < n; i++) { int j = i; double d = a[Math.Min(j, 2)] * b[i] + Math.Max(j, 1) * x; if (d < m) m = d; } return m * k;"),
        new("A limit that counts", true, "double m = 9; for (int i = 2; i <= n; i++) { double d = a[i] * b[i]; if (d < m) m = d; } return m * x;"),
        new("An index of the loop around", true, "double s = 0; for (int k = 0; k < n; k++) { double m = 9; int at = k; for (int i = 0; i < 3; i++) { double d = a[k + i] * b[i]; if (d < m) { m = d; at = k + i; } } s += m * a[at]; } return s * x;"),
        new("Among the rest of an array", true, "double s = 0; for (int k = 0; k < n; k++) { double m = a[k] * x; for (int i = 1; i < n; i++) { double d = a[i] * b[k]; if (d > m) m = d; } a[k] += 0.1 * m; s += m; } return s;"),
        new("A method with a loop of a number", false, "double m = a[0]; for (int i = 1; i < n; i++) { double v = Square(a[i]); if (v > m) m = v; } return m * x;") { Beside = "[Differentiable] static double Square(double v) { double s = v; for (int k = 0; k < 2; k++) s *= v; return s; }" },
        new("A method with a loop", false, "double m = 9; for (int i = 0; i < n; i++) { double d = Length(a, b, i); if (d < m) m = d; } return m * x;") { Beside = Length },
        new("A bare element", false, "double m = 9; for (int i = 0; i < n; i++) { if (a[i] < m) m = a[i]; } return m * x;"),
        new("Downwards", false, "double m = 9; for (int i = n - 1; i >= 0; i--) { double d = a[i] * b[i]; if (d < m) m = d; } return m * x;"),
        new("From a start that varies", false, "double m = 9; for (int i = n / 2; i < n; i++) { double d = a[i] * b[i]; if (d < m) m = d; } return m * x;"),
        new("The second best", false, "double m = 9, q = 9; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (d < m) { q = m; m = d; } } return m * q;"),
        new("How often", false, "double m = 9; int times = 0; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (d < m) { m = d; times++; } } return m * times;"),
        new("A sum beside", false, "double m = 9, s = 0; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (d < m) m = d; s += d; } return m * s;"),
        new("A sum of the best so far", false, "double m = 9, s = 0; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (d < m) { m = d; s += d; } } return m * s;"),
        new("A row beside", false, "double m = 9; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; b[i] = d; if (d < m) m = d; } return m * b[0];"),
        new("A row in the branch", false, "double m = 9; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (d < m) { m = d; a[0] = d * x; } } return m * a[0];"),
        new("The best asked for", false, "double m = 9, p = 0; for (int i = 0; i < n; i++) { double d = a[i] * b[i] + 0.01 * m; if (d < m) m = d; } return m * x + p;"),
        new("In two branches", false, "double m = 9; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (d < m) m = d; else if (d > 0.9) m = d * x; } return m;"),
        new("Two of them", false, "double m = 9, q = -9; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (d < m) m = d; if (d > q) q = d; } return m * q;"),
        new("In any case", false, "double m = 9; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; m = d; } return m * x;"),
        new("With an end", false, "double m = 9; for (int i = 0; i < n; i++) { double d = a[i] * b[i]; if (d < m) m = d; if (d < -0.9) break; } return m * x;"),
        new("Seen by the end of a try", false, "double m = 9; try { for (int i = 0; i < n; i++) { double d = a[i] * b[i * i + 3 * i + 4]; if (d < m) m = d; } } finally { b[0] = m; } return m * b[0];"),
        new("A constant", false, "double m = 9; for (int i = 0; i < n; i++) { double d = n * 0.5 - i; if (d < m) m = d; } return m * x;"),
    ];
}
