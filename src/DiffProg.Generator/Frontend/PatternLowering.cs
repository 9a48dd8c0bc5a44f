using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Lowers a pattern to the condition that it stands for.</summary>
internal sealed class PatternLowering(LoweringContext context, ExpressionLowering expressions)
{
    public Expression Is(IIsPatternOperation test)
    {
        StructPatterns structs = new(context, expressions);
        if (structs.Applies(test.Value))
        {
            return structs.Tested(test.Value) is { } parts ? structs.Condition(test.Pattern, parts) : context.StandIn(test);
        }

        bool isConstant = OpaqueTypes.TryLower(test.Value.Type, isConstant: true) is not null;
        if (!isConstant && Types.TryLower(test.Value.Type) is not { IsScalar: true })
        {
            return Layout.TryOf(test.Value.Type) is not { IsReference: true } ? context.Refuse(test)
                : new MarkedPatterns(context, expressions).Tested(test.Value) is { } found ? Condition(test.Pattern, found)
                : context.StandIn(test);
        }

        if (isConstant)
        {
            return new OpaqueLowering(context, expressions).Value(test.Value) is { } tested ? Condition(test.Pattern, tested) : context.StandIn(test);
        }

        Expression value = expressions.Lower(test.Value);
        bool isUsedOnce = test.Pattern is IConstantPatternOperation or IRelationalPatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation };
        return Condition(test.Pattern, isUsedOnce || IsCheap(value) ? value : context.Bind("tested", value));
    }

    /// <summary>Whether a value is as well computed again for each of the tests on it.</summary>
    public static bool IsCheap(Expression value) => value is Literal or Read or Element { Index: Literal or Read };

    /// <summary>The condition under which a value has the form of the pattern.</summary>
    public Expression Condition(IPatternOperation pattern, Value value) => value switch
    {
        Composite parts => new StructPatterns(context, expressions).Condition(pattern, parts),
        Number number => Condition(pattern, number.Expression),
        _ => context.Refuse(pattern, "a pattern of this form", "compare numbers, by constants and relations"),
    };

    /// <summary>The condition under which <paramref name="value"/>, which is cheap, has the form of the pattern. A variable that the pattern declares is declared.</summary>
    public Expression Condition(IPatternOperation pattern, Expression value)
    {
        if (value is Read { Type.IsObject: true } found)
        {
            return new MarkedPatterns(context, expressions).Condition(pattern, found);
        }

        if (value.Type.IsOpaque)
        {
            return new ObjectPatterns(context, expressions).Match(pattern, value, Literal.Of(true));
        }

        switch (pattern)
        {
            case IDiscardPatternOperation:
                return Literal.Of(true);
            case IConstantPatternOperation x:
                return Equal(value, x.Value);
            case IRelationalPatternOperation x when Operators.TryLower(x.OperatorKind) is { } op && Comparand(value, x.Value) is { } bound:
                return new Binary(op, value, bound);
            case INegatedPatternOperation x:
                return Build.Not(Condition(x.Pattern, value));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } x:
                return Build.AndAlso(Condition(x.LeftPattern, value), Condition(x.RightPattern, value));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } x:
                return new Binary(BinaryOperator.OrElse, Condition(x.LeftPattern, value), Condition(x.RightPattern, value));
            case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local } x when Types.TryLower(local.Type) == value.Type:
                new PatternVariables(context).Bind(local, value.Type, value);
                return Literal.Of(true);
            case IDeclarationPatternOperation { DeclaredSymbol: null } x when Types.TryLower(x.MatchedType) == value.Type:
            case ITypePatternOperation y when Types.TryLower(y.MatchedType) == value.Type:
                return Literal.Of(true);
            default:
                return context.Refuse(pattern, "a pattern of this form", "compare numbers, by constants and relations");
        }
    }

    /// <summary>Whether a value equals a constant as a pattern understands it: NaN equals NaN.</summary>
    public Expression Equal(Expression value, IOperation constant)
    {
        if (value.Type.IsOpaque)
        {
            return new OpaqueLowering(context, expressions).Equal(value, constant);
        }

        if (Comparand(value, constant) is not { } literal)
        {
            return context.Refuse(constant, "a constant of another type than the value", "write it in the type of the value");
        }

        return (value.Type.Scalar, constant.ConstantValue.Value) switch
        {
            (Scalar.Bool, true) => value,
            (Scalar.Bool, false) => Build.Not(value),
            ({ } width, double.NaN or float.NaN) => RuleTable.Get($"{width.Name()}.IsNaN({width.Name()})").Of(value),
            _ => new Binary(BinaryOperator.Equal, value, literal),
        };
    }

    private Literal? Comparand(Expression value, IOperation constant) =>
        constant.ConstantValue.HasValue && expressions.Lower(constant) is Literal literal && literal.Type == value.Type ? literal : null;
}
