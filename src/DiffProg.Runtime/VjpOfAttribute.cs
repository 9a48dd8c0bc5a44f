using System;

namespace DiffProg;

/// <summary>
/// Makes a static method the reverse derivative of another, which need not be one's own. For <c>double F(double x, double[] w)</c> it is
/// <c>static void FVjp(double x, double[] w, double result, double resultCotangent, ref double xGradient, Span&lt;double&gt; wGradient)</c>:
/// it takes what <c>F</c> took and returned, and adds <c>resultCotangent</c> times the derivative to each gradient.
/// </summary>
/// <remarks>
/// It takes the place of what the compiler would make of the method's body. Neither the method nor the rule may write to an array that it is
/// given, or keep it. Without a <see cref="JvpOfAttribute"/> beside it there is no forward derivative through the method; a
/// Hessian-vector product asks for both, and that this method is marked <see cref="DifferentiableAttribute"/>.
/// </remarks>
/// <param name="type">The type of the method that the rule is for.</param>
/// <param name="method">The method's name; which overload it is, the parameters say.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class VjpOfAttribute(Type type, string method) : Attribute
{
    /// <summary>The type of the method that the rule is for.</summary>
    public Type Type { get; } = type;

    /// <summary>The method's name.</summary>
    public string Method { get; } = method;
}
