using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Calls that belong to the primal alone: what goes in, though it be active, flows nowhere.</summary>
internal static class PrimalOnly
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "System.Console",
        "System.Diagnostics.Debug",
        "System.Diagnostics.Trace",
        "System.ArgumentException",
        "System.ArgumentNullException",
        "System.ArgumentOutOfRangeException",
        "System.ObjectDisposedException",
        "Microsoft.Extensions.Logging.LoggerExtensions",
    };

    /// <summary>Whether a method prints, logs, asserts or guards.</summary>
    public static bool Is(IMethodSymbol method) => method.ReturnsVoid && method.IsStatic && Types.Contains(method.ContainingType.ToDisplayString());

    /// <summary>Whether a method does nothing but throw, and that only where its arguments are not what they have to be.</summary>
    public static bool IsGuard(IMethodSymbol method) => Is(method) && (method.ContainingType.ToDisplayString() is "System.ArgumentException" or "System.ArgumentNullException" or "System.ArgumentOutOfRangeException" or "System.ObjectDisposedException"
        || (method.ContainingType.ToDisplayString() == "System.Diagnostics.Debug" && method.Name == "Assert"));

    /// <summary>Whether a method only turns what it is given into text.</summary>
    public static bool IsText(IMethodSymbol method) => method.ReturnType.SpecialType == SpecialType.System_String
        && (method.ContainingType.ToDisplayString() == "System.FormattableString"
            || ((IsOfNumber(method) || method.ContainingType.SpecialType == SpecialType.System_String) && method.Name is "ToString" or "Format" or "Concat" or "Join"));

    /// <summary>Whether a method compares two numbers, as an operator would: what it gives changes only where they change places.</summary>
    public static bool IsComparison(IMethodSymbol method) => method.Name is "Equals" or "CompareTo" && IsOfNumber(method)
        && SymbolEqualityComparer.Default.Equals(method.Parameters.Single().Type, method.ContainingType);

    private static bool IsOfNumber(IMethodSymbol method) => Frontend.Types.TryLower(method.ContainingType) is { IsScalar: true };

    /// <summary>Whether the compiler leaves a call out, since no symbol that its method asks for is defined.</summary>
    public static bool IsOmitted(IInvocationOperation call)
    {
        string[] symbols = Conditions(call.TargetMethod);
        return symbols.Length > 0 && !symbols.Any(s => IsDefined(s, call.Syntax.SyntaxTree));
    }

    /// <summary>Whether a call stays for no other reason than a directive of its own file.</summary>
    public static bool IsKeptByItsFile(IInvocationOperation call)
    {
        string[] symbols = Conditions(call.TargetMethod);
        return symbols.Length > 0 && !symbols.Any(s => call.Syntax.SyntaxTree.Options.PreprocessorSymbolNames.Contains(s));
    }

    private static string[] Conditions(IMethodSymbol method) =>
    [
        .. method.GetAttributes()
            .Where(a => a.AttributeClass?.ToDisplayString() == "System.Diagnostics.ConditionalAttribute")
            .Select(a => a.ConstructorArguments.FirstOrDefault().Value as string).OfType<string>(),
    ];

    private static bool IsDefined(string symbol, SyntaxTree tree)
    {
        bool isDefined = tree.Options.PreprocessorSymbolNames.Contains(symbol);
        foreach (SyntaxNode? directive in tree.GetRoot().GetFirstToken(includeZeroWidth: true).LeadingTrivia.Select(t => t.GetStructure()))
        {
            isDefined = directive switch
            {
                DefineDirectiveTriviaSyntax { IsActive: true } x when x.Name.ValueText == symbol => true,
                UndefDirectiveTriviaSyntax { IsActive: true } x when x.Name.ValueText == symbol => false,
                _ => isDefined,
            };
        }

        return isDefined;
    }
}
