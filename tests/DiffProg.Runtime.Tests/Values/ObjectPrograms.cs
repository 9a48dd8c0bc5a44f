namespace DiffProg.Runtime.Tests.Values;

/// <summary>Objects and arrays that are known by another name: rows of arrays of arrays, objects by their class and by an interface.</summary>
internal static partial class ValuePrograms
{
    private static ValueProgram[] OfObjects =>
    [
        Of(nameof(JaggedRows), () => [new double[][] { [1.3, 0.7], [0.2, -0.4], [0.5, -0.3] }, new Dense([0.3, -0.2], 0.1)]),
        Of(nameof(JaggedChosen), () => [new double[][] { [1.3, 0.7], [0.2, -0.4], [0.5, -0.3] }, new Dense([0.3, -0.2], 0.1), 0.4]),
        Of(nameof(Matched), () => [new Layer[] { new Dense([0.3, -0.2], 0.1), new Gated([0.5, 0.4], 0.2, 1.1), new Dense([-0.3, 0.7], -0.4), new Gated([0.2, 0.9], -0.3, 0.8) }, 1.3]),
        Of(nameof(MatchedAtOnce), () => [new Dense([0.3, -0.2], 0.1), 1.3]),
        Of(nameof(MatchedAgain), () => [new Gated([0.5, 0.4], 0.2, 1.1), 1.3]),
        Of(nameof(FoundInAnother), () => [new Minus(new Minus(new Plus(new Constant(0.3), new Constant(0.7)))), 1.3]),
        Of(nameof(FoundInOne), () => [new Minus(new Constant(2)), 1.3]),
        Of(nameof(FoundInTrips), () => [new Plus(new Constant(0.3), new Constant(0.7)), 1.3]),
        Of(nameof(Interfaces), () => [new Dense([0.3, -0.2], 0.1), new Gated([0.5, 0.4], 0.2, 1.1), new Special { Gain = 0.7, Bias = 0.4 }, Row(0.8, -0.5)]),
    ];

    internal interface IUnit
    {
        [Differentiable]
        double Run(double x, int unit);
    }

    [Differentiable]
    internal partial class Plain : IUnit
    {
        public double Gain;

        public virtual double Run(double x, int unit) => x * Gain;
    }

    [Differentiable]
    internal sealed partial class Special : Plain
    {
        public double Bias;

        [Differentiable(Derivatives = Both)]
        public override double Run(double x, int unit) => (x * x * Gain * unit) + Bias;
    }

    [Differentiable(Derivatives = Both)]
    private static double[] Applied(Dense layer, double[] x)
    {
        double[] y = new double[x.Length];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = layer.Run(x[i], i) * x[0];
        }

        return y;
    }

    /// <summary>A variable that is a row of an array of arrays at first, and then what a layer makes of it.</summary>
    [Differentiable(Derivatives = Both)]
    private static double JaggedRows(double[][] rows, Dense layer)
    {
        double product = 1;
        for (int i = 0; i < rows.Length; i++)
        {
            double[] h = rows[i];
            for (int k = 0; k < i; k++)
            {
                h = Applied(layer, h);
            }

            product *= h[0] + (h[1] * rows[i][1]);
        }

        return product;
    }

    /// <summary>A variable that is now a row, now the weights of an object, now an array of the method's own.</summary>
    [Differentiable(Derivatives = Both)]
    private static double JaggedChosen(double[][] rows, Dense layer, double x)
    {
        double sum = x;
        double[] h = layer.Weights;
        foreach (double[] row in rows)
        {
            sum += h[0] * h[1] * x;
            h = sum > 0.5 ? row : Applied(layer, h);
            sum *= sum + h[1];
            if (sum < -3)
            {
                return sum * h[0];
            }
        }

        return sum * (h[0] + layer.Weights[1]);
    }

    [Differentiable(Derivatives = Both)]
    private static double Matched(Layer[] layers, double x)
    {
        double sum = 0;
        foreach (Layer layer in layers)
        {
            switch (layer)
            {
                case Dense { Shift: > 0 } first when first.Weights[0] > 0.2:
                    sum += first.Shift * first.Shift * x;
                    break;
                case Dense other:
                    x *= other.Weights[1] * other.Bias + 1.5;
                    continue;
                case Gated { Gate: var gate and > 1 }:
                    sum += gate * gate * x * layer.Bias;
                    break;
                default:
                    sum *= x + ((Gated)layer).Gate;
                    break;
            }

            if (layer is not Gated g)
            {
                sum += x * layer.Run(x, 0);
                continue;
            }

            x += g.Weights[0] * g.Gate;
        }

        return sum * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double MatchedAtOnce(Layer layer, double x)
    {
        if (layer is null || (layer is Dense d && d.Shift < -1))
        {
            return x;
        }

        double r = layer switch
        {
            Dense { Shift: var s } dense => s * s * dense.Weights[0] * x,
            Gated { Gate: > 0 and < 9, Bias: < 1 } gated => gated.Gate * gated.Gate * x * gated.Bias,
            _ => x,
        };
        return layer is Gated ? r * r : r * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double MatchedAgain(Layer layer, double x) => MatchedAtOnce(layer, x * x) * (layer is Gated g ? g.Weights[0] : x);

    [Differentiable]
    internal abstract partial record Term;

    [Differentiable]
    internal sealed partial record Constant(double Value) : Term;

    [Differentiable]
    internal sealed partial record Plus(Constant Left, Constant Right) : Term;

    [Differentiable]
    internal sealed partial record Minus(Term Of) : Term;

    [Differentiable(Derivatives = Both)]
    private static double FoundInAnother(Term term, double x) =>
        term is Minus { Of: Minus { Of: Plus { Left: { Value: var v } left } sum } } ? v * left.Value * sum.Right.Value * x
        : term is Minus { Of: Constant c } && c.Value > 0 ? c.Value * c.Value * x
        : x;

    [Differentiable(Derivatives = Both)]
    private static double FoundInOne(Term term, double x) => FoundInAnother(term, x * x);

    [Differentiable(Derivatives = Both)]
    private static double FoundInTrips(Term term, double x)
    {
        for (int i = 0; i < 3; i++)
        {
            if (term is Plus { Right: var right, Left: { Value: > 0 } left })
            {
                x = (x * left.Value) + right.Value;
            }
        }

        return x;
    }

    private static double Twice(IUnit a, IUnit b, double x) => b.Run(a.Run(x, 1), 1);

    private static double Over<T>(T unit, double x)
        where T : IUnit => unit.Run(x, 1) * x;

    [Differentiable(Derivatives = Both)]
    private static double Sum(IUnit unit, double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = unit.Run(x[i] + sum, i);
            if (x[i] > 5)
            {
                return sum;
            }

            sum += x[i];
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double Interfaces(Dense a, Gated b, Plain c, double[] x)
    {
        IUnit last = c;
        double r = Twice(a, b, x[0]) + Twice(b, last, x[1]) + Sum(last, x);
        return (r * Over(c, x[1])) + Sum(a, x) + (Twice(new Special { Gain = r, Bias = x[0] }, a, x[0]) * Over(a, r));
    }
}
