namespace DiffProg.Generator.Diagnostics;

/// <summary>What a diagnostic tells the code fixes beside its message, by name.</summary>
internal static class FixHints
{
    /// <summary>The name of the parameter, field or property that is marked as a constant.</summary>
    public const string Constant = "Constant";

    /// <summary>The header that a rule has to have, as C#.</summary>
    public const string RuleHeader = "RuleHeader";
}
