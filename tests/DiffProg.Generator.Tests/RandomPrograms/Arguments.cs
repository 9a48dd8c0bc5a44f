using System.Globalization;
using System.Linq;
using System.Text;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>
/// The numbers that one program is tried with: for each parameter an array, of one element where the parameter is a scalar.
/// </summary>
internal sealed record Arguments(double[][] Values, double[][] Direction, double[][] Buffers, double Seed)
{
    /// <summary>Draws them, with rows of at most so many elements.</summary>
    public static Arguments Draw(RandomProgram program, Dice dice, int longest)
    {
        var parameters = program.Root.Parameters;
        double[][] values = [.. parameters.Select(parameter => parameter switch
        {
            { Kind: Kind.Integer } => [dice.Below(5)],
            { Kind: Kind.Truth } => [dice.Below(2)],
            { Kind: Kind.IntegerArray } => [.. Enumerable.Range(0, dice.Between(2, 5)).Select(_ => (double)dice.Below(5))],
            { Structure: { } structure } => Reals(Structures.Leaves(structure).Count(), parameter, 2, dice),
            { IsArray: true } => Reals(dice.Between(2, longest), parameter, 2, dice),
            _ => Reals(1, parameter, 2, dice),
        })];
        double[][] Alike(double range) => [.. values.Select((value, p) => Reals(value.Length, parameters[p], range, dice))];
        double seed = dice.Real(0.5, 2) * (dice.Chance(50) ? 1 : -1);
        return new Arguments(values, Alike(1), Alike(3), Kinds.Round(program.Root.Returns, seed));
    }

    public static double[][] Copy(double[][] values) => [.. values.Select(value => (double[])value.Clone())];

    public static double[][] Zeros(double[][] values) => [.. values.Select(value => new double[value.Length])];

    /// <summary>The arguments moved along the direction, where the parameters are differentiable.</summary>
    public double[][] Moved(RandomProgram program, double step) => [.. Values.Select((value, p) =>
        value.Select((x, i) => program.Root.Parameters[p].IsDifferentiable ? x + (step * Direction[p][i]) : x).ToArray())];

    public string Describe(RandomProgram program)
    {
        var text = new StringBuilder();
        for (int p = 0; p < Values.Length; p++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{program.Root.Parameters[p].Name} = [{Join(Values[p])}]");
            if (program.Root.Parameters[p].IsDifferentiable)
                text.Append(CultureInfo.InvariantCulture, $", direction [{Join(Direction[p])}]");
            text.Append('\n');
        }
        return text.Append(CultureInfo.InvariantCulture, $"seed {Seed:R}\n").ToString();

        static string Join(double[] values) => string.Join(", ", values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
    }

    private static double[] Reals(int count, Parameter parameter, double range, Dice dice) =>
        [.. Enumerable.Range(0, count).Select(i => Kinds.Round(Signatures.NumberOf(parameter, i), dice.Real(-range, range)))];
}
