namespace DynamicNet;

/// <summary>Bits, and whether an odd number of them is set.</summary>
internal sealed record BitString(bool[] Bits)
{
    public bool IsOdd { get; } = Bits.Count(bit => bit) % 2 == 1;

    public static BitString Draw(int length, Random random) => new([.. Enumerable.Range(0, length).Select(_ => random.Next(2) == 1)]);

    /// <summary>A line of zeros and ones for each.</summary>
    public static BitString[] Load(string file) =>
        [.. File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => new BitString([.. line.Select(c => c == '1')]))];
}
