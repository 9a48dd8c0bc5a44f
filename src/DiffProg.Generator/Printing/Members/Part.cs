using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Pipeline;

namespace DiffProg.Generator.Printing.Members;

/// <summary>A leaf of a parameter in a member that the user calls.</summary>
/// <param name="Parameter">The leaf.</param>
/// <param name="Argument">What stands for it in the member.</param>
/// <param name="Type">Its type in C#.</param>
/// <param name="TangentPath">How its tangent is found in that of the whole parameter.</param>
/// <param name="IsWritten">Whether the method may write to it.</param>
/// <param name="IsResult">Whether what it holds at the end takes a cotangent.</param>
internal sealed record PartLeaf(PrimalParameter Parameter, string Argument, string Type, string TangentPath, bool IsWritten, bool IsResult)
{
    public IrType IrType => Parameter.Variable.Type;

    public bool IsRow => !IrType.IsScalar && !IrType.IsReference && !IrType.IsObject;

    /// <summary>Whether there may be none.</summary>
    public bool MayBeMissing => Parameter.Variable.MayBeMissing;

    /// <summary>Whether it is a row of marked structs or objects; those of the framework are their own tangents, and hold nothing but numbers.</summary>
    public bool IsRowOfBlocks => IrType.IsRowOfBlocks;

    /// <summary>How the row of the elements of an array of several dimensions is got, up to the array; null for any other leaf.</summary>
    public string? Flat { get; init; }

    /// <summary>What is its own in what accompanies the whole parameter.</summary>
    public string In(string whole) => Flat is null ? whole + TangentPath : $"{Flat}({whole})";

    /// <summary>Whether it is handed on by reference.</summary>
    public string Modifier => IrType.Shape switch
    {
        Shape.Reference => "ref ",
        Shape.ReadOnlyReference => "in ",
        _ => string.Empty,
    };
}

/// <summary>A parameter in a member that the user calls: its leaves, and the types of what accompanies it.</summary>
internal sealed class Part
{
    private readonly UserParameter _user;
    private readonly string _stem;

    private Part(UserParameter user, string stem, PartLeaf[] leaves)
    {
        _user = user;
        _stem = stem;
        Leaves = leaves;
    }

    /// <summary>The parameters of a method, in order.</summary>
    public static IReadOnlyList<Part> Of(MethodModel method, Summary summary)
    {
        List<Part> parts = [];
        HashSet<string> taken = [.. method.Signature.Select(s => s.Name)];
        int next = 0;
        foreach (UserParameter user in method.Signature)
        {
            string stem = user.Name;
            List<(string Argument, string Type, string Path)> names = [];
            if (user.Rank > 0)
            {
                names.Add((user.Name + "Elements", user.Type, string.Empty));
                names.AddRange(Enumerable.Range(0, user.Rank).Select(d => ($"{Identifiers.Escaped(user.Name)}.GetLength({d})", "int", string.Empty)));
            }
            else if (user.Elements is not null)
            {
                names.Add((user.Name + "Elements", user.Type, string.Empty));
            }
            else if (user.Parts is { } assembly)
            {
                stem = Free(assembly, user.Name, taken);
                AddNames(assembly, stem, string.Empty, names);
            }
            else
            {
                names.Add((user.IsSelf ? "this" : Identifiers.Escaped(user.Name), user.Type, string.Empty));
            }

            PartLeaf[] leaves = [.. names.Select((n, i) => new PartLeaf(
                method.Parameters[next + i],
                n.Argument,
                n.Type,
                n.Path,
                summary.Written[next + i],
                Roots.IsResult(method.Parameters[next + i], next + i, summary))
            {
                Flat = user.Rank > 0 && i == 0 ? $"global::DiffProg.Grids.Flat<{method.Parameters[next].Variable.Type.Scalar.Name()}>" : null,
            })];
            next += leaves.Length;
            parts.Add(new Part(user, stem, leaves));
        }

        return parts;
    }

    /// <summary>What the names of the parts of a value begin with, so that none is the name of a parameter, or of a part of another.</summary>
    private static string Free(Assembly assembly, string name, HashSet<string> taken)
    {
        string stem = name;
        string[] names = Names(assembly, stem);
        while (names.Any(taken.Contains))
        {
            stem += "Part";
            names = Names(assembly, stem);
        }

        taken.UnionWith(names);
        return stem;
    }

    /// <summary>The names of the parts, and of the parts of those.</summary>
    private static string[] Names(Assembly assembly, string stem) =>
        [.. assembly.Members.Select(m => (m.Parts, Name: Storage.PartName(stem, m.Name))).SelectMany(m => m.Parts is null ? [m.Name] : Names(m.Parts, m.Name).Prepend(m.Name))];

    public PartLeaf[] Leaves { get; }

    public string Stem => _user.Name;

    /// <summary>How the member names it.</summary>
    public string Name => _user.IsSelf ? "this" : Identifiers.Escaped(_user.Name);

    public string Type => _user.Type;

    public string Modifier => _user.Modifier;

    public bool IsSelf => _user.IsSelf;

    public bool IsOut => _user.IsOut;

    public bool IsActive => Leaves.Any(l => l.Parameter.IsActive);

    public bool IsWritten => Leaves.Any(l => l.IsWritten);

    public bool IsResult => Leaves.Any(l => l.IsResult);

    /// <summary>Whether a tangent accompanies it, in or out.</summary>
    public bool HasTangent => Leaves.Any(l => Roots.HasTangent(l.Parameter));

    /// <summary>How it is taken apart; null where it is one leaf.</summary>
    public Assembly? Parts => _user.Parts;

    /// <summary>How many dimensions it has, where it is an array of several; 0 otherwise.</summary>
    public int Rank => _user.Rank;

    /// <summary>Whether it is a list or a memory, of which functions take the elements.</summary>
    public bool IsContainer => _user.Elements is not null;

    /// <summary>Whether it is one array or span, or holds one.</summary>
    public bool IsRow => Parts is null && Leaves[0].IsRow;

    public bool IsObject => Parts is null && Leaves[0].IrType.IsObject;

    /// <summary>Whether it is one number, by reference.</summary>
    public bool IsReference => Parts is null && Leaves[0].IrType.IsReference;

    public bool IsArray => Parts is null && Leaves[0].IrType.Shape == Shape.Array;

    /// <summary>Whether the method takes null for it.</summary>
    public bool MayBeMissing => Parts is null && Leaves[0].MayBeMissing;

    /// <summary>Whether its tangent refers to arrays or objects, which a caller must bring.</summary>
    public bool HoldsReferences => Parts is not null && Leaves.Any(l => l.Parameter.IsActive && (l.IsRow || l.IrType.IsObject));

    /// <summary>Whether it is a row of values, which are copied as they are.</summary>
    public bool IsRowOfValues => IsRow && Leaves[0] is { IsRowOfBlocks: false, IrType.HoldsArrays: false };

    /// <summary>Whether what accompanies it holds arrays or objects, which two of its kind must not share.</summary>
    public bool IsAccompaniedByReferences => Leaves.Any(l => l.Parameter.IsDifferentiable && (l.IsRow || l.IrType.IsObject));

    /// <summary>Whether it is a row whose elements are more than numbers.</summary>
    public bool IsRowOfParts => IsRow && Leaves[0].IrType.IsRowOfParts;

    /// <summary>It, as the primal declares it.</summary>
    public string Declared => $"{(_user.IsThis ? "this " : string.Empty)}{_user.Modifier}{_user.Type} {Name}";

    /// <summary>It, as the primal declares it where nothing follows.</summary>
    public string DeclaredLast => (_user.IsParams ? "params " : string.Empty) + Declared + _user.Default;

    /// <summary>Takes it apart into its leaves.</summary>
    public IEnumerable<string> Unpack() => Rank > 0 ? [$"var {Leaves[0].Argument} = {Leaves[0].In(Name)};"]
        : IsContainer ? [$"var {Leaves[0].Argument} = {_user.Elements};"]
        : Parts is null ? [] : Unpack(Parts, Name, _stem);

    /// <summary>Its value, put together from its leaves.</summary>
    public string Packed() => Pack(Parts!, new Queue<string>(Leaves.Select(l => l.Argument)));

    /// <summary>A value put together from its leaves.</summary>
    public static string Pack(Assembly assembly, Queue<string> leaves)
    {
        string[] members = [.. assembly.Members.Select(m => m.Parts is { } inner ? Pack(inner, leaves) : leaves.Dequeue())];
        string list = string.Join(", ", members);
        return assembly.IsTuple ? $"({list})" : assembly.IsFramework ? $"new {assembly.Type}({list})" : $"{assembly.Type.TrimEnd('?')}.FromParts({list})";
    }

    /// <summary>A tangent put together from those of the leaves that have one.</summary>
    public static string PackTangent(Assembly assembly, Queue<string> tangents)
    {
        (AssemblyMember Member, string Text)[] members = [.. assembly.Members.Where(m => m.TangentPath is not null)
            .Select(m => (m, m.Parts is { } inner ? PackTangent(inner, tangents) : tangents.Dequeue()))];
        return assembly.IsTuple
            ? members.Length == 1 ? members[0].Text : $"({string.Join(", ", members.Select(m => m.Text))})"
            : assembly.IsFramework ? $"new {assembly.TangentType}({string.Join(", ", members.Select(m => m.Text))})"
            : $"new {assembly.TangentType} {{ {string.Join(", ", members.Select(m => $"{m.Member.TangentPath!.Substring(1)} = {m.Text}"))} }}";
    }

    private static IEnumerable<string> Unpack(Assembly assembly, string source, string stem)
    {
        string[] names = [.. assembly.Members.Select(m => Storage.PartName(stem, m.Name))];
        if (assembly.IsTuple || assembly.IsFramework)
        {
            for (int i = 0; i < names.Length; i++)
            {
                yield return $"{assembly.Members[i].Type} {names[i]} = {source}.{Identifiers.Escaped(assembly.Members[i].Name)};";
            }
        }
        else
        {
            yield return $"{source}.GetParts({string.Join(", ", names.Select((n, i) => $"out {assembly.Members[i].Type} {n}"))});";
        }

        for (int i = 0; i < names.Length; i++)
        {
            foreach (string line in assembly.Members[i].Parts is { } inner ? Unpack(inner, names[i], names[i]) : [])
            {
                yield return line;
            }
        }
    }

    private static void AddNames(Assembly assembly, string stem, string path, List<(string, string, string)> names)
    {
        foreach (AssemblyMember member in assembly.Members)
        {
            string own = Storage.PartName(stem, member.Name);
            string ownPath = path + member.TangentPath;
            if (member.Parts is { } inner)
            {
                AddNames(inner, own, ownPath, names);
            }
            else
            {
                names.Add((own, member.Type, ownPath));
            }
        }
    }
}
