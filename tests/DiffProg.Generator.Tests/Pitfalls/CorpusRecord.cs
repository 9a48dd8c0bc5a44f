using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DiffProg.Generator.Tests.Pitfalls;

/// <summary>What one member of a program gives and leaves in its arguments.</summary>
/// <param name="Size">How many times as long the rows are as in the corpus, and how many times as large the integers.</param>
/// <param name="Member">The member.</param>
/// <param name="Bits">The numbers; none where it throws.</param>
/// <param name="Exception">What it throws.</param>
internal sealed record CorpusRecord((int Rows, int Integers) Size, string Member, long[] Bits, string? Exception)
{
    /// <summary>Rows of two, three and four elements become such of none, of less than eight, of eight and more with what is left over.</summary>
    public static readonly (int Rows, int Integers)[] Sizes = [(1, 1), (0, 1), (3, 1), (6, 1), (11, 1), (4, 2)];

    public bool IsAsInTheCorpus => Size == (1, 1);

    /// <summary>Where two records of a program first differ by a bit; null where they do not.</summary>
    public static string? Difference(string program, IReadOnlyList<CorpusRecord> usual, IReadOnlyList<CorpusRecord> other) =>
        usual.Count != other.Count
            ? $"{program}: {other.Count} records, not {usual.Count}"
            : usual.Zip(other, (u, o) => o.DifferenceFrom(u)).FirstOrDefault(d => d is not null) is { } difference ? $"{program}, {difference}" : null;

    private string? DifferenceFrom(CorpusRecord usual)
    {
        string place = $"rows × {Size.Rows}, integers × {Size.Integers}, {Member}";
        if ((Size, Member, Exception, Bits.Length) != (usual.Size, usual.Member, usual.Exception, usual.Bits.Length))
        {
            return $"{place}: {usual.Bits.Length} numbers or '{usual.Exception}' have become {Bits.Length} or '{Exception}'";
        }

        int at = Enumerable.Range(0, Bits.Length).FirstOrDefault(i => Bits[i] != usual.Bits[i], -1);
        return at < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{place}: number {at} of {Bits.Length} has the bits {Bits[at]:X16}, not {usual.Bits[at]:X16}");
    }
}
