using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Lowers what copies, fills, clears or reverses a row to the loop that it means, behind the check that the framework makes.</summary>
internal sealed class BulkLowering(LoweringContext context, ExpressionLowering expressions)
{
    private const string Guards = "global::DiffProg.Rows.";

    private static readonly Literal Zero = Literal.Of(0);

    /// <summary>Lowers a call that changes a row.</summary>
    public void Lower(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is "Clear" or "Fill" && BulkCalls.StructsOf(BulkCalls.Operands(call)[0]) is { } structs)
        {
            FillStructs(call, structs);
            return;
        }

        if (Operands(call) is not { } operands)
        {
            return;
        }

        Variable[] rows = [.. operands.Where(o => !o.Type.IsScalar).Select(o => o.TargetVariable())];
        Expression[] numbers = [.. operands.Where(o => o.Type.IsScalar)];
        Variable written = rows[rows.Length - 1];
        if (context.Tables.FieldOf(written) is { } field)
        {
            context.Refuse(Descriptors.FieldWrite, call.Syntax, field);
            return;
        }

        switch (call.TargetMethod.Name)
        {
            case "Copy":
                Copy(call, rows, numbers.Length == 3 ? numbers[0] : Zero, numbers.Length == 3 ? numbers[1] : Zero, numbers[numbers.Length - 1]);
                break;
            case "CopyTo":
                Copy(call, rows, Zero, numbers.Length == 1 ? numbers[0] : Zero, new Length(rows[0]));
                break;
            case "Clear":
                Fill(written, Literal.Zero(written.Type.ElementType()), numbers);
                break;
            case "Fill":
                Fill(written, numbers[0], [.. numbers.Skip(1)]);
                break;
            default:
                Reverse(written, numbers);
                break;
        }
    }

    /// <summary>The row that a copy makes.</summary>
    public Variable? Copied(IInvocationOperation call, string name)
    {
        IOperation operand = BulkCalls.Operands(call)[0];
        if (expressions.Row(operand) is not { } row)
        {
            return null;
        }

        ITypeSymbol? structs = BulkCalls.StructsOf(operand);
        if (structs is not null && expressions.Values.Storage.Zero(structs, call) is null)
        {
            return null;
        }

        Variable copy = context.NewVariable(name, row.Type with { Shape = Shape.Array });
        context.Emit(new Declare(copy, new NewArray(copy.Type, new Length(row))));
        Loop(new Length(row), false, i => expressions.Values.Storage.CopyElement(row, i, copy, i, structs, call));
        return copy;
    }

    private Expression[]? Operands(IInvocationOperation call)
    {
        IOperation[] operations = BulkCalls.Operands(call);
        Dictionary<IOperation, Expression> lowered = [];
        foreach (IOperation operation in operations.OrderBy(o => o.Syntax.SpanStart))
        {
            Expression? operand = BulkCalls.IsRow(operation)
                ? expressions.Row(operation) is { } row ? new Read(row) : null
                : expressions.Lower(operation) is var number && number is Literal or Length ? number : context.Bind((operation.Parent as IArgumentOperation)?.Parameter?.Name ?? "value", number);
            if (operand is null)
            {
                return null;
            }

            lowered[operation] = operand;
        }

        return [.. operations.Select(o => lowered[o])];
    }

    /// <summary>Copies first to last, but for a destination that begins inside the source.</summary>
    private void Copy(IInvocationOperation call, Variable[] rows, Expression from, Expression to, Expression count)
    {
        (Variable source, Variable destination) = (rows[0], rows[1]);
        bool areApart = AreApart(call);
        Variable lastFirst = context.NewVariable("lastFirst", IrType.Bool);
        ITypeSymbol? structs = BulkCalls.StructsOf(BulkCalls.Operands(call).First(BulkCalls.IsRow));
        string check = $"{Guards}AreCopiedLastFirst<{source.Type.Name ?? source.Type.Scalar.Name()}>(";
        context.Emit(new Opaque(
            areApart ? null : lastFirst,
            new Template([check, ", ", ", ", ", ", ", ", ")"], [new Read(source), from, new Read(destination), to, count]),
            null));
        if (areApart)
        {
            Elements(false);
        }
        else
        {
            context.Emit(new If(new Read(lastFirst), context.Block(() => Elements(true)), context.Block(() => Elements(false))));
        }

        void Elements(bool isLastFirst) => Loop(count, isLastFirst, i => expressions.Values.Storage.CopyElement(source, Sum(from, i), destination, Sum(to, i), structs, call));
    }

    private void Fill(Variable row, Expression value, Expression[] part)
    {
        (Expression start, Expression count) = Part(row, part);
        Loop(count, false, i => Assign(row, Sum(start, i), value));
    }

    private void FillStructs(IInvocationOperation call, ITypeSymbol structs)
    {
        Storage storage = expressions.Values.Storage;
        IOperation[] operations = BulkCalls.Operands(call);
        Variable? row = null;
        Value? value = call.TargetMethod.Name == "Clear" ? storage.Zero(structs, call) : null;
        Dictionary<IOperation, Expression> part = [];
        foreach (IOperation operation in operations.OrderBy(o => o.Syntax.SpanStart))
        {
            if (BulkCalls.IsRow(operation))
            {
                row = expressions.Row(operation);
            }
            else if (operation.Type?.SpecialType == SpecialType.System_Int32)
            {
                part[operation] = context.Bind("bound", expressions.Lower(operation));
            }
            else
            {
                value = expressions.Values.Of(operation, "value") is Composite given ? storage.Copy(given, "value") : null;
            }
        }

        if (row is null || value is null)
        {
            return;
        }

        if (context.Tables.FieldOf(row) is { } field)
        {
            context.Refuse(Descriptors.FieldWrite, call.Syntax, field);
            return;
        }

        (Expression start, Expression count) = Part(row, [.. operations.Where(part.ContainsKey).Select(o => part[o])]);
        Loop(count, false, i => _ = context.Handles.Element(row, Sum(start, i), structs, call) is { } place ? storage.Assign(place, value, call) : null);
    }

    private void Reverse(Variable row, Expression[] part)
    {
        (Expression start, Expression count) = Part(row, part);
        Loop(new Binary(BinaryOperator.Divide, count, Literal.Of(2)), false, i =>
        {
            Element left = new(row, Sum(start, i));
            Element right = new(row, new Binary(BinaryOperator.Subtract, Sum(start, count), new Binary(BinaryOperator.Add, i, Literal.Of(1))));
            Expression kept = context.Bind("left", left);
            context.Emit(new Assign(left, right));
            context.Emit(new Assign(right, kept));
        });
    }

    /// <summary>The part of a row that a method is given by two numbers, or all of it.</summary>
    private (Expression Start, Expression Count) Part(Variable row, Expression[] part)
    {
        if (part.Length == 0)
        {
            return (Zero, new Length(row));
        }

        string check = $"{Guards}HavePart<{row.Type.Name ?? row.Type.Scalar.Name()}>(";
        context.Emit(new Opaque(null, new Template([check, ", ", ", ", ")"], [new Read(row), part[0], part[1]]), null));
        return (part[0], part[1]);
    }

    private void Assign(Variable row, Expression index, Expression value) => context.Emit(new Assign(new Element(row, index), value));

    private void Loop(Expression count, bool isLastFirst, Action<Expression> body)
    {
        Variable index = context.NewVariable("i", IrType.Int);
        EquatableArray<Statement> element = context.Block(() => body(new Read(index)));
        context.Emit(isLastFirst
            ? new For(index, new Binary(BinaryOperator.Subtract, count, Literal.Of(1)), Zero, -1, Inclusive: true, Reversed: false, element)
            : new For(index, Zero, count, 1, Inclusive: false, Reversed: false, element));
    }

    private static Expression Sum(Expression a, Expression b) => a == Zero ? b : b == Zero ? a : new Binary(BinaryOperator.Add, a, b);

    /// <summary>
    /// Whether source and destination are apart in every call: one is a local that holds an array of its own from its declaration to its
    /// end, the other another such local or a parameter; that of a function inside the method may be given the local.
    /// </summary>
    private static bool AreApart(IInvocationOperation call)
    {
        ISymbol?[] symbols = [.. BulkCalls.Operands(call).Where(BulkCalls.IsRow).Select(SymbolOf)];
        IOperation method = call;
        while (method.Parent is { } parent)
        {
            method = parent;
        }

        bool[] areOwn = [.. symbols.Select(s => s is ILocalSymbol && IsOwn(s, method))];
        return !SymbolEqualityComparer.Default.Equals(symbols[0], symbols[1]) && areOwn.Any(o => o)
            && symbols.Zip(areOwn, (s, own) => own || (s is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not (MethodKind.LocalFunction or MethodKind.AnonymousFunction) } } && !IsAssigned(s, method))).All(x => x);
    }

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation x => x.Local,
        IParameterReferenceOperation x => x.Parameter,
        IParenthesizedOperation x => SymbolOf(x.Operand),
        IConversionOperation x => SymbolOf(x.Operand),
        _ => null,
    };

    private static bool IsOwn(ISymbol local, IOperation method) => !IsAssigned(local, method) && method.Descendants()
        .Any(o => o is IVariableDeclaratorOperation { Initializer.Value: IArrayCreationOperation } d && SymbolEqualityComparer.Default.Equals(d.Symbol, local));

    private static bool IsAssigned(ISymbol symbol, IOperation method) => HandleLowering.Assigned(method).Contains(symbol, SymbolEqualityComparer.Default);
}
