using DiffProg.Generator.Diagnostics;
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

    /// <summary>Whether the user said which: what cannot be made is then an error.</summary>
    Explicit = 1 << 30,
}

/// <summary>A parameter as the user wrote it.</summary>
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
/// <param name="Parameters">Its parameters.</param>
/// <param name="ReturnType">What it returns, in C#.</param>
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
    EquatableArray<PrimalParameter> Parameters,
    string ReturnType,
    Function Function,
    EquatableArray<string> QualifiedNames);

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
    EquatableArray<LocationInfo> Sites);
