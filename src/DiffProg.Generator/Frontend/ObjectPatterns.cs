using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Lowers a pattern over an object, which is a constant: each test and each member runs once, in the forward sweep and no sooner than what
/// comes before it holds. They stand one after the other rather than one in another, so that what they declare can be used behind them.
/// </summary>
internal sealed class ObjectPatterns(LoweringContext context, ExpressionLowering expressions)
{
    private const string Refused = "a pattern of this form";
    private const string Advice = "test types, members and constants";

    private readonly OpaqueLowering _opaque = new(context, expressions);
    private readonly PatternVariables _variables = new(context);

    /// <summary>The condition under which an object has the form of the pattern; it implies <paramref name="guard"/>, without which nothing is asked.</summary>
    public Expression Match(IPatternOperation pattern, Expression value, Expression guard)
    {
        if (!value.Type.IsOpaque)
        {
            return And(guard, new PatternLowering(context, expressions).Condition(pattern, value));
        }

        switch (pattern)
        {
            case IDiscardPatternOperation:
                return guard;
            case IConstantPatternOperation x when Types.TryLower(x.Value.Type) is null:
                return And(guard, _opaque.Equal(value, x.Value));
            case IConstantPatternOperation x when expressions.Lower(x.Value) is Literal constant:
                return Test(guard, value, " is ", constant, string.Empty);
            case INegatedPatternOperation x:
                return And(guard, Build.Not(Match(x.Pattern, value, guard)));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } x:
                return Match(x.RightPattern, value, Match(x.LeftPattern, value, guard));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } x:
                Expression left = Match(x.LeftPattern, value, guard);
                Expression right = Match(x.RightPattern, value, And(guard, Build.Not(left)));
                return Named(new Binary(BinaryOperator.OrElse, left, right));
            case ITypePatternOperation x:
                return TypeTest(guard, value, x.MatchedType);
            case IDeclarationPatternOperation x:
                return Declaration(x, value, guard);
            case IRecursivePatternOperation x:
                return Recursive(x, value, guard);
            case IListPatternOperation x:
                return List(x, value, guard);
            default:
                return context.Refuse(pattern, Refused, Advice);
        }
    }

    private Expression Declaration(IDeclarationPatternOperation pattern, Expression value, Expression guard)
    {
        Expression matched = pattern.MatchesNull ? guard : TypeTest(guard, value, pattern.MatchedType!);
        Declare(pattern.DeclaredSymbol, pattern, value, matched);
        return matched;
    }

    private Expression Recursive(IRecursivePatternOperation pattern, Expression value, Expression guard)
    {
        Expression matched = pattern.MatchedType.IsValueType && SymbolEqualityComparer.Default.Equals(pattern.MatchedType, pattern.InputType)
            ? guard
            : TypeTest(guard, value, pattern.MatchedType);
        Expression inner = Cast(pattern, value, matched);
        for (int i = 0; i < pattern.DeconstructionSubpatterns.Length; i++)
        {
            if (PositionOf(pattern, i) is not { } member)
            {
                return context.Refuse(pattern, "a pattern that calls 'Deconstruct'", "test the members by their names");
            }

            matched = Part(pattern.DeconstructionSubpatterns[i], inner, member, matched);
        }

        foreach (IPropertySubpatternOperation part in pattern.PropertySubpatterns)
        {
            if (part.Member is not IMemberReferenceOperation { Member: { } member })
            {
                return context.Refuse(part, Refused, Advice);
            }

            matched = Part(part.Pattern, inner, member, matched);
        }

        Declare(pattern.DeclaredSymbol, pattern, inner, matched);
        return matched;
    }

    /// <summary>Tests a member of what was matched.</summary>
    private Expression Part(IPatternOperation pattern, Expression value, ISymbol member, Expression guard)
    {
        ITypeSymbol? type = member switch
        {
            IPropertySymbol x => x.Type,
            IFieldSymbol x => x.Type,
            _ => null,
        };
        return TypeOf(type) is { } known
            ? Match(pattern, Guarded(Camel(member.Name), known, guard, value, "." + Identifiers.Escaped(member.Name)), guard)
            : context.Refuse(pattern, "a pattern over a member of this type", "test numbers, and objects that are constants");
    }

    private Expression List(IListPatternOperation pattern, Expression value, Expression guard)
    {
        ISlicePatternOperation? slice = pattern.Patterns.OfType<ISlicePatternOperation>().FirstOrDefault();
        if (slice is { Pattern: not null } || pattern.LengthSymbol is not IPropertySymbol length || ElementOf(pattern) is not { } element)
        {
            return context.Refuse(pattern, Refused, Advice);
        }

        Expression matched = pattern.NarrowedType.IsValueType ? guard : Test(guard, value, " is not null");
        Expression count = Guarded("count", IrType.Int, matched, value, "." + length.Name);
        int fixedCount = pattern.Patterns.Length - (slice is null ? 0 : 1);
        matched = And(matched, new Binary(slice is null ? BinaryOperator.Equal : BinaryOperator.GreaterOrEqual, count, Literal.Of(fixedCount)));
        int sliceAt = slice is null ? pattern.Patterns.Length : pattern.Patterns.IndexOf(slice);
        for (int i = 0; i < pattern.Patterns.Length; i++)
        {
            if (pattern.Patterns[i] is IDiscardPatternOperation or ISlicePatternOperation)
            {
                continue;
            }

            Expression index = i < sliceAt ? Literal.Of(i) : new Binary(BinaryOperator.Subtract, count, Literal.Of(pattern.Patterns.Length - i));
            matched = Match(pattern.Patterns[i], Guarded("item", element, matched, value, "[", index, "]"), matched);
        }

        Declare(pattern.DeclaredSymbol, pattern, value, matched);
        return matched;
    }

    private static IrType? ElementOf(IListPatternOperation pattern) => pattern.IndexerSymbol switch
    {
        IPropertySymbol { Parameters: [{ Type.SpecialType: SpecialType.System_Int32 }] } x => TypeOf(x.Type),
        _ when pattern.InputType is IArrayTypeSymbol { Rank: 1 } array => TypeOf(array.ElementType),
        _ => null,
    };

    /// <summary>The member that stands at a place, where that is known without asking the object.</summary>
    private static ISymbol? PositionOf(IRecursivePatternOperation pattern, int place) => pattern switch
    {
        { DeconstructSymbol: null, MatchedType: INamedTypeSymbol { IsTupleType: true } tuple } => tuple.TupleElements.ElementAtOrDefault(place)?.CorrespondingTupleField,
        { DeconstructSymbol: IMethodSymbol { IsImplicitlyDeclared: true } method, MatchedType.IsRecord: true } =>
            pattern.MatchedType.GetMembers(method.Parameters.ElementAtOrDefault(place)?.Name ?? string.Empty).FirstOrDefault(m => m is IPropertySymbol or IFieldSymbol),
        _ => null,
    };

    private void Declare(ISymbol? symbol, IPatternOperation pattern, Expression value, Expression matched)
    {
        if (symbol is not ILocalSymbol local)
        {
            return;
        }

        if (PatternVariables.TypeOf(local) is not { } type)
        {
            _ = context.Refuse(pattern, $"the variable '{local.Name}', which a pattern declares,", "let it be a number, or an object that is a constant");
        }
        else if (type != value.Type && context.Find(local) is null)
        {
            context.Emit(new Opaque(context.Declare(local, type), GuardedCode(matched, value, string.Empty, null, string.Empty, local.Type), null));
        }
        else
        {
            _variables.Bind(local, type, type == value.Type ? value : Guarded(local.Name, type, matched, value, string.Empty, cast: local.Type));
        }
    }

    private Expression Cast(IPatternOperation pattern, Expression value, Expression matched) =>
        TypeOf(pattern.NarrowedType) is { } type && type != value.Type ? Guarded("matched", type, matched, value, string.Empty, cast: pattern.NarrowedType) : value;

    private Expression TypeTest(Expression guard, Expression value, ITypeSymbol type) => Test(guard, value, $" is {Bare(type)}");

    private Expression Test(Expression guard, Expression value, string behind, Expression? constant = null, string end = "")
    {
        Template code = constant is null ? new Template([string.Empty, behind], [value]) : new Template([string.Empty, behind, end], [value, constant]);
        return And(guard, Run("matches", IrType.Bool, code));
    }

    /// <summary>What is asked of an object, where the guard holds; otherwise the default of the type, which nobody looks at.</summary>
    private Read Guarded(string name, IrType type, Expression guard, Expression value, string behind, Expression? index = null, string end = "", ITypeSymbol? cast = null) =>
        Run(name, type, GuardedCode(guard, value, behind, index, end, cast));

    private static Template GuardedCode(Expression guard, Expression value, string behind, Expression? index, string end, ITypeSymbol? cast)
    {
        string before = cast is null ? "(" : $"({OpaqueTypes.NameOf(cast)})(";
        List<string> parts = guard is Literal ? [before] : [string.Empty, " ? " + before];
        List<Expression> operands = guard is Literal ? [value] : [guard, value];
        parts.Add(")" + behind);
        if (index is not null)
        {
            operands.Add(index);
            parts.Add(end);
        }

        parts[parts.Count - 1] += guard is Literal ? string.Empty : " : default";
        return new Template(parts.ToEquatableArray(), operands.ToEquatableArray());
    }

    private Read Run(string name, IrType type, Template code)
    {
        Variable result = context.NewVariable(name, type);
        context.Emit(new Opaque(result, code, null));
        return new Read(result);
    }

    private Expression And(Expression guard, Expression condition) => guard is Literal { AsBool: true } ? condition : condition is Literal { AsBool: true } ? guard : Named(Build.AndAlso(guard, condition));

    private Expression Named(Expression condition) => context.Bind("matched", condition);

    private static IrType? TypeOf(ITypeSymbol? type) =>
        Types.TryLower(type) is { } number ? (number.IsScalar ? number : null) : OpaqueTypes.TryLower(type, isConstant: true);

    private static string Bare(ITypeSymbol type) => OpaqueTypes.NameOf(type).TrimEnd('?');

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
