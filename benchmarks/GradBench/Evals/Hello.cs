using System.Text.Json;

namespace DiffProg.GradBench.Evals;

internal static partial class Hello
{
    [Differentiable]
    internal static double Square(double x)
    {
        return x * x;
    }

    public static Evaluation Value(JsonElement input)
    {
        double x = input.GetDouble(), y = 0;
        return new(() => y = Square(x), json => json.WriteNumberValue(y));
    }

    public static Evaluation Derivative(JsonElement input)
    {
        double x = input.GetDouble(), slope = 0;
        return new(() => slope = SquareGradient(x), json => json.WriteNumberValue(slope));
    }
}
