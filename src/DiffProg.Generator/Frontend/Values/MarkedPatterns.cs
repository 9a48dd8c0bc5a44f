using System.Linq;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>
/// Lowers a pattern over an object of a marked type: a test of its class, and tests of its members, each guarded by those before it. A
/// variable that a pattern declares is the same object, cast where it is used, since only there is it sure to be of the class.
/// </summary>
internal sealed class MarkedPatterns(LoweringContext context, ExpressionLowering expressions)
{
    private const string Refused = "a pattern of this form over an object of a marked type";
    private const string Advice = "test its class and its members, or give the classes a virtual method";

    /// <summary>The object that is tested; null where it was refused.</summary>
    public Expression? Tested(IOperation operation)
    {
        switch (expressions.Values.Of(operation))
        {
            case Handle handle:
                return new Read(handle.Variable);
            case null:
                return null;
            default:
                return context.Refuse(operation, "a test of an object that is made here", "its class is known: use its members");
        }
    }

    /// <summary>The condition under which an object has the form of a pattern. The numbers that it declares outlive the tests that they stand in.</summary>
    public Expression Condition(IPatternOperation pattern, Read value)
    {
        new PatternVariables(context).Declare(PatternVariables.Of(pattern), pattern);
        return Match(pattern, value, null);
    }

    private Expression Match(IPatternOperation pattern, Read value, PartOf? place)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return Literal.Of(true);
            case IConstantPatternOperation { Value: { } constant } when IsNull(constant):
                return IsNone(value);
            case INegatedPatternOperation x:
                return Build.Not(Match(x.Pattern, value, place));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } x:
                return And(Match(x.LeftPattern, value, place), () => Match(x.RightPattern, value, place));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } x:
                return expressions.ShortCircuit(BinaryOperator.OrElse, Match(x.LeftPattern, value, place), () => Match(x.RightPattern, value, place));
            case ITypePatternOperation x:
                return IsOf(value, x.MatchedType);
            case IDeclarationPatternOperation x when ObjectOf(value, x) is { } handle:
                Declare(x.DeclaredSymbol, handle, place, x.MatchesNull ? x.InputType : x.MatchedType!);
                return x.MatchesNull ? Literal.Of(true) : IsOf(value, x.MatchedType!);
            case IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true } x when ObjectOf(value, x) is { } handle:
                Declare(x.DeclaredSymbol, handle, place, x.MatchedType);
                return x.PropertySubpatterns.Aggregate(IsOf(value, x.MatchedType), (test, part) => And(test, () => Part(part, handle, place, x.MatchedType)));
            default:
                return context.Refuse(pattern, Refused, Advice);
        }
    }

    /// <summary>Whether there is no object.</summary>
    public Expression IsNone(Read value) => Test(value, " is null");

    /// <summary>Whether an object is of a class.</summary>
    public Expression IsOf(Read value, ITypeSymbol type) => Test(value, $" is {OpaqueTypes.NameOf(type).TrimEnd('?')}");

    private Expression Part(IPropertySubpatternOperation part, Handle owner, PartOf? place, ITypeSymbol type)
    {
        if (part.Member is not IMemberReferenceOperation member || expressions.Values.Dispatch.As(owner, type, part) is not { } cast)
        {
            return context.Refuse(part, Refused, Advice);
        }

        switch (expressions.Values.Member(cast, member, null))
        {
            case Number { Expression: { Type.IsOpaque: false } number }:
                return new PatternLowering(context, expressions).Condition(part.Pattern, PatternLowering.IsCheap(number) ? number : context.Bind("tested", number));
            case Composite { Layout.IsReference: false } inner:
                return new StructPatterns(context, expressions).Condition(part.Pattern, inner);
            case Handle inner:
                return Match(part.Pattern, new Read(inner.Variable), new PartOf(Known(owner, place, type), member, null));
            default:
                return context.Refuse(part, Refused, Advice);
        }
    }

    private void Declare(ISymbol? symbol, Handle value, PartOf? place, ITypeSymbol type)
    {
        if (symbol is ILocalSymbol local)
        {
            context.Bind(local, Known(value, place, type));
        }
    }

    /// <summary>An object as what a pattern found it to be: nothing that its tests declare can be named behind them.</summary>
    private static Value Known(Handle value, PartOf? place, ITypeSymbol type)
    {
        INamedTypeSymbol? other = type is INamedTypeSymbol named && !SymbolEqualityComparer.Default.Equals(named, value.Layout.Type) ? named : null;
        return place is not null ? place with { Type = other } : other is not null ? new Recast(value, other) : value;
    }

    private static Handle? ObjectOf(Read value, IPatternOperation pattern) => Layout.TryOf(pattern.InputType) is { IsReference: true } layout ? new Handle(value.Variable, layout) : null;

    private Expression And(Expression test, System.Func<Expression> next) => test is Literal { AsBool: true } ? next() : expressions.ShortCircuit(BinaryOperator.AndAlso, test, next);

    private Read Test(Read value, string behind)
    {
        Variable result = context.NewVariable("matches", IrType.Bool);
        context.Emit(new Opaque(result, new Template([string.Empty, behind], [value]), null));
        return new Read(result);
    }

    private static bool IsNull(IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: null } || (operation is IConversionOperation { OperatorMethod: null } conversion && IsNull(conversion.Operand));
}
