namespace DiffProg.Generator.Ir;

/// <summary>The numbers that the representation knows; the floating-point ones come last.</summary>
internal enum Scalar
{
    /// <summary>No number: a constant of which nothing is known but its type in C#.</summary>
    Opaque,
    Bool,
    SByte,
    Byte,
    Short,
    UShort,
    Char,
    Int,
    UInt,
    Long,
    ULong,
    NInt,
    NUInt,
    Half,
    Float,
    Double,
}

/// <summary>What holds the numbers.</summary>
internal enum Shape
{
    Scalar,
    Array,
    Span,
    ReadOnlySpan,

    /// <summary>A reference to one number: a row of one element.</summary>
    Reference,
    ReadOnlyReference,

    /// <summary>An object: a row of one element, whose parts are found by their names.</summary>
    Object,

    /// <summary>Eight numbers, of eight trips of a loop or along eight directions, or eight truth values; only after the last transform.</summary>
    Lanes,

    /// <summary>A row of such, of which each trip has a row of its own, or along as many directions; only after the last transform.</summary>
    LaneRow,
}

/// <summary>The type of a value: a scalar, or a row of them.</summary>
/// <param name="Scalar">The numbers.</param>
/// <param name="Shape">What holds them.</param>
/// <param name="Name">The type in C# of what is no number: of the value, of the object, or of a row's elements.</param>
/// <param name="TangentName">The type in C# of its tangents; null where it has none.</param>
internal readonly record struct IrType(Scalar Scalar, Shape Shape, string? Name = null, string? TangentName = null)
{
    public static readonly IrType Bool = new(Scalar.Bool, Shape.Scalar);
    public static readonly IrType Int = new(Scalar.Int, Shape.Scalar);
    public static readonly IrType Float = new(Scalar.Float, Shape.Scalar);
    public static readonly IrType Double = new(Scalar.Double, Shape.Scalar);
    public static readonly IrType Lanes = new(Scalar.Double, Shape.Lanes);

    /// <summary>A truth value in each lane: all of its bits, or none.</summary>
    public static readonly IrType Mask = new(Scalar.Bool, Shape.Lanes);

    public bool IsOpaque => Scalar == Scalar.Opaque && IsScalar;

    public bool IsObject => Shape == Shape.Object;

    /// <summary>Whether it is a row of values or objects of a marked type, or of rows.</summary>
    public bool IsRowOfParts => Scalar == Scalar.Opaque && Shape is Shape.Array or Shape.Span or Shape.ReadOnlySpan;

    public bool IsScalar => Shape == Shape.Scalar;

    public bool IsLanes => Shape == Shape.Lanes;

    public bool IsReference => Shape is Shape.Reference or Shape.ReadOnlyReference;

    /// <summary>Whether it is a row whose elements may be written through it.</summary>
    public bool IsWritableRow => Shape is Shape.Array or Shape.Span or Shape.Reference or Shape.Object;

    public static IrType Opaque(string name) => new(Scalar.Opaque, Shape.Scalar, name);

    /// <summary>Whether it is a row of objects.</summary>
    public bool HoldsObjects => IsRowOfParts && IsOfObjects;

    /// <summary>Whether it is a row of arrays.</summary>
    public bool HoldsArrays => IsRowOfParts && Name!.EndsWith("]", System.StringComparison.Ordinal);

    /// <summary>Whether its elements are objects.</summary>
    public bool IsOfObjects { get; init; }

    /// <summary>Whether its elements are objects, or structs that refer to objects or arrays.</summary>
    public bool IsOfReferences { get; init; }

    /// <summary>The type in C# of the elements, where it is a constant that may be the very memory of a row of such; null for any other.</summary>
    public string? SequenceOf { get; init; }

    public IrType ElementType() => new(Scalar, Shape == Shape.LaneRow ? Shape.Lanes : Shape.Scalar, Name, TangentName);

    /// <summary>The type of its tangents and cotangents.</summary>
    public IrType ToTangent() => TangentName is null ? this : this with { Name = TangentName };

    /// <summary>Whether it is a row of values or objects whose tangents are of a type of their own.</summary>
    public bool IsRowOfBlocks => IsRowOfParts && !HoldsArrays && TangentName is not null && !IsOfTangents;

    /// <summary>Whether it is a row of tuples, whose elements bear no names.</summary>
    public bool IsOfTuples => IsRowOfParts && Name![0] == '(';

    /// <summary>Whether it holds tangents of parts.</summary>
    public bool IsOfTangents => Name is not null && Name == TangentName;

    /// <summary>Whether values of this type carry a derivative.</summary>
    public bool IsDifferentiable => Scalar.IsFloating() || TangentName is not null;

    /// <summary>Whether it is one number with a derivative.</summary>
    public bool IsFloatingScalar => IsScalar && IsDifferentiable;

    /// <summary>Whether it is one integer, of whatever width.</summary>
    public bool IsInteger => IsScalar && Scalar.IsInteger();
}

internal static class ScalarFacts
{
    public static bool IsFloating(this Scalar scalar) => scalar >= Scalar.Half;

    public static bool IsInteger(this Scalar scalar) => scalar is > Scalar.Bool and < Scalar.Half;

    /// <summary>The keyword, or the name of the type where it has none.</summary>
    public static string Name(this Scalar scalar) => scalar == Scalar.Half ? "Half" : scalar.ToString().ToLowerInvariant();

    /// <summary>Whether C# converts every value of the one to the other without a cast.</summary>
    public static bool ConvertsImplicitly(Scalar from, Scalar to) => from == to || (from, to) switch
    {
        (Scalar.Bool or Scalar.Half, _) or (_, Scalar.Bool or Scalar.Half or Scalar.Char) => false,
        (Scalar.Float, _) => to == Scalar.Double,
        (Scalar.Double, _) => false,
        (_, Scalar.Float or Scalar.Double) => true,
        (Scalar.SByte, _) => to is Scalar.Short or Scalar.Int or Scalar.Long or Scalar.NInt,
        (Scalar.Byte, _) => to is not Scalar.SByte,
        (Scalar.Short, _) => to is Scalar.Int or Scalar.Long or Scalar.NInt,
        (Scalar.UShort or Scalar.Char, _) => to is Scalar.UShort or Scalar.Int or Scalar.UInt or Scalar.Long or Scalar.ULong or Scalar.NInt or Scalar.NUInt,
        (Scalar.Int, _) => to is Scalar.Long or Scalar.NInt,
        (Scalar.UInt, _) => to is Scalar.Long or Scalar.ULong or Scalar.NUInt,
        (Scalar.NInt, _) => to == Scalar.Long,
        (Scalar.NUInt, _) => to == Scalar.ULong,
        _ => false,
    };
}

/// <summary>A local or a parameter. Two variables are the same where their numbers are; the name is for people.</summary>
internal sealed record Variable(int Id, string Name, IrType Type)
{
    /// <summary>The number of the place in the user's method that says of it, where it is the part of a value that is marked as a constant; an active value must not be stored in it.</summary>
    public int ConstantSite { get; init; } = Convert.NoSite;

    /// <summary>What is said of it where it is a copy that stands for an array of the user's; null where it is none.</summary>
    public StandIn? StandIn { get; init; }

    /// <summary>Whether it is a parameter, or a part of something, that may hold no array or object.</summary>
    public bool MayBeMissing { get; init; }
}

/// <summary>What is said of a copy that stands for an array of the user's where the array itself would be another.</summary>
/// <param name="IfWritten">Where the copy may be written to, or returned.</param>
/// <param name="IfOthersAre">Where the method may write to an array that it does not make, which might be that array; null where that is seen to.</param>
internal sealed record StandIn(Loss IfWritten, Loss? IfOthersAre);

/// <summary>A place on the tape: what is saved there in the forward sweep is loaded in the reverse sweep, last in first out.</summary>
internal sealed record Slot(int Id, string Name, IrType Type);
