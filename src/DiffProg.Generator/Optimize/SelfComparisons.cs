using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;

namespace DiffProg.Generator.Optimize;

/// <summary>Decides what is compared with itself, of which the compiler of C# warns; only NaN is another.</summary>
internal static class SelfComparisons
{
    public static Function Decide(Function function)
    {
        Function decided = function with
        {
            Body = Block(function.Body),
            Results = function.Results.Select(r => r.Rewrite(Decided)).ToEquatableArray(),
        };
        return decided == function ? function : Constants.Fold(decided);
    }

    private static EquatableArray<Statement> Block(EquatableArray<Statement> block) => block.Select(s => s.Map(e => e.Rewrite(Decided), Block)).ToEquatableArray();

    private static Expression? Decided(Expression e) => e is not Binary { Left: Read { Type: { IsScalar: true, IsOpaque: false } } left } binary || binary.Left != binary.Right ? null : (binary.Operator, left.Type.IsFloatingScalar) switch
    {
        (BinaryOperator.Equal or BinaryOperator.LessOrEqual or BinaryOperator.GreaterOrEqual, true) => Build.Not(IsNaN(left)),
        (BinaryOperator.NotEqual, true) => IsNaN(left),
        (BinaryOperator.Equal or BinaryOperator.LessOrEqual or BinaryOperator.GreaterOrEqual, false) => Literal.Of(true),
        (BinaryOperator.Less or BinaryOperator.Greater or BinaryOperator.NotEqual, _) => Literal.Of(false),
        _ => null,
    };

    private static Expression IsNaN(Expression value) => RuleTable.Get($"{value.Type.Scalar.Name()}.IsNaN({value.Type.Scalar.Name()})").Of(value);
}
