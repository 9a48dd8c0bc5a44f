using DiffProg;

namespace DynamicNet;

/// <summary>What reading one symbol does to the state: a 0, a 1, or the blank behind the last bit.</summary>
[Differentiable]
internal sealed partial class Symbol
{
    private readonly double[] _weights, _biases, _halt;
    private double _haltBias = -5;

    public Symbol(int units, Random random)
    {
        (_weights, _biases, _halt) = (Drawn(units * units), Drawn(units), new double[units]);

        double[] Drawn(int count) => [.. Enumerable.Range(0, count).Select(_ => 1.5 * (2 * random.NextDouble() - 1) / Math.Sqrt(units))];
    }

    [Differentiable]
    public double[] Next(double[] state)
    {
        double[] next = new double[state.Length];
        for (int unit = 0; unit < next.Length; unit++)
        {
            double sum = _biases[unit];
            for (int i = 0; i < state.Length; i++)
                sum += _weights[unit * state.Length + i] * state[i];
            next[unit] = Math.Tanh(sum);
        }
        return next;
    }

    /// <summary>How much of the answer is given in this state.</summary>
    [Differentiable]
    public double Halt(double[] state)
    {
        double sum = _haltBias;
        for (int i = 0; i < state.Length; i++)
            sum += _halt[i] * state[i];
        return 1 / (1 + Math.Exp(-sum));
    }
}

/// <summary>
/// Reads bits, and blanks behind them, until it has halted; nothing but the training tells it when. Each state gives a part of the answer, as
/// great as its wish to halt, and the last all that is left (Graves, <i>Adaptive computation time for recurrent neural networks</i>, 2016).
/// </summary>
[Differentiable]
internal sealed partial class Reader
{
    private const int Blank = 2, MostBlanks = 6;
    private const double Enough = 0.99;

    private readonly Symbol[] _symbols;
    private readonly double[] _start, _verdict;

    public Reader(int units, Random random)
    {
        _symbols = [new Symbol(units, random), new Symbol(units, random), new Symbol(units, random)];
        (_start, _verdict) = (Drawn(), Drawn());

        double[] Drawn() => [.. Enumerable.Range(0, units).Select(_ => 2 * random.NextDouble() - 1)];
    }

    /// <summary>The logistic loss of the score, and a price for every state.</summary>
    [Differentiable]
    public double Loss(bool[] bits, bool isOdd, [NoDerivative] double price)
    {
        (double score, double ponder, _) = Read(bits);
        double margin = isOdd ? score : -score;
        return Math.Max(-margin, 0) + Math.Log(1 + Math.Exp(-Math.Abs(margin))) + price * ponder;
    }

    /// <summary>The score, above zero where the number of bits seems odd; what the states cost; how many there were.</summary>
    [Differentiable]
    public (double Score, double Ponder, int Steps) Read(bool[] bits)
    {
        double[] state = _start[..];
        double score = 0, left = 1;
        int step = 0;
        while (true)
        {
            Symbol symbol = _symbols[step >= bits.Length ? Blank : bits[step] ? 1 : 0];
            state = symbol.Next(state);
            step++;
            double halt = symbol.Halt(state);
            bool isLast = halt >= left - (1 - Enough) || step == bits.Length + MostBlanks;
            double part = isLast ? left : halt;
            for (int i = 0; i < state.Length; i++)
                score += part * _verdict[i] * state[i];
            if (isLast)
                return (score, step + left, step);
            left -= halt;
        }
    }
}
