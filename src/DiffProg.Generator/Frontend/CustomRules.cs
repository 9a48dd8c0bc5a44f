using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// The rules that users wrote: those of a compilation and of the assemblies that it refers to. They are looked for once in each syntax tree and
/// each assembly, so that an edit costs one tree.
/// </summary>
internal sealed class CustomRules
{
    private static readonly ConditionalWeakTable<Compilation, CustomRules> Known = new();
    private static readonly ConditionalWeakTable<SyntaxTree, MethodDeclarationSyntax[]> Declarations = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, IMethodSymbol[]> Foreign = new();

    private readonly Compilation _compilation;
    private readonly Dictionary<string, List<IMethodSymbol>> _vjps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<IMethodSymbol>> _jvps = new(StringComparer.Ordinal);

    private CustomRules(Compilation compilation)
    {
        _compilation = compilation;
        foreach (IMethodSymbol rule in compilation.SyntaxTrees.SelectMany(Own).Concat(compilation.SourceModule.ReferencedAssemblySymbols.SelectMany(a => Foreign.GetValue(a, Exported))))
        {
            Add(_vjps, RuleSignature.OfVjp(rule));
            Add(_jvps, RuleSignature.OfJvp(rule));
        }
    }

    public static CustomRules Of(Compilation compilation) => Known.GetValue(compilation, c => new CustomRules(c));

    /// <summary>The rule of a method as it is called from a type; null where it has none that the type can see.</summary>
    public CustomRule? For(IMethodSymbol method, INamedTypeSymbol caller)
    {
        if (_vjps.Count + _jvps.Count == 0)
        {
            return null;
        }

        string key = Marks.Key(method);
        MethodReference? vjp = Find(_vjps, key, caller);
        MethodReference? jvp = Find(_jvps, key, caller);
        return vjp is null && jvp is null ? null : new CustomRule(vjp, jvp);
    }

    /// <summary>Whether an earlier method is the same rule for the same method.</summary>
    public bool IsSecond(RuleSignature signature) =>
        signature.Primal is { } primal
        && (signature.IsVjp ? _vjps : _jvps).TryGetValue(Marks.Key(primal), out List<IMethodSymbol>? rules)
        && !SymbolEqualityComparer.Default.Equals(rules[0], signature.Rule);

    /// <summary>A method as a caller in a type names it.</summary>
    public static string Receiver(IMethodSymbol method, INamedTypeSymbol caller) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingType, caller) ? string.Empty : method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + ".";

    private static void Add(Dictionary<string, List<IMethodSymbol>> rules, RuleSignature? signature)
    {
        if (signature is not { Primal: { } primal })
        {
            return;
        }

        string key = Marks.Key(primal);
        if (!rules.TryGetValue(key, out List<IMethodSymbol>? list))
        {
            rules[key] = list = [];
        }

        list.Add(signature.Rule);
    }

    private MethodReference? Find(Dictionary<string, List<IMethodSymbol>> rules, string key, INamedTypeSymbol caller)
    {
        if (!rules.TryGetValue(key, out List<IMethodSymbol>? list) || list.Find(r => IsVisible(r, caller)) is not { } rule)
        {
            return null;
        }

        bool isForeign = !SymbolEqualityComparer.Default.Equals(rule.ContainingAssembly, _compilation.Assembly);
        return new MethodReference(
            Marks.Key(rule),
            Receiver(rule, caller),
            rule.Name,
            !isForeign && Marks.IsDifferentiable(rule),
            isForeign,
            rule.Parameters.Select(p => new CalleeParameter(p.Name, IsConstant: false, p.RefKind == RefKind.None && Types.TryLower(p.Type) is not { Shape: Shape.Span }, MethodLowering.Modifier(p.RefKind))).ToEquatableArray())
        {
            IsRule = true,
        };
    }

    /// <summary>Whether emitted code can name a rule: it stands in another file.</summary>
    private bool IsVisible(IMethodSymbol rule, INamedTypeSymbol caller)
    {
        for (INamedTypeSymbol? type = rule.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal)
            {
                return false;
            }
        }

        return _compilation.IsSymbolAccessibleWithin(rule, caller);
    }

    private IEnumerable<IMethodSymbol> Own(SyntaxTree tree)
    {
        MethodDeclarationSyntax[] declarations = Declarations.GetValue(tree, t => [.. t.GetRoot().DescendantNodes(IsAround).OfType<MethodDeclarationSyntax>().Where(MayBeRule)]);
        if (declarations.Length == 0)
        {
            return [];
        }

        SemanticModel model = _compilation.GetSemanticModel(tree);
        return declarations.Select(d => model.GetDeclaredSymbol(d)).OfType<IMethodSymbol>();
    }

    private static bool IsAround(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    private static bool MayBeRule(MethodDeclarationSyntax method) => method.AttributeLists.SelectMany(l => l.Attributes).Any(a =>
        (a.Name is QualifiedNameSyntax qualified ? qualified.Right : a.Name is AliasQualifiedNameSyntax alias ? alias.Name : a.Name).ToString() is "VjpOf" or "VjpOfAttribute" or "JvpOf" or "JvpOfAttribute");

    /// <summary>The rules of another assembly, which must know DiffProg to have any.</summary>
    private static IMethodSymbol[] Exported(IAssemblySymbol assembly) => !assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == "DiffProg.Runtime"))
        ? []
        : [.. TypesIn(assembly.GlobalNamespace).SelectMany(t => t.GetMembers().OfType<IMethodSymbol>()).Where(m => Marks.VjpOf(m) is not null || Marks.JvpOf(m) is not null)];

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol scope) => scope.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(m => m is INamedTypeSymbol type ? [type, .. TypesIn(type)] : TypesIn(m));
}
