namespace DiffProg.Generator.Tests.Blocks;

/// <summary>A program with a marked type <c>T</c> that cannot be a block.</summary>
/// <param name="Text">The program.</param>
/// <param name="Id">The first reason.</param>
/// <param name="Located">The text that it points at.</param>
/// <param name="Says">How it begins.</param>
internal sealed record RefusedBlock(string Text, string Id, string Located, string Says)
{
    public string Name => $"{Says}: {Text}";
}
