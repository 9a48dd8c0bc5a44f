using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>A name in scope, and what generated code may do with it.</summary>
internal sealed record Local(string Name, Kind Kind)
{
    public bool Writable { get; init; } = true;

    /// <summary>An integer that stays small and is never negative.</summary>
    public bool Natural { get; init; }

    /// <summary>Arrays with one key are equally long.</summary>
    public string LengthKey { get; init; } = Name;

    /// <summary>The key of the arrays that a loop's variable indexes, and how far beside it an index stays valid.</summary>
    public string? Indexes { get; init; }

    public int Below { get; init; }

    public int Above { get; init; }

    public Shape Shape { get; init; } = Shape.Array;

    /// <summary>How many elements a row has at least.</summary>
    public int Least { get; init; } = 2;

    /// <summary>Whether a row's memory ends with the method, so that no other variable may become it.</summary>
    public bool OnStack { get; init; }

    /// <summary>What it consists of, where it is a structure.</summary>
    public Structure? Structure { get; init; }

    /// <summary>Whether it has no place that can be referred to.</summary>
    public bool IsProperty { get; init; }

    /// <summary>Whether a local function or a lambda may use it.</summary>
    public bool IsCapturable { get; init; } = true;

    /// <summary>Whether C# calls its methods on a copy of it.</summary>
    public bool IsProtected { get; init; }

    /// <summary>The function that it is.</summary>
    public Callee? Function { get; init; }

    /// <summary>Whether it is a list that may be made longer and shorter.</summary>
    public bool IsOwnList { get; init; }

    /// <summary>Whether a row is a field.</summary>
    public bool IsTable { get; init; }
}

/// <summary>The names that a block sees.</summary>
internal sealed class Scope(Scope? parent, bool isLoop = false)
{
    private static readonly string[] RealNames = ["t", "u", "v", "p", "q", "r", "s", "z"];
    private static readonly string[] IntegerNames = ["i", "j", "k", "m", "n", "c", "d", "e"];
    private static readonly string[] TruthNames = ["flag", "odd", "big", "near"];
    private static readonly string[] ArrayNames = ["buffer", "scratch", "row", "work"];
    private static readonly string[] StructureNames = ["point", "pair", "cell", "item"];
    private static readonly string[] FunctionNames = ["map", "twist", "fold"];

    private readonly List<Local> _locals = [];
    private readonly HashSet<string> _usedBelow = [];
    private readonly HashSet<string> _frozen = [];

    public bool InLoop { get; init; } = isLoop || parent is { InLoop: true };

    /// <summary>Whether it is the body of a function inside a method.</summary>
    public bool IsFunction { get; init; }

    /// <summary>Whether a function inside a method is around.</summary>
    public bool InFunction => IsFunction || Parent is { InFunction: true };

    /// <summary>Whether nothing outside may be written in here.</summary>
    public bool IsPure { get; init; }

    /// <summary>How many loops are around.</summary>
    public int LoopDepth { get; } = (parent?.LoopDepth ?? 0) + (isLoop ? 1 : 0);

    /// <summary>Whether an exit from the innermost loop would skip its counter.</summary>
    public bool MayContinue { get; init; } = parent?.MayContinue ?? true;

    /// <summary>What may be used in here.</summary>
    public IEnumerable<Local> Visible => Parent is null ? _locals
        : Parent.Visible.Where(local => !IsFunction || (local.IsCapturable && local.Shape is Shape.Array or Shape.List)).Concat(_locals);

    private IEnumerable<Local> Taken => Parent is null ? _locals : Parent.Taken.Concat(_locals);

    public Scope Nested() => new(this);

    /// <summary>Declares a variable, and what can be said of its parts.</summary>
    public void DeclareWhole(Local whole)
    {
        foreach (var name in Structures.Names(whole))
            Declare(name);
    }

    public Local Declare(Local local)
    {
        _locals.Add(local);
        for (var scope = Parent; scope is not null; scope = scope.Parent)
            scope._usedBelow.Add(local.Name);
        return local;
    }

    /// <summary>A name that C# lets this block declare, and often one that a sibling block has used.</summary>
    public string Fresh(Kind kind, Dice dice)
    {
        string[] names = Kinds.IsReal(kind) ? RealNames : Kinds.IsInteger(kind) ? IntegerNames : kind switch
        {
            Kind.Truth => TruthNames,
            Kind.Structure => StructureNames,
            Kind.Function => FunctionNames,
            _ => ArrayNames,
        };
        var visible = Taken.Select(local => local.Name).ToHashSet();
        string[] free = [.. names.Where(name => !visible.Contains(name) && !_usedBelow.Contains(name)).Take(3)];
        if (free.Length > 0)
            return dice.Pick(free);
        int suffix = 1;
        while (visible.Contains(names[0] + suffix) || _usedBelow.Contains(names[0] + suffix))
            suffix++;
        return names[0] + suffix;
    }

    /// <summary>Forbids writes to a name in here, because a loop's end depends on it.</summary>
    public void Freeze(string name) => _frozen.Add(name);

    public bool IsFrozen(string name) => _frozen.Contains(name) || (IsPure && !_locals.Exists(local => local.Name == name) && !_usedBelow.Contains(name))
        || Parent is { } outer && outer.IsFrozen(name);

    /// <summary>What is visible of a kind; nothing of no kind, which a name has that must not be read yet.</summary>
    public List<Local> Of(Kind kind) => [.. Visible.Where(local => local.Kind == kind && kind != Kind.None)];

    public List<Local> Writable(Kind kind) => [.. Of(kind).Where(local => local.Writable && !IsFrozen(local.Name))];

    private Scope? Parent { get; } = parent;
}
