using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using DiffProg.Generator.Frontend.Queries;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Writes an operation as text that means the same in another file; its numbers become holes, their effects statements before.</summary>
/// <param name="context">The lowering.</param>
/// <param name="expressions">What lowers the numbers.</param>
/// <param name="opaque">What binds the objects that are made on the way.</param>
/// <param name="isPrimalOnly">Whether nothing that goes in comes back.</param>
internal sealed class TemplateBuilder(LoweringContext context, ExpressionLowering expressions, OpaqueLowering opaque, bool isPrimalOnly)
{
    private readonly List<string> _parts = [];
    private readonly List<Expression> _operands = [];
    private readonly StringBuilder _text = new();
    private bool _isRepeatable = true;

    /// <summary>The names of the variables that receive what a call gives by <c>out</c>.</summary>
    public Func<IParameterSymbol, string>? Outs { get; init; }

    /// <summary>Whether a call only reads the rows that it is given, whatever its parameters say.</summary>
    public bool ReadsRows { get; init; }

    /// <summary>Whether something is missing from the text, for a reason that was given where it was declared.</summary>
    public bool IsIncomplete { get; private set; }

    public Template Build() => new([.. _parts, _text.ToString()], _operands.ToEquatableArray()) { IsRepeatable = _isRepeatable };

    public TemplateBuilder Text(string text)
    {
        _ = _text.Append(text);
        return this;
    }

    public TemplateBuilder Hole(Expression value)
    {
        _parts.Add(_text.ToString());
        _ = _text.Clear();
        _operands.Add(value);
        return this;
    }

    /// <summary>Writes a value of any type.</summary>
    public TemplateBuilder Value(IOperation operation)
    {
        if (Types.TryLower(operation.Type) is { } type)
        {
            return Number(operation, type);
        }

        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return Text(TemplateLiterals.Of(operation, constant.Value));
        }

        switch (operation)
        {
            case IParenthesizedOperation x:
                return Value(x.Operand);
            case IConversionOperation { IsImplicit: true } x:
                return Running(x.OperatorMethod).Value(x.Operand);
            case IConversionOperation { IsTryCast: true } x:
                return Text("((").Value(x.Operand).Text($") as {OpaqueTypes.NameOf(x.Type!).TrimEnd('?')})");
            case IConversionOperation x:
                return Running(x.OperatorMethod).Text($"(({OpaqueTypes.NameOf(x.Type!)})(").Value(x.Operand).Text("))");
            case ILocalReferenceOperation x:
                return Variable(x, x.Local);
            case IParameterReferenceOperation x:
                return Variable(x, x.Parameter);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } x when x.Syntax is not BaseExpressionSyntax:
                return context.Frames.This is Values.Number another ? Hole(another.Expression) : Text("this");
            case IFieldReferenceOperation { Field.IsReadOnly: true } x when Sequences.ElementOf(x.Type!) is null:
                return Member(x.Instance, x.Field);
            case IPropertyReferenceOperation { Instance: null } x when Sequences.ElementOf(x.Type!) is null && Exports.IsForeign(x.Property, context.Compilation):
                return Member(null, x.Property);
            case ICoalesceOperation x:
                return Coalesce(x);
            case IConditionalAccessOperation x:
                return Text("(").Access(x).Text(")");
            case IFieldReferenceOperation or IPropertyReferenceOperation or IInvocationOperation or IObjectCreationOperation when !IsInline(operation):
                return Kept(operation, () => opaque.Bind(operation));
            case IArrayElementReferenceOperation:
                return Kept(operation, () => opaque.Bind(operation, isConstant: true));
            case IWithOperation x:
                return this.With(x);
            case IImplicitIndexerReferenceOperation:
                return Kept(operation, () => opaque.Bind(operation, isConstant: true));
            case ITupleOperation x:
                return Elements(x);
            case IInvocationOperation x:
                return Invocation(x);
            case IObjectCreationOperation x:
                return Creation(x);
            case IInterpolatedStringOperation or IInterpolatedStringHandlerCreationOperation or IInterpolatedStringAdditionOperation:
                return Interpolated(operation);
            case IBinaryOperation x when Operators.SignOf(x.OperatorKind) is { } sign:
                return Text("(").Operands(x, sign).Text(")");
            case IConditionalOperation { WhenFalse: { } whenFalse } x:
                return Choice(x, whenFalse);
            case ITypeOfOperation x when OpaqueTypes.TryLower(x.TypeOperand, isConstant: true) is not null || Types.TryLower(x.TypeOperand) is not null:
                return Text($"typeof({OpaqueTypes.NameOf(x.TypeOperand)})");
            case IDefaultValueOperation x:
                return Text($"default({OpaqueTypes.NameOf(x.Type!)})");
            case IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { } method } } } when QueryForms.IsMethod(method):
                return Refuse(operation, $"a function that '{method.Name}' runs", "write it as a loop");
            default:
                return Refuse(operation);
        }
    }

    /// <summary>Writes two operands with an operator between them.</summary>
    public TemplateBuilder Operands(IBinaryOperation operation, string sign) => Running(operation.OperatorMethod).Operand(operation.LeftOperand).Text($" {sign} ").Operand(operation.RightOperand);

    /// <summary>Writes a call.</summary>
    public TemplateBuilder Invocation(IInvocationOperation call)
    {
        Running(call.TargetMethod).Receiver(call.Instance, call.TargetMethod).Text("." + Identifiers.Escaped(call.TargetMethod.Name));
        if (call.TargetMethod.IsGenericMethod)
        {
            Text($"<{string.Join(", ", call.TargetMethod.TypeArguments.Select(OpaqueTypes.NameOf))}>");
        }

        return Text("(").Arguments(call.Arguments).Text(")");
    }

    /// <summary>Writes the creation of an object.</summary>
    public TemplateBuilder Creation(IObjectCreationOperation creation)
    {
        _isRepeatable = false;
        if (creation.Initializer is { } initializer)
        {
            _ = context.Refuse(initializer);
        }

        return Text($"new {OpaqueTypes.NameOf(creation.Type!).TrimEnd('?')}(").Arguments(creation.Arguments).Text(")");
    }

    /// <summary>Writes what reads a field or a property.</summary>
    public TemplateBuilder Member(IOperation? instance, ISymbol member, IEnumerable<IArgumentOperation>? index = null)
    {
        if (instance is not null && !context.Compilation.IsSymbolAccessibleWithin(member, context.Method.ContainingType))
        {
            return Refuse(instance, $"'{member.Name}', which is private to '{member.ContainingType.Name}',", "make it internal, or put the method that uses it there");
        }

        _isRepeatable &= StoredMembers.Is(member, context.Compilation);
        Receiver(instance, member);
        return index is null ? Text("." + Identifiers.Escaped(member.Name)) : Text("[").Arguments(index).Text("]");
    }

    /// <summary>Writes a value, and another that stands for it where it is null.</summary>
    public TemplateBuilder Coalesce(ICoalesceOperation choice)
    {
        if ((choice.WhenNull is IConversionOperation conversion ? conversion.Operand : choice.WhenNull) is IThrowOperation exception)
        {
            return Text($"(({OpaqueTypes.NameOf(choice.Type!)})(").Kept(choice.Value, () => opaque.OrThrow(choice.Value, exception)).Text("))");
        }

        Text("(").Value(choice.Value);
        int before = context.Output.Count;
        Text(" ?? ").Value(choice.WhenNull).Text(")");
        if (context.Output.Count > before)
        {
            _ = context.Refuse(choice, "a choice between values with effects", "use if");
        }

        return this;
    }

    /// <summary>Refuses what cannot be written.</summary>
    public TemplateBuilder Refuse(IOperation operation)
    {
        _ = context.Refuse(operation);
        return this;
    }

    private TemplateBuilder Refuse(IOperation operation, string what, string advice)
    {
        _ = context.Refuse(operation, what, advice);
        return this;
    }

    private TemplateBuilder Receiver(IOperation? instance, ISymbol member) =>
        NullConditionals.IsBehind(instance) ? this.Behind(instance!)
        : instance is null ? Text(OpaqueTypes.NameOf(member.ContainingType)) : instance is IInstanceReferenceOperation ? Value(instance) : Text("(").Value(instance).Text(")");

    /// <summary>Text is made where it is used, so that active numbers may go in; so is an exception in an exception.</summary>
    private bool IsInline(IOperation operation) => isPrimalOnly && operation switch
    {
        IInvocationOperation x => PrimalOnly.IsText(x.TargetMethod),
        IObjectCreationOperation x => IsException(x.Type),
        _ => false,
    };

    /// <summary>Notes that a method of the user's runs, or one of the framework's that does more than to throw where an argument is none.</summary>
    private TemplateBuilder Running(IMethodSymbol? method)
    {
        _isRepeatable &= method is null || Types.TryLower(method.ContainingType) is { IsScalar: true } || method.ContainingType.SpecialType == SpecialType.System_String || PrimalOnly.IsGuard(method);
        return this;
    }

    private static bool IsException(ITypeSymbol? type) => type is not null && (type.ToDisplayString() == "System.Exception" || IsException(type.BaseType));

    private TemplateBuilder Number(IOperation operation, IrType type, bool isRead = false)
    {
        if (!type.IsScalar && !isRead && !isPrimalOnly && !ReadsRows)
        {
            return Refuse(operation, "an array as an object", "hand it to a method that takes a ReadOnlySpan");
        }

        return Kept(operation, () => type.IsScalar ? expressions.Lower(operation) : expressions.Row(operation) is { } row ? new Read(row) : null);
    }

    /// <summary>Adds a hole; what stands in earlier ones keeps the value that it has there. What has no value is refused: an argument is never left out.</summary>
    private TemplateBuilder Kept(IOperation operation, Func<Expression?> lower)
    {
        int mark = context.Output.Count;
        int refusals = context.Refusals.Count;
        Expression? value = lower();
        if (value is null && context.Refusals.Count == refusals)
        {
            return operation is IInvocationOperation call
                ? Refuse(operation, $"what '{call.TargetMethod.Name}' returns, which may hold active numbers,", "compute it in a loop, with arrays")
                : Refuse(operation);
        }

        for (int i = 0; i < _operands.Count; i++)
        {
            int length = context.Output.Count;
            _operands[i] = context.Keep(_operands[i], mark);
            mark += context.Output.Count - length;
        }

        return value is null ? this : Hole(value);
    }

    private TemplateBuilder Variable(IOperation operation, ISymbol symbol)
    {
        if (context.Find(symbol) is { Type.IsScalar: true } variable)
        {
            return Hole(new Read(variable));
        }

        if (context.FindValue(symbol) is Values.NumberList)
        {
            _ = expressions.Lists.AsObject(operation, symbol);
            return this;
        }

        if (context.IsRefused(operation))
        {
            // It was refused where it was declared, which says it all.
            IsIncomplete = true;
            context.LeaveOut();
            return this;
        }

        return Layout.TryOf(operation.Type) is { IsReference: true } layout
            ? Refuse(operation, $"'{symbol.Name}', an object of the marked type '{layout.Type.Name}', where no derivative passes,", "hand over the numbers that are needed, or call a method marked [Differentiable]")
            : Refuse(operation, $"'{symbol.Name}'", "use numbers, arrays of them, and objects that are declared with their value");
    }

    /// <summary>Computations are parenthesised, since a hole does not show how strongly it binds.</summary>
    private TemplateBuilder Operand(IOperation operation) =>
        operation is ILocalReferenceOperation or IParameterReferenceOperation or IPropertyReferenceOperation or IInvocationOperation || operation.ConstantValue.HasValue
            ? Value(operation)
            : Text("(").Value(operation).Text(")");

    /// <summary>A tuple that is a constant, such as a key.</summary>
    private TemplateBuilder Elements(ITupleOperation tuple)
    {
        for (int i = 0; i < tuple.Elements.Length; i++)
        {
            _ = Text(i == 0 ? "(" : ", ").Value(tuple.Elements[i]);
        }

        return Text(")");
    }

    private TemplateBuilder Arguments(IEnumerable<IArgumentOperation> arguments)
    {
        string separator = string.Empty;
        bool isOrdered = true;
        int position = 0;
        foreach (IArgumentOperation argument in arguments)
        {
            IParameterSymbol parameter = argument.Parameter!;
            if (argument.ArgumentKind == ArgumentKind.DefaultValue && !KnowsItsCaller(parameter))
            {
                continue;
            }

            isOrdered &= argument.ArgumentKind != ArgumentKind.DefaultValue && parameter.Ordinal == position++;
            if (argument.ArgumentKind is ArgumentKind.ParamArray or ArgumentKind.ParamCollection)
            {
                foreach (IOperation element in Elements(argument.Value))
                {
                    Text(separator).Value(element);
                    separator = ", ";
                }

                continue;
            }

            Text(separator + (isOrdered ? string.Empty : Identifiers.Escaped(parameter.Name) + ": "));
            _ = parameter.RefKind == RefKind.Out && Outs is not null
                ? Text($"out {OpaqueTypes.NameOf(parameter.Type)} {Outs(parameter)}")
                : Types.TryLower(parameter.Type) is { Shape: Shape.ReadOnlySpan } row && Types.TryLower(argument.Value.Type) is not null
                ? Number(argument.Value, row, isRead: true)
                : Value(argument.Value);
            separator = ", ";
        }

        return this;
    }

    private static IEnumerable<IOperation> Elements(IOperation collection) => collection switch
    {
        IArrayCreationOperation x => x.Initializer?.ElementValues ?? [],
        ICollectionExpressionOperation x => x.Elements,
        IConversionOperation x => Elements(x.Operand),
        _ => throw new InvalidOperationException($"{collection.Kind} has no elements."),
    };

    /// <summary>What the compiler says of the caller's text, it would say of the emitted text otherwise.</summary>
    private static bool KnowsItsCaller(IParameterSymbol parameter) => parameter.GetAttributes().Any(a =>
        a.AttributeClass?.Name is "CallerArgumentExpressionAttribute" or "CallerMemberNameAttribute");

    private TemplateBuilder Choice(IConditionalOperation choice, IOperation whenFalse)
    {
        Text("(").Value(choice.Condition);
        int before = context.Output.Count;
        Text(" ? ").Value(choice.WhenTrue).Text(" : ").Value(whenFalse).Text(")");
        if (context.Output.Count > before)
        {
            _ = context.Refuse(choice, "a choice between values with effects", "use if");
        }

        return this;
    }

    private TemplateBuilder Interpolated(IOperation operation) => operation switch
    {
        IInterpolatedStringHandlerCreationOperation x => Interpolated(x.Content),
        IInterpolatedStringAdditionOperation x => Text("(").Interpolated(x.Left).Text(" + ").Interpolated(x.Right).Text(")"),
        IInterpolatedStringOperation x => Text("$\"").Pieces(x).Text("\""),
        _ => Value(operation),
    };

    private TemplateBuilder Pieces(IInterpolatedStringOperation text)
    {
        foreach (IInterpolatedStringContentOperation part in text.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation x:
                    Text(TemplateLiterals.Quoted(x.Text, isBraced: true));
                    break;
                case IInterpolationOperation x:
                    Piece(x.Expression, x.Alignment, x.FormatString);
                    break;
                case IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation call } x when x.Kind == OperationKind.InterpolatedStringAppendLiteral:
                    Text(TemplateLiterals.Quoted(call.Arguments[0].Value, isBraced: true));
                    break;
                case IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation call }:
                    Piece(call.Arguments[0].Value, Given(call, "alignment"), Given(call, "format"));
                    break;
                default:
                    _ = context.Refuse(part);
                    break;
            }
        }

        return this;
    }

    private static IOperation? Given(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(a => a.ArgumentKind == ArgumentKind.Explicit && a.Parameter?.Name == parameter)?.Value;

    private void Piece(IOperation value, IOperation? alignment, IOperation? format)
    {
        bool isSimple = value is ILocalReferenceOperation or IParameterReferenceOperation;
        Text(isSimple ? "{" : "{(").Value(value).Text(isSimple ? string.Empty : ")");
        if (alignment?.ConstantValue.Value is int width)
        {
            Text("," + width.ToString(CultureInfo.InvariantCulture));
        }

        if (format is not null)
        {
            Text(":" + TemplateLiterals.Quoted(format, isBraced: false));
        }

        Text("}");
    }
}
