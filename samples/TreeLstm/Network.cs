using DiffProg;

namespace TreeLstm;

/// <summary>Reads an expression from its leaves to its root: gates for each kind of node, and what the root shows tells whether it is true.</summary>
[Differentiable]
internal sealed partial class Network
{
    private readonly Gates[] _operators;
    private readonly Gates _negation;
    private readonly double[] _true, _false, _verdict;

    public Network(int units, Random random)
    {
        _operators = [.. Enum.GetValues<Operator>().Select(_ => new Gates(units, random))];
        _negation = new Gates(units, random);
        (_true, _false, _verdict) = (Drawn(2 * units), Drawn(2 * units), Drawn(units));

        double[] Drawn(int count) => [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];
    }

    /// <summary>The logistic loss of the score.</summary>
    [Differentiable]
    public double Loss(Expression expression, bool value)
    {
        double margin = value ? Score(expression) : -Score(expression);
        return Math.Max(-margin, 0) + Math.Log(1 + Math.Exp(-Math.Abs(margin)));
    }

    /// <summary>Above zero where the expression seems true.</summary>
    [Differentiable]
    public double Score(Expression expression)
    {
        double[] root = Read(expression);
        double score = 0;
        for (int unit = 0; unit < _verdict.Length; unit++)
            score += _verdict[unit] * root[unit];
        return score;
    }

    [Differentiable]
    private double[] Read(Expression expression)
    {
        switch (expression)
        {
            case Operation node:
                return _operators[(int)node.Operator].Join(Read(node.Left), Read(node.Right));
            case Negation node:
                double[] operand = Read(node.Operand);
                return _negation.Join(operand, operand);
            case Constant node:
                return node.Truth ? _true[..] : _false[..];
            default:
                throw new ArgumentException("No such node.", nameof(expression));
        }
    }
}
