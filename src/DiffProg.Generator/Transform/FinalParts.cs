using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>
/// Keeps what a method leaves in the objects that it is given, and in the arrays that they refer to, while the reverse sweep brings back
/// what was there before. They are found again by the views that the method itself takes when it begins.
/// </summary>
internal sealed class FinalParts(Function function, Aliases aliases, CallPolicy calls, Fresh fresh)
{
    /// <summary>Whether what is reached through a parameter is more than its own elements.</summary>
    public static bool Concerns(Variable parameter) => parameter.Type.IsObject || parameter.Type.IsRowOfParts;

    /// <summary>Adds what keeps the parts of a parameter to <paramref name="before"/>, and what puts them back to <paramref name="after"/>.</summary>
    public void Keep(Variable parameter, IEnumerable<Statement> reverse, List<Statement> before, List<Statement> after)
    {
        HashSet<Expression> kept = [];
        foreach (Expression place in reverse.All().SelectMany(s => Restored(s, parameter)).Where(kept.Add))
        {
            if (place is Element number)
            {
                Variable last = fresh.Variable(number.Array.Name + "Final", number.Type);
                before.Add(new Declare(last, number));
                after.Add(new Assign(number, new Read(last)));
                continue;
            }

            Variable row = place.TargetVariable();
            Variable final = fresh.Variable(row.Name + "Final", row.Type with { Shape = Shape.Array });
            before.Add(new Declare(final, new NewArray(final.Type, new Length(row))));
            before.Add(new CopyRow(final, row));
            after.Add(new CopyRow(row, final));
        }
    }

    /// <summary>The numbers and rows that a statement of the reverse sweep brings back.</summary>
    private IEnumerable<Expression> Restored(Statement statement, Variable parameter)
    {
        switch (statement)
        {
            case Assign { Target: Element x, Value: Load } when aliases.RootOf(x.Array) == parameter:
                return [x.Array.Type.IsObject ? x with { Array = Lasting(x.Array, null) } : Row(x.Array, null)];
            case Call call:
                return call.Arguments.Where((a, i) => a.Value is Read { Type.IsScalar: false } read && aliases.RootOf(read.Variable) == parameter && calls.MayWrite(call, i))
                    .Select(a => Row(a.Value.TargetVariable(), call.Target.Site));
            default:
                return [];
        }
    }

    private Read Row(Variable variable, int? site)
    {
        Variable row = Lasting(variable, site);
        if (!row.Type.IsObject)
        {
            return new Read(row);
        }

        // A number of an object that is written by another name of it.
        const string What = "a method that lets another one write to an object that it is given has no gradient";
        const string Advice = "hand on the arrays and numbers that are written";
        throw site is { } place ? new NotDifferentiableException(What, Advice, place) : new NotDifferentiableException(What, Advice);
    }

    /// <summary>The row that a slice is of, or the object itself: it is there to the end where it is taken when the method begins.</summary>
    private Variable Lasting(Variable variable, int? site)
    {
        Variable written = variable;
        while (aliases.ViewOf(variable) is { IsPart: false } slice)
        {
            variable = slice.Row;
        }

        return aliases.IsParameter(variable) || function.Body.OfType<Declare>().Any(d => d.Variable == variable)
            ? variable
            : throw Refused(written, site);
    }

    private NotDifferentiableException Refused(Variable written, int? site)
    {
        string? line = function.Body.All().FirstOrDefault(s => s is Assign { Target: Element x } ? x.Array == written : s is Accumulate { Target: Element y } && y.Array == written)?.Source;
        string what = $"a method that overwrites what it finds by an index, in objects or arrays that it is given{(line is null ? string.Empty : $", as in '{line}'")}, has no gradient";
        const string Advice = "write to arrays that are parameters or members of one object, or return what is computed";
        return site is { } place ? new NotDifferentiableException(what, Advice, place) : new NotDifferentiableException(what, Advice);
    }
}
