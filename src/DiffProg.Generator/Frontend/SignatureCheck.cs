using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.Generator.Frontend;

/// <summary>Refuses what the form of a method rules out, whatever its body.</summary>
internal static class SignatureCheck
{
    private static readonly string[] EmittedSuffixes =
    [
        "Gradient", "ValueAndGradient", "AccumulateGradient", "Vjp", "Jvp", "Hvp", "ValueGradientAndHvp", "BatchedJvp",
        "Tangent", "BatchedTangent", "Adjoint", "Forward", "Reverse", "AdjointTangent", "ForwardTangent", "ReverseTangent",
    ];

    public static void Run(IMethodSymbol method, MethodDeclarationSyntax syntax, LoweringContext context)
    {
        Form(method, syntax, context);
        Nameless(method, syntax, context);
        Containers(syntax, context);
        Names(method, syntax, context);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            Parameter(parameter, context);
        }

        ReturnType(method, syntax, context);
        if (!method.IsStatic && Blocks.RefusedBlocks.In(method.ContainingType, context.Compilation) is { } refused)
        {
            context.Refuse(Descriptors.TypeNotSupported, LocationInfo.Of(syntax.Identifier.GetLocation()), refused.Name, UnknownTypes.MendFirst);
            return;
        }

        string[] unknown = [.. MethodLowering.WithRespectTo(method).Where(n => method.Parameters.All(p => p.Name != n || !IsDifferentiable(p)))];
        if (unknown.Length > 0)
        {
            Signature(context, syntax, $"WithRespectTo names '{unknown[0]}', which is no parameter that carries a derivative", "name a double, or an array or span of them");
        }
        else if (context.Refusals.Count == 0 && !method.Parameters.Any(IsDifferentiable) && Values.Signature.OfSelf(method, context.Compilation)?.Any(l => !l.IsConstant) != true)
        {
            string ofNumbers = "give it a parameter of double, double[], Span<double> or ReadOnlySpan<double>";
            Signature(
                context,
                syntax,
                "no parameter of this method carries a derivative",
                method.Parameters.Select(p => Marks.IsNoDerivative(p) ? null : UnknownTypes.Unmarked(p.Type, context.Compilation)).FirstOrDefault(t => t is not null) is { } type ? $"{UnknownTypes.ToMark(type)}, or {ofNumbers}" : ofNumbers);
        }
    }

    private static void ReturnType(IMethodSymbol method, MethodDeclarationSyntax syntax, LoweringContext context)
    {
        string type = DisplayNames.Of(method.ReturnType);
        if (Blocks.RefusedBlocks.In(method.ReturnType, context.Compilation) is { } refused)
        {
            UnknownTypes.RefuseRefused(context, syntax.ReturnType, refused);
            return;
        }

        if (Layout.TryOf(method.ReturnType) is { } layout)
        {
            if (Values.Signature.OfResult(method)?.All(l => l.Type.IsScalar) != true || RowContainers.AreHeldBy(layout) || layout.Type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsRecord: false })
            {
                context.Refuse(Descriptors.Construct, syntax.ReturnType, $"the return type '{type}', which is or holds an object or an array,", "return a struct or a tuple of numbers, or write to a parameter");
            }

            return;
        }

        switch (Types.TryLower(method.ReturnType))
        {
            case { IsRowOfParts: true }:
                context.Refuse(Descriptors.Construct, syntax.ReturnType, $"the return type '{type}'", "write to a parameter");
                break;
            case null when GridType.TryOf(method.ReturnType) is not null:
                context.Refuse(Descriptors.Construct, syntax.ReturnType, $"the return type '{type}'", "write to a parameter, or return the row of its elements");
                break;
            case null when !method.ReturnsVoid && !method.IsAsync:
                UnknownTypes.Refuse(context, syntax.ReturnType, method.ReturnType);
                break;
            case { Shape: Shape.Span or Shape.ReadOnlySpan }:
                context.Refuse(Descriptors.Construct, syntax.ReturnType, $"the return type '{type}'", "return an array, or write to a parameter");
                break;
        }
    }

    private static bool IsDifferentiable(IParameterSymbol parameter) =>
        Values.Signature.Of(parameter)?.Any(l => l.Type.IsDifferentiable && !l.IsConstant) == true;

    private static void Form(IMethodSymbol method, MethodDeclarationSyntax syntax, LoweringContext context)
    {
        if (method.IsAsync)
        {
            Signature(context, syntax, "an async method has no derivative", "await around the call");
        }

        if ((method.IsVirtual || method.IsOverride || method.IsAbstract) && Layout.TryOf(method.ContainingType) is null)
        {
            Signature(context, syntax, "a virtual method of a type that is not marked has no derivative", "mark the type [Differentiable], or make the method static");
        }

        if (method.ExplicitInterfaceImplementations.Length > 0)
        {
            Signature(context, syntax, "an explicit implementation of an interface has no derivative", "make it an ordinary method");
        }

        if (method.IsPartialDefinition || method.PartialDefinitionPart is not null)
        {
            Signature(context, syntax, "a partial method has no derivative", "make it an ordinary method");
        }

        if (method.ContainingType.IsExtension)
        {
            Signature(context, syntax, "a member of an extension block has no derivative", "write it as a static method with 'this'");
        }

        if (syntax.Modifiers.Any(SyntaxKind.UnsafeKeyword))
        {
            Signature(context, syntax, "an unsafe method has no derivative", "use arrays or spans");
        }

        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
        {
            Signature(context, syntax, "a method that returns a reference has no derivative", "return the value");
        }
    }

    /// <summary>What is still being typed: the compiler says so too, and what is emitted around it would not parse.</summary>
    private static void Nameless(IMethodSymbol method, MethodDeclarationSyntax syntax, LoweringContext context)
    {
        bool isNameless = method.Parameters.Any(p => !p.CanBeReferencedByName);
        for (ISymbol? symbol = method; symbol is not null and not INamespaceSymbol { IsGlobalNamespace: true }; symbol = symbol.ContainingSymbol)
        {
            isNameless |= !symbol.CanBeReferencedByName;
        }

        if (isNameless)
        {
            Signature(context, syntax, "a method has no derivative where a name is missing", "name its parameters, its types and their namespaces");
        }
    }

    private static void Containers(MethodDeclarationSyntax syntax, LoweringContext context)
    {
        foreach (TypeDeclarationSyntax type in syntax.Ancestors().OfType<TypeDeclarationSyntax>().Where(t => t is not ExtensionBlockDeclarationSyntax))
        {
            if (!type.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                context.Refuse(Descriptors.NotPartial, LocationInfo.Of(type.Identifier.GetLocation()), type.Identifier.Text);
            }

            if (type.Modifiers.Any(SyntaxKind.FileKeyword))
            {
                Signature(context, syntax, "derivatives cannot be emitted into a file-local type", "make the type internal");
            }

            if (type is InterfaceDeclarationSyntax)
            {
                Signature(context, syntax, "a method of an interface has no derivative", "make it a method of a class or struct");
            }
        }
    }

    /// <summary>The members that are emitted beside the method; a user's own by one of these names would not compile with them.</summary>
    private static void Names(IMethodSymbol method, MethodDeclarationSyntax syntax, LoweringContext context)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (string name in EmittedSuffixes.Select(s => method.Name + s))
            {
                if (type.GetMembers(name).Any(m => !Marks.IsEmitted(m)))
                {
                    context.Refuse(Descriptors.NameTaken, LocationInfo.Of(syntax.Identifier.GetLocation()), name);
                }
            }
        }
    }

    private static void Parameter(IParameterSymbol parameter, LoweringContext context)
    {
        SyntaxNode place = parameter.DeclaringSyntaxReferences[0].GetSyntax();
        if (Blocks.RefusedBlocks.In(parameter.Type, context.Compilation) is { } refused)
        {
            UnknownTypes.RefuseRefused(context, place, refused);
            return;
        }

        if (parameter.RefKind != RefKind.None && (GridType.TryOf(parameter.Type) is not null || RowContainers.RowOf(parameter) is not null || Types.TryLower(parameter.Type) is { IsScalar: false }))
        {
            context.Refuse(Descriptors.Construct, place, $"the '{NameOf(parameter.RefKind)}' parameter '{parameter.Name}'", "return the value, or write it to an array");
        }

        if (Types.TryLower(parameter.Type) is { IsOfTuples: true } && !Marks.IsNoDerivative(parameter))
        {
            context.Refuse(Descriptors.Construct, place, $"the parameter '{parameter.Name}', which holds tuples,", "take a marked struct in place of the tuple, or mark it [NoDerivative] if it is a constant");
        }
        else if (Layout.TryOf(parameter.Type) is not null)
        {
            if (Values.Signature.Of(parameter) is null)
            {
                context.Refuse(Descriptors.Construct, place, $"the parameter '{parameter.Name}' of type '{DisplayNames.Of(parameter.Type)}', passed like this or holding what it holds,", "pass it by value, or mark the types of its members");
            }
        }
        else if (GridType.TryOf(parameter.Type) is null && RowContainers.RowOf(parameter) is null && Types.TryLower(parameter.Type) is null && OpaqueTypes.TryLower(parameter.Type, Marks.IsNoDerivative(parameter)) is null)
        {
            if (BlockLists.ElementOf(parameter.Type) is { } element)
            {
                context.Refuse(Descriptors.Construct, place, BlockLists.What(element), BlockLists.Advice(element));
                return;
            }

            UnknownTypes.Refuse(context, place, parameter);
        }
    }

    private static string NameOf(RefKind kind) => kind switch
    {
        RefKind.Out => "out",
        RefKind.In => "in",
        RefKind.RefReadOnlyParameter => "ref readonly",
        _ => "ref",
    };

    private static void Signature(LoweringContext context, MethodDeclarationSyntax syntax, string what, string advice) =>
        context.Refuse(Descriptors.Signature, LocationInfo.Of(syntax.Identifier.GetLocation()), what, advice);
}
