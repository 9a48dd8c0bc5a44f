using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Lowers what no derivative flows through: objects that are constants, what they are asked for, guards that throw. It runs once and in
/// order; where an active value would go in and something comes back, it is refused once it is known what is active.
/// </summary>
internal sealed class OpaqueLowering(LoweringContext context, ExpressionLowering expressions)
{
    /// <summary>Whether a call of a method that is not marked can run as it stands.</summary>
    public static bool CanRun(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        return method.MethodKind is MethodKind.Ordinary or MethodKind.ReducedExtension or MethodKind.DelegateInvoke
            && !method.IsAsync && !method.ReturnsByRef && !method.ReturnsByRefReadonly
            && Marks.Differentiable(method.ContainingType) is null && !method.ContainingType.IsExtension
            && method.TypeArguments.All(IsNamed)
            && (method.ReturnsVoid || ResultOf(method.ReturnType, isConstant: true) is not null)
            && (call.Instance is null || !IsRow(call.Instance))
            && call.Arguments.All(a => IsValue(a, PrimalOnly.Is(method) || Searches.Is(method)));
    }

    /// <summary>Runs a call; gives its result, or null where it has none.</summary>
    /// <param name="call">The call.</param>
    /// <param name="ifActive">What is said where an active value goes in.</param>
    public Expression? Call(IInvocationOperation call, Loss ifActive)
    {
        IMethodSymbol method = call.TargetMethod;
        bool isPrimalOnly = PrimalOnly.Is(method);
        bool isSearch = Searches.Is(method);
        TemplateBuilder code = new TemplateBuilder(context, expressions, this, isPrimalOnly) { ReadsRows = isSearch }.Invocation(call);
        if (code.IsIncomplete)
        {
            return null;
        }

        bool isStatement = method.ReturnsVoid || call.Parent is IExpressionStatementOperation;
        Loss? loss = isPrimalOnly || isSearch || PrimalOnly.IsComparison(method) ? null : ifActive;
        return Run(code.Build(), isStatement ? null : Name(method), ResultOf(method.ReturnType, isConstant: true), loss, Sequences.MayBeWrittenBy(call), isSearch);
    }

    /// <summary>Reads a member of an object, or of a type; null where that is refused.</summary>
    public Expression? Member(IMemberReferenceOperation reference)
    {
        if (ResultOf(reference.Type, isConstant: true) is not { } result || Marks.Differentiable(reference.Member.ContainingType) is not null
            || (reference.Instance is { } instance && instance is not IInstanceReferenceOperation && OpaqueTypes.TryLower(instance.Type, IsVariable(instance) || ConstantOrigins.Is(instance, context)) is null))
        {
            return null;
        }

        TemplateBuilder code = new TemplateBuilder(context, expressions, this, isPrimalOnly: false).Member(
            reference.Instance,
            reference.Member,
            reference is IPropertyReferenceOperation { Property.IsIndexer: true } indexer ? indexer.Arguments : null);
        return Run(code.Build(), Name(reference.Member), result, Lost(reference, "an object that is given an active value"));
    }

    /// <summary>Binds a constant object to a variable of its own; null where it is refused.</summary>
    public Expression? Bind(IOperation operation, ISymbol? name = null, bool isConstant = false)
    {
        if (OpaqueTypes.TryLower(name is ILocalSymbol local ? local.Type : operation.Type, isConstant || ConstantOrigins.Is(operation, context)) is not { } type)
        {
            return null;
        }

        if (operation is IMemberReferenceOperation member && Values.ValueLowering.IsOfParts(member))
        {
            return expressions.Values.Member(member) is Values.Number { Expression: { Type.IsOpaque: true } constant } ? Named(constant, name, type) : null;
        }

        if (operation is IInvocationOperation or IMemberReferenceOperation)
        {
            Expression? result = operation is IInvocationOperation call ? expressions.Opaque(call) : Member((IMemberReferenceOperation)operation);
            return name is not null && context.Output.LastOrDefault() is Opaque { Result: { } given } run && result == new Read(given) && !context.IsNamed(given) ? Rename(run, context.Declare(name, type)) : result;
        }

        if (operation is IArrayElementReferenceOperation place)
        {
            return Element(place, type);
        }

        if (operation is IImplicitIndexerReferenceOperation end)
        {
            return FromEnd(end, type);
        }

        TemplateBuilder code = new(context, expressions, this, isPrimalOnly: false);
        code = operation is IObjectCreationOperation creation ? code.Creation(creation) : code.Value(operation);
        Variable variable = name is null ? context.NewVariable("made", type) : context.Declare(name, type);
        context.Emit(new Opaque(variable, code.Build(), UnknownTypes.LossOf(context, operation) ?? Lost(operation, operation is IObjectCreationOperation ? "an object" : "a value that is no number")));
        return new Read(variable);
    }

    /// <summary>Reads an element of an array of constants; null where it is refused.</summary>
    private Read? Element(IArrayElementReferenceOperation element, IrType type)
    {
        if (element.Indices is not [{ } index] || Types.TryLower(index.Type) is not { IsInteger: true })
        {
            _ = context.Refuse(element, "an element of an array of constants found like this", "use one index, an int");
            return null;
        }

        TemplateBuilder code = new TemplateBuilder(context, expressions, this, isPrimalOnly: false)
            .Text("(").Value(element.ArrayReference).Text(")[").Value(index).Text("]");
        return Run(code.Build(), "element", type, Lost(element, "an array of objects that is given an active value"));
    }

    /// <summary>Reads an element that is counted from the end of a constant; null where it is refused.</summary>
    public Expression? FromEnd(IImplicitIndexerReferenceOperation element, IrType type)
    {
        if (ViewLowering.FromEnd(element.Argument) is not { } distance)
        {
            _ = context.Refuse(element, "a range of a constant", "use its elements");
            return null;
        }

        TemplateBuilder code = new TemplateBuilder(context, expressions, this, isPrimalOnly: false)
            .Text("(").Value(element.Instance).Text(")[^(").Value(distance).Text(")]");
        return Run(code.Build(), "item", type, Lost(element, "an object that is given an active value"));
    }

    /// <summary>A constant object as an argument or as what is switched over; null where it is refused.</summary>
    public Expression? Value(IOperation operation)
    {
        if (SymbolOf(operation) is { } symbol && context.Find(symbol) is { Type.IsOpaque: true } variable)
        {
            return new Read(variable);
        }

        if (operation is ISimpleAssignmentOperation assignment && Assign(assignment) is { } assigned)
        {
            return assigned;
        }

        if (Bind(operation, isConstant: true) is { } bound)
        {
            return bound;
        }

        if (context.Refusals.Count == 0)
        {
            _ = context.Refuse(operation);
        }

        return null;
    }

    /// <summary>The number, or the truth, that an operator makes of constants; null where one of them is a number.</summary>
    public Expression? Operate(IBinaryOperation operation)
    {
        if (Operators.SignOf(operation.OperatorKind) is not { } sign || Types.TryLower(operation.Type) is not { IsScalar: true } type
            || !IsConstant(operation.LeftOperand) || !IsConstant(operation.RightOperand))
        {
            return null;
        }

        TemplateBuilder code = new TemplateBuilder(context, expressions, this, isPrimalOnly: false).Operands(operation, sign);
        return Run(code.Build(), "found", type, Lost(operation, "an operator of an object"));
    }

    /// <summary>The number that a constant becomes by conversion; null where it is none.</summary>
    public Expression? Convert(IConversionOperation conversion)
    {
        if (Types.TryLower(conversion.Type) is not { IsScalar: true } type || Types.TryLower(conversion.Operand.Type) is not null
            || OpaqueTypes.TryLower(conversion.Operand.Type, isConstant: true) is null)
        {
            return null;
        }

        TemplateBuilder code = new TemplateBuilder(context, expressions, this, isPrimalOnly: false)
            .Text($"({OpaqueTypes.NameOf(conversion.Type!)})(").Value(conversion.Operand).Text(")");
        return Run(code.Build(), "converted", type, Lost(conversion, "a conversion of an object"));
    }

    /// <summary>The number that an object is asked for unless it is null, or the truth about its type; null where the object is none.</summary>
    public Expression? Number(IOperation operation)
    {
        IOperation tested = operation switch
        {
            IIsTypeOperation x => x.ValueOperand,
            ICoalesceOperation x => x.Value,
            IConditionalAccessOperation x => x.Operation,
            _ => operation,
        };
        IrType? type = ResultOf(operation.Type);
        if (!IsConstant(tested) || (type is null && operation.Type?.SpecialType != SpecialType.System_Void))
        {
            return null;
        }

        TemplateBuilder code = new(context, expressions, this, isPrimalOnly: false);
        code = operation switch
        {
            IIsTypeOperation x => code.Text("(").Value(x.ValueOperand).Text($") is {(x.IsNegated ? "not " : string.Empty)}{OpaqueTypes.NameOf(x.TypeOperand).TrimEnd('?')}"),
            ICoalesceOperation x => code.Coalesce(x),
            IConditionalAccessOperation x => code.Access(x),
            _ => code.Value(operation),
        };
        bool isStatement = type is null || operation.Parent is IExpressionStatementOperation;
        return Run(code.Build(), isStatement ? null : "asked", type, Lost(operation, "an object that is given an active value"), operation.Descendants().OfType<IInvocationOperation>().Any(Sequences.MayBeWrittenBy))
            ?? (Expression)(isStatement ? LoweringContext.Unused(operation) : context.StandIn(operation));
    }

    /// <summary>Lets a variable hold another constant; null where it holds none.</summary>
    public Expression? Assign(ISimpleAssignmentOperation assignment)
    {
        ISymbol? symbol = SymbolOf(assignment.Target);
        if (symbol is null || context.Find(symbol) is not { Type.IsOpaque: true } variable)
        {
            return null;
        }

        if (Value(assignment.Value) is { } value)
        {
            context.Emit(new Assign(new Read(variable), value));
        }

        return new Read(variable);
    }

    /// <summary>Tests a constant that is no number against a constant of the language.</summary>
    public Expression Equal(Expression value, IOperation constant)
    {
        TemplateBuilder code = new TemplateBuilder(context, expressions, this, isPrimalOnly: false).Hole(value).Text(" is ").Value(constant);
        return Run(code.Build(), "matched", IrType.Bool, null)!;
    }

    /// <summary>A constant object, but for null, where the path ends; null where it is refused.</summary>
    public Expression? OrThrow(IOperation operation, IThrowOperation exception)
    {
        Expression? value = Value(operation);
        if (value is not null)
        {
            Expression isNull = Run(new Template([string.Empty, " is null"], [value]), "isNull", IrType.Bool, null)!;
            context.Emit(new If(isNull, context.Block(() => Throw(exception)), []));
        }

        return value;
    }

    /// <summary>Ends the path.</summary>
    public void Throw(IThrowOperation operation)
    {
        IOperation? exception = operation.Exception;
        while (exception is IConversionOperation { IsImplicit: true } conversion)
        {
            exception = conversion.Operand;
        }

        if (exception is null)
        {
            _ = context.Refuse(operation, "'throw' without an exception", "name the exception");
            return;
        }

        TemplateBuilder code = new(context, expressions, this, isPrimalOnly: true);
        context.Emit(new Throw((exception is IObjectCreationOperation creation ? code.Creation(creation) : code.Value(exception)).Build()));
    }

    private static IrType? ResultOf(ITypeSymbol? type, bool isConstant = false) =>
        Types.TryLower(type) is { } known ? (known.IsScalar ? known : null) : OpaqueTypes.TryLower(type, isConstant);

    private static bool IsNamed(ITypeSymbol type) => type is not (IErrorTypeSymbol or ITypeParameterSymbol or IDynamicTypeSymbol or IPointerTypeSymbol) && !type.IsAnonymousType;

    /// <summary>An argument by value, or the text that C# hands over by a handler's reference; a row only where nothing can be written to it.</summary>
    private static bool IsValue(IArgumentOperation argument, bool isPrimalOnly) =>
        argument.Parameter is { } parameter
        && (parameter.RefKind == RefKind.None || argument.Value is IInterpolatedStringHandlerCreationOperation)
        && (isPrimalOnly || !IsRow(argument.Value) || Types.TryLower(parameter.Type) is { Shape: Shape.ReadOnlySpan });

    private static bool IsRow(IOperation operation) =>
        Types.TryLower(operation.Type) is { IsScalar: false } || GridType.TryOf(operation.Type) is not null || (operation is IConversionOperation conversion && IsRow(conversion.Operand));

    private static bool IsConstant(IOperation operation) =>
        operation.ConstantValue.HasValue || OpaqueTypes.TryLower(operation.Type, isConstant: true) is not null || operation is IConversionOperation { IsImplicit: true } x && IsConstant(x.Operand);

    /// <summary>Whether it is a variable, of which the text says best why it is no constant.</summary>
    private static bool IsVariable(IOperation operation) => operation is ILocalReferenceOperation or IParameterReferenceOperation;

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        IParenthesizedOperation x => SymbolOf(x.Operand),
        ILocalReferenceOperation x => x.Local,
        IParameterReferenceOperation x => x.Parameter,
        _ => null,
    };

    /// <summary>A constant, in the variable that the user gives it.</summary>
    private Expression Named(Expression constant, ISymbol? name, IrType type)
    {
        if (name is null)
        {
            return constant;
        }

        Variable variable = context.Declare(name, type);
        context.Emit(new Opaque(variable, new Template([string.Empty, string.Empty], [constant]), null));
        return new Read(variable);
    }

    private Read Rename(Opaque last, Variable variable)
    {
        context.Output[context.Output.Count - 1] = last with { Result = variable };
        return new Read(variable);
    }

    private static string Name(ISymbol member) => member is IPropertySymbol { IsIndexer: true } ? "item"
        : member is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke } ? "given"
        : char.ToLowerInvariant(member.Name[0]) + member.Name.Substring(1);

    private Read? Run(Template code, string? name, IrType? type, Loss? ifActive, bool mayWrite = false, bool isSearch = false)
    {
        Variable? result = name is null ? null : context.NewVariable(name, type!.Value);
        context.Emit(new Opaque(result, code, ifActive) { MayWrite = mayWrite, IsSearch = isSearch });
        return result is null ? null : new Read(result);
    }

    private Loss Lost(IOperation operation, string what) => new(Descriptors.Construct, context.NewSite(operation), [what, "use doubles and arrays"]);
}
