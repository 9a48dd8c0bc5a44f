using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Frontend;

/// <summary>What a method asks for; the values are those of the attribute's enum.</summary>
[System.Flags]
internal enum Requests
{
    None = 0,
    Gradient = 1,
    Jvp = 2,
    Hvp = 4,
    BatchedJvp = 8,

    /// <summary>Whether the user said which: what cannot be made is then an error.</summary>
    Explicit = 1 << 30,
}

/// <summary>A leaf of a parameter: the parameter itself, or a part of it where it is taken apart.</summary>
/// <param name="Variable">Its variable in the function.</param>
/// <param name="Type">Its type in C#.</param>
/// <param name="Modifier">How it is passed, with a space behind, as in <c>ref </c>; empty by value.</param>
/// <param name="IsActive">Whether a derivative with respect to it is emitted.</param>
/// <param name="IsDifferentiable">Whether callers may hand it an active value.</param>
internal sealed record PrimalParameter(Variable Variable, string Type, string Modifier, bool IsActive, bool IsDifferentiable)
{
    /// <summary>Whether it has no entry value.</summary>
    public bool IsOut => Modifier == "out ";
}

/// <summary>A parameter as the user wrote it.</summary>
/// <param name="Name">Its name; <c>self</c> for the object that the method is called on.</param>
/// <param name="Type">Its type in C#.</param>
/// <param name="Modifier">How it is passed, with a space behind, as in <c>ref </c>; empty by value.</param>
/// <param name="Leaves">How many of the method's leaves are its own.</param>
/// <param name="Parts">How it is taken apart; null where it is one leaf.</param>
/// <param name="IsSelf">Whether it is the object that the method is called on.</param>
internal sealed record UserParameter(string Name, string Type, string Modifier, int Leaves, Assembly? Parts, bool IsSelf)
{
    /// <summary>Whether it has no entry value.</summary>
    public bool IsOut => Modifier == "out ";

    /// <summary>How many dimensions it has, where it is an array of several: it is taken apart into the row of its elements and its lengths. 0 otherwise.</summary>
    public int Rank { get; init; }

    /// <summary>What gives its elements, where it is a list or a memory, of which emitted functions take these; null otherwise.</summary>
    public string? Elements { get; init; }

    /// <summary>Whether the method is an extension of it.</summary>
    public bool IsThis { get; init; }

    /// <summary>Whether it takes what a call has behind the other arguments.</summary>
    public bool IsParams { get; init; }

    /// <summary>Its default value with the sign before, as in <c> = 2</c>; empty where it has none.</summary>
    public string Default { get; init; } = string.Empty;
}

/// <summary>
/// A marked method, lowered: all that later stages know of it. It holds no symbol, syntax or location, so that it is equal to the
/// model of the next compilation where nothing in the method changed.
/// </summary>
/// <param name="Key">What tells the method from every other.</param>
/// <param name="Name">Its name.</param>
/// <param name="HintName">The beginning of the names of the emitted files.</param>
/// <param name="Namespace">Its namespace; empty where it has none.</param>
/// <param name="Types">The declarations of the types around it, outermost first, as in <c>static partial class Model</c>.</param>
/// <param name="Accessibility">Its accessibility in C#.</param>
/// <param name="IsStatic">Whether it is static.</param>
/// <param name="Requests">The derivatives asked for.</param>
/// <param name="Signature">Its parameters, as the user wrote them.</param>
/// <param name="Parameters">The leaves of its parameters.</param>
/// <param name="ReturnType">What it returns, in C#.</param>
/// <param name="ResultParts">How what it returns is put together; null where that is one number or array, or nothing.</param>
/// <param name="Function">Its body.</param>
/// <param name="QualifiedNames">Short names, such as <c>Math</c>, that mean something else where the method stands.</param>
internal sealed record MethodModel(
    string Key,
    string Name,
    string HintName,
    string Namespace,
    EquatableArray<string> Types,
    string Accessibility,
    bool IsStatic,
    Requests Requests,
    EquatableArray<UserParameter> Signature,
    EquatableArray<PrimalParameter> Parameters,
    string ReturnType,
    Assembly? ResultParts,
    Function Function,
    EquatableArray<string> QualifiedNames)
{
    /// <summary>Whether its derivatives are there for other assemblies.</summary>
    public bool IsExported { get; init; }

    /// <summary>Whether it asks for every bit, or says that it does not; null where that is the project's to say.</summary>
    public bool? IsStrict { get; init; }

    /// <summary>Whether it overrides a method, whose emitted members its own hide.</summary>
    public bool IsOverride { get; init; }

    /// <summary>The number of its own place, where a member that it asks for may be ruled out by its form.</summary>
    public int Site { get; init; } = Convert.NoSite;

    /// <summary>Whether the object that it is called on is its first parameter.</summary>
    public bool HasSelf => Signature.Count > 0 && Signature[0].IsSelf;

    /// <summary>Whether emitted functions take it apart, so that they cannot call the method itself.</summary>
    public bool IsTakenApart => ResultParts is not null || Signature.Any(p => p.Parts is not null || p.Rank > 0 || p.Elements is not null);
}

/// <summary>What the frontend makes of a marked method: a model, or the reasons why there is none.</summary>
/// <param name="Key">What tells the method from every other.</param>
/// <param name="Name">Its name.</param>
/// <param name="Location">Its name's place.</param>
/// <param name="Model">The model; null where there are refusals.</param>
/// <param name="Refusals">The reasons, in the order of the text.</param>
/// <param name="Sites">Where each call stands, by its number.</param>
internal sealed record Lowered(
    string Key,
    string Name,
    LocationInfo Location,
    MethodModel? Model,
    EquatableArray<Refusal> Refusals,
    EquatableArray<LocationInfo> Sites)
{
    /// <summary>Whether it is compiled into its callers, and has no derivatives without them.</summary>
    public bool NeedsCallers { get; init; }

    /// <summary>Where its parameters stand; empty where another member says which it has, as an interface does.</summary>
    public EquatableArray<LocationInfo> ParameterPlaces { get; init; } = [];

    /// <summary>The marked methods that were compiled into it.</summary>
    public EquatableArray<string> CompiledIn { get; init; } = [];
}
