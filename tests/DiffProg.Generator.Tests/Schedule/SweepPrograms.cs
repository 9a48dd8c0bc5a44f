using System.Collections.Generic;

namespace DiffProg.Generator.Tests.Schedule;

/// <summary>A program of which loops or calls may run both sweeps at once, or may not though it looks as if.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="IsFused">Whether both sweeps of some iteration run together.</param>
/// <param name="IsJoined">Whether both sweeps of <c>G</c> are run by one call in another method.</param>
/// <param name="Body">The body of <c>double F(double[] a, double[] b, int[] t, double x, int n)</c>; each row has <c>4 n + 16</c> elements, and those of t are less than 8.</param>
internal sealed record SweepProgram(string Name, bool IsFused, bool IsJoined, string Body)
{
    /// <summary>What stands beside the method: <c>G</c> and more.</summary>
    public string Beside { get; init; } = "[Differentiable] public static double G(double[] a, int i, int d, double x) => d == 0 ? a[i] * x : Math.Sin(a[i + d]) * G(a, i, d - 1, x) + x * a[i];";
}

/// <summary>Loops that hand on what carries no derivative, and calls whose cotangent is there before they run; beside them what looks alike.</summary>
internal static class SweepPrograms
{
    private const string Tree = """
        [Differentiable] public static double G(double[] a, int i, int n, double x)
        {
            if (i >= n) return x;
            return a[i] + 0.5 * G(a, 2 * i + 1, n, x) - x * G(a, 2 * i + 2, n, x);
        }
        """;

    private const string Minors = """
        [Differentiable] public static double G(double[] a, int size, int row, int[] next)
        {
            if (row == size - 1) return a[row * size + next[0]];
            double sum = 0, sign = 1;
            int previous = 0, column = next[0];
            while (column < size)
            {
                next[previous] = next[column + 1];
                sum += sign * a[row * size + column] * G(a, size, row + 1, next);
                next[previous] = column;
                sign = -sign;
                previous = column + 1;
                column = next[previous];
            }

            return sum;
        }
        """;

    private const string OfTwoRows = "[Differentiable] public static double G(double[] p, double[] q, int i, int d) => d == 0 ? p[i] * q[i + 1] : p[i + 1] * G(p, q, i, d - 1) + q[i];";

    private const string Writes = "[Differentiable] public static double G(double[] p, int i, int d, double x) { if (d > 0) { p[i] = 0.5 * p[i] + G(p, i, d - 1, x); } return p[i] * x; }";

    private const string WritesIntegers = "[Differentiable] public static double G(double[] p, int[] t, int i, int d, double x) { if (d == 0) return p[t[i]] * x; t[i] = (t[i] + 1) % 8; return p[t[i]] + x * G(p, t, i, d - 1, x); }";

    private const string EachOther = """
        [Differentiable] public static double G(double[] a, int i, int d, double x) => d == 0 ? a[i] * x : 2 * H(a, i + 1, d - 1, x) + x;
        [Differentiable] public static double H(double[] a, int i, int d, double x) { double s = 0; for (int k = 0; k < d; k++) s += a[i + k] * G(a, i + k, d - 1, x); return s; }
        """;

    private const string Keeps = "[Differentiable] public static double G(double[] a, int i, int d, double x) { double y = a[i]; for (int j = 0; j < 3; j++) y = y * y * x + a[j]; return d == 0 ? y : Math.Sin(y) + x * G(a, i + 1, d - 1, x); }";

    private const string OfSpans = "[Differentiable] public static double G(ReadOnlySpan<double> p, int d, double x) => d == 0 ? p[0] * x : p[d] * G(p, d - 1, x) + x;";

    public static IReadOnlyList<SweepProgram> All { get; } =
    [
        new("A sum over calls", true, true, "double s = 0; for (int i = 0; i < n; i++) s += b[i] * G(a, i, 2, x); return s;"),
        new("A sum over calls, squared", false, false, "double s = 0; for (int i = 0; i < n; i++) s += b[i] * G(a, i, 2, x); return s * s;"),
        new("A sum over squares of calls", true, false, "double s = 0; for (int i = 0; i < n; i++) { double g = G(a, i, 2, x); s += g * g; } return s;"),
        new("A product of two calls", true, true, "double s = 0; for (int i = 0; i < n; i++) s += G(a, i, 1, x) * G(b, i, 1, x); return s;"),
        new("A call of a call", true, true, "double s = 0; for (int i = 0; i < n; i++) s += G(a, i, 1, G(b, i, 2, x)); return s;"),
        new("Two calls", true, true, "double s = 0, r = 1; for (int i = 0; i < n; i++) { s += G(a, i, 1, x); r -= x * G(a, i + 1, 1, b[i]); } return s + 3 * r;"),
        new("A call that is added twice", true, true, "double s = 0; for (int i = 0; i < n; i++) { double g = G(a, i, 1, x); s += g; s += g; } return s;"),
        new("A call that is added to two sums of a walk", true, true, "double s = 0, r = x; int k = 0, p = 0; while (k < n) { double g = G(a, p, 1, x); s += g; r -= 0.5 * g; p = t[p]; k++; } double y = s * b[0] + r; return y;"),
        new("A call that is added to a sum and to another number", true, false, "double s = 0; for (int i = 0; i < n; i++) { double g = G(a, i, 1, x); double h = Math.Sin(g); s += g; s += h * b[i]; } return s;"),
        new("A call that is asked for between two sums", false, false, "double v = G(a, 0, 2, x); double s = 2 * v; v += b[0]; s += 3 * v; return s;"),
        new("Another sum that is read in the next iteration", false, false, "double s = 0, u = 0; for (int i = 0; i < n; i++) { s += u; double z = 0; for (int j = 0; j < 3; j++) z += a[i + j] * x; u += z; s += 2 * z; } return s;"),
        new("Another sum that is read in the next iteration, with a call", false, false, "double s = 0, u = 0; for (int i = 0; i < n; i++) { s += u; double z = G(a, i, 1, x); u += z; s += 2 * z; } return s;"),
        new("An element as another sum", false, false, "double s = 0; double[] u = new double[1]; for (int i = 0; i < n; i++) { s += u[0]; double z = 0; for (int j = 0; j < 3; j++) z += a[i + j] * x; u[0] += z; s += 2 * z; } return s;"),
        new("An active number that a branch overwrites beside a call", false, false, "double s = 0, z = x; for (int i = 0; i < n; i++) { if (t[i] > 3) { s += z; s += G(a, i, 1, x); z = a[i]; } } return s;"),
        new("An active number that a branch overwrites beside a walk", false, false, "double s = 0, z = x; int p = 0; for (int i = 0; i < n; i++) { if (t[i] > 3) { s += z; int k = 0; while (k < 3) { s += a[p] * x; p = t[p]; k++; } z = a[i]; } } return s;"),
        new("A call that decides", true, false, "double s = 0; for (int i = 0; i < n; i++) { double g = G(a, i, 1, x); if (g > 0) s += g; else s -= 2 * g; } return s;"),
        new("A call in a branch", true, true, "double s = 0; for (int i = 0; i < n; i++) { if (a[i] > 0) s += G(a, i, 1, x); else s -= x * b[i]; } return s;"),
        new("Calls in both branches", true, true, "double s = 0; for (int i = 0; i < n; i++) { if (a[i] > b[i]) s += G(a, i, 1, x); else s -= G(b, i, 2, x) * b[i]; } return s;"),
        new("A call alone", false, true, "return 3 * G(a, 0, 2, x) + b[0];"),
        new("A call alone, squared", false, false, "double g = G(a, 0, 2, x); return g * g;"),
        new("A call at one of the ends", false, true, "if (n > 8) return 2 * G(a, 0, 2, x); return x * b[0];"),
        new("A call behind what it is multiplied by", false, true, "double w = a[1] * x; double g = G(a, 0, 2, x); return w * g;"),
        new("A call before what it is multiplied by", false, false, "double g = G(a, 0, 2, x); double w = a[1] * x; return w * g;"),
        new("A call whose row is changed behind it", false, false, "double g = G(a, 0, 2, x); a[1] = a[1] * 2; return 3 * g + a[1];"),
        new("A call whose row is changed before it", false, true, "a[1] = a[1] * a[2]; double g = G(a, 0, 2, x); return 3 * g + a[1];"),
        new("A call whose number is changed behind it", false, false, "double g = G(a, 0, 2, x); x = x * x; return 3 * g + x;"),
        new("A call in a loop that changes its row", false, false, "double s = 0; for (int i = 0; i < n; i++) { s += G(a, i, 1, x); a[i + 1] = a[i + 1] * x; } return s;"),
        new("One row given twice", true, false, "double s = 0; for (int i = 0; i < n; i++) s += G(a, a, i, 1); return s;") { Beside = OfTwoRows },
        new("Two rows", true, true, "double s = 0; for (int i = 0; i < n; i++) s += G(a, b, i, 1); return s;") { Beside = OfTwoRows },
        new("One row by two names", true, false, "double s = 0; double[] c = a; for (int i = 0; i < n; i++) s += G(a, c, i, 1); return s;") { Beside = OfTwoRows },
        new("Spans of one row", true, false, "double s = 0; for (int i = 0; i < n; i++) s += G(a.AsSpan(i, 3), 2, x); return s;") { Beside = OfSpans },
        new("A callee that writes", false, false, "double s = 0; for (int i = 0; i < n; i++) s += G(a, i, 2, x); return s;") { Beside = Writes },
        new("A callee that writes integers", true, true, "double s = 0; for (int i = 0; i < n; i++) s += b[i] * G(a, t, i, 2, x); return s;") { Beside = WritesIntegers },
        new("A callee that writes integers that were asked for before", false, false, "double y = a[t[0]] * x; double s = G(a, t, 0, 2, x); return s + y;") { Beside = WritesIntegers },
        new("A callee that writes integers that are asked for behind it", false, true, "double s = G(a, t, 0, 2, x); return s + a[t[0]] * b[t[1]];") { Beside = WritesIntegers },
        new("A tree", false, true, "return G(a, 0, 3 * n, x);") { Beside = Tree },
        new("Trees", true, true, "double s = 0; for (int i = 0; i < n; i++) s += b[i] * G(a, i, n, x); return s;") { Beside = Tree },
        new("A determinant by minors", false, true, "int size = 1 + n % 5; int[] next = new int[size + 1]; for (int i = 0; i <= size; i++) next[i] = i; return G(a, size, 0, next) * x;") { Beside = Minors },
        new("Methods that call each other", true, true, "double s = 0; for (int i = 0; i < n; i++) s += b[i] * G(a, i, 3, x); return s;") { Beside = EachOther },
        new("A recursion that keeps what its loops overwrite", true, true, "double s = 0; for (int i = 0; i < n; i++) s += b[i] * G(a, i, 3, x); return s;") { Beside = Keeps },
        new("An index out of range in a callee", true, true, "double s = 0; for (int i = 0; i < n; i++) s += b[i] * G(a, i * i, 2, x); return s;"),
        new("A sign that changes", true, false, "double s = 0, w = 1; for (int i = 0; i < n; i++) { s += w * a[i] * x; w = -w; } return s;"),
        new("A sign that changes, and a call", true, true, "double s = 0, w = 1; for (int i = 0; i < n; i++) { s += w * G(a, i, 1, x); w = -w; } return s;"),
        new("A factor that is active", false, false, "double s = 0, w = x; for (int i = 0; i < n; i++) { s += w * a[i]; w *= x; } return s;"),
        new("A factor that is asked for before the loop", false, false, "double s = 0, w = 2 + n; double y = w * x; for (int i = 0; i < n; i++) { s += w * a[i]; w = 1 - w; } return s + y * b[0];"),
        new("A factor that is asked for behind the loop", true, false, "double s = 0, w = 2 + n; for (int i = 0; i < n; i++) { s += w * a[i]; w = 1 - w; } return s + w * x;"),
        new("A factor that is changed behind the loop", true, false, "double s = 0, w = 2 + n; for (int i = 0; i < n; i++) { s += w * a[i]; w = 1 - w; } w = w + 3; return s + w * x;"),
        new("A factor that changes in a branch", true, false, "double s = 0, w = 1; for (int i = 0; i < n; i++) { if (t[i] > 3) { s += w * a[i] * x; w += 0.5; } else s -= w * b[i]; } return s;"),
        new("A factor that changes twice", true, false, "double s = 0, w = 1; for (int i = 0; i < n; i++) { s += w * a[i] * x; w += 0.5; s += w * b[i]; w *= -0.75; } return s;"),
        new("A factor that the loop inside changes", true, false, "double s = 0, w = 1; for (int i = 0; i < n; i++) { s += w * a[i] * x; for (int j = 0; j < 3; j++) { s += w * b[j] * a[i]; w += 0.25; } } return s;"),
        new("A place that moves", true, false, "double s = 0; int p = 0; for (int i = 0; i < n; i++) { s += a[p] * b[i] * x; p = t[p]; } return s;"),
        new("A list that is walked", true, false, "double s = 0; int p = 0, k = 0; while (k < n) { s += a[p] * x; p = t[p]; k++; } return s;"),
        new("A list that is walked and left", true, false, "double s = 0; int p = 0, k = 0; while (k < n) { if (t[k] == 7) break; if (t[k] == 3) { k += 2; continue; } s += a[p] * a[k] * x; p = t[p]; k++; } return s;"),
        new("A walk of an active number that is moved", true, false, "double s = 0, y = x; int k = 0; while (y < 3 && k < n) { s += y * a[k]; y += 0.25; k++; } return s;"),
        new("A walk of an active number that grows", false, false, "double s = 0, y = x; int k = 0; while (y < 3 && k < n) { s += y * a[k]; y *= 1.25; k++; } return s;"),
        new("A walk that returns", false, false, "double s = 0; int k = 0; while (k < n) { if (t[k] == 7) return s * x; s += a[k] * x; k++; } return s;"),
        new("A walk in a walk", true, false, "double s = 0; int p = 0, k = 0; while (k < n) { int j = 0; while (j < t[k]) { s += a[j] * b[p] * x; p = t[p]; j += 2; } k++; } return s;"),
        new("A permutation that changes", true, false, "double s = 0; int p = 0; for (int i = 0; i < n; i++) { int q = t[p]; s += a[q] * x; t[p] = t[i]; t[i] = q; p = q; } return s;"),
        new("A permutation that is asked for before", false, false, "double s = 0, y = a[t[0]] * x; for (int i = 0; i < n; i++) { s += a[t[i]] * x * y; t[i] = t[i + 1]; } return s + y * y;"),
        new("A permutation that an earlier statement of the iteration asks for", false, false, "double s = 0; for (int i = 0; i < n; i++) { s += a[t[0]] * x; int p = 0; while (p < 3) { s += a[t[p]] * b[i]; t[p] = t[p + 1]; p++; } } return s;"),
        new("A number that is overwritten behind the loop", false, false, "double s = 0; int p = 0; for (int i = 0; i < n; i++) { s += a[p] * x; p = t[p]; } x = 3 * x; return s + x * x;"),
        new("A number that is overwritten before the loop", true, false, "double s = 0; int p = 0; x = x * x; for (int i = 0; i < n; i++) { s += a[p] * x; p = t[p]; } return s + x;"),
        new("A sum that is looked at", true, false, "double s = 0; int p = 0; for (int i = 0; i < n; i++) { if (s > 0.3) p = t[p]; s += a[p] * x; } return s;"),
        new("A sum that begins again", false, false, "double s = 0; int p = 0; for (int i = 0; i < n; i++) { if (t[i] == 5) s = 0; s += a[p] * x; p = t[p]; } return s;"),
        new("A loop in a branch", true, false, "double s = 0; int p = 0; if (n > 4) { for (int i = 0; i < n; i++) { s += a[p] * x; p = t[p]; } } else { s = x * x; } return s * 2;"),
        new("Two loops in branches of one condition", true, false, "double s = 0; int p = 0; if (n > 4) { for (int i = 0; i < n; i++) { s += a[p] * x; p = t[p]; } } if (n > 4) { for (int i = 0; i < n; i++) { s += b[p] * x; p = t[p]; } } return s;"),
        new("A row of its own", true, false, "double s = 0; int p = 0; for (int i = 0; i < n; i++) { double[] r = new double[2]; r[0] = a[p] * x; r[1] = r[0] * b[i]; s += r[0] * r[1]; p = t[p]; } return s;"),
    ];
}
