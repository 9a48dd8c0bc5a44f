using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Pipeline;

namespace DiffProg.Generator.Printing.Members;

/// <summary>The words that the members of a method are written in: names, types, arguments, and what is said of them.</summary>
internal sealed class MemberText(MethodModel method, Summary summary, Writer writer, Func<string, string> qualify)
{
    private readonly ExpressionPrinter _text = new(Names.None, qualify);

    public MethodModel Method => method;

    public Summary Summary => summary;

    public Writer Writer => writer;

    public string Name => method.Name;

    public IReadOnlyList<Part> Parts { get; } = Part.Of(method, summary);

    public Part[] Active => [.. Parts.Where(p => p.IsActive)];

    public bool ReturnsRow => Roots.ReturnsRow(method);

    public bool ReturnsNumber => Roots.ReturnsNumber(method);

    /// <summary>Whether what it returns carries a derivative.</summary>
    public bool HasResult => ReturnsNumber || ReturnsRow || Roots.ReturnsParts(method);

    /// <summary>The type of the returned number, or of the returned array's elements.</summary>
    public string Result => _text.ScalarName(method.Function.Results[0].Type.Scalar);

    public string ResultType => method.ResultParts is { } parts ? parts.Type : ReturnsRow ? Result + "[]" : Result;

    public string ResultTangentType => method.ResultParts is { } parts ? parts.TangentType! : ResultType;

    public string Return => method.ReturnType == "void" ? string.Empty : "return ";

    public string One => Literal(method.Function.Results[0].Type, 1);

    public string Qualify(string name) => qualify(name);

    public void Lines(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            writer.Line(line);
        }
    }

    public string Literal(IrType type, double value) => _text.Print(Ir.Literal.Of(type, value));

    /// <summary>A name that no parameter of the user's bears.</summary>
    public string Free(string name) => Parts.Any(p => p.Stem == name || p.Leaves.Any(l => l.Argument == name)) ? Free(name + "1") : name;

    public string Buffer(Part p) => Free(p.Stem + "Gradient");

    public string TangentName(Part p) => Free(p.Stem + "Tangent");

    public string Direction(Part p) => Free(p.Stem + "Direction");

    public string Product(Part p) => Free(p.Stem + "Hvp");

    public string Cotangent(Part p) => Free(p.Stem + "Cotangent");

    public string Tape => Free("tape");

    /// <summary>The name of an emitted function.</summary>
    public string Function(Derivation derivation) => FileNames.Of(Name, derivation, Phase.Whole, summary);

    /// <summary>The type of a leaf's numbers.</summary>
    public string Number(PartLeaf leaf) => _text.ElementName(leaf.IrType);

    /// <summary>The type of the tangents of a leaf, or of those of its elements.</summary>
    public string TangentNumber(PartLeaf leaf) => _text.ElementName(leaf.IrType.ToTangent());

    public string Zero(PartLeaf leaf) => leaf.IrType.Scalar == Scalar.Opaque ? "default" : Literal(leaf.IrType.ElementType(), 0);

    /// <summary>The type of a parameter's gradient as a value.</summary>
    public string GradientType(Part p) => PlainGradientType(p) + (p.MayBeMissing ? "?" : string.Empty);

    private string PlainGradientType(Part p) => p.Parts is { } parts ? parts.TangentType! : p.Rank > 0 ? $"{Number(p.Leaves[0])}[{new string(',', p.Rank - 1)}]" : p.IsRow ? ArrayOf(TangentNumber(p.Leaves[0])) : TangentNumber(p.Leaves[0]);

    /// <summary>The type of a buffer for a parameter's gradient, with its modifier.</summary>
    public string BufferType(Part p, string mode) => p.IsObject ? GradientType(p)
        : !p.IsRow ? $"{(p.HoldsReferences ? "ref" : mode)} {GradientType(p)}"
        : IsItsOwnBuffer(p) ? GradientType(p)
        : $"{qualify("Span")}<{TangentNumber(p.Leaves[0])}>";

    /// <summary>The type of a tangent that is only read, with its modifier.</summary>
    public string TangentType(Part p, bool isWritten) => p.IsObject || IsItsOwnBuffer(p) ? GradientType(p)
        : p.IsRow ? $"{qualify(isWritten ? "Span" : "ReadOnlySpan")}<{TangentNumber(p.Leaves[0])}>"
        : p.Leaves.Any(l => l.IrType.Shape == Shape.Reference) && isWritten is var _ ? p.Modifier + GradientType(p)
        : GradientType(p);

    /// <summary>The type of a direction, which is only read.</summary>
    public string DirectionType(Part p) => p.IsObject || IsItsOwnBuffer(p) ? GradientType(p)
        : p.IsRow ? $"{qualify("ReadOnlySpan")}<{TangentNumber(p.Leaves[0])}>"
        : GradientType(p);

    /// <summary>Whether arrays like itself are its buffers: one of arrays, or of several dimensions.</summary>
    private static bool IsItsOwnBuffer(Part p) => p.Rank > 0 || (p.IsRowOfParts && p.Leaves[0].IrType.Name!.EndsWith("]", StringComparison.Ordinal));

    /// <summary>A tuple's element bears the parameter's name, but for those that a tuple keeps for itself.</summary>
    public static string TupleName(Part p)
    {
        bool isItem = p.Stem.StartsWith("Item", StringComparison.Ordinal) && p.Stem.Length > 4 && p.Stem.Skip(4).All(char.IsDigit);
        bool isKept = p.Stem is "Rest" or "ToString" or "Equals" or "GetHashCode" or "GetType" or "CompareTo" or "Deconstruct";
        return isItem || isKept ? p.Stem + "_" : Identifiers.Escaped(p.Stem);
    }

    /// <summary>One value as itself, several as a tuple named after the parameters.</summary>
    public string Tuple(Func<Part, string> value) => Active.Length == 1 ? value(Active[0]) : $"({string.Join(", ", Active.Select(value))})";

    public string GradientTuple => Active.Length == 1 ? GradientType(Active[0]) : $"({string.Join(", ", Active.Select(p => $"{GradientType(p)} {TupleName(p)}"))})";

    /// <summary>The primal's parameters, where others follow: without what only the last may have.</summary>
    public IEnumerable<string> Primal() => Parts.Where(p => !p.IsSelf).Select(p => p.Declared);

    /// <summary>The leaves, each with what accompanies it.</summary>
    public string Arguments(Func<Part, PartLeaf, string[]> companions) => string.Join(", ", Parts.SelectMany(p => p.Leaves.SelectMany(l =>
        (string[])[l.Modifier + (p.MayBeMissing ? l.Argument + "!" : l.Argument), .. companions(p, l)])));

    /// <summary>What a leaf is accompanied by: the part of a tangent or a buffer that is its own.</summary>
    public static string Companion(PartLeaf leaf, string whole, bool isBuffer) =>
        (leaf.IsRow || leaf.IrType.IsObject ? string.Empty : isBuffer || (leaf.IrType.IsReference && leaf.IsWritten) ? "ref " : leaf.IrType.IsReference ? "in " : string.Empty) + leaf.In(whole);

    /// <summary>The buffers of all leaves whose gradient is asked for.</summary>
    public string Buffers(Func<Part, string> name, Func<PartLeaf, bool> isAsked) => string.Join(", ", Parts.SelectMany(p => p.Leaves.Where(isAsked).Select(l => Companion(l, name(p), isBuffer: true))));

    public string Buffers(Func<Part, string> name) => Buffers(name, l => l.Parameter.IsActive);

    /// <summary>Takes apart what has parts; where the primal sets it, so does the member.</summary>
    public void Unpack()
    {
        foreach (Part p in Parts.Where(p => p.IsOut))
        {
            writer.Line($"{p.Name} = default;");
        }

        Lines(Parts.SelectMany(p => p.Unpack()));
    }

    /// <summary>Whether something is to be put together again after the call.</summary>
    public bool Repacks => Parts.Any(p => p.Parts is not null && p.Leaves.Any(l => l.IrType.Shape == Shape.Reference));

    /// <summary>Puts together what was taken apart and may have changed.</summary>
    public void Repack()
    {
        foreach (Part p in Parts.Where(p => p.Parts is not null && p.Leaves.Any(l => l.IrType.Shape == Shape.Reference)))
        {
            writer.Line($"{p.Name} = {p.Packed()};");
        }
    }

    /// <summary>Writes the call that a member ends with; what it took apart is put together between.</summary>
    public void Finish(string call)
    {
        if (!Repacks || method.ReturnType == "void")
        {
            writer.Line($"{Return}{call};");
            Repack();
            return;
        }

        writer.Line($"var {Free("value")} = {call};");
        Repack();
        writer.Line($"return {Free("value")};");
    }

    /// <summary>A gradient of zeros.</summary>
    public string NewZero(Part p) => p.Parts is { } parts
        ? Part.PackTangent(parts, new Queue<string>(p.Leaves.Where(l => l.Parameter.IsDifferentiable).Select(NewZeroPart)))
        : p.Rank > 0 ? $"new {Number(p.Leaves[0])}[{string.Join(", ", p.Leaves.Skip(1).Select(l => l.Argument))}]"
        : p.MayBeMissing ? NewZeroPart(p.Leaves[0])
        : NewZero(p.Leaves[0]);

    /// <summary>Sets a gradient to zero.</summary>
    public IEnumerable<string> Clear(Part p, string name)
    {
        if (p is { Parts: not null, HoldsReferences: false })
        {
            return [$"{name} = default;"];
        }

        return p.Leaves.Where(l => l.Parameter.IsActive).SelectMany(l => Clear(l, l.In(name)));
    }

    /// <summary>Makes a gradient of zeros a copy of another, with arrays and objects of its own.</summary>
    public IEnumerable<string> Copy(Part p, string to, string value) =>
        p.IsRowOfValues ? [$"{p.Leaves[0].In(value)}.CopyTo({p.Leaves[0].In(to)});"]
        : p is { IsAccompaniedByReferences: true, IsOut: false } ? Add(p, to, value)
        : [$"{to} = {value};"];

    /// <summary>Adds one gradient to another.</summary>
    public IEnumerable<string> Add(Part p, string to, string value) => p.Leaves.Where(l => l.Parameter.IsDifferentiable).Select(l => (l, l.TangentPath) switch
    {
        ({ IrType.IsObject: true }, var path) => $"{to}{path}{(l.MayBeMissing ? "?" : string.Empty)}.AddScaled(1, {value}{path});",
        ({ IsRowOfBlocks: true } leaf, var path) => $"{qualify("BlockRows")}.Add<{TangentNumber(leaf)}>({to}{path}, {value}{path});",
        ({ IsRow: true, IrType.HoldsArrays: true } leaf, var path) => $"{qualify("BlockArguments")}.Add<{Inner(leaf)}>({to}{path}, {value}{path});",
        ({ IsRow: true, IrType.Scalar: Scalar.Opaque }, var path) => $"for (int i = 0; i < {to}{path}.Length; i++) {{ {to}{path}[i] += {value}{path}[i]; }}",
        ({ IsRow: true }, _) => $"{qualify("Arguments")}.Add<{Number(l)}>({l.In(to)}, {l.In(value)});",
        (_, var path) => $"{to}{path} += {value}{path};",
    });

    /// <summary>The type of the numbers in an array of arrays.</summary>
    private string Inner(PartLeaf rows)
    {
        string row = TangentNumber(rows);
        return row.Substring(0, row.Length - 2);
    }

    public void RentTape() => writer.Line($"using {qualify("Tape")} {Tape} = {qualify("Tape")}.Rent();");

    /// <summary>How long a row is, or none.</summary>
    public string LengthOf(PartLeaf leaf) => leaf.MayBeMissing ? $"{qualify("Arguments")}.LengthOrNone({leaf.Argument})" : $"{leaf.Argument}.Length";

    /// <summary>Scratch memory for a gradient.</summary>
    public void NewScratch(string name, Part p) => writer.Line(p is { IsRow: true, IsRowOfParts: false }
        ? $"{Number(p.Leaves[0])}[] {name} = {Tape}.NewRow<{Number(p.Leaves[0])}>({LengthOf(p.Leaves[0])});"
        : $"{GradientType(p)} {name} = {NewZero(p)};");

    public void Open(string type, string suffix, IEnumerable<string> parameters)
    {
        writer.Line("[global::System.CodeDom.Compiler.GeneratedCode(\"DiffProg\", null)]");
        writer.Line($"{method.Accessibility}{(method.IsStatic ? " static" : string.Empty)} {type} {Name}{suffix}({string.Join(", ", parameters)})");
        writer.Open();
    }

    public void Summarize(string text)
    {
        writer.Line($"/// <summary>{text}</summary>");
        foreach (Part p in Parts.Where(p => !p.IsSelf))
        {
            Param(p.Stem, $"As <c>{Name}</c> takes it.");
        }
    }

    public void Param(string name, string text) => writer.Line($"/// <param name=\"{name}\">{text}</param>");

    public void BufferDocs(string what)
    {
        foreach (Part p in Active)
        {
            Param(Buffer(p), $"{what} {Quote(p)}{OfLength(p)}.");
        }
    }

    public void DirectionDocs()
    {
        foreach (Part p in Active)
        {
            Param(Direction(p), $"The part of the direction that belongs to {Quote(p)}{OfLength(p)}.");
        }
    }

    public static string Quote(Part p) => p.IsSelf ? "the object" : $"<paramref name=\"{p.Stem}\"/>";

    public static string OfLength(Part p) => p.IsRow ? ", of its length" : p.IsObject || p.HoldsReferences ? ", of its shape" : string.Empty;

    private static string ArrayOf(string element)
    {
        int brackets = element.IndexOf("[]", StringComparison.Ordinal);
        return brackets < 0 ? element + "[]" : element.Insert(brackets, "[]");
    }

    private string NewZero(PartLeaf leaf)
    {
        string argument = leaf.Argument;
        if (leaf.IrType.IsObject)
        {
            return $"{TangentNumber(leaf)}.ZeroLike({argument})";
        }

        if (!leaf.IsRow)
        {
            return Zero(leaf);
        }

        string element = TangentNumber(leaf);
        return !leaf.IrType.IsRowOfParts ? $"new {element}[{argument}.Length]"
            : leaf.IrType.HoldsArrays ? $"{qualify("BlockArguments")}.ZeroLike<{Inner(leaf)}>({argument})"
            : leaf.IsRowOfBlocks ? $"{qualify("BlockRows")}.ZeroLike<{Number(leaf)}, {element}>({argument})"
            : $"new {element}[{argument}.Length]";
    }

    /// <summary>A gradient of zeros for what may be missing.</summary>
    private string NewZeroPart(PartLeaf leaf) => leaf switch
    {
        { IrType.IsObject: true } => $"{qualify("BlockArguments")}.ZeroLike<{Number(leaf)}, {TangentNumber(leaf)}>({leaf.Argument})",
        { IsRow: true, IsRowOfBlocks: false, IrType.HoldsArrays: false } => $"{qualify("BlockArguments")}.ZeroLike<{TangentNumber(leaf)}>({leaf.Argument})",
        _ => NewZero(leaf),
    };

    private IEnumerable<string> Clear(PartLeaf leaf, string name)
    {
        string element = TangentNumber(leaf);
        return leaf switch
        {
            { IrType.IsObject: true } => [$"{name}{(leaf.MayBeMissing ? "?" : string.Empty)}.SetZero();"],
            { IsRow: true, IrType.HoldsArrays: true } => [$"{qualify("BlockArguments")}.SetZero<{Inner(leaf)}>({name});"],
            { IsRowOfBlocks: true } => [$"{qualify("BlockRows")}.SetZero<{element}>({name});"],

            // Not Clear(): the scalar mathematics that follows would run many times slower.
            { IsRow: true } => [$"{name}{(leaf.TangentPath.Length > 0 ? ".AsSpan()" : string.Empty)}.Fill({Zero(leaf)});"],
            _ => [$"{name} = {Zero(leaf)};"],
        };
    }
}
