using System;

namespace DiffProg;

/// <summary>
/// Marks a method whose derivatives are generated beside it at build time. For a method <c>F</c> that returns one
/// floating-point number these are <c>FGradient</c>, <c>FValueAndGradient</c>, <c>FAccumulateGradient</c> and <c>FJvp</c>;
/// <c>FVjp</c> where it writes to its arguments; more on request (<see cref="Derivatives"/>).
/// </summary>
/// <remarks>
/// A marked class, struct or record is a parameter block: it gets a nested <c>Tangent</c> with a field for each member that carries a
/// derivative, and implements <see cref="IDifferentiable{TSelf, TTangent}"/>. The method's type, the block, and every type around them
/// must be <c>partial</c>. What cannot be differentiated is a build error.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class DifferentiableAttribute : Attribute
{
    /// <summary>Which derivatives are emitted.</summary>
    public Derivatives Derivatives { get; set; } = Derivatives.Default;

    /// <summary>The parameters to differentiate with respect to, by name; all that carry a derivative where empty.</summary>
    public string[] WithRespectTo { get; set; } = [];

    /// <summary>How exactly the derivatives follow the order of the method's arithmetic. On a type it says nothing.</summary>
    public FloatingPoint FloatingPoint { get; set; }
}
