using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Optimize;
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
        LoweringContext context = new(method, compilation);
        LocationInfo location = LocationInfo.Of(syntax.Identifier.GetLocation());
        MethodModel? model = null;
        try
        {
            if (CompiledIntoCallers.Note(method, location) is not null)
            {
                return Result();
            }

            SignatureCheck.Run(method, syntax, context);
            List<UserParameter> signature = [];
            EquatableArray<PrimalParameter> parameters = context.Refusals.Count == 0 ? Parameters(method, signature, context) : [];
            CustomRule? rule = context.Rules.For(method, method.ContainingType);
            if (body is null && rule is null && !method.IsAbstract && context.Refusals.Count == 0)
            {
                context.Refuse(Descriptors.Signature, location, "a method without a body has no derivative", "give it a body");
            }

            if (context.Refusals.Count == 0)
            {
                Function function = rule is null ? Body(method, body, syntax, parameters, context, location) : ByRule(method, rule, parameters, context, syntax);
                context.EnsureComplete();
                model = Checked(method, signature, parameters, function, context);
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
            context.Sites.ToEquatableArray())
        {
            NeedsCallers = CompiledIntoCallers.NeedsCallers(method),
            CompiledIn = context.CompiledIn.OrderBy(k => k, StringComparer.Ordinal).ToEquatableArray(),
            ParameterPlaces = HasOwnSignature(method) ? method.Parameters.Select(p => LocationInfo.Of(p.Locations[0])).ToEquatableArray() : [],
        };
    }

    /// <summary>Whether nothing but the method itself says which parameters it has.</summary>
    private static bool HasOwnSignature(IMethodSymbol method) =>
        method is { IsOverride: false, IsVirtual: false, IsAbstract: false, ExplicitInterfaceImplementations.IsEmpty: true }
        && !method.ContainingType.AllInterfaces.SelectMany(i => i.GetMembers(method.Name)).Any(m => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(m), method));

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

    private static Function Body(IMethodSymbol method, IBlockOperation? body, MethodDeclarationSyntax syntax, EquatableArray<PrimalParameter> parameters, LoweringContext context, LocationInfo location)
    {
        Value? parts = null;
        if (body is not null)
        {
            context.Tables.Watch(body);
            NamedArguments.Refuse(body, context);
            context.Assigned.UnionWith(HandleLowering.Assigned(body));
        }

        EquatableArray<Statement> raw = context.Block(() =>
        {
            if (VirtualLowering.Concerns(method, context.Compilation))
            {
                parts = new VirtualLowering(context).Lower(method, body, syntax);
                return;
            }

            CopyAssignedParameters(method, body!, context);
            parts = Lower(method, body!, context);
        });
        raw = context.Tables.Checked(raw, [.. parameters.Select(p => p.Variable), .. context.Handles.Taken.OfType<Declare>().Select(d => d.Variable)]);
        raw = [.. context.Tables.Declarations(raw, parameters.Select(p => p.Variable)), .. context.Handles.Taken, .. raw];
        EquatableArray<Parameter> signature = parameters.Select(p => new Parameter(p.Variable, p.IsDifferentiable)).ToEquatableArray();
        Function function = Exits.Normalize(
            new Function(signature, raw, parts?.Leaves.ToEquatableArray() ?? [], context.NextId),
            method.ReturnsVoid ? null : Types.TryLower(method.ReturnType));
        function = SelfComparisons.Decide(Copies.Remove(context.Frames.WereUsed ? Constants.Fold(function) : function, context.Temporaries));
        function = ItemViews.Of(Unread.Remove(function, context.IsDeclared));
        if (context.Refusals.Count == 0 && function.Body.Any(s => s is Throw))
        {
            context.Refuse(Descriptors.Signature, location, "a method that always throws has no derivative", "remove the mark");
        }

        if (context.Refusals.Count == 0 && context.Handles.AreMoved(function))
        {
            context.Refuse(Descriptors.Construct, location, StandInLowering.Owned, StandInLowering.CopyOwned);
        }

        return function;
    }

    private static MethodModel? Checked(IMethodSymbol method, List<UserParameter> signature, EquatableArray<PrimalParameter> parameters, Function function, LoweringContext context)
    {
        MethodModel model = ModelOf(method, signature, parameters, function);
        model = model.Requests.HasFlag(Requests.BatchedJvp) ? model with { Site = context.MethodSite } : model;
        foreach (Loss loss in LostDerivatives.Find(function, Callees.Unknown).Concat(StandIns.Find(function, Callees.Unknown)).Concat(StoredRows.Find(function)).Concat(MissingDerivatives.Find(function, RequestsOf(method), Callees.Unknown)).Concat(BatchedForms.Find(model)).Concat(Repeats.Find(model)))
        {
            context.Refuse(Refusal.Of(loss, context.Sites));
        }

        return context.Refusals.Count > 0 ? null : model;
    }

    private static MethodModel ModelOf(IMethodSymbol method, List<UserParameter> signature, EquatableArray<PrimalParameter> parameters, Function function) => new(
        Marks.Key(method),
        method.Name,
        HintNames.Of(method),
        method.ContainingNamespace.IsGlobalNamespace ? string.Empty : method.ContainingNamespace.ToDisplayString(),
        Containers.Of(method),
        SyntaxFacts.GetText(method.DeclaredAccessibility),
        method.IsStatic,
        RequestsOf(method),
        signature.ToEquatableArray(),
        parameters,
        TypeName(method.ReturnType),
        Signature.AssemblyOf(method.ReturnType),
        function,
        Containers.QualifiedNames(method))
    {
        IsExported = Exports.IsExported(method),
        IsOverride = method.IsOverride,
        IsStrict = Marks.Differentiable(method)!.NamedArguments.FirstOrDefault(a => a.Key == "FloatingPoint").Value.Value switch
        {
            1 => false,
            2 => true,
            _ => null,
        },
    };

    private static Requests RequestsOf(IMethodSymbol method) =>
        Marks.Differentiable(method)!.NamedArguments.FirstOrDefault(a => a.Key == "Derivatives").Value is { Value: int flags }
            ? (Requests)flags | Requests.Explicit
            : Requests.Gradient | Requests.Jvp;

    /// <summary>Runs the body; gives what it returns where that has several parts.</summary>
    private static Value? Lower(IMethodSymbol method, IBlockOperation body, LoweringContext context)
    {
        StatementLowering statements = new(context);
        if (Layout.TryOf(method.ReturnType) is null)
        {
            statements.Lower(body);
            return null;
        }

        if (Inlining.EndsInOneReturn(body) is { } end)
        {
            new PatternVariables(context).Before(body, body.Locals);
            foreach (IOperation operation in body.Operations.Take(body.Operations.Length - 1))
            {
                statements.Lower(operation);
            }

            return statements.Whole(end);
        }

        context.Result = statements.NewResult(method.ReturnType, body);
        context.Emit(new Inlined(context.Block(() => statements.Lower(body))));
        return context.Result;
    }

    private static EquatableArray<PrimalParameter> Parameters(IMethodSymbol method, List<UserParameter> signature, LoweringContext context)
    {
        HashSet<string> wanted = [.. WithRespectTo(method)];
        List<PrimalParameter> leaves = [];
        if (Signature.OfSelf(method, context.Compilation) is { } self)
        {
            bool isReference = method.ContainingType.IsReferenceType;
            string modifier = self.Any(l => l.Type.Shape == Shape.Reference) ? "ref " : string.Empty;
            List<Value> parts = Add(self, modifier, wanted.Count == 0);
            Layout layout = Layout.TryOf(method.ContainingType)!;
            context.Self = isReference ? context.Handles.Given(((Row)parts[0]).Variable, layout) : Composed(layout, new Queue<Value>(parts));
            signature.Add(new UserParameter("self", OpaqueTypes.NameOf(method.ContainingType), modifier, self.Count, isReference ? null : Signature.AssemblyOf(method.ContainingType), IsSelf: true));
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            IReadOnlyList<Leaf> own = Signature.Of(parameter)!;
            List<Value> parts = Add(own, Modifier(parameter.RefKind), wanted.Count == 0 || wanted.Contains(parameter.Name));
            Layout? layout = Layout.TryOf(parameter.Type);
            GridType? grid = GridType.TryOf(parameter.Type);
            context.Bind(parameter, ListType.ElementOf(parameter.Type) is not null && parts is [Row { Variable: var items }] ? new NumberList(items, new Length(items), IsOwn: false) : grid is not null ? new Grid(((Row)parts[0]).Variable, [.. parts.Skip(1).SelectMany(p => p.Leaves)]) : layout is null || own is [{ Type.IsOpaque: true }] ? parts[0] : layout.IsReference ? context.Handles.Given(((Row)parts[0]).Variable, layout) : Composed(layout, new Queue<Value>(parts)));
            signature.Add(new UserParameter(
                parameter.Name,
                own is [{ Type.IsOpaque: true }] ? ConstantTypeName(parameter) : TypeName(parameter.Type),
                Modifier(parameter.RefKind),
                own.Count,
                Signature.AssemblyOf(parameter),
                IsSelf: false)
            {
                Rank = grid?.Rank ?? 0,
                Elements = RowContainers.TextOf(parameter),
                IsThis = method.IsExtensionMethod && parameter.Ordinal == 0,
                IsParams = parameter.IsParams,
                Default = DefaultValues.Of(parameter),
            });
        }

        return leaves.ToEquatableArray();

        List<Value> Add(IReadOnlyList<Leaf> own, string modifier, bool isWanted)
        {
            List<Value> parts = [];
            foreach (Leaf leaf in own)
            {
                Variable variable = context.NewVariable(leaf.Name, leaf.Type, leaf.MayBeMissing);
                context.Handles.Give(variable);
                bool isDifferentiable = leaf.Type.IsDifferentiable && !leaf.IsConstant;
                leaves.Add(new PrimalParameter(variable, leaf.Type.Name ?? string.Empty, modifier, isDifferentiable && modifier != "out " && isWanted, isDifferentiable));
                parts.Add(Value.Of(variable));
            }

            return parts;
        }
    }

    /// <summary>A type as emitted code names it: those of the language and spans are short, others mean the same in every file.</summary>
    /// <summary>The type of a parameter whose value nothing is known of, with what it says of null.</summary>
    private static string ConstantTypeName(IParameterSymbol parameter)
    {
        string name = OpaqueTypes.NameOf(TypeArguments.Resolve(parameter.Type)!);
        return parameter.Type.IsReferenceType && parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: null } && !name.EndsWith("?", StringComparison.Ordinal) ? name + "?" : name;
    }

    private static string TypeName(ITypeSymbol type) => Types.TryLower(type) is { IsRowOfParts: false } || GridType.TryOf(type) is not null || type.SpecialType == SpecialType.System_Void
        ? type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
        : OpaqueTypes.NameOf(type);

    /// <summary>A value of several parts from its leaves.</summary>
    public static Composite Composed(Layout layout, Queue<Value> leaves) => new(
        layout,
        [.. layout.Members.Select(m => Layout.TryOf(m.Type) switch
        {
            { IsReference: false } inner => Composed(inner, leaves),
            { } inner => new Handle(((Row)leaves.Dequeue()).Variable, inner),
            _ => leaves.Dequeue(),
        })]);

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
        foreach (IParameterSymbol parameter in method.Parameters.Where(p => p.RefKind == RefKind.None && Mutation.Of(p, body)))
        {
            switch (context.FindValue(parameter))
            {
                case Number { Expression: Read { Type.IsOpaque: false } entry }:
                    context.Emit(new Declare(context.Declare(parameter, entry.Type), entry));
                    break;
                case Row { Variable: { Type.Shape: Shape.Array } entry }:
                    context.Emit(new Declare(context.Declare(parameter, entry.Type), new Read(entry)));
                    break;
                case Number { Expression: Read { Type.IsOpaque: true } constant } when Layout.TryOf(parameter.Type) is { } layout:
                    if (context.Handles.Constants(constant, layout, body) is { } parts)
                    {
                        context.Bind(parameter, new Storage(context).Copy(parts, parameter.Name));
                    }

                    break;
                case (Composite or Handle { Layout.IsValue: true }) and var entry when new Storage(context).Apart(entry, body) is { Layout.IsValue: true } copied:
                    context.Bind(parameter, new Storage(context).Copy(copied, parameter.Name));
                    break;
            }
        }
    }
}
