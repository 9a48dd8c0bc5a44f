using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>A loop of which nothing lasts but what the last iteration leaves that takes a certain branch: <c>d = …; if (d &lt; best) { best = d; at = i; }</c>.</summary>
internal sealed class DecidedLoop
{
    private readonly List<If> _path = [];
    private readonly HashSet<Statement> _takes;

    private DecidedLoop(For loop)
    {
        Loop = loop;
        Declared = [.. loop.Body.All().SelectMany(s => s.Bound())];
        Assign[] takes = [.. loop.Body.All().OfType<Assign>().Where(a => a.Target is Read target && !Declared.Contains(target.Variable))];
        _takes = new HashSet<Statement>(takes, ReferenceComparer<Statement>.Instance);
        Targets = [.. takes.Select(a => a.Target.TargetVariable())];
        Taken = Find(loop.Body);
        Compared = [.. _path.SelectMany(p => p.Condition.Variables()).Where(Targets.Contains)];
    }

    /// <summary>The loop.</summary>
    public For Loop { get; }

    /// <summary>What the iteration that decides assigns.</summary>
    public HashSet<Variable> Targets { get; }

    /// <summary>Those of them that decide which iteration it is.</summary>
    public HashSet<Variable> Compared { get; }

    /// <summary>The best of what is computed.</summary>
    public Variable Best => Compared.Concat(Targets).First(v => v.Type.IsDifferentiable);

    /// <summary>The line of the user's code.</summary>
    public string? Source => _path[_path.Count - 1].Source;

    private HashSet<Variable> Declared { get; }

    /// <summary>The first of what is assigned in the branch; null where it is no one branch.</summary>
    private EquatableArray<Statement>? Taken { get; }

    /// <summary>The loop seen so; null of any other.</summary>
    public static DecidedLoop? TryMatch(For loop)
    {
        if (loop is not { Step: 1, Reversed: false, First: Literal { AsInt: >= 0 } })
        {
            return null;
        }

        DecidedLoop decided = new(loop with { Body = WithBranches(loop.Body) });
        return decided.Taken is not null && decided.IsOnlyThat() ? decided : null;
    }

    /// <summary>Whether a branch leads to where the best is taken.</summary>
    public bool IsOnPath(Statement statement) => _path.Any(p => ReferenceEquals(p, statement));

    /// <summary>Whether it is the last that is assigned where the best is taken.</summary>
    public bool IsLastTake(Statement statement) => ReferenceEquals(Taken!.Value.Last(_takes.Contains), statement);

    /// <summary>The arm that leads there.</summary>
    public EquatableArray<Statement> Way(If branch) => branch.Then.All().Any(_takes.Contains) ? branch.Then : branch.Else;

    /// <summary>A choice between what a variable is and something else is a branch that assigns the other.</summary>
    private static EquatableArray<Statement> WithBranches(EquatableArray<Statement> block) => block.Select(s => s switch
    {
        Assign { Target: Read target, Value: Conditional choice } when choice.WhenFalse == target =>
            new If(choice.Condition, [new Assign(target, choice.WhenTrue) { Source = s.Source }], []) { Source = s.Source },
        Assign { Target: Read target, Value: Conditional choice } when choice.WhenTrue == target =>
            new If(new Unary(UnaryOperator.Not, choice.Condition), [new Assign(target, choice.WhenFalse) { Source = s.Source }], []) { Source = s.Source },
        _ => s.Map(e => e, WithBranches),
    }).ToEquatableArray();

    /// <summary>The block that assigns all of it, and the branches that lead there.</summary>
    private EquatableArray<Statement>? Find(EquatableArray<Statement> block)
    {
        int here = block.Count(_takes.Contains);
        if (here > 0)
        {
            return here == _takes.Count && _path.Count > 0 ? block : null;
        }

        If[] ways = [.. block.OfType<If>().Where(i => i.Blocks().Any(b => b.All().Any(_takes.Contains)))];
        if (ways.Length != 1)
        {
            return null;
        }

        _path.Add(ways[0]);
        return Find(Way(ways[0]));
    }

    private bool IsOnlyThat()
    {
        Statement[] all = [.. Loop.Body.All()];
        HashSet<Variable> rows = [.. all.OfType<Declare>().Where(d => d.Value is NewArray).Select(d => d.Variable)];
        return Targets.All(t => t.Type.IsScalar)
            && Targets.Any(t => t.Type.IsDifferentiable)
            && all.All(IsOwn)
            && !all.Any(AsksForBest)
            && all.SelectMany(s => s.Expressions()).SelectMany(e => e.SelfAndBelow()).All(e => e is not (Member { IsReadOnly: false } or OnGradient or Load or View or Item))
            && all.Where(s => !IsOnPath(s)).SelectMany(s => s.Expressions()).SelectMany(e => e.SelfAndBelow()).Any(e => e is Unary or Binary or Apply && e.Type.IsDifferentiable);

        bool IsOwn(Statement statement) => statement switch
        {
            If or For or Ir.Loop => true,
            Declare s => s.Variable.Type.IsScalar || s.Value is NewArray,
            Assign { Target: Read target } s => target.Type.IsScalar && (Declared.Contains(target.Variable) || _takes.Contains(s)),
            Accumulate { Target: Read target } => Declared.Contains(target.Variable),
            Assign { Target: Element target } => rows.Contains(target.Array),
            Accumulate { Target: Element target } => rows.Contains(target.Array),
            _ => false,
        };

        // What is assigned is asked for only by the branches that lead there.
        bool AsksForBest(Statement statement) => (statement switch
        {
            If branch when IsOnPath(branch) => [],
            Assign assign when _takes.Contains(assign) => [assign.Value],
            _ => statement.Expressions(),
        }).SelectMany(e => e.Variables()).Any(Targets.Contains);
    }
}
