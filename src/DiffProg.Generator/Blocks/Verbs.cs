using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Blocks;

/// <summary>What blocks and tangents do to a member, in C#: plain arithmetic for a number, a call of its kind for what is more.</summary>
internal static class Verbs
{
    public static string ZeroLike(Shape shape, string value) => shape switch
    {
        KindShape x => $"{x.Kind}.ZeroLike({value}, ref walk)",
        TupleShape x => Tuple(x, i => ZeroLike(x.Elements[i], Item(value, i))),
        _ => IsHalf(shape) ? "default" : "0",
    };

    public static string Count(Shape shape, string value) => shape switch
    {
        KindShape x => $"{x.Kind}.Count({value}, ref walk)",
        TupleShape x => string.Join(" + ", x.Elements.Select((e, i) => Count(e, Item(value, i)))),
        _ => "1",
    };

    public static string CountTangent(Shape shape, string tangent) => shape switch
    {
        KindShape x => $"{x.Kind}.CountTangent({tangent}, ref walk)",
        TupleShape x => string.Join(" + ", x.Elements.Select((e, i) => CountTangent(e, Item(tangent, i)))),
        _ => "1",
    };

    public static string Move(Shape shape, string value, string direction) => shape switch
    {
        KindShape x => $"{x.Kind}.Move({value}, {direction}, scale, ref walk)",
        TupleShape x => Tuple(x, i => Move(x.Elements[i], Item(value, i), Item(direction, i))),
        _ => Sum(shape, value, direction),
    };

    public static IEnumerable<string> CopyTo(Shape shape, string value) => shape switch
    {
        KindShape x => [$"{x.Kind}.CopyTo({value}, destination, ref walk);"],
        TupleShape x => x.Elements.SelectMany((e, i) => CopyTo(e, Item(value, i))),
        _ => [$"destination[walk.Take(1)] = {Wide(shape, value)};"],
    };

    public static string CopyFrom(Shape shape, string value) => shape switch
    {
        KindShape x => $"{x.Kind}.CopyFrom({value}, source, ref walk)",
        TupleShape x => Tuple(x, i => CopyFrom(x.Elements[i], Item(value, i))),
        _ => $"{Narrowing(shape)}source[walk.Take(1)]",
    };

    public static IEnumerable<string> SetZero(Shape shape, string tangent) => shape switch
    {
        KindShape x => [$"{x.Kind}.SetZero(ref {tangent}, ref walk);"],
        TupleShape x => x.Elements.SelectMany((e, i) => SetZero(e, Item(tangent, i))),
        _ => [$"{tangent} = {(IsHalf(shape) ? "default" : "0")};"],
    };

    public static IEnumerable<string> AddScaled(Shape shape, string tangent, string other) => shape switch
    {
        KindShape x => [$"{x.Kind}.AddScaled(ref {tangent}, scale, {other}, ref walk);"],
        TupleShape x => x.Elements.SelectMany((e, i) => AddScaled(e, Item(tangent, i), Item(other, i))),
        { Type: "double" } => [$"{tangent} += scale * {other};"],
        _ => [$"{tangent} = {Sum(shape, tangent, other)};"],
    };

    public static string Dot(Shape shape, string a, string b) => shape switch
    {
        KindShape x => $"{x.Kind}.Dot({a}, {b}, ref walk)",
        TupleShape x => string.Join(" + ", x.Elements.Select((e, i) => Dot(e, Item(a, i), Item(b, i)))),
        { Type: "double" } => $"{a} * {b}",
        _ => $"(double){a} * (double){b}",
    };

    public static IEnumerable<string> CopyTangentTo(Shape shape, string tangent) => shape switch
    {
        KindShape x => [$"{x.Kind}.CopyTangentTo({tangent}, destination, ref walk);"],
        TupleShape x => x.Elements.SelectMany((e, i) => CopyTangentTo(e, Item(tangent, i))),
        _ => CopyTo(shape, tangent),
    };

    public static IEnumerable<string> CopyTangentFrom(Shape shape, string tangent) => shape switch
    {
        KindShape x => [$"{x.Kind}.CopyTangentFrom(ref {tangent}, source, ref walk);"],
        TupleShape x => x.Elements.SelectMany((e, i) => CopyTangentFrom(e, Item(tangent, i))),
        _ => [$"{tangent} = {CopyFrom(shape, tangent)};"],
    };

    private static string Item(string tuple, int index) => $"{tuple}.Item{(index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    private static string Tuple(TupleShape shape, System.Func<int, string> element) => $"({string.Join(", ", Enumerable.Range(0, shape.Elements.Count).Select(element))})";

    private static bool IsHalf(Shape shape) => shape.Type.EndsWith("Half", System.StringComparison.Ordinal);

    private static string Narrowing(Shape shape) => shape.Type == "double" ? string.Empty : $"({shape.Type})";

    private static string Wide(Shape shape, string value) => IsHalf(shape) ? "(double)" + value : value;

    /// <summary>The sum is formed in <c>double</c>, so that a small step is not lost in the factor's rounding.</summary>
    private static string Sum(Shape shape, string value, string direction)
    {
        string sum = $"{Wide(shape, value)} + scale * {Wide(shape, direction)}";
        return shape.Type == "double" ? sum : $"({shape.Type})({sum})";
    }
}
