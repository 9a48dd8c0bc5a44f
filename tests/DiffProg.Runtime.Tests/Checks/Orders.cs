namespace DiffProg.Runtime.Tests.Checks;

/// <summary>What the programs of the corpus ask for.</summary>
internal static class Orders
{
    public const Derivatives Both = Derivatives.Default | Derivatives.Hvp;
}
