using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Optimize;
using DiffProg.Generator.Rules;

namespace DiffProg.Generator.Transform;

/// <summary>
/// Takes apart a loop that looks for the best of what its iterations compute: it is found which iteration decides, which carries no derivative, and that
/// iteration runs once more, alone. The derivatives then know of one iteration instead of all, and the method's numbers stay as they are.
/// </summary>
internal sealed class DecidingIterations
{
    private readonly Activity _activity;
    private readonly Fresh _fresh;

    /// <summary>What others see where the loop throws half-way.</summary>
    private readonly HashSet<Variable> _seen;
    private readonly HashSet<Variable> _repeated = [];

    private DecidingIterations(Function function, Activity activity)
    {
        _activity = activity;
        _fresh = new Fresh(function.NextId);
        _seen =
        [
            .. function.Parameters.Where(p => p.ByReference).Select(p => p.Variable),
            .. function.Body.All().OfType<Try>().SelectMany(t => t.Cleanup.All()).SelectMany(s => s.Expressions()).SelectMany(e => e.Variables()),
        ];
    }

    /// <summary>The function with such loops taken apart, and what is computed in it once more.</summary>
    /// <param name="function">The function.</param>
    /// <param name="activity">What in it carries a derivative.</param>
    public static (Function Function, HashSet<Variable> Repeated) Of(Function function, Activity activity)
    {
        DecidingIterations pass = new(function, activity);
        EquatableArray<Statement> body = pass.Block(function.Body);
        return (function with { Body = body, NextId = pass._fresh.NextId }, pass._repeated);
    }

    /// <summary>A derivative without what is computed once more and is known by then.</summary>
    /// <param name="derivative">The derivative.</param>
    /// <param name="repeated">What is computed once more.</param>
    public static Function Finish(Function derivative, HashSet<Variable> repeated)
    {
        return Unread.Remove(derivative with { Body = Block(derivative.Body) }, repeated);

        EquatableArray<Statement> Block(EquatableArray<Statement> block) => block.Select(s => s.Map(Known, Block)).ToEquatableArray();

        Expression Known(Expression e) => e.Rewrite(x => x is Apply { Arguments: [Read value, ..] } apply && IsNumber(value.Variable) && repeated.Contains(value.Variable) && apply.Primitive == RuleTable.Get(DerivativeRows.WithDerivativeOf.Symbol, value.Type.Scalar).Symbol ? value : null);
    }

    private EquatableArray<Statement> Block(EquatableArray<Statement> block) => block.SelectMany(s =>
        s is For loop && DecidedLoop.TryMatch(loop) is { } decided && !decided.Targets.Any(_seen.Contains) && decided.Targets.Any(_activity.IsActive)
            ? Apart(decided)
            : [s.Map(e => e, Block)]).ToEquatableArray();

    private IEnumerable<Statement> Apart(DecidedLoop decided)
    {
        Read deciding = new(_fresh.Variable(decided.Best.Name + "At", IrType.Int));
        Dictionary<Variable, Variable> compared = decided.Compared.ToDictionary(v => v, v => _fresh.Variable(v.Name, v.Type));
        EquatableArray<Statement> search = Renaming.Copy([decided.Loop with { Body = Searched(decided.Loop.Body) }], _fresh);
        EquatableArray<Statement> alone = Renaming.Copy([new Declare(decided.Loop.Index, deciding), .. Alone(decided.Loop.Body)], _fresh);
        _repeated.UnionWith(alone.All().SelectMany(s => s.Bound()).Concat(compared.Values));
        return
        [
            new Declare(deciding.Variable, Literal.Of(-1)),
            .. compared.Select(c => new Declare(c.Value, new Read(c.Key))),
            .. Compared(search),
            new If(
                new Binary(BinaryOperator.GreaterOrEqual, deciding, Literal.Of(0)),
                WithoutSites(alone),
                []) { Source = decided.Source },
        ];

        // The body that only finds out which iteration decides.
        EquatableArray<Statement> Searched(EquatableArray<Statement> block) => block.SelectMany(s => s switch
        {
            If branch when decided.IsOnPath(branch) => [branch with { Then = Searched(branch.Then), Else = Searched(branch.Else) }],
            Assign { Target: Read target } take when decided.Targets.Contains(target.Variable) =>
            [
                .. decided.Compared.Contains(target.Variable) ? [take] : Enumerable.Empty<Statement>(),
                .. decided.IsLastTake(take) ? [new Assign(deciding, new Read(decided.Loop.Index))] : Enumerable.Empty<Statement>(),
            ],
            _ => new[] { s },
        }).ToEquatableArray();

        EquatableArray<Statement> Compared(EquatableArray<Statement> block) =>
            block.Select(s => s.Map(e => e.Rewrite(x => x is Read read && compared.TryGetValue(read.Variable, out Variable? twin) ? new Read(twin) : null), Compared)).ToEquatableArray();

        // The body of the iteration that decides, which is known to take the branch.
        EquatableArray<Statement> Alone(EquatableArray<Statement> block) =>
            block.SelectMany<Statement, Statement>(s => s switch
            {
                If branch when decided.IsOnPath(branch) => Alone(decided.Way(branch)),
                Assign { Target: Read target } take when compared.TryGetValue(target.Variable, out Variable? known) && IsNumber(known) => [take with { Value = RuleTable.Get(DerivativeRows.WithDerivativeOf.Symbol, known.Type.Scalar).Of(new Read(known), take.Value) }],
                _ => new[] { s },
            }).ToEquatableArray();
    }

    private static bool IsNumber(Variable variable) => variable.Type == IrType.Double || variable.Type == IrType.Float;

    /// <summary>The user's loop is the one in which it is looked for.</summary>
    private static EquatableArray<Statement> WithoutSites(EquatableArray<Statement> block) => block.Select(s => s.Map(e => e, WithoutSites) switch
    {
        For x => x with { Site = null },
        Loop x => x with { Site = null },
        var x => x,
    }).ToEquatableArray();
}
