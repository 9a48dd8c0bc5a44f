using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Blocks;

/// <summary>Writes what a block implements.</summary>
internal static class BlockMembers
{
    public static void Write(BlockWriter w)
    {
        WritePublic(w);
        WriteParts(w);
        if (w.IsDerived)
        {
            string self = $"{w.NameOf("IDifferentiable")}<{w.Block.Name}, Tangent>";
            w.Explicit(
                $"{w.Block.Name} {self}.Move(Tangent direction, double scale, ref {w.Walk} walk)",
                $"({w.Block.Name})Move(direction, scale, ref walk)");
        }
    }

    private static void WritePublic(BlockWriter w)
    {
        string name = w.Block.Name;
        string mode = w.Block.Form == BlockForm.Class ? $"{w.Walk}.InPlace" : "default";
        w.Explicit($"static Tangent {w.NameOf("IDifferentiable")}<{name}, Tangent>.ZeroLike({name} model)", "Tangent.ZeroLike(model)");
        if (!w.IsDerived)
        {
            w.Inherited("public int ParameterCount", ["get", "{", .. w.Pass("CountParameters(ref walk)", "Enter(this)", "int", "default").Select(l => "    " + l), "}"]);
            w.Inherited(
                $"public void CopyParametersTo({w.Span} destination)",
                [$"{w.NameOf("Arguments")}.SameLength<double>(destination, ParameterCount, nameof(ParameterCount));", .. w.Pass("CopyParametersTo(destination, ref walk)", "Enter(this)", null)]);
        }

        w.Inherited(
            $"public {name} Move(Tangent direction, double scale)",
            [
                .. w.IsClass ? (string[])["global::System.ArgumentNullException.ThrowIfNull(direction);"] : [],
                .. w.Pass($"{(w.IsDerived ? $"({name})" : string.Empty)}Move(direction, scale, ref walk)", "Enter(this, direction)", name, mode),
            ]);
        w.Inherited(
            $"public {(w.IsDerived ? "new " : string.Empty)}{name} CopyParametersFrom({w.ReadOnlySpan} source)",
            [$"{w.NameOf("Arguments")}.SameLength<double>(source, ParameterCount, nameof(ParameterCount));", .. w.Pass("CopyParametersFrom(source, ref walk)", "Enter(this)", name, mode)]);
    }

    private static void WriteParts(BlockWriter w)
    {
        BlockMember[] members = [.. w.Block.Members];
        string[] inherited(string call) => w.IsDerived ? [call] : [];
        w.Internal(
            $"public {w.Virtual}Tangent ZeroLike(ref {w.Walk} walk)",
            w.IsClass
                ? ["return new Tangent(this, ref walk);"]
                : ["Tangent zero = default;", .. members.Select(m => $"zero.{m.Name} = {Verbs.ZeroLike(m.Shape, Of(m))};"), "return zero;"]);
        w.Internal(
            $"public {w.Virtual}int CountParameters(ref {w.Walk} walk)",
            [.. Sum([.. inherited("base.CountParameters(ref walk)"), .. members.Select(m => Verbs.Count(m.Shape, Of(m)))])]);
        string own = w.IsDerived ? "own" : "direction";
        w.Internal(
            $"public {w.Virtual}{w.Block.Name} Move({w.RootTangent} direction, double scale, ref {w.Walk} walk)",
            [
                .. inherited("Tangent own = (Tangent)direction;"),
                .. Remade(w, "Move(direction, scale, ref walk)", m => Verbs.Move(m.Shape, Of(m), $"{own}.{m.Name}")),
            ]);
        w.Internal(
            $"public {w.Virtual}void CopyParametersTo({w.Span} destination, ref {w.Walk} walk)",
            [.. inherited("base.CopyParametersTo(destination, ref walk);"), .. NotEmpty(members.SelectMany(m => Verbs.CopyTo(m.Shape, Of(m))))]);
        w.Internal(
            $"public {w.Virtual}{w.Block.Name} CopyParametersFrom({w.ReadOnlySpan} source, ref {w.Walk} walk)",
            [.. Remade(w, "CopyParametersFrom(source, ref walk)", m => Verbs.CopyFrom(m.Shape, Of(m)))]);
    }

    /// <summary>The block with other parameters: changed in place, copied by <c>with</c>, or made from its parts.</summary>
    private static IEnumerable<string> Remade(BlockWriter w, string call, System.Func<BlockMember, string> changed)
    {
        BlockModel block = w.Block;
        switch (block.Form)
        {
            case BlockForm.Class:
                return
                [
                    "bool wasInPlace = walk.EnterMutable();",
                    .. w.IsDerived ? (string[])[$"base.{call};"] : [],
                    .. block.Members.Select(m => $"{(m.Shape.ChangesInPlace ? string.Empty : $"{Of(m)} = ")}{changed(m)};"),
                    "walk.Leave(wasInPlace);",
                    "return this;",
                ];
            case BlockForm.Record:
                string original = w.IsDerived ? "moved" : "this";
                return
                [
                    .. w.IsDerived ? (string[])[$"{block.Name} moved = ({block.Name})base.{call};"] : [],
                    .. block.Members.IsEmpty && w.IsDerived
                        ? (string[])["return moved;"]
                        : [$"return {original} with", "{", .. block.Members.Select(m => $"    {m.Name} = {changed(m)},"), "};"],
                ];
            default:
                return block.Anatomy!.Parts.IsEmpty ? ["return this;"] : Listed($"return new {block.Name}(", [.. Arguments()]);
        }

        IEnumerable<string> Arguments() => block.Anatomy.Parts
            .Select(p => block.Members.FirstOrDefault(m => m.Name == p.Name) is { } member ? changed(member) : $"this.{p.Name}")
            .Prepend($"default({w.NameOf("Parts")})");
    }

    private static string Of(BlockMember member) => "this." + member.Name;

    /// <summary>Returns a sum, a line for each term.</summary>
    public static IEnumerable<string> Sum(string[] terms) => terms.Length < 2
        ? [$"return {terms.DefaultIfEmpty("0").First()};"]
        : [$"return {terms[0]}", .. terms.Skip(1).Select((t, i) => $"    + {t}{(i == terms.Length - 2 ? ";" : string.Empty)}")];

    /// <summary>A list of arguments, a line for each.</summary>
    public static IEnumerable<string> Listed(string head, string[] items) =>
        [head, .. items.Select((item, i) => $"    {item}{(i == items.Length - 1 ? ");" : ",")}")];

    /// <summary>A body without statements is still a body.</summary>
    public static IEnumerable<string> NotEmpty(IEnumerable<string> statements) => statements.DefaultIfEmpty("// Nothing of its own.");
}
