using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>
/// Makes every block single-entry and single-exit: what follows a jump moves into the other branch, or stands behind a flag. After
/// it there is no <see cref="Return"/>, <see cref="Break"/> or <see cref="Continue"/>, and the adjoint of a loop is a loop.
/// </summary>
internal sealed class Exits
{
    [Flags]
    private enum Jumps
    {
        None = 0,
        Continue = 1,
        Break = 2,
        Return = 4,
    }

    private readonly HashSet<Variable> _readFlags = [];
    private readonly int _firstFlag;
    private Variable? _result;
    private Variable _returned;
    private Variable _broke;
    private Variable _continued;
    private int _nextId;

    private Exits(IrType? result, int nextId)
    {
        _nextId = nextId;
        _result = result is { } type ? new Variable(_nextId++, "result", type) : null;
        _returned = NewFlag("returned");
        _firstFlag = _returned.Id;
        _broke = _returned;
        _continued = _returned;
    }

    private sealed record Outcome(EquatableArray<Statement> Statements, Jumps May, bool Always);

    public static Function Normalize(Function function, IrType? result)
    {
        bool onlyAtEnd = Reach(function.Body).Count(s => s is Return) == 1;
        if (onlyAtEnd && function.Body[function.Body.Count - 1] is Return { Value: { } value })
        {
            Exits jumpsOnly = new(null, function.NextId);
            EquatableArray<Statement> body = jumpsOnly.Run([.. function.Body.Take(function.Body.Count - 1)]);
            return function with { Body = body, Results = [value], NextId = jumpsOnly._nextId };
        }

        Exits exits = new(result, function.NextId);
        EquatableArray<Statement> all = exits.Run(function.Body);
        return exits._result is { } variable
            ? function with
            {
                Body = [new Declare(variable, Literal.Zero(variable.Type)), .. all],
                Results = [new Read(variable)],
                NextId = exits._nextId,
            }
            : function with { Body = all, NextId = exits._nextId };
    }

    private EquatableArray<Statement> Run(EquatableArray<Statement> body)
    {
        EquatableArray<Statement> normalized = Block([.. body]).Statements;
        return RemoveUnread(WithFlag(_returned, normalized));
    }

    private Variable NewFlag(string name) => new(_nextId++, name, IrType.Bool);

    private Outcome Block(IReadOnlyList<Statement> statements)
    {
        List<Statement> done = [];
        for (int i = 0; i < statements.Count; i++)
        {
            Statement statement = statements[i];
            IReadOnlyList<Statement> rest = [.. statements.Skip(i + 1)];
            switch (statement)
            {
                case Return jump:
                    if (jump.Value is { } value && _result is { } result)
                    {
                        done.Add(new Assign(new Read(result), value) { Source = jump.Source });
                    }

                    return Leave(done, _returned, Jumps.Return);
                case Break:
                    return Leave(done, _broke, Jumps.Break);
                case Continue:
                    return Leave(done, _continued, Jumps.Continue);
                case Throw:
                    done.Add(statement);
                    return new Outcome(done.ToEquatableArray(), Jumps.None, true);
                case If branch when Throws(branch.Then) || Throws(branch.Else):
                    (If guard, EquatableArray<Statement> beside) = Guarded(branch);
                    done.Add(guard);
                    if (beside.IsEmpty)
                    {
                        break;
                    }

                    return Then(done, Block([.. beside, .. rest]));
                case If branch:
                    Outcome then = Block(branch.Then);
                    if (then.Always && then.May != Jumps.None)
                    {
                        return Else(done, branch, then, [.. branch.Else, .. rest]);
                    }

                    Outcome otherwise = Block(branch.Else);
                    Jumps may = then.May | otherwise.May;
                    if (may != Jumps.None)
                    {
                        return Branch(done, branch, then, otherwise, rest);
                    }

                    done.Add(branch with { Then = then.Statements, Else = otherwise.Statements });
                    break;
                case Leavable scope:
                    Outcome inside = Leave(done, scope);
                    if (inside.Always)
                    {
                        return new Outcome(done.ToEquatableArray(), inside.May, true);
                    }

                    if (inside.May != Jumps.None)
                    {
                        return Guard(done, inside.May, rest);
                    }

                    break;
                case Inlined scope:
                    Outcome ran = Run(done, scope);
                    if (ran.May != Jumps.None)
                    {
                        return Guard(done, ran.May, rest);
                    }

                    break;
                case Try scope:
                    Outcome tried = Block(scope.Body);
                    done.Add(new Try(tried.Statements, Block(scope.Cleanup).Statements) { Source = scope.Source });
                    if (tried.Always)
                    {
                        return new Outcome(done.ToEquatableArray(), tried.May, true);
                    }

                    if (tried.May != Jumps.None)
                    {
                        return Guard(done, tried.May, rest);
                    }

                    break;
                case For or Loop:
                    Jumps leaving = AnyLoop(done, statement);
                    if (leaving != Jumps.None)
                    {
                        return Guard(done, leaving, rest);
                    }

                    break;
                default:
                    done.Add(statement);
                    break;
            }
        }

        return new Outcome(done.ToEquatableArray(), Jumps.None, false);
    }

    private static Outcome Leave(List<Statement> done, Variable flag, Jumps jump)
    {
        done.Add(new Assign(new Read(flag), Literal.Of(true)));
        return new Outcome(done.ToEquatableArray(), jump, true);
    }

    private static Outcome Then(List<Statement> done, Outcome tail)
    {
        done.AddRange(tail.Statements);
        return tail with { Statements = done.ToEquatableArray() };
    }

    /// <summary>Adds what a <see cref="Return"/> leaves and gives the jumps that leave more than it, of which a method's body has none.</summary>
    private Outcome Run(List<Statement> done, Inlined scope)
    {
        (Variable returned, Variable? result) = (_returned, _result);
        (_returned, _result) = (NewFlag("returned"), null);
        Outcome inside = Block(scope.Body);
        done.AddRange(WithFlag(_returned, inside.Statements));
        (_returned, _result) = (returned, result);
        return new Outcome([], inside.May & ~Jumps.Return, false);
    }

    /// <summary>Adds what a <see cref="Break"/> leaves and gives the jumps that leave more than it.</summary>
    private Outcome Leave(List<Statement> done, Leavable scope)
    {
        Variable broke = _broke;
        _broke = NewFlag("broke");
        Outcome inside = Block(scope.Body);
        done.AddRange(WithFlag(_broke, inside.Statements));
        _broke = broke;
        return new Outcome([], inside.May & ~Jumps.Break, inside.Always && !inside.May.HasFlag(Jumps.Break));
    }

    /// <summary>Whether a block that no other jump leaves ends by a throw: it has no second way, and needs no flag.</summary>
    private static bool Throws(EquatableArray<Statement> block) => block.Any(s => s is Throw) && !block.Any(MayJump);

    /// <summary>The statements and all within them, but for bodies that a jump does not leave.</summary>
    private static IEnumerable<Statement> Reach(IEnumerable<Statement> block) =>
        block.SelectMany(s => s is Inlined ? [s] : new[] { s }.Concat(s.Blocks().SelectMany(b => Reach(b))));

    private static bool MayJump(Statement statement) => statement switch
    {
        Return or Break or Continue => true,
        For or Loop => statement.Blocks().Any(b => Reach(b).Any(s => s is Return)),
        Inlined => false,
        Leavable scope => Reach(scope.Body).Any(s => s is Return or Continue),
        _ => statement.Blocks().Any(b => b.Any(MayJump)),
    };

    /// <summary>What stands beside a branch that throws runs only where it does not, and so may stand after it.</summary>
    private (If Guard, EquatableArray<Statement> Beside) Guarded(If branch) => Throws(branch.Then)
        ? (branch with { Then = Block(branch.Then).Statements, Else = [] }, branch.Else)
        : (branch with { Condition = Build.Not(branch.Condition), Then = Block(branch.Else).Statements, Else = [] }, branch.Then);

    /// <summary>Where the one branch always jumps, all that follows is the other's; and where that throws, it stands before.</summary>
    private Outcome Else(List<Statement> done, If branch, Outcome then, EquatableArray<Statement> others)
    {
        Outcome tail = Block(others);
        if (Throws(others))
        {
            done.Add(branch with { Condition = Build.Not(branch.Condition), Then = tail.Statements, Else = [] });
            return Then(done, then);
        }

        done.Add(branch with { Then = then.Statements, Else = tail.Statements });
        return new Outcome(done.ToEquatableArray(), then.May | tail.May, tail.Always);
    }

    private Outcome Branch(List<Statement> done, If branch, Outcome then, Outcome otherwise, IReadOnlyList<Statement> rest)
    {
        Jumps may = then.May | otherwise.May;
        if (otherwise.Always && then.May == Jumps.None)
        {
            Outcome tail = Block(rest);
            done.Add(branch with { Then = [.. then.Statements, .. tail.Statements], Else = otherwise.Statements });
            return new Outcome(done.ToEquatableArray(), may | tail.May, tail.Always);
        }

        done.Add(branch with { Then = then.Statements, Else = otherwise.Statements });
        return then.Always && otherwise.Always ? new Outcome(done.ToEquatableArray(), may, true) : Guard(done, may, rest);
    }

    private Outcome Guard(List<Statement> done, Jumps may, IReadOnlyList<Statement> rest)
    {
        if (rest.Count == 0)
        {
            return new Outcome(done.ToEquatableArray(), may, false);
        }

        Outcome tail = Block(rest);
        done.Add(new If(NoneOf(may), tail.Statements, []));
        return new Outcome(done.ToEquatableArray(), may | tail.May, false);
    }

    /// <summary>Adds the loop and gives the jumps that leave more than it.</summary>
    private Jumps AnyLoop(List<Statement> done, Statement loop)
    {
        (Variable broke, Variable continued) = (_broke, _continued);
        (_broke, _continued) = (NewFlag("broke"), NewFlag("continued"));
        Outcome body = Block(loop is For counted ? counted.Body : ((Loop)loop).Body);
        if (loop is Loop other)
        {
            // No jump leaves these, but loops and bodies that stand in for calls within them may be left.
            loop = other with { Header = Block(other.Header).Statements, Step = Block(other.Step).Statements };
        }

        EquatableArray<Statement> statements = WithFlag(_continued, body.Statements);
        Jumps leaving = body.May & (Jumps.Break | Jumps.Return);
        if (leaving == Jumps.None)
        {
            done.Add(loop switch
            {
                For x => x with { Body = statements },
                Loop x => x with { Body = [.. statements, .. x.Step], Step = [] },
                _ => loop,
            });
        }
        else
        {
            Loop general = loop is For x ? General(done, x) : (Loop)loop;
            Expression stay = NoneOf(leaving);
            EquatableArray<Statement> header = general.Header.IsEmpty ? [] : [new If(stay, general.Header, [])];
            EquatableArray<Statement> step = general.Step.IsEmpty ? [] : [new If(stay, general.Step, [])];
            if (leaving.HasFlag(Jumps.Break))
            {
                done.Add(new Declare(_broke, Literal.Of(false)));
            }

            done.Add(new Loop(header, Build.AndAlso(stay, general.Condition), [.. statements, .. step], []) { Source = loop.Source, Site = general.Site });
        }

        (_broke, _continued) = (broke, continued);
        return leaving & Jumps.Return;
    }

    private static Loop General(List<Statement> done, For loop)
    {
        done.Add(new Declare(loop.Index, loop.First) { Source = loop.Source });
        BinaryOperator op = (loop.Step > 0, loop.Inclusive) switch
        {
            (true, false) => BinaryOperator.Less,
            (true, true) => BinaryOperator.LessOrEqual,
            (false, false) => BinaryOperator.Greater,
            (false, true) => BinaryOperator.GreaterOrEqual,
        };
        Read index = new(loop.Index);
        return new Loop(
            [],
            new Binary(op, index, loop.Limit),
            loop.Body,
            [new Assign(index, new Binary(BinaryOperator.Add, index, Literal.Of(loop.Step)))])
        {
            Site = loop.Site,
        };
    }

    private Expression NoneOf(Jumps may)
    {
        Expression all = Literal.Of(true);
        foreach ((Jumps jump, Variable flag) in new[] { (Jumps.Continue, _continued), (Jumps.Break, _broke), (Jumps.Return, _returned) })
        {
            if (may.HasFlag(jump))
            {
                _readFlags.Add(flag);
                all = all is Literal ? Build.Not(new Read(flag)) : Build.AndAlso(all, Build.Not(new Read(flag)));
            }
        }

        return all;
    }

    private EquatableArray<Statement> WithFlag(Variable flag, EquatableArray<Statement> block) =>
        _readFlags.Contains(flag) ? [new Declare(flag, Literal.Of(false)), .. block] : block;

    /// <summary>A flag that nobody reads goes, with the branches that this leaves empty.</summary>
    private EquatableArray<Statement> RemoveUnread(EquatableArray<Statement> block)
    {
        HashSet<Variable> read = [.. block.All().SelectMany(s => s is Assign assign ? [assign.Value] : s.Expressions()).SelectMany(e => e.Variables())];
        return Clean(block);

        EquatableArray<Statement> Clean(EquatableArray<Statement> statements) => statements
            .Where(s => !(s is Assign { Target: Read { Variable: { } flag } } && IsFlag(flag) && !read.Contains(flag)))
            .Select(s => s.Map(e => e, Clean))
            .ToEquatableArray();
    }

    private bool IsFlag(Variable variable) => variable.Type == IrType.Bool && variable.Id >= _firstFlag;
}
