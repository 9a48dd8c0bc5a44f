using System;
using System.ComponentModel;

namespace DiffProg;

/// <summary>
/// Lets other assemblies differentiate code that calls this one: the derivatives of every public method that is marked
/// <see cref="DifferentiableAttribute"/> are emitted in the form that other derivatives call.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ExportDerivativesAttribute : Attribute;

/// <summary>What callers of other assemblies must know of a method; emitted code bears it.</summary>
/// <param name="method">The method's documentation comment id.</param>
/// <param name="version">The version of what is said here.</param>
/// <param name="active">For each leaf of its parameters, 1 where its derivatives are with respect to it.</param>
/// <param name="written">For each leaf of its parameters, 1 where it may write to its elements.</param>
/// <param name="truncates">Whether an integer that it gives back may come from an active value.</param>
/// <param name="modes">Which derivatives there are.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ExportedDerivativesAttribute(string method, int version, string active, string written, bool truncates, int modes) : Attribute
{
    /// <summary>The method's documentation comment id.</summary>
    public string Method { get; } = method;

    /// <summary>The version of what is said here.</summary>
    public int Version { get; } = version;

    /// <summary>For each leaf of its parameters, 1 where its derivatives are with respect to it.</summary>
    public string Active { get; } = active;

    /// <summary>For each leaf of its parameters, 1 where it may write to its elements.</summary>
    public string Written { get; } = written;

    /// <summary>Whether an integer that it gives back may come from an active value.</summary>
    public bool Truncates { get; } = truncates;

    /// <summary>Which derivatives there are.</summary>
    public int Modes { get; } = modes;
}
