using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.ForeignCode;

/// <summary>What became of a marked method.</summary>
internal enum Fate
{
    /// <summary>It has a derivative.</summary>
    Differentiated,

    /// <summary>It has a located error.</summary>
    Refused,

    /// <summary>It is generic, and has derivatives in the methods that call it.</summary>
    CompiledIntoCallers,

    /// <summary>The analyzer refuses what the generator does not, which must not be.</summary>
    Disputed,

    /// <summary>It has neither a derivative nor an error, which must not be.</summary>
    Silent,
}

/// <summary>A reason against a method.</summary>
/// <param name="Id">The diagnostic.</param>
/// <param name="Message">What it says.</param>
internal readonly record struct Reason(string Id, string Message);

/// <summary>A marked method and what became of it.</summary>
/// <param name="Place">Where it stands in the file as it was found.</param>
/// <param name="Symbol">The method, in the compilation with what was emitted.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Reasons">Why it is refused: each reason of the analyzer; where there is none, what the generator says.</param>
/// <param name="Refused">The methods that it calls and that are refused themselves.</param>
internal sealed record MarkedMethod(MethodPlace Place, IMethodSymbol Symbol, Fate Fate, ImmutableArray<Reason> Reasons, ImmutableArray<IMethodSymbol> Refused)
{
    /// <summary>Whether it is a function of numbers: static, from numbers of which one at least is active, to one floating-point number.</summary>
    public bool IsNumeric =>
        Symbol is { IsStatic: true, IsGenericMethod: false }
        && IsFloating(Symbol.ReturnType)
        && Symbol.Parameters.All(p => p.RefKind == RefKind.None && IsNumber(p.Type))
        && Symbol.Parameters.Any(p => IsFloating(p.Type));

    /// <summary>What tells it from every other method, in whichever compilation.</summary>
    public string Key => KeyOf(Symbol);

    public string Name => $"{Symbol.ContainingType.Name}.{Symbol.Name}({string.Join(", ", Symbol.Parameters.Select(p => p.Type.Name))})";

    /// <summary>Every marked method of a run, in the order of the files.</summary>
    public static IReadOnlyList<MarkedMethod> All(GeneratorRun run, IReadOnlyList<MethodPlace> places)
    {
        ILookup<string, Diagnostic> said = run.Said.Where(d => d.Id.StartsWith("DP", StringComparison.Ordinal)).ToLookup(d => d.Location.GetLineSpan().Path);
        List<MarkedMethod> methods = [];
        foreach (SyntaxTree tree in run.Input.SyntaxTrees)
        {
            SemanticModel model = run.Output.GetSemanticModel(tree);
            foreach (MethodDeclarationSyntax syntax in MarkingRewriter.MarkedMethods(tree.GetRoot()))
            {
                IMethodSymbol symbol = (IMethodSymbol)model.GetDeclaredSymbol(syntax)!;
                Diagnostic[] about = [.. said[tree.FilePath].Where(d => syntax.Span.Contains(d.Location.SourceSpan))];
                methods.Add(new(places[methods.Count], symbol, FateOf(symbol, about, run), ReasonsOf(about), CalleesAt(about, tree, model)));
            }
        }

        return methods;
    }

    public static string KeyOf(IMethodSymbol method) => method.ToDisplayString();

    private static Fate FateOf(IMethodSymbol method, Diagnostic[] about, GeneratorRun run) =>
        about.Any(d => d.Id is "DP0001" or "DP9001") ? Fate.Refused
        : about.Any(d => d.Severity == DiagnosticSeverity.Error) ? Fate.Disputed
        : about.Any(d => d.Id is "DP3005" or "DP3006") ? Fate.CompiledIntoCallers
        : Derivatives(method).Any(m => run.IsEmitted(m.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree)) ? Fate.Differentiated
        : Fate.Silent;

    /// <summary>The tangent or the gradient of this overload and no other, by its parameters.</summary>
    private static IEnumerable<IMethodSymbol> Derivatives(IMethodSymbol method)
    {
        IMethodSymbol[] longer = [.. method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Where(o => o.Parameters.Length > method.Parameters.Length)];
        return new[] { "Jvp", "Gradient", "Vjp" }
            .SelectMany(suffix => method.ContainingType.GetMembers(method.Name + suffix))
            .OfType<IMethodSymbol>()
            .Where(m => Begins(m, method) && !longer.Any(o => Begins(m, o)));

        static bool Begins(IMethodSymbol member, IMethodSymbol primal) => member.Parameters.Take(primal.Parameters.Length).Select(Text).SequenceEqual(primal.Parameters.Select(Text));
        static string Text(IParameterSymbol parameter) => parameter.Type.ToDisplayString() + " " + parameter.Name;
    }

    private static ImmutableArray<Reason> ReasonsOf(Diagnostic[] about)
    {
        Reason[] all = [.. about.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => new Reason(d.Id, d.GetMessage(CultureInfo.InvariantCulture)))];
        return all.Any(r => r.Id != "DP0001")
            ? [.. all.Where(r => r.Id != "DP0001")]
            : [.. all.Select(r => r with { Message = r.Message[(r.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..] })];
    }

    /// <summary>The methods that are called where a callee without derivatives is the reason.</summary>
    private static ImmutableArray<IMethodSymbol> CalleesAt(Diagnostic[] about, SyntaxTree tree, SemanticModel model)
    {
        IEnumerable<Location> refused = about.Where(d => d.Id == "DP0001" && d.GetMessage(CultureInfo.InvariantCulture).Contains(": it calls '", StringComparison.Ordinal)).SelectMany(d => d.AdditionalLocations);
        IEnumerable<Location> unmarked = about.Where(d => d.Id == "DP2001").Select(d => d.Location);
        return
        [
            .. refused.Concat(unmarked)
                .Select(l => model.GetSymbolInfo(tree.GetRoot().FindNode(l.SourceSpan, getInnermostNodeForTie: true)).Symbol)
                .OfType<IMethodSymbol>()
                .Select(m => (m.ReducedFrom ?? m).OriginalDefinition),
        ];
    }

    private static bool IsFloating(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single || type is { Name: "Half", ContainingNamespace.Name: "System" };

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double || IsFloating(type);
}
