using System.Linq;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>The user's attributes.</summary>
internal static class Marks
{
    public const string DifferentiableAttribute = "DiffProg.DifferentiableAttribute";
    public const string NoDerivativeAttribute = "DiffProg.NoDerivativeAttribute";

    public const string VjpOfAttribute = "DiffProg.VjpOfAttribute";
    public const string JvpOfAttribute = "DiffProg.JvpOfAttribute";

    public static AttributeData? VjpOf(ISymbol symbol) => Find(symbol, VjpOfAttribute);

    public static AttributeData? JvpOf(ISymbol symbol) => Find(symbol, JvpOfAttribute);

    public static AttributeData? Differentiable(ISymbol symbol) => Find(symbol, DifferentiableAttribute);

    public static bool IsDifferentiable(IMethodSymbol method) => Differentiable(method) is not null;

    public static bool IsNoDerivative(ISymbol symbol) => Find(symbol, NoDerivativeAttribute) is not null;

    /// <summary>Whether a member was emitted by DiffProg: the analyzer sees it, the generator does not, and both must say the same.</summary>
    public static bool IsEmitted(ISymbol symbol) =>
        Find(symbol, "System.CodeDom.Compiler.GeneratedCodeAttribute") is { ConstructorArguments: [{ Value: "DiffProg" }, ..] };

    /// <summary>What tells a method from every other of the compilation.</summary>
    public static string Key(IMethodSymbol method) => method.OriginalDefinition.GetDocumentationCommentId() ?? method.ToDisplayString();

    /// <summary>What tells a type from every other of the compilation.</summary>
    public static string Key(INamedTypeSymbol type) => type.OriginalDefinition.GetDocumentationCommentId() ?? type.ToDisplayString();

    private static AttributeData? Find(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == name);
}
