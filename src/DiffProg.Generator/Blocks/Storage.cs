using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.Generator.Blocks;

/// <summary>A member of a type that stores a value: a field, or a property or event with a field behind it.</summary>
/// <param name="Symbol">What the user declared.</param>
/// <param name="Field">The field.</param>
internal sealed record Storage(ISymbol Symbol, IFieldSymbol Field)
{
    public string Name => Identifiers.Escaped(Symbol.Name);

    public ITypeSymbol Type => Field.Type;

    public Location Place => Symbol.Locations[0];

    /// <summary>Whether the user marked it as a constant; a record's positional parameter is marked for its property.</summary>
    public bool IsNoDerivative => Marks.IsNoDerivative(Symbol) || Marks.IsNoDerivative(Field)
        || (Symbol is IPropertySymbol && Parameter is { } parameter && Marks.IsNoDerivative(parameter));

    /// <summary>Whether members of the type may assign it at any time.</summary>
    public bool IsMutable => Symbol is IPropertySymbol property ? property.SetMethod is { IsInitOnly: false } : !Field.IsReadOnly;

    /// <summary>Whether an initializer may assign it.</summary>
    public bool IsInitializable => Symbol is IPropertySymbol property ? property.SetMethod is not null : !Field.IsReadOnly;

    /// <summary>Whether code of the user's stands between the member and what it stores.</summary>
    public bool HasOwnAccessors => Symbol is IPropertySymbol property && property.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<PropertyDeclarationSyntax>()
        .Any(p => p.AccessorList?.Accessors.Any(a => a.Body is not null || a.ExpressionBody is not null) ?? true);

    private IParameterSymbol? Parameter => Symbol.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is ParameterSyntax)
        ? PrimaryOf(Symbol.ContainingType)?.Parameters.FirstOrDefault(p => p.Name == Symbol.Name)
        : null;

    /// <summary>The instance storage of a type, in the order of the text.</summary>
    public static IEnumerable<Storage> Of(INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>()
        .Where(f => !f.IsStatic && !f.IsConst && !Marks.IsEmitted(f))
        .Select(f => new Storage(f.AssociatedSymbol ?? f, f))
        .Where(s => s.Symbol.CanBeReferencedByName);

    /// <summary>The primary constructor, which every other one has to call.</summary>
    public static IMethodSymbol? PrimaryOf(INamedTypeSymbol type) => type.InstanceConstructors
        .FirstOrDefault(c => c.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null }));

    /// <summary>The primary constructor's parameters that members read, so that the compiler stores them.</summary>
    public static IEnumerable<IParameterSymbol> Captured(INamedTypeSymbol type, Compilation compilation)
    {
        if (PrimaryOf(type) is not { } primary)
        {
            return [];
        }

        HashSet<string> names = [.. primary.Parameters.Select(p => p.Name)];
        return type.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>()
            .SelectMany(t => t.Members)
            .SelectMany(m => m.DescendantNodes(n => n is not TypeDeclarationSyntax))
            .OfType<IdentifierNameSyntax>()
            .Where(i => names.Contains(i.Identifier.ValueText) && i.Parent is not NameColonSyntax && !IsInitializer(i))
            .Select(i => compilation.GetSemanticModel(i.SyntaxTree).GetSymbolInfo(i).Symbol)
            .OfType<IParameterSymbol>()
            .Where(p => SymbolEqualityComparer.Default.Equals(p.ContainingSymbol, primary))
            .Distinct<IParameterSymbol>(SymbolEqualityComparer.Default);
    }

    private static bool IsInitializer(IdentifierNameSyntax name) => name.Ancestors().TakeWhile(n => n is not TypeDeclarationSyntax)
        .Any(n => n is EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } or EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } });
}
