using System;
using System.Numerics;

namespace DiffProg;

/// <summary>
/// Gradient descent with momentum: <c>v ← μ v + g</c>, <c>x ← x − η v</c> (Polyak, <i>Some methods of speeding up the convergence of
/// iteration methods</i>, 1964). With Nesterov's look-ahead the step is <c>x ← x − η (g + μ v)</c>, in the form of Sutskever, Martens, Dahl
/// and Hinton, <i>On the importance of initialization and momentum in deep learning</i>, 2013.
/// </summary>
public sealed class Momentum : Optimizer
{
    private double[]? _velocity;

    /// <summary>A descent at rest.</summary>
    /// <param name="learningRate">The learning rate η.</param>
    /// <param name="decay">The momentum μ, at least 0 and less than 1.</param>
    /// <param name="nesterov">Whether the step looks ahead.</param>
    public Momentum(double learningRate, double decay = 0.9, bool nesterov = false)
        : base(Hyperparameters.Positive(learningRate, nameof(learningRate)))
    {
        Decay = Hyperparameters.Decay(decay, nameof(decay));
        Nesterov = nesterov;
    }

    /// <summary>The momentum μ.</summary>
    public double Decay { get; }

    /// <summary>Whether the step looks ahead.</summary>
    public bool Nesterov { get; }

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _velocity = null;
    }

    private protected override void Update(Span<double> parameters, ReadOnlySpan<double> gradient)
    {
        Span<double> velocity = Remembered(ref _velocity, parameters.Length);
        double own = Nesterov ? LearningRate : 0;
        double past = Nesterov ? LearningRate * Decay : LearningRate;
        Vector<double> decays = new(Decay);
        Vector<double> owns = new(own);
        Vector<double> pasts = new(past);
        int i = 0;
        for (; i <= parameters.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> g = new(gradient[i..]);
            Vector<double> v = (decays * new Vector<double>(velocity[i..])) + g;
            v.CopyTo(velocity[i..]);
            (new Vector<double>(parameters[i..]) - ((owns * g) + (pasts * v))).CopyTo(parameters[i..]);
        }

        for (; i < parameters.Length; i++)
        {
            velocity[i] = (Decay * velocity[i]) + gradient[i];
            parameters[i] -= (own * gradient[i]) + (past * velocity[i]);
        }
    }
}
