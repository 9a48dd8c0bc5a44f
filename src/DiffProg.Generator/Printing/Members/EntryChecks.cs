using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Printing.Members;

/// <summary>Something that a member is given, as what it checks before it begins.</summary>
/// <param name="Leaf">The leaf that it belongs to.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Name">The parameter that the user knows it by.</param>
/// <param name="Owner">The parameter that it accompanies.</param>
/// <param name="Number">The type of its numbers.</param>
/// <param name="IsWritten">Whether it is written to.</param>
internal sealed record Given(PartLeaf Leaf, string Text, string Name, Part Owner, string Number, bool IsWritten);

/// <summary>What a member checks at entry: that nothing is missing, that lengths agree, and that nothing overlaps what is written.</summary>
internal sealed class EntryChecks(MemberText text)
{
    /// <summary>What accompanies the parameters in a member.</summary>
    public static IEnumerable<Given> Of(MemberText text, IEnumerable<Part> parts, System.Func<Part, string> name, bool isWritten) =>
        parts.SelectMany(p => p.Leaves.Where(l => l.Parameter.IsDifferentiable).Select(l => new Given(l, l.In(name(p)), name(p), p, text.TangentNumber(l), isWritten)));

    public void Nulls()
    {
        // What the method takes as missing is its own to use or not.
        foreach (Part p in text.Parts.Where(p => !p.MayBeMissing && (p.IsArray || p.Rank > 0 || (p.IsObject && !p.IsSelf))))
        {
            text.Writer.Line($"global::System.ArgumentNullException.ThrowIfNull({p.Name});");
        }
    }

    /// <summary>Lengths, and that nothing overlaps what is written.</summary>
    public void All(IEnumerable<Given> companions)
    {
        Given[] all = [.. companions];
        Nulls();
        foreach (Given given in all.Where(g => g.Leaf.Flat is not null))
        {
            text.Writer.Line($"{text.Qualify("Grids")}.SameShape({given.Name}, {given.Owner.Name}, nameof({given.Owner.Name}));");
        }

        foreach (Given given in all.Where(g => g.Leaf is { IsRow: true, Flat: null }))
        {
            string arguments = text.Qualify("Arguments");
            string owner = given.Owner.IsSelf ? "\"self\"" : $"nameof({given.Owner.Name})";
            text.Writer.Line(given.Leaf.IsRowOfBlocks
                ? $"{text.Qualify("BlockRows")}.Fit<{text.Number(given.Leaf)}, {given.Number}>({given.Leaf.Argument}, {given.Text}, \"{given.Owner.Stem}\", \"{given.Name}\");"
                : given.Leaf.IrType.HoldsArrays
                ? $"{text.Qualify("BlockArguments")}.SameShape<{given.Number.Substring(0, given.Number.Length - 2)}>({given.Text}, {given.Leaf.Argument}, {owner});"
                : $"{arguments}.SameLength<{given.Number}>({given.Text}, {text.LengthOf(given.Leaf)}, {owner});");
        }

        foreach (Given given in all.Where(g => g.Leaf.IrType.IsObject))
        {
            text.Writer.Line($"{text.Qualify("BlockArguments")}.Fits<{text.Number(given.Leaf)}, {given.Number}>({given.Leaf.Argument}, {given.Text}, \"{given.Owner.Stem}\", \"{given.Name}\");");
        }

        Distinct(all);
    }

    public void Distinct(IReadOnlyList<Given> companions)
    {
        HashSet<Variable> changed = [.. text.Method.Function.Body.All().SelectMany(Changed)];
        Given[] all =
        [
            .. text.Parts.SelectMany(p => p.Leaves.Where(l => !l.IrType.IsScalar || l.IrType.SequenceOf is not null || OverlapChecks.IsSeenWhereItStands(p)).Select(l => new Given(l, l.Argument, p.Stem, p, text.Number(l), l.IsWritten || changed.Contains(l.Parameter.Variable)))),
            .. companions.Where(g => !g.Leaf.IrType.IsScalar),
        ];
        OverlapChecks checks = new(text);
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i].IsWritten)
            {
                checks.Within(all[i]);
            }

            for (int k = i + 1; k < all.Length; k++)
            {
                // The parts of one value stand beside each other: a struct's numbers never overlap.
                bool isOneValue = all[i].Owner == all[k].Owner && all[i].Name == all[k].Name && (IsNumber(all[i]) || IsNumber(all[k]));
                if (!isOneValue && (all[i].IsWritten || all[k].IsWritten))
                {
                    checks.Pair(all[k].IsWritten ? all[k] : all[i], all[k].IsWritten ? all[i] : all[k]);
                }
            }
        }

        checks.Write();
    }

    /// <summary>The sequences of constants that a statement may write to.</summary>
    private static IEnumerable<Variable> Changed(Statement statement) => statement switch
    {
        Opaque code => code.Written,
        Call call => call.Arguments.Select(a => a.Value).OfType<Read>().Select(r => r.Variable).Where(v => v.Type.SequenceOf is not null),
        _ => [],
    };

    private static bool IsNumber(Given given) => given.Leaf.IrType.IsReference;
}
