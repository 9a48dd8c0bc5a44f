using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Copies an array that an object, another array or a constant owns, where a variable becomes it or a method is given it: the copy has a
/// cotangent of its own, and may move. <see cref="StandIns"/> sees to it that nobody can tell the two apart.
/// </summary>
internal sealed class StandInLowering(LoweringContext context)
{
    public const string Owned = "an array of an object, or of an array of arrays, as a value";
    public const string CopyOwned = "copy it by a range, as in weights[..]";

    /// <summary>A copy for a variable that becomes the array; null where that was refused.</summary>
    public Variable? Value(Variable row, IOperation operation)
    {
        string? field = context.Tables.FieldOf(row);
        if (row.Type is not { Shape: Shape.Array, IsRowOfParts: false } || (field is not null && context.Tables.MayChangeByUnmarked))
        {
            _ = field is null ? context.Refuse(operation, Owned, CopyOwned) : context.Refuse(operation, $"the field '{field}' as a value", "copy it by a range, as in table[..]");
            return null;
        }

        int site = context.NewSite(operation);
        return Copy(
            row,
            field is null
                ? new StandIn(new Loss(Descriptors.Construct, site, [$"{Owned} that is written or returned,", CopyOwned]), new Loss(Descriptors.Construct, site, [$"{Owned} in a method that writes to arrays that it is given,", CopyOwned]))
                : OfConstant(field, site),
            mayBeNone: true);
    }

    /// <summary>What a method is given for an array of a constant: the array where it can only be read and nothing else runs, otherwise a copy. Null where that was refused.</summary>
    public Variable? Argument(Variable row, bool isReadOnly, IOperation site)
    {
        if (context.Tables.FieldOf(row) is not { } field || (isReadOnly && !context.Tables.MayChangeByUnmarked))
        {
            return row;
        }

        if (row.Type.IsRowOfParts)
        {
            _ = context.Refuse(site, $"the array '{field}' of arrays or objects, given to a method,", "give it one of its elements, or take the array as a parameter");
            return null;
        }

        return Copy(row, OfConstant(field, context.NewSite(site)), mayBeNone: false);
    }

    private static StandIn OfConstant(string field, int site) =>
        new(new Loss(Descriptors.Construct, site, [$"the array '{field}', which is a constant, where it may be written or returned,", "copy it by a range, as in table[..]"]), null);

    private Variable Copy(Variable row, StandIn standIn, bool mayBeNone)
    {
        Variable copy = context.NewVariable(row.Name, row.Type with { Shape = Shape.Array }) with { StandIn = standIn };
        if (!mayBeNone)
        {
            Fill(copy, row);
            return copy;
        }

        context.Emit(new Declare(copy, Literal.Zero(copy.Type)));
        Variable made = context.NewVariable(row.Name, copy.Type) with { StandIn = standIn };
        EquatableArray<Statement> some = context.Block(() => Fill(made, row));
        context.Emit(new If(new IsNull(row), [], [.. some, new Assign(new Read(copy), new Read(made)) { Source = context.Source }]));
        return copy;
    }

    private void Fill(Variable copy, Variable row)
    {
        context.Emit(new Declare(copy, new NewArray(copy.Type, new Length(row))));
        Variable index = context.NewVariable("i", IrType.Int);
        EquatableArray<Statement> body = context.Block(() => context.Emit(new Assign(new Element(copy, new Read(index)), context.Tables.Element(row, new Read(index)))));
        context.Emit(new For(index, Literal.Of(0), new Length(row), 1, Inclusive: false, Reversed: false, body));
    }
}
