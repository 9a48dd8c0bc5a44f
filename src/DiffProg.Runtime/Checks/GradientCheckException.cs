using System;

namespace DiffProg;

/// <summary>A derivative is wrong, or differences could not tell; the message says which, where, by how much, and with which seed.</summary>
public sealed class GradientCheckException : Exception
{
    /// <summary>Creates an exception without a reason.</summary>
    public GradientCheckException()
    {
    }

    /// <summary>Creates an exception with its reason.</summary>
    public GradientCheckException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with its reason, caused by another.</summary>
    public GradientCheckException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
