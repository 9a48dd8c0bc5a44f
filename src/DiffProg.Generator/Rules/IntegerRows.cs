using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using static DiffProg.Generator.Rules.Rule;

namespace DiffProg.Generator.Rules;

/// <summary>Functions of integers: they are what they are in every derivative, and carry none.</summary>
internal static class IntegerRows
{
    private const string BitOperations = "global::System.Numerics.BitOperations.";

    private static readonly Scalar[] Signed = [Scalar.SByte, Scalar.Short, Scalar.Int, Scalar.Long, Scalar.NInt];
    private static readonly Scalar[] Unsigned = [Scalar.Byte, Scalar.UShort, Scalar.UInt, Scalar.ULong, Scalar.NUInt];
    private static readonly Scalar[] WideUnsigned = [Scalar.UInt, Scalar.ULong, Scalar.NUInt];
    private static readonly Scalar[] Wide = [Scalar.Int, Scalar.Long, Scalar.NInt, .. WideUnsigned];

    public static IEnumerable<Rule> All =>
    [
        .. Signed.Concat(Unsigned).SelectMany(OfEvery),
        .. Signed.SelectMany(OfSigned),
        .. Wide.SelectMany(OfBits),
        .. WideUnsigned.SelectMany(OfUnsignedBits),
        Step("Math.BigMul(int,int)", Type(Scalar.Long)),
        Step("Math.BigMul(uint,uint)", Type(Scalar.ULong)),
    ];

    private static IEnumerable<Rule> OfEvery(Scalar scalar)
    {
        string t = scalar.Name();
        IrType type = Type(scalar);
        foreach (string owner in new[] { "Math", t })
        {
            yield return Step($"{owner}.Max({t},{t})", type);
            yield return Step($"{owner}.Min({t},{t})", type);
            yield return Step($"{owner}.Clamp({t},{t},{t})", type);
        }

        yield return Step($"{t}.Sign({t})", IrType.Int);
        foreach (string question in new[] { "IsEvenInteger", "IsOddInteger", "IsPow2" })
        {
            yield return Step($"{t}.{question}({t})", IrType.Bool);
        }

        foreach (string bits in new[] { "LeadingZeroCount", "TrailingZeroCount", "PopCount", "Log2" })
        {
            yield return Step($"{t}.{bits}({t})", type);
        }

        yield return Step($"{t}.RotateLeft({t},int)", type);
        yield return Step($"{t}.RotateRight({t},int)", type);
    }

    private static IEnumerable<Rule> OfSigned(Scalar scalar)
    {
        string t = scalar.Name();
        IrType type = Type(scalar);
        yield return Step($"Math.Abs({t})", type);
        yield return Step($"Math.Sign({t})", IrType.Int);
        yield return Step($"{t}.Abs({t})", type);
        yield return Step($"{t}.IsNegative({t})", IrType.Bool);
        yield return Step($"{t}.IsPositive({t})", IrType.Bool);
        yield return Step($"{t}.CopySign({t},{t})", type);
        yield return Step($"{t}.MaxMagnitude({t},{t})", type);
        yield return Step($"{t}.MinMagnitude({t},{t})", type);
    }

    private static IEnumerable<Rule> OfBits(Scalar scalar) =>
    [
        Step($"{BitOperations}IsPow2({scalar.Name()})", IrType.Bool),
        Step($"{BitOperations}TrailingZeroCount({scalar.Name()})", IrType.Int),
    ];

    private static IEnumerable<Rule> OfUnsignedBits(Scalar scalar)
    {
        string t = scalar.Name();
        yield return Step($"{BitOperations}LeadingZeroCount({t})", IrType.Int);
        yield return Step($"{BitOperations}Log2({t})", IrType.Int);
        yield return Step($"{BitOperations}PopCount({t})", IrType.Int);
        yield return Step($"{BitOperations}RotateLeft({t},int)", Type(scalar));
        yield return Step($"{BitOperations}RotateRight({t},int)", Type(scalar));
        yield return Step($"{BitOperations}RoundUpToPowerOf2({t})", Type(scalar));
    }

    private static IrType Type(Scalar scalar) => new(scalar, Shape.Scalar);
}
