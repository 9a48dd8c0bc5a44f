using System;

namespace DiffProg;

/// <summary>The derivatives that a method marked <see cref="DifferentiableAttribute"/> gets.</summary>
[Flags]
public enum Derivatives
{
    /// <summary>None: the method may still be called from other differentiable code.</summary>
    None = 0,

    /// <summary>Reverse mode: <c>FGradient</c>, <c>FValueAndGradient</c>, <c>FAccumulateGradient</c> and, where the method has other results, <c>FVjp</c>.</summary>
    Gradient = 1,

    /// <summary>Forward mode: <c>FJvp</c>.</summary>
    Jvp = 2,

    /// <summary>The Hessian-vector product <c>FHvp</c>.</summary>
    Hvp = 4,

    /// <summary>Forward mode along several directions in one call: <c>FBatchedJvp</c>.</summary>
    BatchedJvp = 8,

    /// <summary>What is emitted unless told otherwise.</summary>
    Default = Gradient | Jvp,
}
