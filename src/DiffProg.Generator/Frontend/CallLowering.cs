using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Lowers calls: of primitives to expressions, of other methods to statements that declare their results.</summary>
internal sealed class CallLowering(LoweringContext context)
{
    public const string NotExported = "its assembly does not export its derivatives; put [assembly: ExportDerivatives] there";

    /// <summary>The value of the call; null where it has none.</summary>
    public Expression? Lower(IInvocationOperation call, ExpressionLowering expressions)
    {
        IMethodSymbol method = StaticAbstracts.Of(call.TargetMethod, call.ConstrainedToType);
        CustomRule? custom = Marks.IsDifferentiable(method) ? null : context.Rules.For(method, context.Method.ContainingType);
        if (custom is null && PrimitiveKey(method) is { } key && RuleTable.Find(key) is { } rule)
        {
            return Arguments(call, new ReferenceArguments(context, calleeIsDifferentiable: false), expressions) is { } operands
                ? Applied(method, rule, operands.Select(a => a.Value).ToEquatableArray(), SiteOf(call, rule, operands))
                : context.StandIn(call);
        }

        if (DiffLowering.Knows(method))
        {
            return new DiffLowering(context, expressions).Lower(call);
        }

        if (RowFunctionLowering.Knows(method))
        {
            return new RowFunctionLowering(context, expressions).Lower(call);
        }

        if (SortLowering.Knows(call))
        {
            new SortLowering(context, expressions).Lower(call);
            return null;
        }

        if (BulkCalls.Knows(call))
        {
            new BulkLowering(context, expressions).Lower(call);
            return null;
        }

        if (Marks.IsEmitted(method))
        {
            FenceRow unbound = Fence.Get(OperationKind.Invalid);
            return context.Refuse(call, unbound.What, unbound.Advice);
        }

        string? objection = Objection(call);
        if (custom is null && !Marks.IsDifferentiable(method) && (objection is not null || TakesMore(method) || PrimalOnly.Is(method)) && OpaqueLowering.CanRun(call))
        {
            if (UnmarkedCallees.CanBeMarked(method, context.Compilation) && call.Arguments.Any(a => GivesParts(a.Value)))
            {
                RefuseUnmarked(call, isForeign: false);
                return context.StandIn(call);
            }

            return new OpaqueLowering(context, expressions).Call(call, IfActive(call, objection));
        }

        if (Exports.IsForeign(method, context.Compilation) && objection is not null)
        {
            RefuseUnmarked(call, isForeign: true);
            return context.StandIn(call);
        }

        if (custom is null && Marks.IsDifferentiable(method) && CompiledIntoCallers.TakesFunctions(method))
        {
            context.Refuse(Descriptors.CallNotSupported, call.Syntax, DisplayNames.Of(method), "hand it a lambda, or a method by its name, which can be compiled into the caller with it");
            return context.StandIn(call);
        }

        if (!Marks.IsDifferentiable(method) && custom is null && method is { MethodKind: MethodKind.Ordinary, IsStatic: true } && UnmarkedCallees.GivesParts(method.ReturnType, context.Compilation))
        {
            if (method.Parameters.Any(p => Signature.Of(p)?.Any(l => l.Type.IsDifferentiable) == true))
            {
                RefuseUnmarked(call, isForeign: false);
            }
            else
            {
                context.Refuse(Descriptors.CallNotSupported, call.Syntax, DisplayNames.Of(method), "what it returns may carry a derivative; call it before, and take its result as a parameter");
            }

            return context.StandIn(call);
        }

        if (objection is not null)
        {
            context.Refuse(Descriptors.CallNotSupported, call.Syntax, DisplayNames.Of(method), objection);
            return context.StandIn(call);
        }

        bool isDifferentiable = Marks.IsDifferentiable(method);
        if (!isDifferentiable && custom is null && !Exports.IsForeign(method, context.Compilation) && method.Parameters.Any(p => p.RefKind != RefKind.None && Types.TryLower(p.Type) is { IsScalar: false }))
        {
            context.Refuse(Descriptors.CallNotSupported, call.Syntax, DisplayNames.Of(method), "it takes an array or span by reference: make it a local function, or let it return the array");
            return context.StandIn(call);
        }

        if (!isDifferentiable && custom is null && TakesMore(method))
        {
            RefuseUnmarked(call, Exports.IsForeign(method, context.Compilation));
            return context.StandIn(call);
        }

        bool isOfOther = isDifferentiable && custom is null && Exports.IsForeign(method, context.Compilation);
        if (isOfOther && Exports.Of(method) is null)
        {
            context.Refuse(Descriptors.CallNotSupported, call.Syntax, DisplayNames.Of(method), NotExported);
            return context.StandIn(call);
        }

        ReferenceArguments references = new(context, isDifferentiable);
        if (Arguments(call, references, expressions) is not { } arguments)
        {
            return context.StandIn(call);
        }

        EquatableArray<Variable> results = method.ReturnsVoid
            ? []
            : [context.NewVariable(CamelCase(method.Name), Types.TryLower(method.ReturnType)!.Value)];
        CallTarget target = new(
            new MethodReference(
                Marks.Key(method),
                Receiver(method),
                method.Name,
                isDifferentiable,
                Exports.IsForeign(method, context.Compilation),
                method.Parameters
                    .Select(p => new CalleeParameter(p.Name, Marks.IsNoDerivative(p), custom is not null || Types.TryLower(p) is not { IsWritableRow: true }, MethodLowering.Modifier(p.RefKind)))
                    .ToEquatableArray())
            {
                Rule = custom,
                Exported = isOfOther ? Exports.Of(method) : null,
            },
            Derivation.Primal,
            Phase.Whole,
            context.NewSite(call));
        context.Emit(new Call(results, target, arguments));
        references.WriteBack();
        return results.IsEmpty ? null : new Read(results[0]);
    }

    /// <summary>A primitive of its operands. What the reverse sweep does not keep, a way to round that is chosen as the method runs, it must not ask for.</summary>
    private Expression Applied(IMethodSymbol method, Rule rule, EquatableArray<Expression> operands, int site)
    {
        if (!operands.Any(o => o.Type.IsOpaque))
        {
            return new Apply(rule.Symbol, rule.Type, operands, site);
        }

        Variable result = context.NewVariable("rounded", rule.Type);
        context.Emit(new Opaque(result, new Template([$"{OpaqueTypes.NameOf(method.ContainingType)}.{method.Name}(", .. Enumerable.Repeat(", ", operands.Count - 1), ")"], operands), null));
        return new Read(result);
    }

    /// <summary>An integer in a function of floating-point numbers flows into its value, where it may have been an active value once.</summary>
    private int SiteOf(IInvocationOperation call, Rule rule, EquatableArray<Argument> arguments) =>
        rule.Type.IsDifferentiable && arguments.Any(a => a.Value.Type.IsInteger) ? context.NewSite(call) : Ir.Convert.NoSite;

    /// <summary>Whether an argument is a value whose parts the method knows, which may be active: no text can hand it on.</summary>
    private bool GivesParts(IOperation argument) => Layout.TryOf(argument.Type) is not null && argument switch
    {
        IObjectCreationOperation or IWithOperation => true,
        ILocalReferenceOperation x => context.FindValue(x.Local) is not null && context.Find(x.Local) is null,
        IParameterReferenceOperation x => context.FindValue(x.Parameter) is not null && context.Find(x.Parameter) is null,
        _ => false,
    };

    /// <summary>Whether a method takes more than numbers.</summary>
    private static bool TakesMore(IMethodSymbol method) => method.Parameters.Any(p => Types.TryLower(p.Type) is not { IsScalar: true });

    /// <summary>What is said of a call that runs as it stands where an active value goes in.</summary>
    private Loss IfActive(IInvocationOperation call, string? objection)
    {
        string name = DisplayNames.Of(call.TargetMethod);
        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
        {
            return new Loss(Descriptors.CallNotSupported, context.NewSite(call), [
                name,
                "which function it runs is not known here; " + (call.Instance is IParameterReferenceOperation { Parameter: { } given } && Marks.IsNoDerivative(given)
                    ? $"remove [NoDerivative] from '{given.Name}', so that callers give it a lambda or the name of a method, or wrap what it is given in Diff.StopGradient"
                    : "take it as a parameter that callers give a lambda or the name of a method"),
            ]);
        }

        bool isForeign = Exports.IsForeign(call.TargetMethod, context.Compilation);
        (string id, EquatableArray<string> arguments) = objection is not null && !isForeign && !UnmarkedCallees.CanBeMarked(call.TargetMethod, context.Compilation)
            ? (Descriptors.CallNotSupported, [name, objection])
            : UnmarkedCallees.Of(call.TargetMethod, context.Compilation);
        return new Loss(id, context.NewSite(call), arguments);
    }

    /// <summary>Whether the link sees all that a method does with the arrays that it is given: it is compiled here, and hands none of them on.</summary>
    private bool IsKnownByTheLink(IMethodSymbol method) =>
        Marks.IsDifferentiable(method) && !Exports.IsForeign(method, context.Compilation) && (method.ReturnsVoid || Types.TryLower(method.ReturnType) is { IsScalar: true });

    /// <summary>Whether a method can be given the array of a field itself; <see cref="WrittenTables"/> sees to it that it does not write to it.</summary>
    private bool IsHandedOver(Variable row, IMethodSymbol method) => context.Tables.IsOfField(row) && !context.Tables.MayChangeByUnmarked && IsKnownByTheLink(method);

    private void RefuseUnmarked(IInvocationOperation call, bool isForeign)
    {
        if (isForeign && UnknownCollections.SourceOf(call) is { } source)
        {
            UnknownTypes.Refuse(context, source.Syntax, source.Type!);
            return;
        }

        UnmarkedCallees.Refuse(context, call);
    }

    private EquatableArray<Argument>? Arguments(IInvocationOperation call, ReferenceArguments references, ExpressionLowering expressions)
    {
        List<Expression> values = [];
        HashSet<int> byReference = [];
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            IArgumentOperation argument = call.Arguments[i];
            if (argument.Parameter is null)
            {
                _ = context.Refuse(argument);
                return null;
            }

            int mark = context.Output.Count;
            if (argument.Parameter.RefKind != RefKind.None)
            {
                if (references.Lower(argument, call, expressions) is not { } reference)
                {
                    return null;
                }

                values.Add(reference);
                byReference.Add(i);
            }
            else if (Types.TryLower(argument.Parameter.Type) is { IsScalar: false })
            {
                if (expressions.Row(argument.Value) is not { } row)
                {
                    return null;
                }

                values.Add(new Read(row));
            }
            else if (IsPrimitive(call.TargetMethod) && EnumConstant(argument) is { } way)
            {
                values.Add(way);
            }
            else if (OpaqueTypes.TryLower(argument.Parameter.Type, Marks.IsNoDerivative(argument.Parameter)) is not null)
            {
                if (new OpaqueLowering(context, expressions).Value(argument.Value) is not { } constant)
                {
                    return null;
                }

                values.Add(constant);
            }
            else
            {
                values.Add(expressions.Lower(argument.Value));
            }

            for (int k = 0; k < i; k++)
            {
                if (byReference.Contains(k))
                {
                    continue;
                }

                int length = context.Output.Count;
                values[k] = context.Keep(values[k], mark);
                mark += context.Output.Count - length;
            }
        }

        for (int i = 0; i < values.Count; i++)
        {
            if (values[i] is Read { Variable: { Type.IsScalar: false } row } && !IsHandedOver(row, call.TargetMethod))
            {
                bool isReadOnly = Types.TryLower(call.Arguments[i].Parameter!.Type) is { Shape: Shape.ReadOnlySpan };
                if (!isReadOnly && context.Tables.FieldOf(row) is { } field && !Marks.IsDifferentiable(call.TargetMethod))
                {
                    context.Refuse(Descriptors.Construct, call.Arguments[i].Syntax, $"the field '{field}', given to a parameter that may be written,", "let it take a ReadOnlySpan");
                    return null;
                }

                if (new StandInLowering(context).Argument(row, isReadOnly, call.Arguments[i]) is not { } handed)
                {
                    return null;
                }

                values[i] = new Read(handed);
            }
        }

        // They were evaluated in the order of the text, and are bound by their names.
        return values.Select((v, i) => (call.Arguments[i].Parameter!.Ordinal, Argument: new Argument(v, byReference.Contains(i) && v.Type.IsScalar)))
            .OrderBy(a => a.Ordinal).Select(a => a.Argument).ToEquatableArray();
    }

    /// <summary>Why a call cannot be lowered whatever its arguments; null where it can.</summary>
    private string? Objection(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.IsGenericMethod || method.ContainingType.IsGenericType)
        {
            return "call a method without type parameters";
        }

        if (method.MethodKind != MethodKind.Ordinary || method.ContainingType.IsExtension)
        {
            return "call an ordinary method";
        }

        if (!method.ReturnsVoid && (Types.TryLower(method.ReturnType) is not { } type || !(type.IsScalar || (type.Shape == Shape.Array && Marks.IsDifferentiable(method)))))
        {
            return UnknownTypes.Unmarked(method.ReturnType, context.Compilation) is { } unmarked ? UnknownTypes.ToMark(unmarked) : "call a method that returns a number, bool or nothing, or is marked and returns an array";
        }

        if (method.IsStatic)
        {
            return method.IsAbstract || method.IsVirtual ? "mark the type that it runs for [Differentiable]" : null;
        }

        bool onThis = call.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } && !context.IsThisAnother;
        return !onThis && UnknownTypes.Unmarked(method.ContainingType, context.Compilation) is { } owner ? $"{UnknownTypes.ToMark(owner)}, whose methods may then be called, or make it static"
            : !onThis || call.IsVirtual ? "call a static method, or a method of this object that is not virtual"
            : !Marks.IsDifferentiable(method) ? "mark it [Differentiable], or make it static"
            : null;
    }

    private string Receiver(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingType, context.Method.ContainingType)
            ? string.Empty
            : method.IsStatic ? method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." : "this.";

    /// <summary>A constant of an enum, such as a way to round: it is handed on by its name.</summary>
    private static Member? EnumConstant(IArgumentOperation argument) =>
        argument is { Parameter.Type: INamedTypeSymbol { TypeKind: TypeKind.Enum } type, Value.ConstantValue: { HasValue: true, Value: { } value } }
            ? new Member($"({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})({System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)})", IrType.Int)
            : null;

    /// <summary>A function of the table of rules, whose operands are of its own type; null where it is none.</summary>
    public static Apply? Primitive(IMethodSymbol method, EquatableArray<Expression> operands) =>
        PrimitiveKey(method) is { } key && RuleTable.Find(key) is { } rule && operands.All(o => o.Type == rule.Type)
            ? new Apply(rule.Symbol, rule.Type, operands, Ir.Convert.NoSite)
            : null;

    /// <summary>Whether a method has a row in the table of rules.</summary>
    public static bool IsPrimitive(IMethodSymbol method) => PrimitiveKey(method) is { } key && RuleTable.Find(key) is not null;

    private static string? PrimitiveKey(IMethodSymbol method)
    {
        string? type = method.ContainingType switch
        {
            { } number when Types.TryLower(number) is { IsScalar: true } scalar => scalar.Scalar.Name(),
            { Name: "Math" or "MathF", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } owner => owner.Name,
            { Name: "BitOperations", ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } => "global::System.Numerics.BitOperations",
            { Name: "Elementary", ContainingNamespace: { Name: "DiffProg", ContainingNamespace.IsGlobalNamespace: true } } => "Elementary",
            _ => null,
        };
        return type is null ? null : $"{type}.{method.Name}({string.Join(",", method.Parameters.Select(p => Types.TryLower(p.Type) is { IsScalar: true } t ? t.Scalar.Name() : p.Type.ToDisplayString()))})";
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
