using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Transform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Lowers a marked method. The generator and the analyzer both begin here, so that what one refuses the other refuses.
/// </summary>
internal static class MethodLowering
{
    public static Lowered Lower(IMethodSymbol method, MethodDeclarationSyntax syntax, IBlockOperation? body, Compilation compilation)
    {
        LoweringContext context = new(method, (compilation.Options as CSharpCompilationOptions)?.CheckOverflow ?? false, CustomRules.Of(compilation));
        LocationInfo location = LocationInfo.Of(syntax.Identifier.GetLocation());
        MethodModel? model = null;
        try
        {
            SignatureCheck.Run(method, syntax, context);
            EquatableArray<PrimalParameter> parameters = context.Refusals.Count == 0 ? Parameters(method, context) : [];
            CustomRule? rule = context.Rules.For(method, method.ContainingType);
            if (body is null && rule is null && context.Refusals.Count == 0)
            {
                context.Refuse(Descriptors.Signature, location, "a method without a body has no derivative", "give it a body");
            }

            if (context.Refusals.Count == 0)
            {
                Function function = rule is null ? Body(method, body!, parameters, context, location) : ByRule(method, rule, parameters, context, syntax);
                model = Checked(method, parameters, function, context);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // What follows from a refusal is no news.
            if (context.Refusals.Count > 0)
            {
                return Result();
            }

            context.Refuse(Descriptors.Internal, location, method.Name, failure.Message);
        }

        return Result();

        Lowered Result() => new(
            Marks.Key(method),
            method.Name,
            location,
            context.Refusals.Count == 0 ? model : null,
            context.Refusals.Distinct().OrderBy(r => r.Location.Span.Start).ToEquatableArray(),
            context.Sites.ToEquatableArray());
    }

    /// <summary>A method whose derivative the user wrote is a call of itself.</summary>
    private static Function ByRule(IMethodSymbol method, CustomRule rule, EquatableArray<PrimalParameter> parameters, LoweringContext context, MethodDeclarationSyntax syntax)
    {
        Variable result = context.NewVariable("result", Types.TryLower(method.ReturnType)!.Value);
        MethodReference itself = new(
            Marks.Key(method),
            string.Empty,
            method.Name,
            IsDifferentiable: false,
            IsForeign: false,
            parameters.Select(p => new CalleeParameter(p.Variable.Name, !p.IsDifferentiable, IsReadOnly: true, p.Modifier)).ToEquatableArray())
        {
            Rule = rule,
        };
        CallTarget target = new(itself, Derivation.Primal, Phase.Whole, context.NewSite(LocationInfo.Of(syntax.Identifier.GetLocation())));
        return new Function(
            parameters.Select(p => new Parameter(p.Variable, p.IsDifferentiable)).ToEquatableArray(),
            [new Call([result], target, parameters.Select(p => new Argument(new Read(p.Variable))).ToEquatableArray())],
            [new Read(result)],
            context.NextId);
    }

    private static Function Body(IMethodSymbol method, IBlockOperation body, EquatableArray<PrimalParameter> parameters, LoweringContext context, LocationInfo location)
    {
        context.Tables.Watch(body);
        EquatableArray<Statement> raw = context.Block(() =>
        {
            CopyAssignedParameters(method, body, context);
            new StatementLowering(context).Lower(body);
        });
        if (context.ReturnedRow is not null && raw[raw.Count - 1] is not Return { Value: Read })
        {
            context.Refuse(Descriptors.Construct, body.Syntax, "an array that is returned from inside a branch or a loop", "return it at the end");
        }

        raw = [.. context.Tables.Declarations(raw, parameters.Select(p => p.Variable)), .. raw];
        EquatableArray<Parameter> signature = parameters.Select(p => new Parameter(p.Variable, p.IsDifferentiable)).ToEquatableArray();
        Function function = Exits.Normalize(
            new Function(signature, raw, [], context.NextId),
            method.ReturnsVoid ? null : Types.TryLower(method.ReturnType));
        if (context.Refusals.Count == 0 && function.Body.Any(s => s is Throw))
        {
            context.Refuse(Descriptors.Signature, location, "a method that always throws has no derivative", "remove the mark");
        }

        return function;
    }

    private static MethodModel? Checked(IMethodSymbol method, EquatableArray<PrimalParameter> parameters, Function function, LoweringContext context)
    {
        foreach (Loss loss in LostDerivatives.Find(function, Callees.Unknown).Concat(MissingDerivatives.Find(function, RequestsOf(method), Callees.Unknown)))
        {
            context.Refuse(Refusal.Of(loss, context.Sites));
        }

        return context.Refusals.Count > 0 ? null : ModelOf(method, parameters, function);
    }

    private static MethodModel ModelOf(IMethodSymbol method, EquatableArray<PrimalParameter> parameters, Function function) => new(
        Marks.Key(method),
        method.Name,
        HintNames.Of(method),
        method.ContainingNamespace.IsGlobalNamespace ? string.Empty : method.ContainingNamespace.ToDisplayString(),
        Containers.Of(method),
        SyntaxFacts.GetText(method.DeclaredAccessibility),
        method.IsStatic,
        RequestsOf(method),
        parameters,
        method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
        function,
        Containers.QualifiedNames(method));

    private static Requests RequestsOf(IMethodSymbol method) =>
        Marks.Differentiable(method)!.NamedArguments.FirstOrDefault(a => a.Key == "Derivatives").Value is { Value: int flags }
            ? (Requests)flags | Requests.Explicit
            : Requests.Gradient | Requests.Jvp;

    private static EquatableArray<PrimalParameter> Parameters(IMethodSymbol method, LoweringContext context)
    {
        HashSet<string> wanted = [.. WithRespectTo(method)];
        return method.Parameters.Select(p =>
        {
            IrType type = Types.TryLower(p) ?? OpaqueTypes.TryLower(p.Type, isConstant: true)!.Value;
            bool differentiable = type.IsDifferentiable && !Marks.IsNoDerivative(p);
            return new PrimalParameter(
                context.Declare(p, type),
                type.Name ?? p.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                Modifier(p.RefKind),
                differentiable && p.RefKind != RefKind.Out && (wanted.Count == 0 || wanted.Contains(p.Name)),
                differentiable);
        }).ToEquatableArray();
    }

    /// <summary>How the parameter is passed, with a space behind; empty by value.</summary>
    public static string Modifier(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        RefKind.RefReadOnlyParameter => "ref readonly ",
        _ => string.Empty,
    };

    public static IEnumerable<string> WithRespectTo(IMethodSymbol method)
    {
        TypedConstant names = Marks.Differentiable(method)!.NamedArguments.FirstOrDefault(a => a.Key == "WithRespectTo").Value;
        return names.Kind == TypedConstantKind.Array && !names.IsNull ? names.Values.Select(v => v.Value as string).OfType<string>() : [];
    }

    /// <summary>A value parameter that the method assigns lives on in a local: its entry value stays, and the derivative is that of the entry.</summary>
    private static void CopyAssignedParameters(IMethodSymbol method, IBlockOperation body, LoweringContext context)
    {
        HashSet<ISymbol> assigned = new(
            body.Descendants().Select(o => o switch
            {
                IAssignmentOperation x => x.Target,
                IIncrementOrDecrementOperation x => x.Target,
                IArgumentOperation { Parameter.RefKind: not RefKind.None } x => x.Value,
                IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None, Initializer.Value: { } value } => value,
                _ => null,
            }).OfType<IParameterReferenceOperation>().Select(r => r.Parameter),
            SymbolEqualityComparer.Default);
        foreach (IParameterSymbol parameter in method.Parameters.Where(p => assigned.Contains(p)))
        {
            if (context.Find(parameter) is { Type.IsScalar: true } entry)
            {
                Variable copy = context.Declare(parameter, entry.Type);
                context.Emit(new Declare(copy, new Read(entry)));
            }
        }
    }
}
