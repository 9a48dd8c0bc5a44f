using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>
/// Lowers <c>==</c> and <c>!=</c> over tuples, records and types of <c>System.Numerics</c> to comparisons of their parts. A tuple compares
/// its elements by their operators, a record its fields as <c>Equals</c> does, to which NaN equals itself.
/// </summary>
internal sealed class Equality(LoweringContext context, ExpressionLowering expressions)
{
    private const string Refused = "a comparison of values that are no numbers all through";
    private const string Advice = "compare part by part, or declare an operator '=='";

    /// <summary>Whether a comparison is none that the user wrote.</summary>
    public static bool Applies(IBinaryOperation binary) =>
        binary is { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, IsLifted: false, OperatorMethod: { } method }
        && (FrameworkTypes.Is(method.ContainingType) || IsOfRecord(method));

    /// <summary>The comparison of two records, or of two values of the framework.</summary>
    public Expression Of(IBinaryOperation binary) =>
        Compared(binary.LeftOperand, binary.RightOperand, binary.OperatorKind == BinaryOperatorKind.NotEquals, binary);

    /// <summary>The comparison of two tuples.</summary>
    public Expression Of(ITupleBinaryOperation binary) =>
        Compared(binary.LeftOperand, binary.RightOperand, binary.OperatorKind == BinaryOperatorKind.NotEquals, binary);

    private Expression Compared(IOperation left, IOperation right, bool isNegated, IOperation site)
    {
        if (expressions.Values.Of(left) is not { } one)
        {
            return context.StandIn(site);
        }

        int mark = context.Output.Count;
        if (expressions.Values.Of(right) is not { } other)
        {
            return context.StandIn(site);
        }

        Expression same = ByOperator(context.Keep(one, ref mark), other, site);
        return isNegated ? Build.Not(same) : same;
    }

    /// <summary>The comparison by an operator.</summary>
    private Expression ByOperator(Value one, Value other, IOperation site) => (one, other) switch
    {
        (Number a, Number b) => Numbers(a.Expression, b.Expression, site),
        (Composite { Layout.Type.IsTupleType: true } a, Composite { Layout.Type.IsTupleType: true } b) => All(a, b, site, ByOperator),
        (Composite { Layout: { IsReference: false } layout } a, Composite b) when FrameworkTypes.Is(layout.Type) => All(a, b, site, ByOperator),
        (Composite { Layout: { IsReference: false } layout } a, Composite b) when OperatorOf(layout.Type) is { } method => IsOfRecord(method)
            ? ByEquals(a, b, site)
            : expressions.Part(expressions.Values.Inlining.Run(method, null, [a, b], site), site),
        _ => context.Refuse(site, Refused, Advice),
    };

    /// <summary>The comparison by <c>Equals</c>.</summary>
    private Expression ByEquals(Value one, Value other, IOperation site) => (one, other) switch
    {
        (Number a, Number b) when a.Expression.Type.IsOpaque => Asked($"global::System.Collections.Generic.EqualityComparer<{a.Expression.Type.Name}>.Default.Equals(", a.Expression, ", ", b.Expression, ")"),
        (Number a, Number b) => OrBothNaN(Cheap(a.Expression), Cheap(b.Expression)),
        (Composite { Layout.Type: { } type } a, Composite b) when type.IsTupleType || (FrameworkTypes.Is(type) && type.Name == "Complex") => All(a, b, site, ByEquals),
        (Composite { Layout: { IsReference: false, Type: { IsRecord: true } type } } a, Composite b) => EqualsOf(type) is { } own
            ? expressions.Part(expressions.Values.Inlining.Run(own, a, [b], site), site)
            : All(a, b, site, ByEquals),
        _ => context.Refuse(site, Refused, Advice),
    };

    private Expression All(Composite one, Composite other, IOperation site, System.Func<Value, Value, IOperation, Expression> same) => one.Members.Length != other.Members.Length
        ? context.StandIn(site)
        : one.Members.Zip(other.Members, (a, b) => (a, b)).Aggregate(
            (Expression)Literal.Of(true),
            (all, part) => all is Literal ? same(part.a, part.b, site) : expressions.ShortCircuit(BinaryOperator.AndAlso, all, () => same(part.a, part.b, site)));

    private Expression Numbers(Expression one, Expression other, IOperation site)
    {
        (IrType a, IrType b) = (one.Type, other.Type);
        return a.IsOpaque && b.IsOpaque ? Asked(string.Empty, one, " == ", other, string.Empty)
            : a == b ? new Binary(BinaryOperator.Equal, one, other)
            : ScalarFacts.ConvertsImplicitly(a.Scalar, b.Scalar) ? new Binary(BinaryOperator.Equal, new Ir.Convert(b, one, context.NewSite(site)), other)
            : ScalarFacts.ConvertsImplicitly(b.Scalar, a.Scalar) ? new Binary(BinaryOperator.Equal, one, new Ir.Convert(a, other, context.NewSite(site)))
            : context.Refuse(site, Refused, Advice);
    }

    private static Expression OrBothNaN(Expression one, Expression other)
    {
        Binary equal = new(BinaryOperator.Equal, one, other);
        return !one.Type.IsFloatingScalar || IsNumber(one) || IsNumber(other) ? equal
            : new Binary(BinaryOperator.OrElse, equal, new Binary(BinaryOperator.AndAlso, IsNaN(one), IsNaN(other)));
    }

    private static Expression IsNaN(Expression value) => RuleTable.Get($"{value.Type.Scalar.Name()}.IsNaN({value.Type.Scalar.Name()})").Of(value);

    private static bool IsNumber(Expression value) => value is Literal literal && !double.IsNaN(literal.AsDouble);

    private Expression Cheap(Expression value) => PatternLowering.IsCheap(value) ? value : context.Bind("part", value);

    private Read Asked(string before, Expression one, string between, Expression other, string behind)
    {
        Variable result = context.NewVariable("same", IrType.Bool);
        context.Emit(new Opaque(result, new Template([before, between, behind], [one, other]), null));
        return new Read(result);
    }

    private static bool IsOfRecord(IMethodSymbol method) => method is { IsImplicitlyDeclared: true, ContainingType: { IsRecord: true, IsValueType: true } };

    private static IMethodSymbol? OperatorOf(ITypeSymbol type) => type.GetMembers("op_Equality").OfType<IMethodSymbol>()
        .FirstOrDefault(m => m.Parameters.All(p => SymbolEqualityComparer.Default.Equals(p.Type, type)));

    /// <summary>The method by which a user compares values of a record.</summary>
    private static IMethodSymbol? EqualsOf(ITypeSymbol type) => type.GetMembers("Equals").OfType<IMethodSymbol>()
        .FirstOrDefault(m => !m.IsImplicitlyDeclared && m.Parameters is [{ Type: { } other }] && SymbolEqualityComparer.Default.Equals(other, type));
}
