using System.Runtime.Intrinsics;

namespace DiffProg.LaneBenchmarks;

/// <summary>A function, in lanes and as the framework has it: a type, so that a loop over it is compiled for it.</summary>
/// <typeparam name="T">The width.</typeparam>
internal interface IFunction<T>
{
    static abstract Vector512<T> InLanes(Vector512<T> x, Vector512<T> y);

    static abstract T Framework(T x, T y);
}
