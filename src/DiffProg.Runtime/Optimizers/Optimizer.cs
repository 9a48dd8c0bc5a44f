using System;
using System.Runtime.CompilerServices;
using DiffProg.Blocks;

namespace DiffProg;

/// <summary>Moves parameters against a gradient, one step at a time.</summary>
/// <remarks>
/// The first step fixes how many parameters there are and allocates what the method remembers; later steps allocate nothing. Steps are
/// deterministic: the same gradients give the same bits on every machine. An instance serves one model and one thread at a time.
/// </remarks>
public abstract class Optimizer
{
    private double[]? _parameters;
    private double[]? _gradient;

    private protected Optimizer(double learningRate) => LearningRate = learningRate;

    /// <summary>The factor of a step, positive; it may change between steps, as a schedule says.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive, or not finite.</exception>
    public double LearningRate
    {
        get;
        set => field = Hyperparameters.Positive(value, nameof(LearningRate));
    }

    /// <summary>Moves a row of parameters in place.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradient">The gradient of the loss there, of their length.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are not those of the step before, or the rows overlap.</exception>
    public void Step(Span<double> parameters, ReadOnlySpan<double> gradient)
    {
        Arguments.SameLength(gradient, parameters.Length, nameof(parameters));
        Arguments.Distinct(parameters, gradient);
        Update(parameters, gradient);
    }

    /// <summary>
    /// Moves a block. What is mutable in it (its arrays, and itself where it is a class) moves in place; what is returned is the model from
    /// then on: the same object for a class, a new value for a struct or record.
    /// </summary>
    /// <typeparam name="TSelf">The type of the block.</typeparam>
    /// <typeparam name="TTangent">The type of its tangents.</typeparam>
    /// <param name="model">The block.</param>
    /// <param name="gradient">The gradient of the loss there.</param>
    /// <exception cref="ArgumentException">The gradient is of another shape, or the model of another size than at the step before.</exception>
    public TSelf Step<TSelf, TTangent>(TSelf model, TTangent gradient)
        where TSelf : IDifferentiable<TSelf, TTangent>
        where TTangent : ITangent<TTangent>
    {
        NotNull(model);
        NotNull(gradient);
        int count = model.ParameterCount;
        if (gradient.Count != count)
        {
            throw new ArgumentException($"'{nameof(gradient)}' has {gradient.Count} numbers, '{nameof(model)}' has {count} parameters.", nameof(gradient));
        }

        double[] parameters = Remembered(ref _parameters, count);
        double[] numbers = Remembered(ref _gradient, count);
        model.CopyParametersTo(parameters);
        gradient.CopyTo(numbers);
        Update(parameters, numbers);
        return InPlace<TSelf, TTangent>(model, parameters);
    }

    /// <summary>Forgets all steps, so that the next is again the first, of a model of any size.</summary>
    public virtual void Reset()
    {
        _parameters = null;
        _gradient = null;
    }

    /// <summary>Moves parameters whose gradient is known to fit.</summary>
    private protected abstract void Update(Span<double> parameters, ReadOnlySpan<double> gradient);

    /// <summary>The block with other parameters, its arrays changed in place, so that no step allocates what is there.</summary>
    internal static TSelf InPlace<TSelf, TTangent>(TSelf model, ReadOnlySpan<double> parameters)
        where TSelf : IDifferentiable<TSelf, TTangent>
        where TTangent : ITangent<TTangent>
    {
        BlockWalk walk = BlockWalk.InPlace;
        if (!typeof(TSelf).IsValueType)
        {
            walk.Enter(model);
        }

        TSelf moved = model.CopyParametersFrom(parameters, ref walk);
        walk.End();
        return moved;
    }

    /// <summary>Refuses null, without boxing a struct to look.</summary>
    private protected static void NotNull<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is null)
        {
            throw new ArgumentNullException(name);
        }
    }

    /// <summary>A row of the parameters' length that lives from step to step, zero at first.</summary>
    private protected static double[] Remembered(ref double[]? row, int count)
    {
        row ??= new double[count];
        return row.Length == count
            ? row
            : throw new ArgumentException($"There are {count} parameters, at the step before there were {row.Length}; call {nameof(Reset)} before another model.");
    }
}
