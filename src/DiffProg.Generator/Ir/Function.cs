using System.Linq;

namespace DiffProg.Generator.Ir;

/// <summary>One step of differentiation.</summary>
internal enum Transform
{
    Tangent,
    Adjoint,

    /// <summary>The tangents along eight directions at once; the last of the transforms, and the only one.</summary>
    BatchedTangent,
}

/// <summary>Which part of a function a call runs, or a function is.</summary>
internal enum Phase
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>The augmented primal: runs once and writes the tape.</summary>
    Forward,

    /// <summary>What consumes the tape.</summary>
    Reverse,
}

/// <summary>
/// A derivative of a method: the transforms in their order, and which of the method's parameters are active
/// (<c>Active[i]</c> for the i-th). No transform: the method itself.
/// </summary>
internal sealed record Derivation(EquatableArray<Transform> Transforms, EquatableArray<bool> Active)
{
    public static readonly Derivation Primal = new([], []);

    public bool IsPrimal => Transforms.IsEmpty;

    public bool HasAdjoint => Transforms.Contains(Transform.Adjoint);

    /// <summary>Whether tangents accompany its values.</summary>
    public bool HasTangents => Transforms.Any(t => t != Transform.Adjoint);

    public Derivation Then(Transform transform) => this with { Transforms = [.. Transforms, transform] };
}

/// <summary>A method as its callers name it.</summary>
/// <param name="Key">What tells it from every other method of the compilation.</param>
/// <param name="Receiver">What stands before its name in a call from the function at hand, with its dot; may be empty.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsDifferentiable">Whether it is marked; otherwise it is run as it is, and carries no derivative.</param>
/// <param name="IsForeign">Whether it stands in another assembly, where the user cannot mark it.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record MethodReference(
    string Key,
    string Receiver,
    string Name,
    bool IsDifferentiable,
    bool IsForeign,
    EquatableArray<CalleeParameter> Parameters)
{
    /// <summary>What its assembly says of it, where that is another one; its derivatives are then those that are there.</summary>
    public Analysis.Summary? Exported { get; init; }

    /// <summary>Whether its first argument is the object that it is called on.</summary>
    public bool IsInstance { get; init; }

    /// <summary>Whether its arguments or results are leaves of what the user's method takes and gives, so that an emitted function stands for it.</summary>
    public bool IsTakenApart { get; init; }

    /// <summary>The derivatives that a user wrote for it; null where there are none.</summary>
    public CustomRule? Rule { get; init; }

    /// <summary>Whether it is such a derivative itself.</summary>
    public bool IsRule { get; init; }

    /// <summary>Whether a derivative flows through it.</summary>
    public bool HasDerivative => IsDifferentiable || Rule is not null;
}

/// <summary>The derivatives of a method that a user wrote.</summary>
/// <param name="Vjp">Adds to the cotangents of what the method takes; null where there is none.</param>
/// <param name="Jvp">Gives the tangent of what the method returns; null where there is none.</param>
internal sealed record CustomRule(MethodReference? Vjp, MethodReference? Jvp);

/// <param name="Name">The parameter's name.</param>
/// <param name="IsConstant">Whether its entry value is marked a constant.</param>
/// <param name="IsReadOnly">Whether nothing can be written through it.</param>
/// <param name="Modifier">How an argument is passed to it, with a space behind, as in <c>ref </c>; empty by value.</param>
internal sealed record CalleeParameter(string Name, bool IsConstant, bool IsReadOnly, string Modifier)
{
    /// <summary>Whether it has no entry value.</summary>
    public bool IsOut => Modifier == "out ";
}

/// <param name="Method">The method.</param>
/// <param name="Derivation">Which derivative of it.</param>
/// <param name="Phase">Which part of that.</param>
/// <param name="Site">The number of the call in the user's method, by which a diagnostic finds its place.</param>
internal sealed record CallTarget(MethodReference Method, Derivation Derivation, Phase Phase, int Site);

/// <summary>An argument: a value, or where <paramref name="ByReference"/> a place.</summary>
internal sealed record Argument(Expression Value, bool ByReference = false);

/// <param name="Variable">The parameter.</param>
/// <param name="Active">Whether a derivative with respect to its entry value is asked for.</param>
/// <param name="Phase">Which phases take it: all, or the reverse sweep alone.</param>
/// <param name="ByReference">Whether what is written to it reaches the caller; rows always do.</param>
internal sealed record Parameter(Variable Variable, bool Active, Phase Phase = Phase.Whole, bool ByReference = false);

/// <summary>A function: single entry, single exit. Derivatives are functions too.</summary>
/// <param name="Parameters">Its parameters, in order.</param>
/// <param name="Body">Its statements; at most one <see cref="Boundary"/>, and any <see cref="Cut"/>, at the outermost level.</param>
/// <param name="Results">What it returns, evaluated at the boundary, or at the end where there is none.</param>
/// <param name="NextId">A number that no variable or slot of it bears, nor a greater one.</param>
internal sealed record Function(
    EquatableArray<Parameter> Parameters,
    EquatableArray<Statement> Body,
    EquatableArray<Expression> Results,
    int NextId);
