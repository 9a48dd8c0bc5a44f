namespace DiffProg.Generator.Ir;

/// <summary>The numbers that the representation knows.</summary>
internal enum Scalar
{
    Bool,
    Int,
    Double,
}

/// <summary>What holds the numbers.</summary>
internal enum Shape
{
    Scalar,
    Array,
    Span,
    ReadOnlySpan,
}

/// <summary>The type of a value: a scalar, or a row of them.</summary>
internal readonly record struct IrType(Scalar Scalar, Shape Shape)
{
    public static readonly IrType Bool = new(Scalar.Bool, Shape.Scalar);
    public static readonly IrType Int = new(Scalar.Int, Shape.Scalar);
    public static readonly IrType Double = new(Scalar.Double, Shape.Scalar);

    public bool IsScalar => Shape == Shape.Scalar;

    public IrType ElementType() => new(Scalar, Shape.Scalar);

    /// <summary>Whether values of this type carry a derivative.</summary>
    public bool IsDifferentiable => Scalar == Scalar.Double;
}

/// <summary>A local or a parameter. Two variables are the same where their numbers are; the name is for people.</summary>
internal sealed record Variable(int Id, string Name, IrType Type);

/// <summary>A place on the tape: what is saved there in the forward sweep is loaded in the reverse sweep, last in first out.</summary>
internal sealed record Slot(int Id, string Name, IrType Type);
