using System.Text.Json;

namespace DiffProg.GradBench.Table;

/// <summary>A row of the table.</summary>
/// <param name="Module">The eval's name.</param>
/// <param name="Goal">What its gradient is to cost.</param>
/// <param name="Name">How large the input is, in the eval's own words.</param>
/// <param name="Size">What the work is proportional to, where the case is one of those that differ in it alone.</param>
/// <param name="Input">The input.</param>
internal sealed record Case(string Module, Goal Goal, string Name, double? Size, JsonElement Input);
