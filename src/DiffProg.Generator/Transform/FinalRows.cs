using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>
/// Keeps what a method leaves in rows and numbers that it finds on its way: by an index, in an array of arrays or of objects, those of every
/// index, since which ones it wrote to is not known; in what may be missing or of another class, where it is there and of that class.
/// </summary>
internal sealed class FinalRows(Aliases aliases, Fresh fresh)
{
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);

    /// <summary>Adds what keeps a place and its like to <paramref name="before"/>, and what puts them back to <paramref name="after"/>; false where it cannot be found again.</summary>
    /// <param name="place">A row, or a number of an object.</param>
    /// <param name="ownerOf">What a row or object is that is there to the end; null for any other.</param>
    /// <param name="before">What stands before the reverse sweep.</param>
    /// <param name="after">What stands behind it.</param>
    public bool Keep(Expression place, Func<Variable, Variable?> ownerOf, List<Statement> before, List<Statement> after)
    {
        List<Declare> steps = [];
        Variable found = place.TargetVariable();
        Variable? owner;
        for (; (owner = ownerOf(found)) is null; found = ((View)steps[0].Value).Row)
        {
            if (aliases.ViewOf(found) is not { IsPart: true } view)
            {
                return false;
            }

            steps.Insert(0, new Declare(found, view));
        }

        return Keep(owner, steps, place, before, after);
    }

    /// <summary>Keeps all that an array of arrays holds.</summary>
    /// <param name="rows">The array of arrays, which is there to the end.</param>
    /// <param name="before">What stands before the reverse sweep.</param>
    /// <param name="after">What stands behind it.</param>
    public void KeepAll(Variable rows, List<Statement> before, List<Statement> after)
    {
        Variable row = fresh.Variable(rows.Name + "Row", ItemOf(rows.Type));
        _ = Keep(rows, [new Declare(row, new View(row.Type, rows, Literal.Of(0), Literal.Of(1)))], new Read(row), before, after);
    }

    private bool Keep(Variable owner, List<Declare> steps, Expression place, List<Statement> before, List<Statement> after)
    {
        View[] views = [.. steps.Select(s => (View)s.Value)];
        bool isIndexed = IsIndexed(views[0]);
        if (views.Skip(1).Any(IsIndexed))
        {
            return false;
        }

        string path = (place as Element)?.Path ?? string.Empty;
        if (!_kept.Add($"{owner.Id}:{string.Join("/", views.Select(v => IsCast(v) ? v.Type.Name : v.Path))}:{path}"))
        {
            return true;
        }

        IrType held = place.Type.IsScalar ? place.Type with { Shape = Shape.Array } : ArrayOf(place.Type);
        Variable finals = fresh.Variable(place.TargetVariable().Name + "Finals", held);
        before.Add(new Declare(finals, new NewArray(held, isIndexed ? Length.Beside(owner) : Literal.Of(1))));
        before.Add(Each(owner, steps, place, (found, index) => Save(found, finals, index)));
        after.Add(Each(owner, steps, place, (found, index) => Restore(found, finals, index)));
        return true;
    }

    private static bool IsIndexed(View view) => !view.Row.Type.IsObject;

    /// <summary>Whether an object is known as another class there, which it need not be of elsewhere.</summary>
    private static bool IsCast(View view) => view is { Type.IsObject: true, Path.Length: 0, Row.Type.IsObject: true };

    /// <summary>Runs over all places that are found as one is.</summary>
    private Statement Each(Variable owner, List<Declare> steps, Expression place, Func<Expression, Expression, Statement[]> body)
    {
        if (!IsIndexed((View)steps[0].Value))
        {
            EquatableArray<Statement> found = Guarded(owner, steps, place, Literal.Of(0), body);
            return owner.MayBeMissing ? new If(new IsNull(owner), [], found) : new Try(found, []);
        }

        Variable index = fresh.Variable("i", IrType.Int);
        return new For(index, Literal.Of(0), Length.Beside(owner), 1, Inclusive: false, Reversed: false, Guarded(owner, steps, place, new Read(index), body));
    }

    /// <summary>What is done with the place of one index, where it is there.</summary>
    private EquatableArray<Statement> Guarded(Variable owner, List<Declare> steps, Expression place, Expression at, Func<Expression, Expression, Statement[]> body)
    {
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
            inner = IfThere(step, part, inner);
        }

        return inner;
    }

    private EquatableArray<Statement> IfThere(Declare step, Variable part, EquatableArray<Statement> inner)
    {
        View view = (View)step.Value;
        if (IsCast(view))
        {
            Variable test = fresh.Variable("isOfClass", IrType.Bool);
            return [new Opaque(test, new Template([string.Empty, $" is {view.Type.Name}"], [new Read(view.Row)]), null), new If(new Read(test), [step, .. inner], [])];
        }

        // A span is never missing.
        return part.Type.Shape is Shape.Span or Shape.ReadOnlySpan ? [step, .. inner] : [step, new If(new IsNull(part), [], inner)];
    }

    private Statement[] Save(Expression found, Variable finals, Expression index)
    {
        if (found is Element)
        {
            return [new Assign(new Element(finals, index), found)];
        }

        Variable row = found.TargetVariable();
        Variable copy = fresh.Variable(row.Name + "Final", row.Type with { Shape = Shape.Array });
        return [new Declare(copy, new NewArray(copy.Type, new Length(row))), new CopyRow(copy, row), new Assign(new Item(finals, index, copy.Type), new Read(copy))];
    }

    private Statement[] Restore(Expression found, Variable finals, Expression index)
    {
        if (found is Element)
        {
            return [new Assign(found, new Element(finals, index))];
        }

        Variable row = found.TargetVariable();
        Variable copy = fresh.Variable(row.Name + "Final", row.Type with { Shape = Shape.Array });
        return [new Declare(copy, new View(copy.Type, finals, index, Literal.Of(1))), new CopyRow(row, copy)];
    }

    /// <summary>The type of what an array of arrays holds.</summary>
    private static IrType ItemOf(IrType rows)
    {
        string number = rows.Name!.Substring(0, rows.Name.Length - 2);
        return new IrType(Enum.GetValues(typeof(Scalar)).Cast<Scalar>().First(s => number == s.Name() || number.EndsWith("." + s.Name(), StringComparison.Ordinal)), Shape.Array);
    }

    /// <summary>The type of an array of such rows.</summary>
    private static IrType ArrayOf(IrType row) => new(
        Scalar.Opaque,
        Shape.Array,
        $"{row.Name ?? row.Scalar.Name()}[]",
        row.IsDifferentiable ? $"{row.TangentName ?? row.Scalar.Name()}[]" : null);
}
