using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>
/// Keeps what a method leaves in the objects that it is given, and in the arrays that they refer to, while the reverse sweep brings back
/// what was there before. They are found again by the views that the method itself takes when it begins, and among their like
/// (<see cref="FinalRows"/>) where an index finds them.
/// </summary>
internal sealed class FinalParts(Function function, Aliases aliases, CallPolicy calls, Fresh fresh)
{
    /// <summary>Whether what is reached through a parameter is more than its own elements.</summary>
    public static bool Concerns(Variable parameter) => parameter.Type.IsObject || parameter.Type.IsRowOfParts;

    /// <summary>Adds what keeps the parts of a parameter to <paramref name="before"/>, and what puts them back to <paramref name="after"/>.</summary>
    public void Keep(Variable parameter, IEnumerable<Statement> reverse, List<Statement> before, List<Statement> after)
    {
        HashSet<Expression> kept = [];
        FinalRows rows = new(aliases, fresh);
        foreach (Expression place in reverse.All().SelectMany(s => Restored(s, parameter)).Select(p => AtTheEnd(p, parameter)).Where(kept.Add))
        {
            if (Owner(place.TargetVariable(), parameter) is null)
            {
                if (!rows.Keep(place, v => Owner(v, parameter), before, after))
                {
                    throw Refused(place.TargetVariable());
                }

                continue;
            }

            if (place is Element number)
            {
                Variable last = fresh.Variable(number.Array.Name + "Final", number.Type);
                Assign restore = new(number, new Read(last));
                before.Add(new Declare(last, number.Array.MayBeMissing ? new Conditional(new IsNull(number.Array), Literal.Zero(number.Type), number) : number));
                after.Add(number.Array.MayBeMissing ? new If(new IsNull(number.Array), [], [restore]) : restore);
                continue;
            }

            Variable row = place.TargetVariable();
            if (row.Type.HoldsArrays)
            {
                rows.KeepAll(row, before, after);
                continue;
            }

            Variable final = fresh.Variable(row.Name + "Final", row.Type with { Shape = Shape.Array });
            before.Add(new Declare(final, new NewArray(final.Type, Length.Beside(row))));
            before.Add(new CopyRow(final, row));
            after.Add(new CopyRow(row, final));
        }
    }

    /// <summary>The numbers and rows that a statement of the reverse sweep brings back.</summary>
    private IEnumerable<Expression> Restored(Statement statement, Variable parameter)
    {
        switch (statement)
        {
            case Assign { Target: Element x, Value: Load } when aliases.RootOf(x.Array) == aliases.RootOf(parameter):
                Variable owner = Whole(x.Array);
                return [!owner.Type.IsObject ? new Read(owner) : x.Array.Type.IsObject ? x with { Array = owner } : PartOf(owner, x)];
            case Call call:
                return call.Arguments.Where((a, i) => a.Value is Read { Type.IsScalar: false } read && aliases.RootOf(read.Variable) == aliases.RootOf(parameter) && calls.MayWrite(call, i))
                    .Select(a => Written(a.Value.TargetVariable(), call.Target.Site));
            default:
                return [];
        }
    }

    /// <summary>The part of an object that a reference refers to.</summary>
    private Element PartOf(Variable owner, Element place)
    {
        View view = aliases.ViewOf(place.Array)!;
        while (view.Row != owner)
        {
            view = aliases.ViewOf(view.Row)!;
        }

        return Element.Part(owner, view.Start, view.Path, place.Type);
    }

    private Expression Written(Variable variable, int site)
    {
        Variable row = Whole(variable);
        return !row.Type.IsObject && (variable.Type.IsReference || !row.Type.IsOfReferences) ? new Read(row)
            : variable.Type.IsReference ? PartOf(row, new Element(variable, Literal.Of(0)))
            : throw new NotDifferentiableException("a method that lets another one write to objects, or to structs that hold arrays, which it is given has no gradient", "hand on the arrays and numbers that are written", site);
    }

    /// <summary>The row that a slice is of, or the object itself.</summary>
    private Variable Whole(Variable variable)
    {
        while (aliases.ViewOf(variable) is { IsPart: false } slice)
        {
            variable = slice.Row;
        }

        return variable;
    }

    /// <summary>A place by what is the same there at the end of each sweep.</summary>
    private Expression AtTheEnd(Expression place, Variable parameter) => place is Read { Variable: { } row } && Owner(row, parameter) is { } owner ? new Read(owner) : place;

    /// <summary>
    /// The row or object, where it is there to the end since it is taken when the method begins; null for what is found on the way. For a
    /// variable that becomes other arrays, the parameter, which is one of them.
    /// </summary>
    private Variable? Owner(Variable variable, Variable parameter) =>
        aliases.IsCarried(variable) ? parameter
        : aliases.IsParameter(variable) || function.Body.OfType<Declare>().Any(d => d.Variable == variable) ? variable
        : null;

    private NotDifferentiableException Refused(Variable written)
    {
        string? line = function.Body.All().FirstOrDefault(s => s is Assign { Target: Element x } ? x.Array == written : s is Accumulate { Target: Element y } && y.Array == written)?.Source;
        string example = line is null ? string.Empty : $", as in '{line}'";
        return new NotDifferentiableException(
            $"a method that overwrites what it finds by several indices, or by an index in what may be missing or of another class, in objects or arrays that it is given{example}, has no gradient",
            "write to arrays that one index finds, or return what is computed");
    }
}
