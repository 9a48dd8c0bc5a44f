using System;

namespace DiffProg;

/// <summary>What a line search evaluates, by whatever delegate.</summary>
internal interface IObjective
{
    double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient);
}

/// <summary>A function of a row.</summary>
internal readonly struct RowObjective(ValueAndGradient function) : IObjective
{
    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient) => function(parameters, gradient);
}

/// <summary>A function of a block, which is set to each row that is tried.</summary>
internal struct BlockObjective<TSelf, TTangent>(TSelf model, TTangent gradient, ValueAndGradient<TSelf, TTangent> function) : IObjective
    where TSelf : IDifferentiable<TSelf, TTangent>
    where TTangent : ITangent<TTangent>
{
    public TSelf Model { get; set; } = model;

    public TTangent Gradient { get; set; } = gradient;

    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        Model = Optimizer.InPlace<TSelf, TTangent>(Model, parameters);
        TTangent received = Gradient;
        double value = function(Model, ref received);
        received.CopyTo(gradient);
        Gradient = received;
        return value;
    }
}
