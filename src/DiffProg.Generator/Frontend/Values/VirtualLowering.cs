using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>Lowers a method that classes may override: what it runs is chosen by the class of the object, its own body among the rest.</summary>
internal sealed class VirtualLowering(LoweringContext context)
{
    /// <summary>Whether objects may run another body than the method's own.</summary>
    public static bool Concerns(IMethodSymbol method, Compilation compilation)
    {
        bool isOpen = method.IsAbstract || method.IsVirtual || (method.IsOverride && !method.IsSealed);
        if (!isOpen || method.ContainingType.IsSealed || Layout.TryOf(method.ContainingType) is not { IsReference: true })
        {
            return false;
        }

        return method.IsAbstract || IsVisible(method.ContainingType)
            || Implementers.Of(method.ContainingType, method, compilation).Any(c => !SymbolEqualityComparer.Default.Equals(c.Method, method));
    }

    /// <summary>Lowers the method; gives what it returns where that has several parts.</summary>
    public Value? Lower(IMethodSymbol method, IBlockOperation? body, MethodDeclarationSyntax syntax)
    {
        LocationInfo place = LocationInfo.Of(syntax.Identifier.GetLocation());
        IReadOnlyList<(INamedTypeSymbol Type, IMethodSymbol? Method)> candidates = Implementers.Of(method.ContainingType, method, context.Compilation);
        IOperation? site = body ?? candidates.Select(c => c.Method).OfType<IMethodSymbol>().Select(m => Bodies.Of(m, context.Compilation)).FirstOrDefault(b => b is not null);
        if (site is null)
        {
            context.Refuse(Descriptors.Signature, place, "a virtual method that no class implements has no derivative", "implement it in a class marked [Differentiable]");
            return null;
        }

        ValueLowering values = new ExpressionLowering(context).Values;
        Value[] arguments = [.. method.Parameters.Select(p => context.FindValue(p)!)];
        Value? result = null;
        context.Frames.Run(new Frame(this, place, context.Self, null), () =>
            result = values.Dispatch.Run(method.ContainingType, method, context.Self!, arguments, site, () => values.Inlining.Run(method, context.Self, arguments, site)));
        switch (result)
        {
            case Number number:
                context.Emit(new Return(number.Expression));
                return null;
            case Row row:
                context.Emit(new Return(new Read(row.Variable)));
                return null;
            default:
                return result;
        }
    }

    private static bool IsVisible(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal && (type.ContainingType is null || IsVisible(type.ContainingType));
}
