using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DiffProg;

/// <summary>
/// What members stand on that run along several directions: the directions are the columns of a matrix that lies row by row, of which the
/// method's tangents take eight at a time, or one.
/// </summary>
public static class Directions
{
    /// <summary>Says that a matrix has a row for each element of what it belongs to, and a column for each direction.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="length">How many elements that has.</param>
    /// <param name="directions">How many directions there are.</param>
    /// <param name="name">The name of what it belongs to.</param>
    /// <param name="matrixName">The matrix's name.</param>
    /// <exception cref="ArgumentException">It has not.</exception>
    public static void Fit(ReadOnlySpan<double> matrix, int length, int directions, string name, [CallerArgumentExpression(nameof(matrix))] string matrixName = "")
    {
        if (matrix.Length != (long)length * directions)
        {
            throw new ArgumentException($"'{matrixName}' has {matrix.Length} elements, {directions} directions of '{name}' have {(long)length * directions}.", matrixName);
        }
    }

    /// <summary>Takes eight columns, or as many as are left beside zeros.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="directions">How many columns it has.</param>
    /// <param name="first">The first of those that are taken.</param>
    /// <param name="lanes">Receives them, a row in each element.</param>
    public static void Load(ReadOnlySpan<double> matrix, int directions, int first, Span<Vector512<double>> lanes)
    {
        int count = Math.Min(directions - first, Vector512<double>.Count);
        int whole = Whole(matrix.Length, directions, first, lanes.Length);
        Vector512<double> taken = Taken(count);
        ref double source = ref Unsafe.Add(ref MemoryMarshal.GetReference(matrix), first);
        for (int i = 0; i < whole; i++)
        {
            lanes[i] = Vector512.LoadUnsafe(ref source, (nuint)i * (nuint)directions) & taken;
        }

        for (int i = whole; i < lanes.Length; i++)
        {
            lanes[i] = LoadLanes(matrix.Slice((i * directions) + first, count), 0);
        }
    }

    /// <summary>Takes eight numbers of one row, or as many as are left beside zeros.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The first of those that are taken.</param>
    public static Vector512<double> LoadLanes(ReadOnlySpan<double> row, int first)
    {
        ReadOnlySpan<double> left = row[first..];
        if (left.Length >= Vector512<double>.Count)
        {
            return Vector512.Create(left);
        }

        Vector512<double> lanes = default;
        left.CopyTo(AsSpan(ref lanes));
        return lanes;
    }

    /// <summary>Puts eight columns back, or as many as are left.</summary>
    /// <param name="lanes">The columns, a row in each element.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="directions">How many columns it has.</param>
    /// <param name="first">The first of those that are put back.</param>
    public static void Store(ReadOnlySpan<Vector512<double>> lanes, Span<double> matrix, int directions, int first)
    {
        int count = Math.Min(directions - first, Vector512<double>.Count);
        int whole = Whole(matrix.Length, directions, first, lanes.Length);
        Vector512<double> taken = Taken(count);
        ref double target = ref Unsafe.Add(ref MemoryMarshal.GetReference(matrix), first);
        for (int i = 0; i < whole; i++)
        {
            nuint at = (nuint)i * (nuint)directions;
            Vector512<double> stored = count == Vector512<double>.Count ? lanes[i] : Vector512.ConditionalSelect(taken, lanes[i], Vector512.LoadUnsafe(ref target, at));
            stored.StoreUnsafe(ref target, at);
        }

        for (int i = whole; i < lanes.Length; i++)
        {
            StoreLanes(lanes[i], matrix.Slice((i * directions) + first, count), 0);
        }
    }

    /// <summary>Puts eight numbers of one row back, or as many as are left.</summary>
    /// <param name="lanes">The numbers.</param>
    /// <param name="row">The row.</param>
    /// <param name="first">The first of those that are put back.</param>
    public static void StoreLanes(Vector512<double> lanes, Span<double> row, int first)
    {
        Span<double> left = row[first..];
        if (left.Length >= Vector512<double>.Count)
        {
            lanes.CopyTo(left);
        }
        else
        {
            AsSpan(ref lanes)[..left.Length].CopyTo(left);
        }
    }

    /// <summary>Takes one column; zeros where there is none.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="directions">How many columns it has.</param>
    /// <param name="direction">Which is taken.</param>
    /// <param name="column">Receives it.</param>
    public static void Load(ReadOnlySpan<double> matrix, int directions, int direction, Span<double> column)
    {
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = direction < directions ? matrix[(i * directions) + direction] : 0;
        }
    }

    /// <summary>Takes one number; zero where there is none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="direction">Which is taken.</param>
    public static double LoadOne(ReadOnlySpan<double> row, int direction) => direction < row.Length ? row[direction] : 0;

    /// <summary>Puts one column back, where there is one.</summary>
    /// <param name="column">The column.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="directions">How many columns it has.</param>
    /// <param name="direction">Which is put back.</param>
    public static void Store(ReadOnlySpan<double> column, Span<double> matrix, int directions, int direction)
    {
        for (int i = 0; i < column.Length && direction < directions; i++)
        {
            matrix[(i * directions) + direction] = column[i];
        }
    }

    /// <summary>Puts one number back, where there is a place for it.</summary>
    /// <param name="number">The number.</param>
    /// <param name="row">The row.</param>
    /// <param name="direction">Which it is.</param>
    public static void StoreOne(double number, Span<double> row, int direction)
    {
        if (direction < row.Length)
        {
            row[direction] = number;
        }
    }

    /// <summary>Of how many rows eight columns from a place on are in the matrix, those of the next row behind what is left of one's own.</summary>
    private static int Whole(int length, int directions, int first, int rows) =>
        directions == 0 ? 0 : (int)Math.Clamp(((long)length - first - Vector512<double>.Count) / directions + 1, 0, length < first + Vector512<double>.Count ? 0 : rows);

    /// <summary>All bits of as many lanes, from the first on.</summary>
    private static Vector512<double> Taken(int count) =>
        Vector512.LessThan(Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), Vector512.Create((double)count));

    private static Span<double> AsSpan(ref Vector512<double> lanes) => MemoryMarshal.CreateSpan(ref Unsafe.As<Vector512<double>, double>(ref lanes), Vector512<double>.Count);
}
