using System;
using System.Collections.Generic;

namespace DiffProg.Generator.Printing.Members;

/// <summary>Writes the checks that what is written is nothing else that a member is given. Each says what the runtime is asked; which one, the types decide.</summary>
internal sealed class OverlapChecks(MemberText text)
{
    private readonly HashSet<string> _written = [];
    private readonly string _arguments = text.Qualify("Arguments");
    private readonly string _blocks = text.Qualify("BlockArguments");
    private readonly string _overlaps = text.Qualify("BlockOverlaps");

    /// <summary>That nothing stands twice in a row of arrays or blocks.</summary>
    public void Within(Given written)
    {
        if (IsRows(written))
        {
            Line($"{_overlaps}.DistinctElements<{Inner(written)}>({written.Text}, \"{written.Name}\");");
        }
        else if (IsRowOfBlocks(written) && !IsTangent(written))
        {
            Line($"{_overlaps}.DistinctElements<{Types(written)}>({written.Text}, \"{written.Name}\");");
        }
    }

    /// <summary>That two things share nothing.</summary>
    public void Pair(Given written, Given other)
    {
        if (IsOfBlocks(written) || IsOfBlocks(other))
        {
            Blocks(written, other);
        }
        else if (IsRows(written) || IsRows(other))
        {
            Rows(written, other);
        }
        else if (IsStruct(written) || IsStruct(other))
        {
            (Given place, Given rest) = IsStruct(written) ? (written, other) : (other, written);
            Memory(place, rest, written, other);
        }

        if (written.Number == other.Number && !written.Leaf.IrType.IsObject && !other.Leaf.IrType.IsObject && !IsStruct(written) && !IsStruct(other))
        {
            bool isPlain = written.Leaf.IsRow && other.Leaf.IsRow && written.Text == written.Name && other.Text == other.Name;
            Line($"{_arguments}.Distinct<{written.Number}>({AsSpan(written)}, {AsSpan(other)}{(isPlain ? string.Empty : $", {NameOf(written)}, {NameOf(other)}")});");
        }
    }

    private void Blocks(Given written, Given other)
    {
        (Given block, Given rest) = IsOfBlocks(written) ? (written, other) : (other, written);
        string names = Names(written, other);
        if (IsTangent(block) || IsTangent(rest))
        {
            Tangents(block, rest, names);
        }
        else if (IsOfBlocks(rest))
        {
            (Given first, Given second) = IsRowOfBlocks(block) ? (block, rest) : (rest, block);
            Line($"{_overlaps}.Distinct<{Types(first)}, {Types(second)}>({first.Text}, {second.Text}, {names});");
        }
        else if (IsRows(rest) && block.Leaf.IrType.IsObject)
        {
            Line($"{_overlaps}.DistinctRowsFromBlock<{Inner(rest)}, {Types(block)}>({rest.Text}, {block.Text}, {names});");
        }
        else if (rest.Leaf is { IsRow: true, IrType.IsRowOfParts: false })
        {
            Line(block.Leaf.IrType.IsObject
                ? $"{_blocks}.DistinctFromBlock<{rest.Number}, {Types(block)}>({rest.Text}, {block.Text}, {names});"
                : $"{_overlaps}.DistinctFromBlocks<{rest.Number}, {Types(block)}>({rest.Text}, {block.Text}, {names});");
        }
        else if (IsRowOfBlocks(block) && rest.Leaf.IrType.IsReference)
        {
            Memory(rest, block, written, other);
        }
    }

    private void Tangents(Given block, Given rest, string names)
    {
        if (!block.Leaf.IrType.IsObject)
        {
            return;
        }

        if (rest.Leaf is { IsRow: true, IrType.IsRowOfParts: false })
        {
            Line(IsTangent(block)
                ? $"{_blocks}.DistinctFromTangent<{rest.Number}, {block.Number}>({rest.Text}, {block.Text}, {names});"
                : $"{_blocks}.DistinctFromBlock<{rest.Number}, {Types(block)}>({rest.Text}, {block.Text}, {names});");
        }
        else if (rest.Leaf.IrType.IsObject && IsTangent(block) && IsTangent(rest))
        {
            Line($"{_blocks}.Distinct<{block.Number}, {rest.Number}>({block.Text}, {rest.Text}, {names});");
        }
    }

    private void Rows(Given written, Given other)
    {
        (Given rows, Given rest) = IsRows(written) ? (written, other) : (other, written);
        if (IsRows(rest) ? rest.Number == rows.Number : rest.Number == Inner(rows) && !IsStruct(rest))
        {
            Line($"{_overlaps}.DistinctRows<{Inner(rows)}>({rows.Text}, {AsSpan(rest)}, {Names(written, other)});");
        }
    }

    private void Memory(Given place, Given rest, Given written, Given other)
    {
        string what = rest.Leaf.IsRow ? rest.Text : "in " + Place(rest);
        string types = $"{PlaceType(place)}, {(rest.Leaf.IsRow ? rest.Number : PlaceType(rest))}";
        Line($"{_overlaps}.DistinctMemory<{types}>(in {Place(place)}, {what}, {Names(Known(written), Known(other))});");
    }

    /// <summary>Each check once, though several parts of a value ask for it.</summary>
    private void Line(string line)
    {
        if (_written.Add(line))
        {
            text.Writer.Line(line);
        }
    }

    /// <summary>The type of a block and that of its tangents, which a constant has as well.</summary>
    private string Types(Given block) => text.Number(block.Leaf) is var type && block.Leaf.IrType.TangentName is null ? $"{type}, {type}.Tangent" : $"{type}, {text.TangentNumber(block.Leaf)}";

    private static string Inner(Given rows) => rows.Number.Substring(0, rows.Number.Length - 2);

    private static string Place(Given given) => IsStruct(given) ? given.Owner.Name : given.Text;

    private static string PlaceType(Given given) => IsStruct(given) ? given.Owner.Type : given.Number;

    private static string Known(Given given) => IsStruct(given) ? given.Owner.Stem : given.Name;

    private static string Names(Given written, Given other) => Names(written.Name, other.Name);

    private static string Names(string written, string other) => $"\"{written}\", \"{other}\"";

    private static string NameOf(Given given) => given.Text.EndsWith(")", StringComparison.Ordinal) || given.Leaf.Flat is not null || given.Owner.IsContainer ? $"\"{given.Name}\"" : $"nameof({given.Text})";

    /// <summary>What is passed by reference, as a span of one element.</summary>
    private string AsSpan(Given given) => given.Leaf.IsRow ? given.Text : $"new {text.Qualify("ReadOnlySpan")}<{given.Number}>(in {given.Text})";

    private static bool IsTangent(Given given) => given.Text != given.Leaf.Argument;

    private static bool IsRows(Given given) => given.Leaf.IrType.HoldsArrays;

    private static bool IsOfBlocks(Given given) => given.Leaf.IrType.IsObject || IsRowOfBlocks(given);

    private static bool IsRowOfBlocks(Given given) => given.Leaf.IsRowOfBlocks;

    /// <summary>Whether it is a part of a struct that is passed by reference, which members take apart: what may be something else is the struct.</summary>
    private static bool IsStruct(Given given) => given.Leaf.IrType.IsReference && !IsTangent(given) && given.Owner.Parts is not null && given.Owner.Modifier.Length > 0;
}
