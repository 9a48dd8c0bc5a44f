using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace DiffProg.Generator.Ir;

/// <summary>Tells statements apart by which they are, where their records would compare what they say.</summary>
internal sealed class ReferenceComparer<T> : IEqualityComparer<T>
    where T : class
{
    public static readonly ReferenceComparer<T> Instance = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T obj) => RuntimeHelpers.GetHashCode(obj);
}
