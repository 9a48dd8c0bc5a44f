using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>Copies statements, giving each copy variables of its own.</summary>
internal static class Renaming
{
    public static EquatableArray<Statement> Copy(EquatableArray<Statement> block, Fresh fresh) => Copy(block, null, fresh).Block;

    /// <summary>What a function does to an argument.</summary>
    public static (EquatableArray<Statement> Block, Expression Result) Inline(Function function, Expression argument, Fresh fresh) => Inline(function, [argument], fresh);

    /// <summary>What a function does to its arguments, which a variable for each parameter receives first.</summary>
    public static (EquatableArray<Statement> Block, Expression Result) Inline(Function function, IEnumerable<Expression> arguments, Fresh fresh)
    {
        // The function's variables are its own, and may look like those of the arguments.
        IEnumerable<Statement> parameters = function.Parameters.Select(p => new Declare(p.Variable, Literal.Zero(p.Variable.Type)));
        (EquatableArray<Statement> block, Expression? result) = Copy([.. parameters, .. function.Body], function.Results[0], fresh);
        int count = function.Parameters.Count;
        return ([.. block.Take(count).Cast<Declare>().Zip(arguments, (d, a) => d with { Value = a }), .. block.Skip(count)], result!);
    }

    private static (EquatableArray<Statement> Block, Expression? Result) Copy(EquatableArray<Statement> block, Expression? result, Fresh fresh)
    {
        Dictionary<Variable, Variable> names = block.All().SelectMany(s => s.Bound()).Distinct().ToDictionary(v => v, v => fresh.Variable(v.Name, v.Type));
        return (Block(block), result is null ? null : Change(result));

        EquatableArray<Statement> Block(EquatableArray<Statement> statements) => statements.Select(s => Declarations(s.Map(Change, Block))).ToEquatableArray();

        Statement Declarations(Statement s) => s switch
        {
            Declare x => x with { Variable = Name(x.Variable) },
            For x => x with { Index = Name(x.Index) },
            Call x => x with { Results = x.Results.Select(Name).ToEquatableArray() },
            Opaque { Result: { } result } x => x with { Result = Name(result) },
            CopyRow x => new CopyRow(Name(x.Target), Name(x.From)),
            SameLength x => new SameLength(Name(x.Cotangent), Name(x.Row)),
            _ => s with { },
        };

        Expression Change(Expression e) => e.Rewrite(x => x switch
        {
            Read read => new Read(Name(read.Variable)),
            Element element => element with { Array = Name(element.Array) },
            Item item => item with { Rows = Name(item.Rows) },
            Length length => length with { Array = Name(length.Array) },
            IsNull test => new IsNull(Name(test.Array)),
            View view => view with { Row = Name(view.Row) },
            ZeroLike zero => zero with { Object = Name(zero.Object) },
            _ => null,
        });

        Variable Name(Variable variable) => names.TryGetValue(variable, out Variable? other) ? other : variable;
    }
}
