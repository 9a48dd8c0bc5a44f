using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Integers of every width beside active numbers: they wrap, shift, index, count and are brought back in the reverse sweep.</summary>
internal static partial class Integers
{
    public static Checks.Case[] Table { get; } =
    [
        new("A byte that wraps", nameof(WrappingByte), At(1.1, (byte)250), x => [2 * 260 % 256 * x[0]]),
        new("A signed byte that wraps", nameof(WrappingSByte), At(1.1, (sbyte)-100), x => [2 * 56 * x[0]]),
        new("A short that wraps", nameof(WrappingShort), At(1.1, (short)20000), x => [2 * -5536 * x[0]]),
        new("An unsigned short that wraps", nameof(WrappingUShort), At(1.1, (ushort)3), x => [2 * 65534 * x[0]]),
        new("A character that counts", nameof(CountingChar), At(1.1, 'y'), x => [2 * (double)'{' * x[0]]),
        new("An unsigned integer that wraps", nameof(WrappingUInt), At(1.1, 3_000_000_000u), x => [2 * 1_705_032_704.0 * x[0]]),
        new("A long beyond an integer", nameof(LongBeyondInt), At(1.1, 3_000_000_000L), x => [2 * 9e18 * x[0]]),
        new("An unsigned long above all others", nameof(LargeULong), At(1.1, ulong.MaxValue), x => [2 * (double)(ulong.MaxValue - 4095) * x[0]]),
        new("Native integers", nameof(Native), At(1.1, (nint)(-7), (nuint)7), x => [2 * -49 * x[0]]),
        new("Shifts of every width", nameof(Shifts), At(1.1, (byte)200, (short)-300, 0x80000001u, -5L, 1ul << 63)),
        new("Compound shifts of narrow numbers", nameof(CompoundShifts), At(1.1, (byte)200, (sbyte)-100, (ushort)60000)),
        new("Bits of narrow numbers", nameof(Bits), At(1.1, (byte)0b1010_1010, (long)0b1100)),
        new("Division and remainder of integers of every width", nameof(Quotients), At(1.1, (byte)200, (short)-300, 7u, -5L, ulong.MaxValue)),
        new("Integers become numbers as C# makes them", nameof(Conversions), At(1.1, ulong.MaxValue, long.MinValue, uint.MaxValue, 'z')),
        new("Narrowing conversions of integers", nameof(Narrowing), At(1.1, -1L)),
        new("Indices of an array of every width", nameof(ArrayIndices), At(Row(1.1, 0.4, -0.7, 2.1), 1L, 2u, 3ul, (byte)0, (nint)1, '\u0002')),
        new("Indices of a span of every width", nameof(SpanIndices), At(Row(1.1, 0.4, -0.7, 2.1), 1L, 2u, (byte)0)),
        new("A loop over a long", nameof(LongLoop), At(Row(1.1, 0.4, -0.7))),
        new("A loop over an unsigned integer, backwards", nameof(UnsignedLoopBack), At(Row(1.1, 0.4, -0.7))),
        new("A loop over a byte", nameof(ByteLoop), At(1.1), _ => [252 + 253 + 254]),
        new("A loop over a character", nameof(CharLoop), At(1.1), x => [26 * Math.Pow(x[0], 25)], Step: 0.001),
        new("Narrow numbers brought back in a loop", nameof(SavedNarrow), At(0.9, 4)),
        new("Wide numbers brought back in a loop", nameof(SavedWide), At(0.9, 4)),
        new("A wide number brought back beside a floating-point one", nameof(WideBesideNumber), At(0.9, 4)),
        new("Elements of integer rows brought back", nameof(SavedElements), At(0.9, new byte[] { 250, 3 }, new long[] { 1L << 40, -1 }, new char[] { 'a', 'b' })),
        new("A row of integers that the method makes", nameof(OwnRow), At(0.9, 3L)),
        new("A truncated number steers", nameof(Steers), At(2.7, Row(1.1, 0.4, -0.7, 2.1)), x => [2 * x[0] + x[3], 0, 0, x[0], 0], Step: 0.001),
        new("A truncated number of every width steers", nameof(SteersEverywhere), At(2.7), x => [10 * x[0]], Step: 0.001),
        new("Integer choices", nameof(Choices), At(1.1, -5L, (byte)7)),
        new("A complement and a negation", nameof(Complements), At(1.1, (byte)7, 9u, -5L), x => [2 * ((-8) + 4294967286.0 + 4 + (-7) + (-9) + 5) * x[0]]),
        new("An increment within an expression", nameof(Increments), At(1.1, (byte)255, 7L), x => [2 * ((255 * 7) + (1 * 6)) * x[0]]),
    ];

    [Differentiable(Derivatives = Both)]
    private static double WrappingByte(double x, byte b)
    {
        b += 10;
        return b * x * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double WrappingSByte(double x, sbyte b)
    {
        b -= 100;
        return b * x * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double WrappingShort(double x, short b)
    {
        b *= 3;
        return b * x * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double WrappingUShort(double x, ushort b)
    {
        b -= 5;
        return b * x * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double CountingChar(double x, char c)
    {
        c++;
        ++c;
        return c * x * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double WrappingUInt(double x, uint n)
    {
        n += n;
        return n * x * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double LongBeyondInt(double x, long n) => n * n * x * x;

    [Differentiable(Derivatives = Both)]
    private static double LargeULong(double x, ulong n)
    {
        n -= 4095;
        return n * x * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Native(double x, nint n, nuint m) => n * (nint)m * x * x;

    [Differentiable(Derivatives = Both)]
    private static double Shifts(double x, byte b, short s, uint u, long l, ulong m) =>
        ((b << 3) + (s >> 2) + (s >>> 20) + (u >> 5) + (u << 1) + (l >> 1) + (l >>> 60) + (1L << b)) * x * x * ((m >> 62) + (m >>> 61) + x);

    [Differentiable(Derivatives = Both)]
    private static double CompoundShifts(double x, byte b, sbyte s, ushort u)
    {
        double r = 0;
        for (int i = 0; i < 3; i++)
        {
            b <<= 1;
            s >>= 1;
            s >>>= 1;
            u <<= 2;
            r += (b + s + u) * x * x;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Bits(double x, byte b, long l)
    {
        b ^= 0b1111;
        b |= 1;
        b &= 0b0111_1111;
        l |= b;
        l &= ~2L;
        return ((b ^ l) + (b & 3) + (l | 5)) * x * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Quotients(double x, byte b, short s, uint u, long l, ulong m)
    {
        b /= 3;
        s %= 7;
        return ((b / 4) + (s / 2) + (u / 2) + (u % 4) + (l / 2) + (l % 3)) * x * x + ((m / 3) * x * 1e-19) + ((m % 1000) * x);
    }

    [Differentiable(Derivatives = Both)]
    private static double Conversions(double x, ulong m, long l, uint u, char c)
    {
        float f = l;
        double d = m;
        return (d * x * 1e-19) + (f * x * x * 1e-18) + ((float)u * x * 1e-9) + ((double)(float)m * x * 1e-19) + (c * x) + ((Half)c > (Half)1 ? x * (double)(Half)c : 0);
    }

    [Differentiable(Derivatives = Both)]
    private static double Narrowing(double x, long l) => ((byte)l + (sbyte)(l - 127) + (short)(l << 15) + (ushort)l + (char)l + (uint)l + (int)(l << 31)) * x * x;

    [Differentiable(Derivatives = Both)]
    private static double ArrayIndices(double[] a, long l, uint u, ulong m, byte b, nint n, char c)
    {
        a[l] *= a[u];
        a[m] += a[b] * a[n];
        return a[l] * a[c] * a[m + 0];
    }

    [Differentiable(Derivatives = Both)]
    private static double SpanIndices(Span<double> a, long l, uint u, byte b)
    {
        a[(int)l] *= a[(int)u];
        a[b] += a[(int)u] * a[3];
        return a[(int)l] * a[b];
    }

    [Differentiable(Derivatives = Both)]
    private static double LongLoop(double[] a)
    {
        double r = 1;
        for (long i = 0; i < a.Length; i++)
        {
            a[i] *= r;
            r += a[i] * i;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double UnsignedLoopBack(double[] a)
    {
        double r = 1;
        for (uint i = (uint)a.Length; i-- > 0;)
        {
            r = (r * a[i]) + i;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double ByteLoop(double x)
    {
        double r = 0;
        for (byte b = 252; b != 255; b++)
        {
            r += b * x;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double CharLoop(double x)
    {
        double r = 1;
        for (char c = 'a'; c <= 'z'; c++)
        {
            r *= x;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double SavedNarrow(double x, int n)
    {
        byte b = 1;
        sbyte s = -3;
        short h = -300;
        ushort u = 65000;
        char c = 'a';
        bool odd = false;
        double r = x;
        for (int i = 0; i < n; i++)
        {
            r = (r * x * 0.01 * b) + (r * 0.02 * s) + (r * r * 1e-4 * h) + (r * 1e-5 * u) + (odd ? r * c * 0.001 : x);
            b += 100;
            s -= 60;
            h -= 20000;
            u += 600;
            c += 'z';
            odd = !odd;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double SavedWide(double x, int n)
    {
        uint u = 4_000_000_000;
        long l = long.MinValue;
        ulong m = ulong.MaxValue - 10;
        nint p = -5;
        nuint q = 7;
        double r = x;
        for (int i = 0; i < n; i++)
        {
            r = (r * x * 1e-10 * u) + (r * 1e-19 * l) + (r * r * 1e-20 * m) + (r * 0.01 * p) + (r * 0.01 * q);
            u += 500_000_000;
            l -= 1;
            m += 7;
            p *= -2;
            q *= 3;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double WideBesideNumber(double x, int n)
    {
        double s = x;
        long k = 3;
        for (int i = 0; i < n; i++)
        {
            s *= Math.Sin(x + k);
            k = k * k % 1_000_003;
        }

        return s * k;
    }

    [Differentiable(Derivatives = Both)]
    private static double SavedElements(double x, byte[] b, long[] l, char[] c)
    {
        double r = x;
        for (int i = 0; i < 4; i++)
        {
            r = (r * x * 0.01 * b[i % 2]) + (r * r * 1e-13 * l[i % 2]) + (0.01 * x * c[i % 2]);
            b[i % 2] += 10;
            l[i % 2] *= -3;
            c[i % 2]++;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double OwnRow(double x, long n)
    {
        short[] a = new short[n];
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = (short)(i * 20000);
        }

        double r = 0;
        for (int i = 0; i < a.Length; i++)
        {
            r += a[i] * x * x;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Steers(double x, double[] a)
    {
        long k = (long)x;
        byte b = (byte)x;
        double r = 0;
        for (uint i = 0; i < k; i++)
        {
            r += i == 0 ? x * x : 0;
        }

        return b == 2 ? r + (a[k] * x) : r;
    }

    [Differentiable(Derivatives = Both)]
    private static double SteersEverywhere(double x)
    {
        int steps = 0;
        if ((sbyte)x == 2)
            steps++;
        if ((ushort)x == 2 && (short)x > 1)
            steps++;
        if ((char)x == 2 || (ulong)x == 3)
            steps++;
        if ((nint)x == 2 && (nuint)x < 3)
            steps++;
        if ((uint)(float)x == 2 && (int)(Half)x > 1)
            steps++;
        return steps * x * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Choices(double x, long l, byte b)
    {
        long k = l < b ? b : l;
        byte small = b > 5 ? (byte)(b - 5) : b;
        return k * small * x * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Complements(double x, byte b, uint u, long l) => (~b + ~u + ~l + -b + -u + -l) * x * x;

    [Differentiable(Derivatives = Both)]
    private static double Increments(double x, byte b, long l) => ((b++ * l--) + (++b * l)) * x * x;
}
