using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>
/// Keeps what a method leaves in rows and numbers that an index finds, in an array of arrays or of objects: those of every index, since which
/// ones it wrote to is not known.
/// </summary>
internal sealed class FinalRows(Aliases aliases, Fresh fresh)
{
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);

    /// <summary>Adds what keeps a place and its like to <paramref name="before"/>, and what puts them back to <paramref name="after"/>; false where more than one index finds it.</summary>
    /// <param name="place">A row, or a number of an object.</param>
    /// <param name="isOwner">Whether a row or object is there to the end.</param>
    /// <param name="before">What stands before the reverse sweep.</param>
    /// <param name="after">What stands behind it.</param>
    public bool Keep(Expression place, Func<Variable, bool> isOwner, List<Statement> before, List<Statement> after)
    {
        List<Declare> steps = [];
        Variable owner = place.TargetVariable();
        for (; !isOwner(owner); owner = ((View)steps[0].Value).Row)
        {
            if (aliases.ViewOf(owner) is not { IsPart: true } view)
            {
                return false;
            }

            steps.Insert(0, new Declare(owner, view));
        }

        if (steps.Count(s => IsIndexed((View)s.Value)) != 1 || !IsIndexed((View)steps[0].Value))
        {
            return false;
        }

        string path = (place as Element)?.Path ?? string.Empty;
        if (!_kept.Add($"{owner.Id}:{string.Join("/", steps.Select(s => ((View)s.Value).Path))}:{path}"))
        {
            return true;
        }

        IrType held = place.Type.IsScalar ? place.Type with { Shape = Shape.Array } : ArrayOf(place.Type);
        Variable finals = fresh.Variable(place.TargetVariable().Name + "Finals", held);
        before.Add(new Declare(finals, new NewArray(held, new Length(owner))));
        before.Add(Each(owner, steps, place, (found, index) => Save(found, finals, index)));
        after.Add(Each(owner, steps, place, (found, index) => Restore(found, finals, index)));
        return true;
    }

    private static bool IsIndexed(View view) => !view.Row.Type.IsObject;

    /// <summary>Runs over all places that are found as one is.</summary>
    private For Each(Variable owner, List<Declare> steps, Expression place, Func<Expression, Read, Statement[]> body)
    {
        Variable index = fresh.Variable("i", IrType.Int);
        Read at = new(index);
        Variable row = owner;
        List<(Declare Step, Variable Found)> found = [];
        foreach (Declare step in steps)
        {
            View view = (View)step.Value;
            Variable part = fresh.Variable(step.Variable.Name, step.Variable.Type);
            found.Add((new Declare(part, view with { Row = row, Start = IsIndexed(view) ? at : view.Start }), part));
            row = part;
        }

        EquatableArray<Statement> inner = body(place is Element number ? number with { Array = row } : new Read(row), at).ToEquatableArray();
        foreach ((Declare step, Variable part) in Enumerable.Reverse(found))
        {
            // A span is never missing.
            inner = part.Type.Shape is Shape.Span or Shape.ReadOnlySpan ? [step, .. inner] : [step, new If(new IsNull(part), [], inner)];
        }

        return new For(index, Literal.Of(0), new Length(owner), 1, Inclusive: false, Reversed: false, inner);
    }

    private Statement[] Save(Expression found, Variable finals, Read index)
    {
        if (found is Element)
        {
            return [new Assign(new Element(finals, index), found)];
        }

        Variable row = found.TargetVariable();
        Variable copy = fresh.Variable(row.Name + "Final", row.Type with { Shape = Shape.Array });
        return [new Declare(copy, new NewArray(copy.Type, new Length(row))), new CopyRow(copy, row), new Assign(new Item(finals, index, copy.Type), new Read(copy))];
    }

    private Statement[] Restore(Expression found, Variable finals, Read index)
    {
        if (found is Element)
        {
            return [new Assign(found, new Element(finals, index))];
        }

        Variable row = found.TargetVariable();
        Variable copy = fresh.Variable(row.Name + "Final", row.Type with { Shape = Shape.Array });
        return [new Declare(copy, new View(copy.Type, finals, index, Literal.Of(1))), new CopyRow(row, copy)];
    }

    /// <summary>The type of an array of such rows.</summary>
    private static IrType ArrayOf(IrType row) => new(
        Scalar.Opaque,
        Shape.Array,
        $"{row.Name ?? row.Scalar.Name()}[]",
        row.IsDifferentiable ? $"{row.TangentName ?? row.Scalar.Name()}[]" : null);
}
