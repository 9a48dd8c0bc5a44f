using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Schedule;

/// <summary>
/// Declares within a loop what each of its iterations fills anew and nothing asks for later, though the method declares it once before: a work array, or a
/// number. Then no iteration depends on another by it.
/// </summary>
internal sealed class PrivateVariables
{
    private readonly Callees _callees;
    private readonly HashSet<Variable> _assigned;

    /// <summary>By variable the one statement of the function's own block within which it is spoken of; null where there are several, or where it is asked for otherwise.</summary>
    private readonly Dictionary<Variable, Statement?> _speaker = [];

    private PrivateVariables(Function function, Callees callees)
    {
        _callees = callees;
        _assigned = Effects.AssignedVariables(function.Body);
        foreach (Statement statement in function.Body)
        {
            foreach (Variable variable in statement.Blocks().SelectMany(b => b.All()).SelectMany(s => s.Expressions()).SelectMany(e => e.Variables()))
            {
                _speaker[variable] = _speaker.TryGetValue(variable, out Statement? speaker) && !ReferenceEquals(speaker, statement) ? null : statement;
            }
        }

        foreach (Variable variable in function.Body.SelectMany(s => s.Expressions()).Concat(function.Results).SelectMany(e => e.Variables()))
        {
            _speaker[variable] = null;
        }
    }

    /// <summary>Moves the declarations into the outermost loops that then only sum up.</summary>
    /// <param name="function">A method, before its derivatives are made.</param>
    /// <param name="callees">What its callees write.</param>
    public static Function Of(Function function, Callees callees)
    {
        PrivateVariables pass = new(function, callees);
        List<Statement> body = [.. function.Body];
        foreach (For loop in body.OfType<For>().ToArray())
        {
            int at = body.FindIndex(s => ReferenceEquals(s, loop));
            Declare[] moved = [.. body.Take(at).OfType<Declare>().Where(d => pass.IsLocal(d.Variable, loop) && pass.IsPrivate(d, loop))];
            For inner = loop with { Body = [.. moved.Select(d => d with { }), .. loop.Body] };
            Footprint left = Footprint.Of([inner], callees, v => v);
            if (moved.Length > 0 && !left.IsUnknown && left.Writes.Count == 0)
            {
                body[at] = inner;
                body = [.. body.SelectMany(s => moved.Contains(s, ReferenceComparer<Statement>.Instance) ? Instead((Declare)s) : [s])];
            }
        }

        return function with { Body = body.ToEquatableArray() };
    }

    /// <summary>An array of less than no elements throws where the method makes it, whether or not the loop runs.</summary>
    private static IEnumerable<Statement> Instead(Declare declare) => declare.Value is NewArray { Count: not (Literal or Length) and var count }
        ? [new If(new Binary(BinaryOperator.Less, count, Literal.Zero(count.Type)), [new Throw(new Template(["new global::System.OverflowException()"], []))], []) { Source = declare.Source }]
        : [];

    /// <summary>Whether what a row holds when it is made is never asked for: the statements behind it fill it first.</summary>
    /// <param name="block">The statements behind its declaration.</param>
    /// <param name="row">The row.</param>
    /// <param name="count">Its length.</param>
    public static bool IsFilledFirst(EquatableArray<Statement> block, Variable row, Expression count)
    {
        bool isWhole = false;
        return !block.All().SelectMany(s => s.Expressions()).Any(e => Mentions(e, row)) && Fills(block, new Row(row, count), ref isWhole);
    }

    /// <summary>Whether a variable is spoken of in one loop, and nowhere else but where it is declared.</summary>
    private bool IsLocal(Variable variable, For loop) => !_speaker.TryGetValue(variable, out Statement? speaker) || ReferenceEquals(speaker, loop);

    private bool IsPrivate(Declare declare, For loop)
    {
        bool isWhole = false;
        return declare.Value switch
        {
            Literal => loop.Body.All().All(s => s is not Call call || call.Arguments.All(a => !a.ByReference || a.Value.TargetVariable() != declare.Variable))
                && Fills(loop.Body, new Number(declare.Variable), ref isWhole),
            NewArray { Type: { Shape: Shape.Array, Name: null } } row => IsSteady(row.Count) && !_assigned.Contains(declare.Variable)
                && loop.Body.All().All(s => !HandsOn(s, declare.Variable))
                && Fills(loop.Body, new Row(declare.Variable, row.Count), ref isWhole),
            _ => false,
        };
    }

    private bool IsSteady(Expression e) => e.SelfAndBelow().All(x => x is Literal or Read or Length or Binary) && !e.Variables().Any(_assigned.Contains);

    /// <summary>Whether a row is used as a whole, other than by a callee that reads it.</summary>
    private bool HandsOn(Statement statement, Variable row) => statement is Call call
        ? call.Results.Any(r => !r.Type.IsScalar)
            || call.Arguments.Select((a, i) => a.Value is Read read ? read.Variable == row && _callees.MayWrite(call.Target, i) : Mentions(a.Value, row)).Contains(true)
        : statement.Expressions().Any(e => Mentions(e, row));

    /// <summary>Whether an expression speaks of a row otherwise than by its elements and its length.</summary>
    private static bool Mentions(Expression e, Variable row) => e.SelfAndBelow().Any(x => x is not (Element or Length) && x.Variables().Except(x.Children().SelectMany(c => c.Variables())).Contains(row));

    private abstract record Place(Variable Variable)
    {
        /// <summary>Whether a statement overwrites all of it, whatever it held.</summary>
        public abstract bool IsFilledBy(Statement statement);
    }

    private sealed record Number(Variable Variable) : Place(Variable)
    {
        public override bool IsFilledBy(Statement statement) => statement is Assign { Target: Read target } s && target.Variable == Variable && !s.Value.Variables().Contains(Variable);
    }

    private sealed record Row(Variable Variable, Expression Count) : Place(Variable)
    {
        public override bool IsFilledBy(Statement statement)
        {
            if (statement is not For { Step: 1, Inclusive: false, First: Literal { Bits: 0 } } loop || !(loop.Limit == Count || (loop.Limit is Length length && length.Array == Variable)))
            {
                return false;
            }

            if (loop.Body.All().SelectMany(s => s.Expressions()).Any(e => Mentions(e, Variable)))
            {
                return false;
            }

            bool isWritten = false;
            foreach (Statement inner in loop.Body)
            {
                IEnumerable<Expression> reads = new[] { inner }.All().SelectMany(s => s is Assign x ? [x.Value, .. x.Target.Children()] : s.Expressions());
                if (reads.SelectMany(e => e.SelfAndBelow()).OfType<Element>().Any(e => e.Array == Variable && !(isWritten && IsAt(e, loop)) && !IsBefore(e, loop)))
                {
                    return false;
                }

                isWritten |= inner is Assign { Target: Element target } && target.Array == Variable && IsAt(target, loop);
            }

            return isWritten;
        }

        private static bool IsAt(Element element, For loop) => element.Index is Read index && index.Variable == loop.Index;

        /// <summary>Whether an element is one that an earlier iteration has written.</summary>
        private static bool IsBefore(Element element, For loop) => !loop.Reversed && element.Index is Read index
            && loop.Body.All().OfType<For>().Any(f => f.Index == index.Variable && f is { Step: 1, Inclusive: false, First: Literal { Bits: >= 0 }, Limit: Read limit } && limit.Variable == loop.Index);
    }

    /// <summary>Whether statements ask for nothing of a place that they have not written before.</summary>
    /// <param name="block">The statements.</param>
    /// <param name="place">The place.</param>
    /// <param name="isWhole">Whether all of it has been written.</param>
    private static bool Fills(EquatableArray<Statement> block, Place place, ref bool isWhole)
    {
        foreach (Statement statement in block)
        {
            if (isWhole)
            {
                return true;
            }

            if (place.IsFilledBy(statement))
            {
                isWhole = true;
                continue;
            }

            IEnumerable<Expression> asked = statement is Assign { Target: Element } assign && place is Row ? [assign.Value, .. assign.Target.Children()] : statement.Expressions();
            if (asked.SelectMany(e => e.Contents()).Contains(place.Variable) || statement is Accumulate { Target: var target } && target.TargetVariable() == place.Variable)
            {
                return false;
            }

            bool isWholeAfter = statement is If;
            foreach (EquatableArray<Statement> inner in statement.Blocks())
            {
                bool isWholeInside = false;
                if (!Fills(inner, place, ref isWholeInside))
                {
                    return false;
                }

                isWholeAfter &= isWholeInside;
            }

            isWhole = isWholeAfter;
        }

        return true;
    }
}
