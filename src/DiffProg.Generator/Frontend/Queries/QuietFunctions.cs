using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Queries;

/// <summary>Says which functions only compute, so that nobody can tell how often they run, or in which order.</summary>
internal static class QuietFunctions
{
    /// <summary>Whether a function neither writes to what others see nor throws, nor calls what might.</summary>
    public static bool Is(Closure function, Compilation compilation) => function.Body switch
    {
        IAnonymousFunctionOperation lambda => IsQuiet(lambda.Body, compilation, new(SymbolEqualityComparer.Default)),
        IMethodReferenceOperation method => IsQuiet(method.Method, compilation, new(SymbolEqualityComparer.Default)),
        _ => false,
    };

    private static bool IsQuiet(IMethodSymbol method, Compilation compilation, HashSet<ISymbol> asked) =>
        CallLowering.IsPrimitive(method) || FrameworkCalls.Knows(method) || !asked.Add(method.OriginalDefinition)
        || (!method.IsVirtual && !method.IsAbstract && Bodies.Of(method, compilation) is { } body && IsQuiet(body, compilation, asked));

    private static bool IsQuiet(IOperation body, Compilation compilation, HashSet<ISymbol> asked) => body.Descendants().All(o => o switch
    {
        IAssignmentOperation x => IsOwn(x.Target, body),
        IIncrementOrDecrementOperation x => IsOwn(x.Target, body),
        IInvocationOperation x => IsQuiet(x.TargetMethod, compilation, asked),
        IPropertyReferenceOperation { Property.GetMethod: { } getter } => getter.IsImplicitlyDeclared || Bodies.Of(getter, compilation) is not { } own || IsQuiet(own, compilation, asked),
        IBinaryOperation { OperatorMethod: { } method } => IsQuiet(method, compilation, asked),
        IUnaryOperation { OperatorMethod: { } method } => IsQuiet(method, compilation, asked),
        IConversionOperation { OperatorMethod: { } method } => IsQuiet(method, compilation, asked),
        IObjectCreationOperation { Constructor: { } constructor } => constructor.IsImplicitlyDeclared || constructor.ContainingType.IsRecord,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } or IThrowOperation or IDynamicInvocationOperation => false,
        _ => true,
    });

    /// <summary>Whether a target is a variable that stands in the body itself.</summary>
    private static bool IsOwn(IOperation target, IOperation body) =>
        target is ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } && body.Syntax.Span.Contains(local.Locations[0].SourceSpan) && local.Locations[0].SourceTree == body.Syntax.SyntaxTree;
}
