using System.Linq;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>Lowers a pattern over a struct or a tuple to tests of its parts, each guarded by those before it.</summary>
internal sealed class StructPatterns(LoweringContext context, ExpressionLowering expressions)
{
    private const string Refused = "a pattern of this form over a struct";
    private const string Advice = "test its members by their names";

    /// <summary>Whether a value that is tested is one of several parts, and no constant of which only the type is known.</summary>
    public bool Applies(IOperation tested) => Layout.TryOf(tested.Type) is { IsReference: false } && tested switch
    {
        IParenthesizedOperation x => Applies(x.Operand),
        ILocalReferenceOperation x => context.FindValue(x.Local) is Composite,
        IParameterReferenceOperation x => context.FindValue(x.Parameter) is Composite,
        ITupleOperation => true,
        _ => OpaqueTypes.TryLower(tested.Type) is null,
    };

    /// <summary>The value that is tested, as it is now; null where it was refused.</summary>
    public Composite? Tested(IOperation operation) =>
        expressions.Values.Of(operation, "tested") is Composite value ? expressions.Values.Storage.Copy(value, "tested") : null;

    /// <summary>The condition under which a value has the form of a pattern. What it declares outlives the tests.</summary>
    public Expression Condition(IPatternOperation pattern, Composite value)
    {
        new PatternVariables(context).Declare(PatternVariables.Of(pattern), pattern);
        return Match(pattern, value);
    }

    /// <summary>The same where what it declares is declared.</summary>
    public Expression Match(IPatternOperation pattern, Composite value)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return Literal.Of(true);
            case INegatedPatternOperation x:
                return Build.Not(Match(x.Pattern, value));
            case IBinaryPatternOperation x:
                return expressions.ShortCircuit(
                    x.OperatorKind == BinaryOperatorKind.And ? BinaryOperator.AndAlso : BinaryOperator.OrElse,
                    Match(x.LeftPattern, value),
                    () => Match(x.RightPattern, value));
            case ITypePatternOperation x when IsOf(value, x.MatchedType):
                return Literal.Of(true);
            case IDeclarationPatternOperation x when x.MatchesNull || IsOf(value, x.MatchedType):
                return Declared(x.DeclaredSymbol, value, x) ? Literal.Of(true) : context.StandIn(x);
            case IRecursivePatternOperation x when IsOf(value, x.MatchedType):
                return Recursive(x, value);
            default:
                return context.Refuse(pattern, Refused, Advice);
        }
    }

    private Expression Recursive(IRecursivePatternOperation pattern, Composite value)
    {
        Expression all = Literal.Of(true);
        for (int i = 0; i < pattern.DeconstructionSubpatterns.Length; i++)
        {
            if (PartAt(pattern, value, i) is not { } part)
            {
                return context.Refuse(pattern, "a pattern that calls 'Deconstruct'", Advice);
            }

            IPatternOperation inner = pattern.DeconstructionSubpatterns[i];
            all = And(all, () => Part(inner, part));
        }

        foreach (IPropertySubpatternOperation inner in pattern.PropertySubpatterns)
        {
            all = And(all, () => inner.Member is IMemberReferenceOperation member && expressions.Values.Member(value, member, null) is { } part
                ? Part(inner.Pattern, part)
                : context.Refuse(inner, Refused, Advice));
        }

        return pattern.DeclaredSymbol is null || Declared(pattern.DeclaredSymbol, value, pattern) ? all : context.StandIn(pattern);
    }

    private Expression Part(IPatternOperation pattern, Value part) => part switch
    {
        Composite { Layout.IsReference: false } inner => Match(pattern, inner),
        Number { Expression: { } number } => new PatternLowering(context, expressions).Condition(pattern, PatternLowering.IsCheap(number) ? number : context.Bind("tested", number)),
        _ => context.Refuse(pattern, Refused, Advice),
    };

    /// <summary>The part at a position: a tuple's element, or the property of a record's parameter.</summary>
    private static Value? PartAt(IRecursivePatternOperation pattern, Composite value, int position) =>
        value.Layout.Type.IsTupleType ? value.Members[position]
        : pattern.DeconstructSymbol is IMethodSymbol { IsImplicitlyDeclared: true } method
            && value.Layout.Members.Select((m, i) => (m.Name, i)).Where(m => m.Name == method.Parameters[position].Name).Select(m => value.Members[m.i]).FirstOrDefault() is { } part
            ? part
            : null;

    private bool Declared(ISymbol? symbol, Composite value, IOperation site) =>
        symbol is not ILocalSymbol local || (context.FindValue(local) is { } place && expressions.Values.Storage.Assign(place, value, site) is not null);

    private Expression And(Expression test, System.Func<Expression> next) => test is Literal { AsBool: true } ? next() : expressions.ShortCircuit(BinaryOperator.AndAlso, test, next);

    private static bool IsOf(Composite value, ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(value.Layout.Type, TypeArguments.Resolve(type));
}
