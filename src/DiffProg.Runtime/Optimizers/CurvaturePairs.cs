using System;
using DiffProg.Blocks;

namespace DiffProg;

/// <summary>
/// The last steps and the changes of the gradient along them, by which the inverse Hessian is approximated: the two-loop recursion of
/// Nocedal, <i>Updating quasi-Newton matrices with limited storage</i>, 1980.
/// </summary>
internal sealed class CurvaturePairs(int capacity, int length)
{
    private readonly double[] _steps = new double[capacity * length];
    private readonly double[] _changes = new double[capacity * length];
    private readonly double[] _curvatures = new double[capacity];
    private readonly double[] _weights = new double[capacity];
    private int _count;
    private int _next;

    public int Length => length;

    public bool IsEmpty => _count == 0;

    public void Clear() => (_count, _next) = (0, 0);

    /// <summary>Remembers a step, in the place of the oldest; but one along which the function is not convex, which would spoil the approximation.</summary>
    public void Add(ReadOnlySpan<double> from, ReadOnlySpan<double> to, ReadOnlySpan<double> gradientFrom, ReadOnlySpan<double> gradientTo)
    {
        Span<double> step = RowOf(_steps, _next);
        Span<double> change = RowOf(_changes, _next);
        Difference(to, from, step);
        Difference(gradientTo, gradientFrom, change);
        double curvature = Numbers.Dot<double>(step, change);
        if (curvature > 1e-10 * Numbers.Dot<double>(change, change) && double.IsFinite(curvature))
        {
            _curvatures[_next] = curvature;
            _next = (_next + 1) % capacity;
            _count = Math.Min(_count + 1, capacity);
        }
        else if (_count == capacity)
        {
            // The oldest pair stood where this one was written.
            _count--;
        }
    }

    /// <summary>Turns a gradient into the direction of a step, in place.</summary>
    public void Direct(Span<double> direction)
    {
        for (int k = 1; k <= _count; k++)
        {
            int i = IndexOf(k);
            _weights[i] = Numbers.Dot<double>(RowOf(_steps, i), direction) / _curvatures[i];
            Numbers.AddScaled(direction, -_weights[i], RowOf(_changes, i));
        }

        double scale = 1;
        if (_count > 0)
        {
            int last = IndexOf(1);
            scale = _curvatures[last] / Numbers.Dot<double>(RowOf(_changes, last), RowOf(_changes, last));
        }

        for (int i = 0; i < direction.Length; i++)
        {
            direction[i] *= scale;
        }

        for (int k = _count; k >= 1; k--)
        {
            int i = IndexOf(k);
            double back = Numbers.Dot<double>(RowOf(_changes, i), direction) / _curvatures[i];
            Numbers.AddScaled(direction, _weights[i] - back, RowOf(_steps, i));
        }

        for (int i = 0; i < direction.Length; i++)
        {
            direction[i] = -direction[i];
        }
    }

    /// <summary>Where the pair stands that was added so many additions ago, the last one by 1.</summary>
    private int IndexOf(int age) => (_next - age + capacity) % capacity;

    private Span<double> RowOf(double[] rows, int index) => rows.AsSpan(index * length, length);

    private static void Difference(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> difference)
    {
        a.CopyTo(difference);
        Numbers.AddScaled(difference, -1, b);
    }
}
