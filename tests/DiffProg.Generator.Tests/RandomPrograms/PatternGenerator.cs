using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>
/// Draws the patterns of one switch. C# refuses a pattern that those before it have taken; these are tried on samples that stand for all
/// numbers, as the constants in patterns lie between them.
/// </summary>
internal sealed class PatternGenerator(Dice dice, Kind kind)
{
    private static readonly Kind[] Unsigned = [Kind.Byte, Kind.Unsigned, Kind.UnsignedLong];

    private readonly HashSet<double> _left = [.. Samples(kind)];

    /// <summary>Whether no number is left.</summary>
    public bool IsExhausted => _left.Count == 0;

    /// <summary>A pattern that still takes something; null where none was found.</summary>
    public Pattern? Draw(bool guarded = false)
    {
        for (int i = 0; i < 20; i++)
        {
            var pattern = Draw(dice.Allows(Feature.Patterns) ? 2 : 0);
            List<double> taken = [.. _left.Where(sample => Holds(pattern, sample))];
            if (taken.Count == 0)
                continue;
            if (!guarded)
                _left.ExceptWith(taken);
            return pattern;
        }
        return null;
    }

    private static IEnumerable<double> Samples(Kind kind) => Kinds.IsReal(kind)
        ? [double.NaN, .. Enumerable.Range(-12, 25).Select(i => 0.25 * i)]
        : Unsigned.Contains(kind) ? [.. Enumerable.Range(0, 10), 200] : [-100, .. Enumerable.Range(-3, 13), 100];

    private Pattern Draw(int depth) => dice.Weigh<Pattern>(
        (Kinds.IsReal(kind) ? 0 : 6, () => new ConstantPattern(Constant())),
        (depth > 0 ? 4 : 0, () => new RelationalPattern(dice.Pick(["<", "<=", ">", ">="]), Constant())),
        (depth > 1 ? 1 : 0, () => new NotPattern(Draw(1))),
        (depth > 1 ? 2 : 0, () => new BothPattern(dice.Chance(50), Draw(1), Draw(1))));

    private Expression Constant()
    {
        if (Kinds.IsReal(kind))
            return new RealLiteral(0.5 * dice.Between(-4, 4), kind);
        // A constant of a narrow type is an int that fits.
        int value = Unsigned.Contains(kind) ? dice.Below(7) : dice.Between(-1, 6);
        return new IntegerLiteral(value, kind is Kind.Byte or Kind.Short ? Kind.Integer : kind);
    }

    private static bool Holds(Pattern pattern, double sample) => pattern switch
    {
        ConstantPattern constant => sample == ValueOf(constant.Value),
        RelationalPattern { Operator: "<" } relational => sample < ValueOf(relational.Value),
        RelationalPattern { Operator: "<=" } relational => sample <= ValueOf(relational.Value),
        RelationalPattern { Operator: ">" } relational => sample > ValueOf(relational.Value),
        RelationalPattern relational => sample >= ValueOf(relational.Value),
        NotPattern not => !Holds(not.Operand, sample),
        BothPattern { IsAnd: true } both => Holds(both.Left, sample) && Holds(both.Right, sample),
        BothPattern both => Holds(both.Left, sample) || Holds(both.Right, sample),
        _ => true,
    };

    private static double ValueOf(Expression literal) => literal is RealLiteral real ? real.Value : ((IntegerLiteral)literal).Value;
}
