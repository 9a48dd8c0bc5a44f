using System;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>The types of the language. Real is double, Integer is int, Array is double[]; which structure or function it is, the name's declaration says.</summary>
internal enum Kind
{
    None,
    Truth,
    Byte,
    Short,
    Integer,
    Unsigned,
    Long,
    UnsignedLong,
    Half,
    Single,
    Real,

    /// <summary>The type parameter of a generic method.</summary>
    Generic,
    Structure,
    Function,
    IntegerArray,
    SingleArray,
    Array,
    StructureArray,
}

/// <summary>What C# says about its types: which converts to which, and what each rounds or wraps to.</summary>
internal static class Kinds
{
    public static bool IsReal(Kind kind) => kind is Kind.Half or Kind.Single or Kind.Real;

    public static bool IsInteger(Kind kind) => kind is >= Kind.Byte and <= Kind.UnsignedLong;

    public static bool IsRow(Kind kind) => kind >= Kind.IntegerArray;

    public static Kind ElementOf(Kind kind) => kind switch
    {
        Kind.Array => Kind.Real,
        Kind.SingleArray => Kind.Single,
        Kind.IntegerArray => Kind.Integer,
        Kind.StructureArray => Kind.Structure,
        _ => kind,
    };

    /// <summary>The rows of such elements; None where programs have none.</summary>
    public static Kind RowOf(Kind element) => element switch
    {
        Kind.Real => Kind.Array,
        Kind.Single => Kind.SingleArray,
        Kind.Integer => Kind.IntegerArray,
        Kind.Structure => Kind.StructureArray,
        _ => Kind.None,
    };

    public static string Name(Kind kind) => kind switch
    {
        Kind.None => "void",
        Kind.Truth => "bool",
        Kind.Byte => "byte",
        Kind.Short => "short",
        Kind.Integer => "int",
        Kind.Unsigned => "uint",
        Kind.Long => "long",
        Kind.UnsignedLong => "ulong",
        Kind.Half => "Half",
        Kind.Single => "float",
        Kind.Real => "double",
        Kind.Generic => "T",
        Kind.Structure or Kind.Function => "var",
        _ => Name(ElementOf(kind)) + "[]",
    };

    public static string Name(Kind kind, Shape shape) => shape switch
    {
        Shape.Span => $"Span<{Name(ElementOf(kind))}>",
        Shape.ReadOnlySpan => $"ReadOnlySpan<{Name(ElementOf(kind))}>",
        Shape.List => $"List<{Name(ElementOf(kind))}>",
        _ => Name(kind),
    };

    /// <summary>The type in which C# computes on two numbers; None where it will not.</summary>
    public static Kind Promoted(Kind left, Kind right)
    {
        if (left == Kind.Half || right == Kind.Half)
            return left == right ? Kind.Half : Kind.None;
        if (IsReal(left) || IsReal(right))
            return left > right ? left : right;
        var (low, high) = left < right ? (left, right) : (right, left);
        return high switch
        {
            <= Kind.Integer => Kind.Integer,
            Kind.Unsigned => low is Kind.Byte or Kind.Unsigned ? Kind.Unsigned : Kind.Long,
            Kind.UnsignedLong => low is Kind.Byte or Kind.Unsigned or Kind.UnsignedLong ? Kind.UnsignedLong : Kind.None,
            _ => high,
        };
    }

    /// <summary>Whether C# converts the one number to the other without a cast.</summary>
    public static bool ConvertsImplicitly(Kind from, Kind to) => from == to || from switch
    {
        Kind.Byte => to >= Kind.Short,
        Kind.Short => to is Kind.Integer or Kind.Long or Kind.Single or Kind.Real,
        Kind.Integer => to is Kind.Long or Kind.Single or Kind.Real,
        Kind.Unsigned => to is Kind.Long or Kind.UnsignedLong or Kind.Single or Kind.Real,
        Kind.Long or Kind.UnsignedLong => to is Kind.Single or Kind.Real,
        Kind.Single => to == Kind.Real,
        _ => false,
    };

    public static double Round(Kind kind, double value) => kind switch
    {
        Kind.Single => (float)value,
        Kind.Half => (double)(Half)value,
        _ => value,
    };

    /// <summary>The number that an integer of the kind stands for, of which only the bits are kept.</summary>
    public static Int128 Widen(Kind kind, long bits) => kind == Kind.UnsignedLong ? (ulong)bits : bits;

    public static long Wrap(Kind kind, Int128 value) => unchecked(kind switch
    {
        Kind.Byte => (byte)value,
        Kind.Short => (short)value,
        Kind.Integer => (int)value,
        Kind.Unsigned => (uint)value,
        _ => (long)value,
    });

    /// <summary>An integer as a real number, rounded once and from its own type, as C# does.</summary>
    public static double ToReal(Kind from, long bits, Kind to) => (from, to) switch
    {
        (Kind.UnsignedLong, Kind.Single) => (float)(ulong)bits,
        (Kind.UnsignedLong, Kind.Half) => (double)(Half)(ulong)bits,
        (Kind.UnsignedLong, _) => (ulong)bits,
        (_, Kind.Single) => (float)bits,
        (_, Kind.Half) => (double)(Half)bits,
        _ => bits,
    };
}
