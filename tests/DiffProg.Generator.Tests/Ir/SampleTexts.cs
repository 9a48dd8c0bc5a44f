namespace DiffProg.Generator.Tests.Ir;

/// <summary>Small programs, each for one thing that a pass could get wrong.</summary>
internal static class SampleTexts
{
    public static readonly (string Name, string Members, object[] Arguments)[] All =
    [
        ("Dot", "double F(double[] a, double[] b) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }", [new[] { 1.5, -2, 0.3 }, new[] { 0.4, 3, -1 }]),
        ("Counters", "double F(double x, int n) { double s = x; for (int i = n; i > 0; i -= 2) for (int j = -i; j <= i; j += 3) s = s * 0.9 + j * x / (1 + i); return s; }", [0.7, 7]),
        ("NestedExits", """
            double F(double[] a, double x)
            {
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (a[i] < 0) continue;
                    for (int j = 0; j < a.Length; j++)
                    {
                        if (a[j] > 2) break;
                        if (i == j) continue;
                        s += a[i] * Math.Sin(a[j] * x);
                        if (s > 3) return s * x;
                    }
                    s *= x;
                }
                return s - x;
            }
            """, [new[] { 0.5, -1, 1.2, 2.5, 0.9 }, 1.1]),
        ("EarlyReturns", "double F(double x, double y) { if (x > 3) return y; if (y > 3) { return x * y; } else if (x < 0) return -x; x += y; if (x > 1) { y *= x; } else { return x; } return y * x; }", [0.8, 0.6]),
        ("Ternaries", "double F(double x, double y) => (x > y ? x * x : y) * (x > 0 ? y > 0 ? Math.Exp(x) : x : 2) + (x < 5 && y < 5 || x == y ? x / y : 0);", [0.8, 0.6]),
        ("ShortCircuits", "double F(double x, int n) { int k = 0; double s = x; if (n > 1 && (s *= 2) > 1 || k++ > 0) s += k; bool both = n > 5 && k++ > 0; return both ? s : s * x + k; }", [0.8, 3]),
        ("WhileWithEffects", "double F(double x, int n) { double s = 1; while (n-- > 0 && (s *= x) > 0.01) { if (n == 2) continue; s += Math.Sin(s); } return s * n; }", [0.8, 6]),
        ("Newton", "double F(double a) { double x = a; for (int i = 0; i < 20; i++) { double next = 0.5 * (x + a / x); if (Math.Abs(next - x) < 1e-9) break; x = next; } return x; }", [2.0]),
        ("InPlace", """
            double F(double[] a, double[] b)
            {
                for (int i = 1; i < a.Length; i++) { a[i] = a[i] * a[i - 1] + b[i]; b[i - 1] += a[i] * a[i]; a[0] -= b[i]; }
                for (int i = a.Length - 1; i >= 0; i--) { double t = a[i]; a[i] = b[i]; b[i] = t * t; }
                return a[0] * b[1] + a[2];
            }
            """, [new[] { 1.5, -0.2, 0.3, 0.7 }, new[] { 0.4, 0.3, -1, 0.2 }]),
        ("Extremes", """
            double F(double[] a, double[] b, double x)
            {
                double m = a[0], l = x, s = 0;
                for (int i = 1; i < a.Length; i++) { if (a[i] > m) m = a[i]; }
                for (int r = 0; r < 2; r++)
                {
                    int at = 0;
                    for (int i = 0; i <= 2; i++) { if (l >= b[3 * r + i]) { l = b[3 * r + i]; at = i; } }
                    a[at] *= l;
                    s += a[at] * m;
                    l += x;
                }
                return s * m;
            }
            """, [new[] { 1.5, -0.2, 2.3 }, new[] { 0.4, 0.3, 0.3, -1, 2, -1 }, 0.7]),
        ("LocalRows", """
            double F(double[] a, double x)
            {
                double[] b = new double[a.Length];
                double s = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    double[] c = { x, a[i] };
                    double[] d = c;
                    d[0] *= c[1];
                    b[i] = d[0] + c[1] * i;
                    s += b[i] * b[0];
                }
                return s;
            }
            """, [new[] { 1.5, -0.2, 0.3 }, 0.4]),
        ("AliasingCalls", """
            double F(double[] a, double x) { Mix(a, a, x); Mix(a, new double[] { x, x, x }, a[0]); return a[0] * a[1] + a[2] * x; }
            [Differentiable] public static void Mix(double[] to, double[] from, double k) { for (int i = 0; i < to.Length; i++) { to[i] = from[i] * k + to[(i + 1) % to.Length]; from[i] *= to[i]; } }
            """, [new[] { 0.5, -0.2, 0.3 }, 0.4]),
        ("CallsInExpressions", """
            double F(double x, double[] a) { double s = 0; for (int i = 0; i < 3; i++) s += G(x + i, a) * G(s, a) - a[0]; return s; }
            [Differentiable] public static double G(double y, double[] a) { a[0] += y * 0.1; if (y > 2) return y; return y * y * a[1]; }
            """, [0.3, new[] { 0.5, 0.7 }]),
        ("Recursion", """
            double F(double x, double[] a) => Power(x, 5, a) + a[0];
            [Differentiable] public static double Power(double x, int n, double[] a) { if (n == 0) return 1; a[0] *= x; double half = Power(x, n / 2, a); return n % 2 == 0 ? half * half : half * half * x; }
            """, [1.1, new[] { 0.5 }]),
        ("MutualRecursion", """
            double F(double x, int n) => Even(x, n);
            [Differentiable] public static double Even(double x, int n) => n <= 0 ? x : Math.Sin(Odd(x * x, n - 1));
            [Differentiable] public static double Odd(double y, int n) { double s = y; if (n > 0) s += Even(y / 2, n - 1); return s * s; }
            """, [0.7, 5]),
        ("Swaps", "double F(double x, double y, double z) { for (int i = 0; i < 4; i++) { double t = x; x = y * z; y = z + t; z = t * x; } return x + y * z; }", [0.5, 0.9, 1.1]),
        ("Buffers", """
            double F(double[] a, int n)
            {
                double[] cur = a, next = new double[a.Length];
                double s = 0;
                for (int t = 0; t < n; t++)
                {
                    for (int i = 0; i < cur.Length; i++) next[i] = cur[i] * cur[(i + 1) % cur.Length];
                    double[] swapped = cur; cur = next; next = swapped;
                    if (t == 1) continue;
                    s += next[1] * cur[0];
                    next[0] = s;
                    if (s > 5) break;
                }
                double[] most = cur[0] > next[0] ? cur : next;
                return most[0] * s + a[1];
            }
            """, [new[] { 0.5, 1.2, 0.9 }, 5]),
        ("ReturnedRows", """
            double F(double[] a, double x) { double[]? r = null; for (int i = 0; i < 4; i++) { r = Step(r ?? a, x, i); x *= r[0]; } return r![0] * x + a[0]; }
            [Differentiable] public static double[] Step(double[] p, double x, int i) { if (i == 1) return p; p[1] *= x; if (i == 3) return p; return new double[] { p[0] * x, p[1] }; }
            """, [new[] { 0.5, 1.2 }, 0.7]),
        ("ArraysOfArrays", """
            double F(double[] a, double x)
            {
                double[][] h = new double[3][];
                h[0] = a;
                double s = 0;
                for (int i = 1; i < 3; i++) { h[i] = Step(h[i - 1], x); s += h[i][0] * h[i - 1][1]; }
                for (int i = 0; i < 4; i++)
                {
                    double[] old = h[i % 3];
                    h[i % 3] = h[(i + 1) % 3];
                    if (s > 2) h[2] = new double[] { s, x };
                    old[0] *= h[0][1];
                    for (int j = 0; j < 2; j++) s += h[j][1 - j] * old[j];
                }
                return s * a[0];
            }
            [Differentiable] public static double[] Step(double[] p, double x) => new double[] { p[0] * x, p[1] + x };
            """, [new[] { 0.5, 1.2 }, 0.7]),
        ("Orders", "double F(double x, double[] a) { int i = 0; double y = x; a[i++] = a[i] * (y = y * 2) + y; a[i] += (a[0] *= y) * a[i]; y += y++ * --y; return a[0] * a[1] * y; }", [0.7, new[] { 0.3, 1.2, 0.4 }]),
        ("Integers", "double F(double x, int n, bool t) { int k = (n << 3) ^ ~n; k = k % 7 & 5 | 8; k >>= 1; if (t ^ k > 3) k = -k; return x * k / (n == 0 ? 1 : n) + x % 0.3; }", [0.7, 5, true]),
    ];
}
