using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>What is said of a callee through which no derivative can pass. What to write depends on what it returns: not every result can be wrapped, and an integer need not be.</summary>
internal static class UnmarkedCallees
{
    private const string OrWrap = ", or wrap what it is given in Diff.StopGradient";

    /// <summary>Refuses a call.</summary>
    public static void Refuse(LoweringContext context, IInvocationOperation call)
    {
        (string id, EquatableArray<string> arguments) = Of(call.TargetMethod, context.Compilation);
        context.Refuse(id, call.Syntax, [.. arguments]);
        context.LeaveOut();
    }

    /// <summary>What is said of a method.</summary>
    public static (string Id, EquatableArray<string> Arguments) Of(IMethodSymbol method, Compilation compilation)
    {
        string name = DisplayNames.Of(method);
        bool isDecision = Types.TryLower(method.ReturnType) is { IsScalar: true, IsDifferentiable: false } && method.Parameters.All(CanBeWrapped);
        return Exports.IsForeign(method, compilation) ? Foreign(name, isDecision ? OrWrap : string.Empty) : Own(name, Advice(method, compilation));
    }

    /// <summary>What is said of a method of numbers.</summary>
    public static (string Id, EquatableArray<string> Arguments) Of(MethodReference method, EquatableArray<Variable> results) =>
        method.IsForeign ? Foreign(method.Name, string.Empty) : Own(method.Name, Advice(results.IsEmpty ? null : results[0].Type, OrWrap));

    /// <summary>Whether a method would be differentiated, were it marked, and the types that it returns.</summary>
    public static bool CanBeMarked(IMethodSymbol method, Compilation compilation) =>
        !Marks.IsDifferentiable(method) && method is { MethodKind: MethodKind.Ordinary, IsStatic: true, IsAbstract: false, IsVirtual: false, ContainingType: { IsGenericType: false, IsExtension: false } }
        && !Exports.IsForeign(method, compilation)
        && (method.ReturnsVoid || Types.TryLower(method.ReturnType) is { IsScalar: true } || GivesParts(method.ReturnType, compilation));

    /// <summary>Whether what a method returns is an array of numbers, or has several parts, or would have them if its type were marked.</summary>
    public static bool GivesParts(ITypeSymbol type, Compilation compilation) =>
        Layout.TryOf(type) is not null || Types.TryLower(type) is { Shape: Shape.Array } || UnknownTypes.Unmarked(type, compilation) is not null;

    private static (string Id, EquatableArray<string> Arguments) Own(string name, string advice) => (Descriptors.UnmarkedCallee, [name, advice]);

    private static (string Id, EquatableArray<string> Arguments) Foreign(string name, string orWrap) =>
        (Descriptors.CallNotSupported, [name, NoRule.Reason(name) ?? "it stands in another assembly and has no rule; write it with System.Math, loops and methods of your own" + orWrap]);

    private static string Advice(IMethodSymbol method, Compilation compilation)
    {
        string orWrap = method.Parameters.All(CanBeWrapped) ? OrWrap : string.Empty;
        return method.ReturnsVoid ? Advice(null, orWrap)
            : Types.TryLower(method.ReturnType) is { IsScalar: true } number ? Advice(number, orWrap)
            : UnknownTypes.Unmarked(method.ReturnType, compilation) is { } type ? $"mark it, and {UnknownTypes.ToMark(type)}"
            : "mark it";
    }

    private static string Advice(IrType? result, string orWrap) => result switch
    {
        null => "mark it" + orWrap,
        { IsDifferentiable: true } => "mark it, write a rule for it by [VjpOf], or wrap the call in Diff.StopGradient",
        { IsInteger: true } => "it returns an integer, which needs no derivative to choose a branch or an element: mark it" + orWrap,
        _ => "it returns a bool, which needs no derivative to choose a branch: mark it" + orWrap,
    };

    /// <summary>Whether what a parameter is given can be declared a constant where it is given.</summary>
    private static bool CanBeWrapped(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None && Types.TryLower(parameter.Type) is { IsScalar: true } or { Shape: Shape.ReadOnlySpan };
}
