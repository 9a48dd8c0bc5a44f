using System;

namespace DiffProg;

/// <summary>
/// Makes a static method the forward derivative of another, which need not be one's own. For <c>double F(double x, double[] w)</c> it is
/// <c>static double FJvp(double x, double[] w, double result, double xTangent, ReadOnlySpan&lt;double&gt; wTangent)</c>: it takes what <c>F</c>
/// took and returned, and returns the derivative along the tangents.
/// </summary>
/// <remarks>
/// It takes the place of what the compiler would make of the method's body. Neither the method nor the rule may write to an array that it is
/// given, or keep it. Without a <see cref="VjpOfAttribute"/> beside it there is no gradient through the method.
/// </remarks>
/// <param name="type">The type of the method that the rule is for.</param>
/// <param name="method">The method's name; which overload it is, the parameters say.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class JvpOfAttribute(Type type, string method) : Attribute
{
    /// <summary>The type of the method that the rule is for.</summary>
    public Type Type { get; } = type;

    /// <summary>The method's name.</summary>
    public string Method { get; } = method;
}
