using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Blocks;

/// <summary>Writes a block's tangent.</summary>
internal static class TangentMembers
{
    public static void Write(BlockWriter w)
    {
        BlockModel block = w.Block;
        string shown = block.Name.Replace("<", "&lt;").Replace(">", "&gt;");
        string bases = (block.Base is null ? string.Empty : block.Base.Nearest + ".Tangent, ") + $"{w.NameOf("ITangent")}<Tangent>";
        w.Apart();
        w.Line($"/// <summary>A tangent of <c>{shown}</c>, or a gradient: a number for each of its parameters.</summary>");
        w.Line("[global::System.CodeDom.Compiler.GeneratedCode(\"DiffProg\", null)]");
        string kind = w.IsClass ? (block.IsSealed ? "sealed " : string.Empty) + "partial class" : "partial struct";
        w.OpenType($"public {(w.IsDerived ? "new " : string.Empty)}{kind} Tangent : {bases}");
        WriteFields(w);
        WriteConstructors(w);
        WriteStatics(w, shown);
        if (!w.IsDerived)
        {
            WritePublic(w);
        }

        WriteParts(w);
        if (w.IsDerived)
        {
            WriteForwards(w);
        }

        w.Close();
    }

    private static void WriteFields(BlockWriter w)
    {
        foreach (BlockMember member in w.Block.Members)
        {
            w.Apart();
            w.Line($"/// <summary>The tangent of <c>{member.Name}</c>.</summary>");
            w.Line($"{member.Accessibility} {(member.HidesInherited ? "new " : string.Empty)}{member.Shape.Tangent}{(member.IsNullable ? "?" : string.Empty)} {member.Name};");
        }
    }

    private static void WriteConstructors(BlockWriter w)
    {
        if (!w.IsClass)
        {
            return;
        }

        w.Member("public Tangent()", "A tangent without arrays; <c>ZeroLike</c> makes one of a block's shape.", [.. BlockMembers.NotEmpty([])]);
        w.Documented(
            $"{(w.Block.IsSealed ? "internal" : "protected internal")} Tangent({w.Block.Name} model, ref {w.Walk} walk)" + (w.IsDerived ? " : base(model, ref walk)" : string.Empty),
            "The zero tangent of a block.",
            [
                .. w.IsDerived ? (string[])[] : ["walk.SetTwin(model, this);"],
                .. w.Block.Members.Select(m => $"this.{m.Name} = {Verbs.ZeroLike(m.Shape, $"model.{m.Name}")};").DefaultIfEmpty(w.IsDerived ? "// Nothing of its own." : string.Empty).Where(l => l.Length > 0),
            ]);
    }

    private static void WriteStatics(BlockWriter w, string shown)
    {
        w.Member(
            $"public static Tangent ZeroLike({w.Block.Name} model)",
            $"The zero tangent of a <c>{shown}</c>: as long as its arrays, and sharing what it shares.",
            [
                .. w.IsClass ? (string[])["global::System.ArgumentNullException.ThrowIfNull(model);"] : [],
                .. w.Pass("model.ZeroLike(ref walk)", "Enter(model)", "Tangent"),
            ]);
        if (w.IsDerived)
        {
            w.Explicit($"static double {w.NameOf("ITangent")}<Tangent>.Dot(Tangent a, Tangent b)", "Dot(a, b)");
            return;
        }

        w.Member(
            "public static double Dot(Tangent a, Tangent b)",
            "The sum of the products of two tangents' numbers.",
            [.. NotNull(w, "a", "b"), .. w.Pass("a.Dot(b, ref walk)", "EnterAlike(a, b)", "double")]);
    }

    private static void WritePublic(BlockWriter w)
    {
        string sameLength(string row) => $"{w.NameOf("Arguments")}.SameLength<double>({row}, Count, nameof(Count));";
        w.Inherited("public int Count", ["get", "{", .. w.Pass("CountNumbers(ref walk)", "Enter(this)", "int").Select(l => "    " + l), "}"]);
        w.Inherited("public void SetZero()", w.Pass("SetZero(ref walk)", "Enter(this)", null));
        w.Inherited(
            "public void AddScaled(double scale, Tangent other)",
            [.. NotNull(w, "other"), .. w.Pass("AddScaled(scale, other, ref walk)", "EnterAlike(this, other)", null)]);
        w.Inherited($"public void CopyTo({w.Span} destination)", [sameLength("destination"), .. w.Pass("CopyTo(destination, ref walk)", "Enter(this)", null)]);
        w.Inherited($"public void CopyFrom({w.ReadOnlySpan} source)", [sameLength("source"), .. w.Pass("CopyFrom(source, ref walk)", "Enter(this)", null)]);
        w.Member("public void operator +=(Tangent other)", "Adds another tangent.", "AddScaled(1, other);");
    }

    private static IEnumerable<string> NotNull(BlockWriter w, params string[] names) =>
        w.IsClass ? names.Select(n => $"global::System.ArgumentNullException.ThrowIfNull({n});") : [];

    private static void WriteParts(BlockWriter w)
    {
        BlockMember[] members = [.. w.Block.Members];
        string other = w.IsDerived ? "own" : "other";
        string[] own = w.IsDerived ? ["Tangent own = (Tangent)other;"] : [];
        string[] inherited(string call) => w.IsDerived ? [call] : [];
        w.Internal(
            $"public {w.Virtual}int CountNumbers(ref {w.Walk} walk)",
            [.. BlockMembers.Sum([.. inherited("base.CountNumbers(ref walk)"), .. members.Select(m => Verbs.CountTangent(m.Shape, Of(m)))])]);
        Part("SetZero(", "SetZero(ref walk)", members.SelectMany(m => Verbs.SetZero(m.Shape, Of(m))));
        Part(
            $"AddScaled(double scale, {w.RootTangent} other, ",
            "AddScaled(scale, other, ref walk)",
            own.Concat(members.SelectMany(m => Verbs.AddScaled(m.Shape, Of(m), $"{other}.{m.Name}"))));
        w.Internal(
            $"public {w.Virtual}double Dot({w.RootTangent} other, ref {w.Walk} walk)",
            [.. own, .. BlockMembers.Sum([.. inherited("base.Dot(other, ref walk)"), .. members.Select(m => Verbs.Dot(m.Shape, Of(m), $"{other}.{m.Name}"))])]);
        Part($"CopyTo({w.Span} destination, ", "CopyTo(destination, ref walk)", members.SelectMany(m => Verbs.CopyTangentTo(m.Shape, Of(m))));
        Part($"CopyFrom({w.ReadOnlySpan} source, ", "CopyFrom(source, ref walk)", members.SelectMany(m => Verbs.CopyTangentFrom(m.Shape, Of(m))));

        void Part(string head, string call, IEnumerable<string> statements) => w.Internal(
            $"public {w.Virtual}void {head}ref {w.Walk} walk)",
            [.. inherited($"base.{call};"), .. BlockMembers.NotEmpty(statements)]);
    }

    /// <summary>What the interface asks in terms of this tangent, where the base has it in terms of its own.</summary>
    private static void WriteForwards(BlockWriter w)
    {
        string self = $"{w.NameOf("ITangent")}<Tangent>";
        w.Explicit($"void {self}.AddScaled(double scale, Tangent other)", "AddScaled(scale, other)");
        w.Explicit($"void {self}.AddScaled(double scale, Tangent other, ref {w.Walk} walk)", "AddScaled(scale, other, ref walk)");
        w.Explicit($"double {self}.Dot(Tangent other, ref {w.Walk} walk)", "Dot(other, ref walk)");
    }

    private static string Of(BlockMember member) => "this." + member.Name;
}
