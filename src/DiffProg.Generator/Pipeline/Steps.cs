namespace DiffProg.Generator.Pipeline;

/// <summary>The names of the pipeline's steps, by which tests see what ran again.</summary>
internal static class Steps
{
    public const string Lower = nameof(Lower);
    public const string Rule = nameof(Rule);
    public const string Model = nameof(Model);
    public const string Link = nameof(Link);
    public const string Unit = nameof(Unit);
    public const string Emit = nameof(Emit);
    public const string Verdict = nameof(Verdict);
    public const string Block = nameof(Block);
    public const string BlockModel = nameof(BlockModel);
    public const string BlockEmit = nameof(BlockEmit);
}
