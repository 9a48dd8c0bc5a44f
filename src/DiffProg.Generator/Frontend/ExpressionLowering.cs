using DiffProg.Generator.Frontend.Queries;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Lowers expressions to pure trees; their effects become statements before, in the order in which C# evaluates.</summary>
internal sealed class ExpressionLowering(LoweringContext context)
{
    /// <summary>Every pass walks expressions recursively, on whatever stack the compiler's host leaves it.</summary>
    private const int DeepestExpression = 500;

    private readonly CallLowering _calls = new(context);
    private readonly Tables _tables = context.Tables;
    private int _depth;

    /// <summary>What lowers arrays of several dimensions.</summary>
    public GridLowering Grids => field ??= new GridLowering(context, this);

    /// <summary>What lowers inline arrays of numbers.</summary>
    public InlineArrayLowering InlineArrays => field ??= new InlineArrayLowering(context, this);

    /// <summary>What lowers lists of numbers.</summary>
    public ListLowering Lists => field ??= new ListLowering(context, this);

    /// <summary>What lowers values of several parts.</summary>
    public ValueLowering Values => field ??= new ValueLowering(context, this);

    /// <summary>What finds the places that are written to, or referred to.</summary>
    public PlaceLowering Places => field ??= new PlaceLowering(context, this);

    private OperatorLowering Operators => field ??= new OperatorLowering(context, this);

    private RowLowering Rows => field ??= new RowLowering(context, this);

    /// <summary>The variable of a row; a new one where the expression makes it.</summary>
    public Variable? Row(IOperation operation, string name = "row") => Rows.Row(operation, name);

    public Expression Lower(IOperation operation)
    {
        if (_depth >= DeepestExpression)
        {
            return context.Refuse(operation, "an expression as deep as this", "split it by variables");
        }

        _depth++;
        Expression lowered = LowerInner(operation);
        _depth--;
        return lowered;
    }

    private Expression LowerInner(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: { } constant } && Constant(operation.Type, constant) is { } literal)
        {
            return literal;
        }

        return operation switch
        {
            IParenthesizedOperation x => Lower(x.Operand),
            ILocalReferenceOperation x => Variable(x, x.Local),
            IParameterReferenceOperation x => Variable(x, x.Parameter),
            IFieldReferenceOperation x => Field(x),
            IPropertyReferenceOperation x => Property(x),
            IArrayElementReferenceOperation x => ArrayElement(x),
            IImplicitIndexerReferenceOperation x when ConstantOrigins.Is(x.Instance, context) && Types.TryLower(x.Type) is { IsScalar: true } type => new OpaqueLowering(context, this).FromEnd(x, type) ?? context.StandIn(x),
            IImplicitIndexerReferenceOperation { Argument: { } index } x when Types.TryLower(x.Type) is { IsScalar: true } => Element(x.Instance, index, x),
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } x when ValueLowering.IsOfParts(member) => Values.Assignments.Lower(x) is { } stored
                ? (stored as Number)?.Expression ?? LoweringContext.Unused(x)
                : Part(null, x),
            ISimpleAssignmentOperation { IsRef: false } x when Types.TryLower(x.Target.Type) is { IsScalar: false } => new HandleLowering(context, this).Assign(x),
            ISimpleAssignmentOperation x when GridType.TryOf(x.Target.Type) is not null => Values.GridVariables.Assign(x),
            IAssignmentOperation x when GridType.TryOf(x.Target.Type) is not null => context.Refuse(x, "the assignment of an array of several dimensions", "give each array a variable of its own"),
            IInlineArrayAccessOperation x when Types.TryLower(x.Type) is { IsScalar: true } => Element(x.Instance, x.Argument, x),
            ISimpleAssignmentOperation x when InlineArrayType.TryOf(x.Target.Type) is not null && x.Target is not IDiscardOperation => InlineArrays.Assign(x),
            IAssignmentOperation x when MemoryType.SpanOf(x.Target.Type) is not null => context.Refuse(x, "the assignment of a memory variable", "give each memory a variable of its own"),
            IAssignmentOperation x when Lists.Is(x.Target) => context.Refuse(x, "the assignment of a list variable", "give each list a variable of its own, or clear it"),
            ICoalesceAssignmentOperation x => new HandleLowering(context, this).AssignIfNone(x),
            IBinaryOperation x when new HandleLowering(context, this).Test(x) is { } test => test,
            IIsPatternOperation x when new HandleLowering(context, this).Test(x) is { } test => test,
            IConversionOperation { Operand: IThrowOperation exception } x => Throw(exception, x),
            IConversionOperation x => Operators.Conversion(x),
            IUnaryOperation x => Operators.Unary(x),
            IBinaryOperation x => Operators.Binary(x),
            ITupleBinaryOperation x => new Equality(context, this).Of(x),
            IConditionalOperation x => Conditional(x),
            ISwitchExpressionOperation x => new SwitchLowering(context, this).Lower(x),
            IIsPatternOperation x => new PatternLowering(context, this).Is(x),
            IIsTypeOperation or ICoalesceOperation or IConditionalAccessOperation => new OpaqueLowering(context, this).Number(operation)
                ?? (operation is IIsTypeOperation { IsNegated: false } test && Layout.TryOf(test.ValueOperand.Type) is { IsReference: true } ? OfClass(test) : context.Refuse(operation)),
            IThrowOperation x => Throw(x, x),
            IDefaultValueOperation x => Types.TryLower(x.Type) is { IsScalar: true } type ? Literal.Zero(type) : TypeRefusal(x),
            IInvocationOperation x => (Call(x) as Number)?.Expression ?? NoNumber(x),
            ISimpleAssignmentOperation x => Assignment(x),
            ICompoundAssignmentOperation { OperatorMethod: { } method } x when !OperatorLowering.IsBuiltIn(method) => Part(Values.Assignments.Compound(x, method), x),
            ICompoundAssignmentOperation x => Operators.Compound(x),
            IIncrementOrDecrementOperation x => Operators.Increment(x),
            _ => context.Refuse(operation),
        };
    }

    private Expression OfClass(IIsTypeOperation test) => new MarkedPatterns(context, this) is var patterns && patterns.Tested(test.ValueOperand) is Read value
        ? patterns.IsOf(value, test.TypeOperand)
        : context.StandIn(test);

    /// <summary>Runs a call that gives no number.</summary>
    public Expression? Opaque(IInvocationOperation call) => (Call(call) as Number)?.Expression;

    /// <summary>Runs a call; null where it gives nothing, or was refused.</summary>
    public Value? Call(IInvocationOperation call) => StaticAbstracts.IsConversion(call.TargetMethod) && Types.TryLower(call.Type) is { IsScalar: true } type
        ? new Number(Operators.Converted(type, Lower(call.Arguments[0].Value), call, isChecked: true))
        : LookupLowering.Applies(call, context) ? new LookupLowering(context, this).Lower(call) is { } isFound ? new Number(isFound) : null
        : OutCalls.Applies(call, context) ? new OutCalls(context, this).Lower(call) is { } isGiven ? new Number(isGiven) : null
        : new QueryLowering(context, this) is var query && query.Applies(call) ? query.Call(call)
        : Values.Dispatch.Applies(call) ? Values.Dispatch.Call(call)
        : Values.Inlining.Applies(call) ? Values.Inlining.Call(call)
        : MarkedCalls.Applies(call.TargetMethod) ? Values.MarkedCalls.Lower(call)
        : Grids.Call(call) is { } length ? new Number(length)
        : new ListCalls(context, this) is var lists && lists.Applies(call) ? lists.Call(call)
        : _calls.Lower(call, this) is not { } result ? null
        : result is Read { Type.IsScalar: false } row ? new Row(row.Variable)
        : new Number(result);

    private Expression NoNumber(IInvocationOperation call) => context.Refusals.Count > 0
        ? context.StandIn(call)
        : context.Refuse(call, "a call without a result", "call it as a statement");

    /// <summary>A number that was found as a part of a value.</summary>
    public Expression Part(Value? value, IOperation operation)
    {
        if (value is Number number)
        {
            return number.Expression;
        }

        return context.Refusals.Count > 0 ? context.StandIn(operation) : context.Refuse(operation);
    }

    /// <summary>A throw in the place of a value, which never comes to be.</summary>
    private Literal Throw(IThrowOperation operation, IOperation value)
    {
        new OpaqueLowering(context, this).Throw(operation);
        return LoweringContext.Unused(value);
    }

    /// <summary>What a variable holds.</summary>
    public Expression Variable(IOperation operation, ISymbol symbol)
    {
        if (context.FindValue(symbol) is Number { Expression: Literal constant })
        {
            return constant;
        }

        if (context.Find(symbol) is { } variable)
        {
            if (variable.Type.IsOpaque)
            {
                return TypeRefusal(operation);
            }

            return variable.Type.IsReference ? new Ir.Element(variable, Literal.Of(0)) : new Read(variable);
        }

        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } })
        {
            return context.Refuse(operation, $"the constructor's parameter '{symbol.Name}'", "pass its value as a parameter");
        }

        if (context.FindValue(symbol) is Handle or Composite { Layout.IsReference: true })
        {
            return context.Refuse(operation, $"'{symbol.Name}', an object variable that becomes another object,", "give each object a variable of its own");
        }

        if (context.FindValue(symbol) is Closure)
        {
            return context.Refuse(operation, $"'{symbol.Name}', a function that becomes another,", "give each function a variable of its own");
        }

        if (context.FindValue(symbol) is NumberList)
        {
            return Lists.AsObject(operation, symbol);
        }

        if (context.FindValue(symbol) is InlineArray)
        {
            return context.Refuse(operation, $"the inline array '{symbol.Name}' by reference, or as an object,", "hand over its elements, or a span of it");
        }

        if (context.FindValue(symbol) is Grid)
        {
            return context.Refuse(operation, $"the array '{symbol.Name}' of several dimensions as a whole", "use its elements, and copy one by one what another array is to hold");
        }

        // A missing one was refused where it was declared; otherwise a number must not stand in for it.
        if (context.Refusals.Count == 0)
        {
            return context.Refuse(operation, $"the variable '{symbol.Name}' before its declaration", "declare it before");
        }

        return context.StandIn(operation);
    }

    public Expression Field(IFieldReferenceOperation field)
    {
        if (ValueLowering.IsOfParts(field))
        {
            return Part(Values.Member(field), field);
        }

        if (Types.TryLower(field.Type) is not { IsScalar: true } type)
        {
            return context.Refuse(field, $"the field '{field.Field.Name}'", "pass what it holds as a parameter");
        }

        if (!field.Field.IsStatic && (field.Instance is not IInstanceReferenceOperation || context.IsThisAnother))
        {
            return new OpaqueLowering(context, this).Member(field) ?? context.Refuse(field, "a field of another object", "pass its value as a parameter");
        }

        string owner = field.Field.IsStatic ? field.Field.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : "this";
        Member member = new($"{owner}.{Identifiers.Escaped(field.Field.Name)}", type, field.Field.IsReadOnly);

        // A field that others may write is read once, where the method reads it.
        return member.IsReadOnly ? member : context.Bind(field.Field.Name, member);
    }

    private Expression Property(IPropertyReferenceOperation property)
    {
        if (IsSpanIndexer(property) || Lists.IsElement(property))
        {
            return Element(property.Instance!, property.Arguments[0].Value, property);
        }

        if (StaticAbstracts.Constant(property.Property, property.ConstrainedToType) is { } constant)
        {
            return constant;
        }

        if (ValueLowering.IsOfParts(property) || property.Property.ContainingType.IsExtension)
        {
            return Part(Values.Member(property), property);
        }

        if ((Grids.Property(property) ?? Lists.Property(property)) is { } count)
        {
            return count;
        }

        bool isLength = property.Property.Name == "Length" && MemoryType.RowOf(property.Instance?.Type) is not null;
        if (!isLength)
        {
            return new OpaqueLowering(context, this).Member(property) is { } asked ? asked
                : BlockLists.Refuse(context, property.Instance) ? context.StandIn(property)
                : context.Refuse(property, $"the property '{property.Property.Name}'", "pass its value as a parameter");
        }

        return Row(property.Instance!) is { } row ? new Length(row) : context.StandIn(property);
    }

    /// <summary>Whether a property is an element of a span.</summary>
    public static bool IsSpanIndexer(IPropertyReferenceOperation property) =>
        property is { Property.IsIndexer: true, Instance.Type: { } type, Arguments.Length: 1 }
        && Types.TryLower(type) is { Shape: Shape.Span or Shape.ReadOnlySpan };

    private Expression ArrayElement(IArrayElementReferenceOperation element) =>
        element.Indices.Length == 1
            ? Element(element.ArrayReference, element.Indices[0], element)
            : Grids.Element(element);

    private Expression Element(IOperation row, IOperation index, IOperation whole)
    {
        if (Lists.Is(row))
        {
            return Lists.Element(row, index, whole);
        }

        if (Types.TryLower(row.Type) is not { IsScalar: false } && InlineArrayType.TryOf(row.Type) is null)
        {
            return TypeRefusal(row);
        }

        if (Row(row) is not { } variable)
        {
            return context.StandIn(whole);
        }

        if (Types.TryLower(whole.Type) is not { IsScalar: true })
        {
            return TypeRefusal(whole);
        }

        int mark = context.Output.Count;
        Expression place = Index(variable, index);
        variable = context.Keep(variable, mark);
        return ViewLowering.FromEnd(index) is null ? _tables.Element(variable, place) : new Element(variable, place);
    }

    /// <summary>The index of an element of a row.</summary>
    public Expression Index(Variable row, IOperation index) => ViewLowering.FromEnd(index) is { } distance
        ? new Binary(BinaryOperator.Subtract, new Length(row), Lower(distance))
        : Types.TryLower(index.Type) is { IsInteger: true } ? Lower(index)
        : context.Refuse(index, $"an index of type '{index.Type?.ToDisplayString()}'", "use an int");

    public Expression ShortCircuit(BinaryOperator op, Expression left, System.Func<Expression> lowerRight)
    {
        Expression right = left;
        EquatableArray<Statement> effects = context.Block(() => right = lowerRight());
        if (effects.IsEmpty)
        {
            return new Binary(op, left, right);
        }

        Variable result = context.NewVariable("both", IrType.Bool);
        context.Emit(new Declare(result, left));
        EquatableArray<Statement> arm = [.. effects, new Assign(new Read(result), right)];
        context.Emit(op == BinaryOperator.AndAlso ? new If(new Read(result), arm, []) : new If(new Read(result), [], arm));
        return new Read(result);
    }

    private Expression Conditional(IConditionalOperation conditional)
    {
        if (Types.TryLower(conditional.Type) is not { } type)
        {
            return TypeRefusal(conditional);
        }

        if (!type.IsScalar || conditional.IsRef)
        {
            return context.Refuse(conditional, "a choice between arrays or references", "choose between their elements");
        }

        return Choice(type, Lower(conditional.Condition), () => Lower(conditional.WhenTrue), () => Lower(conditional.WhenFalse!));
    }

    /// <summary>The value of one of two arms, of which only the chosen one is evaluated.</summary>
    public Expression Choice(IrType type, Expression condition, System.Func<Expression> lowerTrue, System.Func<Expression> lowerFalse)
    {
        Expression whenTrue = condition;
        Expression whenFalse = condition;
        EquatableArray<Statement> trueEffects = context.Block(() => whenTrue = lowerTrue());
        EquatableArray<Statement> falseEffects = context.Block(() => whenFalse = lowerFalse());
        if (trueEffects.IsEmpty && falseEffects.IsEmpty)
        {
            return new Conditional(condition, whenTrue, whenFalse);
        }

        Variable result = context.NewVariable("choice", type);
        context.Emit(new Declare(result, Literal.Zero(type)));
        context.Emit(new If(
            condition,
            [.. trueEffects, new Assign(new Read(result), whenTrue) { Source = context.Source }],
            [.. falseEffects, new Assign(new Read(result), whenFalse) { Source = context.Source }]));
        return new Read(result);
    }

    private Expression Assignment(ISimpleAssignmentOperation assignment)
    {
        if (assignment.IsRef)
        {
            return context.Refuse(assignment, "a 'ref' assignment", "use one variable for each place");
        }

        if (assignment.Target is IDiscardOperation)
        {
            return Lower(assignment.Value);
        }

        if (new OpaqueLowering(context, this).Assign(assignment) is { } constant)
        {
            return constant;
        }

        if (Places.Target(assignment.Target) is not { } target)
        {
            return context.StandIn(assignment);
        }

        int mark = context.Output.Count;
        Expression value = Lower(assignment.Value);
        target = Operators.KeepPlace(target, mark);
        context.Emit(new Assign(target, value));
        return target;
    }

    /// <summary>Refuses what is of a type that the representation does not know.</summary>
    public Expression TypeRefusal(IOperation operation)
    {
        if (context.IsRefused(operation))
        {
            return context.StandIn(operation);
        }

        if (operation.Type is null or IErrorTypeSymbol)
        {
            return context.Refuse(operation);
        }

        if (Fence.Get(operation.Kind).Stance == Stance.Refused)
        {
            return context.Refuse(operation);
        }

        UnknownTypes.Refuse(context, operation.Syntax, operation.Type);
        return context.StandIn(operation);
    }

    private static Literal? Constant(ITypeSymbol? type, object value) => (Types.TryLower(type), value) switch
    {
        ({ } t, double x) when t == IrType.Double => Literal.Of(x),
        ({ } t, float x) when t == IrType.Float => Literal.Of(t, x),
        ({ } t, bool x) when t == IrType.Bool => Literal.Of(x),
        ({ IsInteger: true } t, char x) => new Literal(t, x),
        ({ IsInteger: true } t, ulong x) => new Literal(t, unchecked((long)x)),
        ({ IsInteger: true } t, sbyte or byte or short or ushort or int or uint or long) =>
            new Literal(t, System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)),
        _ => null,
    };
}
