using System;
using System.Diagnostics;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DiffProg.LaneBenchmarks;

/// <summary>The least times of many, in microseconds for a thousand values.</summary>
/// <param name="Lanes">In lanes.</param>
/// <param name="Framework">By the framework's function.</param>
internal readonly record struct Measurement(double Lanes, double Framework)
{
    private const int Values = 1024;
    private const int Rounds = 400;
    private const int RunsInRound = 8;

    public static Measurement Of<TFunction, T>(double low, double high)
        where TFunction : struct, IFunction<T>
        where T : unmanaged, INumberBase<T>
    {
        (T[] x, T[] y, T[] results) = (Arguments<T>(low, high, 1), Arguments<T>(-2, 2, 2), new T[Values]);
        return new(Least(() => InLanes<TFunction, T>(x, y, results)), Least(() => ByFramework<TFunction, T>(x, y, results)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InLanes<TFunction, T>(T[] x, T[] y, T[] results)
        where TFunction : struct, IFunction<T>
    {
        ref T first = ref MemoryMarshal.GetArrayDataReference(x);
        ref T second = ref MemoryMarshal.GetArrayDataReference(y);
        ref T result = ref MemoryMarshal.GetArrayDataReference(results);
        for (nuint i = 0; i < Values; i += (nuint)Vector512<T>.Count)
        {
            TFunction.InLanes(Vector512.LoadUnsafe(ref first, i), Vector512.LoadUnsafe(ref second, i)).StoreUnsafe(ref result, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ByFramework<TFunction, T>(T[] x, T[] y, T[] results)
        where TFunction : struct, IFunction<T>
    {
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = TFunction.Framework(x[i], y[i]);
        }
    }

    private static T[] Arguments<T>(double low, double high, int seed)
        where T : INumberBase<T>
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, Values).Select(_ => T.CreateTruncating(low + ((high - low) * random.NextDouble())))];
    }

    private static double Least(Action run)
    {
        double least = double.PositiveInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < RunsInRound; i++)
            {
                run();
            }

            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return least / RunsInRound * 1000 / Values;
    }
}
