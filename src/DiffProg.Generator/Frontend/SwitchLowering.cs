using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Lowers <c>switch</c>, statement and expression, to a chain of branches that are tried in the order of the text.</summary>
internal sealed class SwitchLowering(LoweringContext context, ExpressionLowering expressions)
{
    /// <summary>The chain nests, and every pass walks it recursively.</summary>
    private const int LongestChain = 150;

    private const string Unmatched = "new global::System.Runtime.CompilerServices.SwitchExpressionException";

    private readonly PatternLowering _patterns = new(context, expressions);

    /// <summary>Lowers the statement; <paramref name="lower"/> lowers the statements inside.</summary>
    public void Lower(ISwitchOperation operation, Action<IOperation> lower)
    {
        ISwitchCaseOperation[] sections = [.. operation.Cases.OrderBy(IsDefault)];
        if (!IsTestable(operation.Value) || sections.Length > LongestChain)
        {
            _ = context.Refuse(operation, sections.Length > LongestChain ? "a 'switch' as long as this" : "a 'switch' over this type", "use if, over numbers");
            return;
        }

        if (SharedLocal(operation) is { } shared)
        {
            _ = context.Refuse(operation, $"'{shared.Name}', which several sections share,", "declare it before the 'switch'");
            return;
        }

        Value value = Governing(operation.Value, sections.SelectMany(s => s.Clauses).Any(c => c is IPatternCaseClauseOperation { Guard: not null }));
        ISwitchCaseOperation[] targets = SectionJumps.TargetsOf(operation);
        Read? jump = targets.Length > 0 ? context.Jumps.Open(targets) : null;
        EquatableArray<Statement> chain = context.Block(() => Sections(sections, 0, value, section =>
        {
            if (targets.Contains(section))
            {
                context.Jumps.Enter(section);
            }
            else
            {
                Body(section, lower);
            }
        }));
        if (HasOwnBreak(chain))
        {
            context.Emit(new Leavable(chain));
        }
        else
        {
            context.Output.AddRange(chain);
        }

        if (jump is not null)
        {
            context.Jumps.Close(operation, jump, targets, section => Body(section, lower));
        }
    }

    /// <summary>Lowers the expression to its value.</summary>
    public Expression Lower(ISwitchExpressionOperation operation)
    {
        if (Types.TryLower(operation.Type) is not { IsScalar: true } type || !IsTestable(operation.Value))
        {
            return context.Refuse(operation, "a 'switch' over this type", "switch over numbers, between numbers");
        }

        ISwitchExpressionArmOperation[] arms = [.. operation.Arms];
        if (arms.Length > LongestChain)
        {
            return context.Refuse(operation, "a 'switch' as long as this", "keep its values in an array");
        }

        bool isPlain = arms.All(a => a.Guard is null && !a.Pattern.DescendantsAndSelf().Any(p => p is IDeclarationPatternOperation or ITypePatternOperation or IRecursivePatternOperation or IListPatternOperation));
        Value value = Governing(operation.Value, !isPlain);
        return isPlain ? Plain(operation, arms, value, type) : Arms(operation, arms, 0, value, type);
    }

    /// <summary>Lowers an expression whose value has several parts; null where it was refused.</summary>
    public Value? Lower(ISwitchExpressionOperation operation, Layout layout)
    {
        if (!IsTestable(operation.Value) || operation.Arms.Length > LongestChain)
        {
            _ = context.Refuse(operation, "a 'switch' over this type", "switch over numbers");
            return null;
        }

        return Arms(operation, [.. operation.Arms], 0, Governing(operation.Value, mayChange: true), layout);
    }

    private static bool IsTestable(IOperation value) =>
        Types.TryLower(value.Type) is { } type ? type.IsScalar
        : Layout.TryOf(value.Type) is not null || OpaqueTypes.TryLower(value.Type, isConstant: true) is not null;

    private static bool IsDefault(ISwitchCaseOperation section) => section.Clauses.Any(c => c is IDefaultCaseClauseOperation);

    /// <summary>The value that is tested, once.</summary>
    private Value Governing(IOperation operation, bool mayChange)
    {
        StructPatterns structs = new(context, expressions);
        return structs.Applies(operation) ? structs.Tested(operation) ?? (Value)new Number(context.StandIn(operation)) : new Number(One(operation, mayChange));
    }

    private Expression One(IOperation operation, bool mayChange)
    {
        if (Layout.TryOf(operation.Type) is { IsReference: true })
        {
            return new MarkedPatterns(context, expressions).Tested(operation) ?? context.StandIn(operation);
        }

        if (OpaqueTypes.TryLower(operation.Type, isConstant: true) is not null)
        {
            Expression tested = new OpaqueLowering(context, expressions).Value(operation) ?? context.StandIn(operation);
            return mayChange ? context.Bind("tested", tested) : tested;
        }

        Expression value = expressions.Lower(operation);
        return PatternLowering.IsCheap(value) && !mayChange ? value : context.Bind("tested", value);
    }

    private void Sections(ISwitchCaseOperation[] sections, int index, Value value, Action<ISwitchCaseOperation> body)
    {
        if (index == sections.Length)
        {
            return;
        }

        ISwitchCaseOperation section = sections[index];
        if (IsDefault(section))
        {
            if (section.Clauses.OfType<IPatternCaseClauseOperation>().FirstOrDefault(c => c.Guard is not null) is { } guarded)
            {
                _ = context.Refuse(guarded, "a 'when' beside 'default'", "remove it");
            }

            body(section);
            return;
        }

        context.Source = SourceText.Of(section.Clauses[0]);
        new PatternVariables(context).Before(section, section.Locals);
        Expression test = Test(section.Clauses[0], value);
        foreach (ICaseClauseOperation clause in section.Clauses.Skip(1))
        {
            test = expressions.ShortCircuit(BinaryOperator.OrElse, test, () => Test(clause, value));
        }

        EquatableArray<Statement> then = context.Block(() => body(section));
        EquatableArray<Statement> otherwise = context.Block(() => Sections(sections, index + 1, value, body));
        context.Emit(new If(test, then, otherwise));
    }

    private Expression Test(ICaseClauseOperation clause, Value value) => clause switch
    {
        ISingleValueCaseClauseOperation x when value is Number number => _patterns.Equal(number.Expression, x.Value),
        IPatternCaseClauseOperation x => Guarded(_patterns.Condition(x.Pattern, value), x.Guard),
        _ => context.Refuse(clause),
    };

    private Expression Guarded(Expression test, IOperation? guard) => guard is null ? test
        : test is Literal { AsBool: true } ? expressions.Lower(guard)
        : expressions.ShortCircuit(BinaryOperator.AndAlso, test, () => expressions.Lower(guard));

    /// <summary>The statements of a section, without the jump that ends it.</summary>
    private void Body(ISwitchCaseOperation section, Action<IOperation> lower)
    {
        foreach (IOperation statement in section.Body)
        {
            lower(statement);
        }

        if (context.Output.LastOrDefault() is Break)
        {
            context.Output.RemoveAt(context.Output.Count - 1);
        }
    }

    private static bool HasOwnBreak(EquatableArray<Statement> block) => block.Any(s => s is Break || (s is If or Try && s.Blocks().Any(HasOwnBreak)));

    /// <summary>A local that one section declares and another uses, which C# allows.</summary>
    private static ILocalSymbol? SharedLocal(ISwitchOperation operation) => operation.Locals
        .FirstOrDefault(l => operation.Cases.Count(c => c.Descendants().Any(o => o switch
        {
            ILocalReferenceOperation x => SymbolEqualityComparer.Default.Equals(x.Local, l),
            IVariableDeclaratorOperation x => SymbolEqualityComparer.Default.Equals(x.Symbol, l),
            _ => false,
        })) > 1);

    /// <summary>Tests without effects: where none holds is known beforehand, and the last that is left needs no test.</summary>
    private Expression Plain(ISwitchExpressionOperation operation, ISwitchExpressionArmOperation[] arms, Value value, IrType type)
    {
        List<(Expression Test, ISwitchExpressionArmOperation Arm)> chain = [];
        foreach (ISwitchExpressionArmOperation arm in arms)
        {
            Expression test = _patterns.Condition(arm.Pattern, value);
            chain.Add((test, arm));
            if (test is Literal { AsBool: true })
            {
                break;
            }
        }

        bool isTotal = operation.IsExhaustive || chain[chain.Count - 1].Test is Literal;
        if (isTotal && chain.Count > 1 && IsThrow(chain[chain.Count - 1].Arm.Value))
        {
            ThrowUnless(chain.Take(chain.Count - 1), () => _ = expressions.Lower(chain[chain.Count - 1].Arm.Value));
            chain.RemoveAt(chain.Count - 1);
        }
        else if (!isTotal)
        {
            ThrowUnless(chain, () => ThrowUnmatched(value));
        }

        return Choose(0);

        Expression Choose(int index) => index == chain.Count - 1
            ? expressions.Lower(chain[index].Arm.Value)
            : expressions.Choice(type, chain[index].Test, () => expressions.Lower(chain[index].Arm.Value), () => Choose(index + 1));
    }

    private void ThrowUnless(IEnumerable<(Expression Test, ISwitchExpressionArmOperation Arm)> chain, Action lower)
    {
        Expression any = chain.Select(c => c.Test).Aggregate((a, b) => new Binary(BinaryOperator.OrElse, a, b));
        context.Emit(new If(Build.Not(any), context.Block(lower), []));
    }

    private static bool IsThrow(IOperation operation) => operation is IThrowOperation || (operation is IConversionOperation conversion && IsThrow(conversion.Operand));

    private Expression Arms(ISwitchExpressionOperation operation, ISwitchExpressionArmOperation[] arms, int index, Value value, IrType type)
    {
        if (index == arms.Length)
        {
            ThrowUnmatched(value);
            return Literal.Zero(type);
        }

        ISwitchExpressionArmOperation arm = arms[index];
        new PatternVariables(context).Before(arm, arm.Locals);
        Expression test = Guarded(_patterns.Condition(arm.Pattern, value), arm.Guard);
        bool isLast = test is Literal { AsBool: true } || (index == arms.Length - 1 && operation.IsExhaustive && arm.Guard is null);
        return isLast
            ? expressions.Lower(arm.Value)
            : expressions.Choice(type, test, () => expressions.Lower(arm.Value), () => Arms(operation, arms, index + 1, value, type));
    }

    private Value? Arms(ISwitchExpressionOperation operation, ISwitchExpressionArmOperation[] arms, int index, Value value, Layout layout)
    {
        if (index == arms.Length)
        {
            ThrowUnmatched(value);
            return expressions.Values.Storage.Zero(layout, operation);
        }

        ISwitchExpressionArmOperation arm = arms[index];
        Expression test = Guarded(_patterns.Condition(arm.Pattern, value), arm.Guard);
        bool isLast = test is Literal { AsBool: true } || (index == arms.Length - 1 && operation.IsExhaustive && arm.Guard is null);
        return isLast
            ? expressions.Values.Parts(arm.Value, layout)
            : expressions.Values.Storage.Choice(layout, test, () => expressions.Values.Parts(arm.Value, layout), () => Arms(operation, arms, index + 1, value, layout), operation);
    }

    /// <summary>What C# throws where no arm holds.</summary>
    private void ThrowUnmatched(Value value) => context.Emit(new Throw(value is Number number
        ? new Template([$"{Unmatched}(", ")"], [number.Expression])
        : new Template([$"{Unmatched}()"], [])));
}
