using System;

namespace DiffProg.Generator.Diagnostics;

/// <summary>A transform found that a method has no derivative of the kind that is asked for: it is refused where it stands.</summary>
public sealed class NotDifferentiableException : Exception
{
    /// <summary>Without a reason.</summary>
    public NotDifferentiableException()
    {
    }

    /// <summary>For a reason.</summary>
    /// <param name="message">The reason.</param>
    public NotDifferentiableException(string message)
        : base(message)
    {
    }

    /// <summary>For a reason that another exception gave.</summary>
    /// <param name="message">The reason.</param>
    /// <param name="innerException">The other exception.</param>
    public NotDifferentiableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>For a reason, with what to write instead.</summary>
    /// <param name="message">The reason.</param>
    /// <param name="advice">What to write instead.</param>
    public NotDifferentiableException(string message, string advice)
        : base(message) => Advice = advice;

    /// <summary>For a reason that stands at a place of the user's, with what to write instead.</summary>
    /// <param name="message">The reason.</param>
    /// <param name="advice">What to write instead.</param>
    /// <param name="site">The number of the place.</param>
    public NotDifferentiableException(string message, string advice, int site)
        : this(message, advice) => Site = site;

    /// <summary>The number of the place in the user's method; null where only the method is known.</summary>
    public int? Site { get; }

    /// <summary>What to write instead.</summary>
    public string Advice { get; } = "compute it before the call, or give it a rule by [VjpOf]";
}
