using System.Collections.Generic;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>Lowers expressions of any type: numbers and rows as <see cref="ExpressionLowering"/> does, tuples and values of marked types to their parts.</summary>
internal sealed class ValueLowering
{
    private readonly LoweringContext _context;
    private readonly ExpressionLowering _expressions;

    public ValueLowering(LoweringContext context, ExpressionLowering expressions)
    {
        _context = context;
        _expressions = expressions;
        Storage = new Storage(context);
        Inlining = new Inlining(context, this);
        Construction = new Construction(context, this);
    }

    public Storage Storage { get; }

    public Inlining Inlining { get; }

    public Construction Construction { get; }

    /// <summary>What lowers array variables that become other arrays.</summary>
    public HandleLowering Handles => field ??= new HandleLowering(_context, _expressions);

    /// <summary>What lowers variables that become other arrays of several dimensions.</summary>
    public GridVariables GridVariables => field ??= new GridVariables(_context, _expressions);

    /// <summary>What lowers lists of numbers.</summary>
    public ListLowering Lists => _expressions.Lists;

    /// <summary>What assigns values, and parts of such.</summary>
    public ValueAssignments Assignments => field ??= new ValueAssignments(_context, this);

    /// <summary>What declares variables of values.</summary>
    public ValueDeclarations Declarations => field ??= new ValueDeclarations(_context, _expressions, this);

    public Dispatch Dispatch => field ??= new Dispatch(_context, this);

    /// <summary>What changes properties that run code.</summary>
    public PropertyChange Properties => field ??= new PropertyChange(_context, this);

    public MarkedCalls MarkedCalls => field ??= new MarkedCalls(_context, this);

    /// <summary>The value of an expression; null where it was refused.</summary>
    public Value? Of(IOperation operation, string name = "value") => Reported(Lowered(operation, name));

    /// <summary>What is missing from the method has a refusal that says so.</summary>
    public Value? Reported(Value? value)
    {
        if (value is null)
        {
            _context.LeaveOut();
        }

        return value;
    }

    private Value? Lowered(IOperation operation, string name)
    {
        if (FunctionOf(operation) is { } function)
        {
            return function;
        }

        if (Layout.TryOf(operation.Type) is { } layout)
        {
            return Parts(operation, layout, name);
        }

        if (GridType.TryOf(operation.Type) is not null)
        {
            return _expressions.Grids.Value(operation, name);
        }

        if (_expressions.InlineArrays.Is(operation))
        {
            return _expressions.InlineArrays.Copy(operation, name) is { } own ? new InlineArray(own) : null;
        }

        if (_expressions.Lists.Is(operation))
        {
            return _expressions.Lists.Value(operation, name);
        }

        if (KnownObjects.ObjectOf(operation) is { } named)
        {
            return Of(named, name);
        }

        if (KnownObjects.Of(operation, _context) is { } known)
        {
            return known;
        }

        switch (Types.TryLower(operation.Type) ?? MemoryType.SpanOf(operation.Type))
        {
            case { IsScalar: true }:
                return new Number(_expressions.Lower(operation));
            case not null:
                return _expressions.Row(operation, name) is { } row ? new Row(_context.Steady(row)) : null;
            default:
                return new OpaqueLowering(_context, _expressions).Value(operation) is { } constant ? new Number(constant) : null;
        }
    }

    /// <summary>The values of the arguments of a call by the numbers of its parameters, evaluated in the order of the text; null where one was refused.</summary>
    public Value[]? Arguments(IEnumerable<IArgumentOperation> arguments, int count)
    {
        Value[] values = new Value[count];
        List<int> evaluated = [];
        foreach (IArgumentOperation argument in arguments)
        {
            int mark = _context.Output.Count;
            if (Argument(argument) is not { } value)
            {
                _context.LeaveOut();
                return null;
            }

            foreach (int before in evaluated)
            {
                values[before] = _context.Keep(values[before], ref mark);
            }

            values[argument.Parameter!.Ordinal] = value;
            if (argument.Parameter.RefKind == RefKind.None)
            {
                evaluated.Add(argument.Parameter.Ordinal);
            }
        }

        return values;
    }

    /// <summary>The parts of a value of a marked type, or of a tuple; null where it was refused.</summary>
    public Value? Parts(IOperation operation, Layout layout, string name = "value") => Reported(LoweredParts(operation, layout, name));

    private Value? LoweredParts(IOperation operation, Layout layout, string name)
    {
        switch (operation)
        {
            case IParenthesizedOperation x:
                return Parts(x.Operand, layout, name);
            case ILocalReferenceOperation x:
                return Named(x, x.Local);
            case IParameterReferenceOperation x:
                return Named(x, x.Parameter);
            case IInstanceReferenceOperation x:
                return Instance(x);
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } span, Arguments: [{ Value: { } at }] } x when Types.TryLower(span.Type) is { IsRowOfParts: true }:
                return _expressions.Row(span) is { } parts ? _context.Handles.Element(parts, _expressions.Index(parts, at), x.Type!, x) : null;
            case IPropertyReferenceOperation { Instance: { } list, Arguments: [{ Value: { } at }] } x when _expressions.Lists.IsElement(x):
                return _expressions.Lists.Struct(list, at, x);
            case IImplicitIndexerReferenceOperation x when _expressions.Lists.Is(x.Instance):
                return _expressions.Lists.Struct(x.Instance, x.Argument, x);
            case IFieldReferenceOperation or IPropertyReferenceOperation:
                return Member((IMemberReferenceOperation)operation);
            case ITupleOperation x:
                return Tuple(x, layout);
            case IDefaultValueOperation x when !layout.IsReference:
                return Storage.Zero(layout, x);
            case IObjectCreationOperation x:
                return Construction.Create(x, layout, name);
            case IWithOperation x:
                return Construction.With(x, layout, name);
            case IConditionalOperation { WhenFalse: { } whenFalse } x:
                return Choice(x, layout, whenFalse);
            case ISwitchExpressionOperation x:
                return new SwitchLowering(_context, _expressions).Lower(x, layout);
            case IConversionOperation x:
                return new ValueConversions(_context, this).Lower(x, layout, name);
            case IBinaryOperation { OperatorMethod: { } method } x:
                return Operator(method, x, x.LeftOperand, x.RightOperand);
            case IUnaryOperation { OperatorMethod: { } method } x:
                return Operator(method, x, x.Operand);
            case IInvocationOperation x:
                return _expressions.Call(x);
            case ISimpleAssignmentOperation x:
                return Assignments.Lower(x);
            case ICompoundAssignmentOperation { OperatorMethod: { } method } x:
                return Assignments.Compound(x, method);
            case IArrayElementReferenceOperation x when Types.TryLower(x.ArrayReference.Type) is null && ConstantOrigins.Is(x, _context):
                return new OpaqueLowering(_context, _expressions).Bind(x, isConstant: true) is { } element ? _context.Handles.Constants(element, layout, x) : null;
            case IArrayElementReferenceOperation { Indices: [{ } index] } x when _expressions.Row(x.ArrayReference) is { } row:
                return _context.Handles.Element(row, _expressions.Index(row, index), x.Type!, x);
            case IDeconstructionAssignmentOperation x:
                return new Deconstruction(_context, this).Assign(x);
            default:
                _ = _context.Refuse(operation);
                return null;
        }
    }

    /// <summary>What a field or a property of a value of several parts holds; null where it was refused.</summary>
    public Value? Member(IMemberReferenceOperation reference) => Reported(Found(reference));

    private Value? Found(IMemberReferenceOperation reference)
    {
        if (reference.Instance is not { } instance)
        {
            bool isAsked = reference is IFieldReferenceOperation || Exports.IsForeign(reference.Member, _context.Compilation);
            return isAsked && Layout.TryOf(reference.Type) is { IsReference: false } layout ? Static(reference, layout) : Static(reference);
        }

        if (BlockLists.Refuse(_context, instance))
        {
            return null;
        }

        Value? owner = reference is IPropertyReferenceOperation { Property.GetMethod: { } getter } ? Receiver(instance, getter) : Of(instance);
        return owner is null ? null : Member(owner, reference, null);
    }

    private Value? Static(IMemberReferenceOperation reference)
    {
        if (reference is IPropertyReferenceOperation { Property.GetMethod: { } getter }
            && StaticAbstracts.Of(getter, reference.ConstrainedToType) is var found && Bodies.Of(found, _context.Compilation) is not null)
        {
            return Inlining.Run(found, null, [], reference);
        }

        _ = _context.Refuse(reference, $"the static member '{reference.Member.Name}'", "pass it as a parameter");
        return null;
    }

    /// <summary>What a field or a property of this value holds; null where it was refused.</summary>
    /// <param name="owner">The value.</param>
    /// <param name="reference">The field or the property.</param>
    /// <param name="given">The arguments of an indexer, where they are evaluated already.</param>
    public Value? Member(Value owner, IMemberReferenceOperation reference, Value[]? given)
    {
        IPropertyReferenceOperation? property = reference as IPropertyReferenceOperation;
        if ((property is null ? reference.Member : Dispatch.Exact(property, owner)) is not { } member)
        {
            int start = _context.Output.Count;
            return property is { Property.GetMethod: { } chosen, Instance.Type: INamedTypeSymbol type } && ArgumentsOf(property, given) is { } known
                ? Dispatch.Run(type, chosen, Evaluated(owner, property.Instance, ref start), known, property, null)
                : null;
        }

        if (owner is Composite composite && composite.Layout.IndexOf(member) is { } index)
        {
            if (composite.Members[index] is not Missing)
            {
                return composite.Members[index];
            }

            _ = _context.Refuse(reference, $"'{member.Name}', which nothing was stored in,", "store it before");
            return null;
        }

        if (owner is Handle handle && handle.Layout.IndexOf(member) is { } part)
        {
            return _context.Handles.Part(handle, part, reference);
        }

        if (owner is Number { Expression: { Type.IsOpaque: true } constant } && ConstantMembers.IsStored(member, _context.Compilation))
        {
            return new ConstantMembers(_context, _expressions).Marked(constant, reference);
        }

        if (member is IPropertySymbol { GetMethod: { } getter })
        {
            int mark = _context.Output.Count;
            return ArgumentsOf(property!, given) is { } arguments ? Inlining.Run(getter, Evaluated(owner, reference.Instance, ref mark), arguments, reference) : null;
        }

        _ = _context.Refuse(reference);
        return null;
    }

    private Value[]? ArgumentsOf(IPropertyReferenceOperation property, Value[]? given) => given ?? Arguments(property.Arguments, property.Arguments.Length);

    /// <summary>What a static member holds carries no derivative; it is read where the method reads it.</summary>
    private Composite? Static(IMemberReferenceOperation reference, Layout layout)
    {
        string owner = OpaqueTypes.NameOf(reference.Member.ContainingType);
        Variable whole = _context.NewVariable(char.ToLowerInvariant(reference.Member.Name[0]) + reference.Member.Name.Substring(1), IrType.Opaque(OpaqueTypes.NameOf(layout.Type)));
        _context.Emit(new Opaque(whole, new Template([$"{owner}.{Identifiers.Escaped(reference.Member.Name)}"], []), null));
        return _context.Handles.Constants(new Read(whole), layout, reference);
    }

    /// <summary>Whether a member is one of a value that is taken apart.</summary>
    public static bool IsOfParts(IMemberReferenceOperation reference) => reference.Instance is { Type: { } type } && Layout.TryOf(type) is not null;

    /// <summary>Runs an operator of the user's.</summary>
    public Value? Operator(IMethodSymbol method, IOperation site, params IOperation[] operands) => Operator(method, site, [], operands);

    /// <summary>Runs an operator of the user's on values that there are, and on operands.</summary>
    public Value? Operator(IMethodSymbol method, IOperation site, Value[] given, params IOperation[] operands)
    {
        List<Value> values = [.. given];
        foreach (IOperation operand in operands)
        {
            int mark = _context.Output.Count;
            if (Of(operand) is not { } value)
            {
                return null;
            }

            for (int k = 0; k < values.Count; k++)
            {
                values[k] = _context.Keep(values[k], ref mark);
            }

            values.Add(value);
        }

        ITypeSymbol? constrainedTo = site switch
        {
            IBinaryOperation x => x.ConstrainedToType,
            IUnaryOperation x => x.ConstrainedToType,
            ICompoundAssignmentOperation x => x.ConstrainedToType,
            IConversionOperation x => x.ConstrainedToType,
            _ => null,
        };
        return Inlining.Run(StaticAbstracts.Of(method, constrainedTo), null, [.. values], site);
    }

    /// <summary>What an assignment writes to; null where it was refused.</summary>
    public Value? Target(IOperation operation) => Layout.TryOf(operation.Type) is not null ? Of(operation)
        : _expressions.Places.Target(operation) is { } place ? new Number(place)
        : null;

    /// <summary>The object whose member is asked for.</summary>
    public Value? OwnerOf(IMemberReferenceOperation reference) => reference.Instance is { } instance ? Of(instance) : null;

    /// <summary>What a method runs on: a struct that is no variable is copied before the method changes it.</summary>
    public Value? Receiver(IOperation instance, IMethodSymbol method)
    {
        Value? receiver = Of(instance);
        bool isCopied = receiver is Composite { Layout.IsReference: false } && !Mutation.IsVariable(instance, _context.Frames.Method ?? _context.Method) && Mutation.OfThis(Inlining.Implementation(method, receiver), _context.Compilation);
        return isCopied ? Storage.Copy((Composite)receiver!, "copy") : receiver;
    }

    /// <summary>
    /// What a method runs on once its arguments are evaluated: a struct that is a variable is that variable, whatever they made of it; anything
    /// else is what it was.
    /// </summary>
    public Value Evaluated(Value receiver, IOperation? instance, ref int mark) =>
        instance is null || (receiver is Composite { Layout.IsReference: false } && Mutation.IsVariable(instance, _context.Frames.Method ?? _context.Method))
            ? receiver
            : _context.Keep(receiver, ref mark);

    private Value? Argument(IArgumentOperation argument)
    {
        RefKind kind = argument.Parameter!.RefKind;
        IOperation value = argument.Value;
        if (kind == RefKind.None)
        {
            return Of(value, argument.Parameter.Name);
        }

        if (kind is RefKind.In or RefKind.RefReadOnlyParameter && !ReferenceArguments.IsPlace(value))
        {
            return Of(value, argument.Parameter.Name) is { } given ? Storage.Variables(given, argument.Parameter.Name) : null;
        }

        if (value is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { Local: { } local } })
        {
            if (_context.DeclaredBefore.Contains(local))
            {
                return _context.FindValue(local);
            }

            return Storage.New(local.Type, local.Name, value) is { } declared ? Bound(local, declared) : null;
        }

        if (value is IDiscardOperation)
        {
            return Storage.New(value.Type ?? argument.Parameter.Type, argument.Parameter.Name, value);
        }

        if (Layout.TryOf(value.Type) is not null)
        {
            return Of(value);
        }

        bool isReadOnly = kind is not (RefKind.Ref or RefKind.Out);
        return isReadOnly && ReferenceArguments.IsOfTable(value, _context, _expressions) ? Of(value) is { } element ? Storage.Pinned(element) : null
            : _expressions.Places.Place(value, argument.Parameter.Name, isReadOnly) is { } place ? Value.Of(place)
            : null;
    }

    private Value Bound(ISymbol symbol, Value value)
    {
        _context.Bind(symbol, value);
        return value;
    }

    /// <summary>The function that an expression stands for; null where it is none, or not known.</summary>
    public Closure? FunctionOf(IOperation operation) => operation switch
    {
        IParenthesizedOperation x => FunctionOf(x.Operand),
        IConversionOperation { IsImplicit: true } x => FunctionOf(x.Operand),
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation or IMethodReferenceOperation { Instance: null } or IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } } x => new Closure(x.Target, _context.This),
        IDelegateCreationOperation { Target: IMethodReferenceOperation { Instance: { } instance } method } when IsUnknownThis(instance) => new Closure(method, _context.This),
        IDelegateCreationOperation { Target: IMethodReferenceOperation { Instance: { } instance } method } => Of(instance) is { } receiver ? new Closure(method, Kept(receiver)) : null,
        ILocalReferenceOperation x => _context.FindValue(x.Local) as Closure,
        IParameterReferenceOperation x => _context.FindValue(x.Parameter) as Closure,
        _ => null,
    };

    /// <summary>What a function runs on: the object or the value of now, whatever its variable becomes.</summary>
    private Value Kept(Value receiver) => receiver switch
    {
        Composite { Layout.IsValue: true } boxed => Storage.Copy(boxed, "boxed"),
        Number constant => new Number(_context.Bind("receiver", constant.Expression)),
        _ => receiver,
    };

    /// <summary>Whether an operation is the object of a type that is not marked whose text is being lowered.</summary>
    public static bool IsUnknownThis(IOperation operation) =>
        operation is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } && Layout.TryOf(operation.Type) is null;

    private Value? Named(IOperation operation, ISymbol symbol)
    {
        if (_context.FindValue(symbol) is (Composite or Handle) and { } value)
        {
            return value;
        }

        if (_context.FindValue(symbol) is (Recast or PartOf) and { } found)
        {
            return Again(found, operation);
        }

        if (_context.FindValue(symbol) is Number { Expression: Read { Type.IsOpaque: true } constant } && Layout.TryOf(operation.Type) is { } layout)
        {
            return _context.Handles.Constants(constant, layout, operation);
        }

        if (_context.Refusals.Count == 0)
        {
            _ = _context.Refuse(operation, $"'{symbol.Name}'", "declare it with its value");
        }

        return null;
    }

    /// <summary>The object that a pattern declared a variable for.</summary>
    private Value? Again(Value found, IOperation site) => found switch
    {
        Recast x => Dispatch.As(x.Object, x.Type, site),
        PartOf x => Again(x.Owner, site) is not { } owner || Member(owner, x.Member, null) is not { } part ? null
            : part is Handle handle && x.Type is { } type ? Dispatch.As(handle, type, site) : part,
        _ => found,
    };

    private Value? Instance(IInstanceReferenceOperation operation)
    {
        Value? instance = operation.ReferenceKind == InstanceReferenceKind.ImplicitReceiver ? _context.Frames.Receiver : _context.This;
        if (instance is null)
        {
            _ = _context.Refuse(operation, "'this'", "pass what it holds as a parameter");
        }

        return instance;
    }

    private Composite? Tuple(ITupleOperation tuple, Layout layout)
    {
        Value[] values = new Value[tuple.Elements.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int mark = _context.Output.Count;
            if (Of(tuple.Elements[i]) is not { } value)
            {
                return null;
            }

            values[i] = value is Composite { Layout.IsValue: true } part ? Storage.Values(part) : value;
            for (int k = 0; k < i; k++)
            {
                values[k] = _context.Keep(values[k], ref mark);
            }
        }

        return new Composite(layout, values);
    }

    private Value? Choice(IConditionalOperation choice, Layout layout, IOperation whenFalse)
    {
        Expression condition = _expressions.Lower(choice.Condition);
        return Storage.Choice(layout, condition, () => Parts(choice.WhenTrue, layout), () => Parts(whenFalse, layout), choice);
    }
}
