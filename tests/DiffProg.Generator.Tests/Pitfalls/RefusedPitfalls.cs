using System.Collections.Generic;
using DiffProg.Generator.Tests.Frontend;

namespace DiffProg.Generator.Tests.Pitfalls;

/// <summary>
/// The pitfalls, by their numbers, whose language is not there yet, or whose derivative is refused for good. What can be differentiated
/// stands in the corpus of the runtime's tests, under the same number.
/// </summary>
internal static class RefusedPitfalls
{
    private const string Mark = "[Differentiable] public static ";

    public static IReadOnlyList<(int Number, Refused Program)> All { get; } =
    [
        (34, new(Mark + "double F(double x) => (int)x * x;", "DP2003", "(int)x", "the derivative is lost")),
    ];
}
