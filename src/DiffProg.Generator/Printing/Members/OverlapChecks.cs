using System;
using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Printing.Members;

/// <summary>Writes the checks that what is written is nothing else that a member is given. Each says what the runtime is asked; which one, the types decide.</summary>
internal sealed class OverlapChecks(MemberText text)
{
    private readonly HashSet<string> _known = [];
    private readonly List<string> _lines = [];
    private readonly string _reach = text.Qualify("Reach");
    private readonly string _checks = text.Free("checks");

    /// <summary>That nothing stands twice in a row of arrays or blocks.</summary>
    public void Within(Given written)
    {
        if (IsRows(written) || IsRowOfBlocks(written))
        {
            Line($"{_checks}.DistinctElements({Reach(written)}, \"{written.Name}\");");
        }
    }

    /// <summary>That two things share nothing.</summary>
    public void Pair(Given written, Given other)
    {
        if (written.Leaf == other.Leaf && written.Leaf.IrType.IsObject)
        {
            // An object and its tangent: their fit was looked at.
            return;
        }

        if (other.Leaf.IrType.SequenceOf is { } element)
        {
            Sequence(written, other, element);
        }
        else if (written.Leaf.IrType.SequenceOf is { } changed)
        {
            Sequence(other, written, changed);
        }
        else if (!IsPlain(written) || !IsPlain(other))
        {
            Line($"{_checks}.Distinct({Reach(written)}, {Reach(other)}, \"{Known(written)}\", \"{Known(other)}\");");
        }
        else if (written.Number == other.Number)
        {
            bool isPlain = written.Leaf.IsRow && other.Leaf.IsRow && written.Text == written.Name && other.Text == other.Name;
            Line($"{text.Qualify("Arguments")}.Distinct<{written.Number}>({AsSpan(written)}, {AsSpan(other)}{(isPlain ? string.Empty : $", {NameOf(written)}, {NameOf(other)}")});");
        }
    }

    /// <summary>That a row is not what a sequence of constants gives. Of one that the runtime does not know that is sure only where nothing but a buffer is written.</summary>
    private void Sequence(Given row, Given sequence, string element)
    {
        if (row.Leaf.IrType.SequenceOf is null && (!IsPlain(row) || row.Number == element))
        {
            string reach = IsTangent(row) || !row.IsWritten ? $"Sequence<{element}>({sequence.Text})" : $"KnownSequence<{element}>({sequence.Text}, \"{sequence.Name}\", \"{Known(row)}\")";
            (string of, string written, string other) = sequence.IsWritten && !row.IsWritten
                ? ($"{_reach}.{reach}, {Reach(row)}", sequence.Name, Known(row))
                : ($"{Reach(row)}, {_reach}.{reach}", Known(row), sequence.Name);
            Line($"{_checks}.Distinct({of}, \"{written}\", \"{other}\");");
        }
    }

    /// <summary>What the runtime is to look through.</summary>
    private string Reach(Given given) => $"{_reach}." + given switch
    {
        { Leaf.IrType.IsObject: true } when IsTangent(given) => $"Tangent<{given.Number}>({given.Text})",
        { Leaf.IrType.IsObject: true } => $"Block<{Types(given)}>({given.Text})",
        { Leaf.IsRowOfBlocks: true } when IsTangent(given) => $"Tangents<{given.Number}>({given.Text})",
        { Leaf.IsRowOfBlocks: true } => $"Blocks<{Types(given)}>({given.Text})",
        { Leaf.IrType.HoldsArrays: true } => $"Rows<{given.Number.Substring(0, given.Number.Length - 2)}>({given.Text})",
        { Leaf.IsRow: true } => $"Row<{given.Number}>({given.Text})",
        _ when IsStruct(given) => $"Place<{given.Owner.Type}>(in {given.Owner.Name})",
        _ => $"Place<{given.Number}>(in {given.Text})",
    };

    /// <summary>Writes what was asked for: one object has all checks that look through what they are given.</summary>
    public void Write()
    {
        if (!_lines.Any(l => l.StartsWith(_checks + ".", StringComparison.Ordinal)))
        {
            text.Lines(_lines);
            return;
        }

        string type = text.Qualify("OverlapChecks");
        text.Writer.Line($"{type} {_checks} = {type}.Begin();");
        text.Lines(_lines);
        text.Writer.Line($"{_checks}.End();");
    }

    /// <summary>Each check once, though several parts of a value ask for it.</summary>
    private void Line(string line)
    {
        if (_known.Add(line))
        {
            _lines.Add(line);
        }
    }

    /// <summary>The type of a block and that of its tangents, which a constant has as well.</summary>
    private string Types(Given block) => text.Number(block.Leaf) is var type && block.Leaf.IrType.TangentName is null ? $"{type}, {type}.Tangent" : $"{type}, {text.TangentNumber(block.Leaf)}";

    private static string Known(Given given) => IsStruct(given) ? given.Owner.Stem : given.Name;

    private static string NameOf(Given given) => given.Text.EndsWith(")", StringComparison.Ordinal) || given.Leaf.Flat is not null || given.Owner.IsContainer ? $"\"{given.Name}\"" : $"nameof({given.Text})";

    /// <summary>What is passed by reference, as a span of one element.</summary>
    private string AsSpan(Given given) => given.Leaf.IsRow ? given.Text : $"new {text.Qualify("ReadOnlySpan")}<{given.Number}>(in {given.Text})";

    private static bool IsTangent(Given given) => given.Text != given.Leaf.Argument;

    private static bool IsRows(Given given) => given.Leaf.IrType.HoldsArrays;

    private static bool IsRowOfBlocks(Given given) => given.Leaf.IsRowOfBlocks;

    /// <summary>Whether it is a row of numbers or a reference to one: it holds nothing that could be another thing.</summary>
    private static bool IsPlain(Given given) => !given.Leaf.IrType.IsObject && !IsRowOfBlocks(given) && !IsRows(given) && !IsStruct(given);

    /// <summary>Whether a struct is passed by reference, read-only or not, or is the one that a method is called on: the method sees what becomes of the place that it stands in.</summary>
    public static bool IsSeenWhereItStands(Part part) => part.Parts is not null && !part.IsObject && (part.Modifier.Length > 0 || part.IsSelf);

    /// <summary>Whether it is a number of such a struct, which members take apart: what may be something else is the struct.</summary>
    private static bool IsStruct(Given given) => given.Leaf.IrType is { IsReference: true } or { IsScalar: true } && !IsTangent(given) && IsSeenWhereItStands(given.Owner);
}
