using System;
using DiffProg.Blocks;

namespace DiffProg;

/// <summary>
/// L-BFGS: Newton's method with an inverse Hessian that is approximated from the last steps (Liu and Nocedal, <i>On the limited memory BFGS
/// method for large scale optimization</i>, 1989; Nocedal and Wright, <i>Numerical Optimization</i>, 2nd edition, Algorithms 7.4 and 7.5).
/// </summary>
/// <remarks>
/// Give it the function: <see cref="Step(Span{double}, Span{double}, ValueAndGradient)"/> searches along the direction until the strong
/// Wolfe conditions hold, so that every step decreases the function. Without it, a step is <see cref="Optimizer.LearningRate"/> times the
/// direction, which converges near a minimum but is not safe far away. Gradients have to be exact, not of samples.
/// </remarks>
public sealed class Lbfgs : Optimizer
{
    private CurvaturePairs? _pairs;
    private double[]? _point;
    private double[]? _gradient;
    private double[]? _direction;
    private double[]? _trial;
    private double[]? _trialGradient;
    private double _value;
    private State _state;

    /// <summary>An optimiser before its first step.</summary>
    /// <param name="historySize">How many steps the approximation remembers, at least 1.</param>
    /// <param name="learningRate">The first length that is tried, and of a step without a search the only one, in units of the direction.</param>
    public Lbfgs(int historySize = 10, double learningRate = 1)
        : base(Hyperparameters.Positive(learningRate, nameof(learningRate)))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(historySize, 1);
        HistorySize = historySize;
    }

    private enum State
    {
        /// <summary>Nothing is known.</summary>
        New,

        /// <summary>The last point and its gradient are known.</summary>
        Stepped,

        /// <summary>So is the function's value there.</summary>
        Evaluated,
    }

    /// <summary>How many steps the approximation remembers.</summary>
    public int HistorySize { get; }

    /// <summary>
    /// How far the last step went along its direction; 0 where no point with a smaller value was found, as at a minimum, to rounding.
    /// </summary>
    public double LastStepLength { get; private set; }

    /// <summary>One step along the direction, as far as the strong Wolfe conditions ask; in place.</summary>
    /// <param name="parameters">The parameters. They may be changed between steps; then the function is evaluated once more.</param>
    /// <param name="gradient">Receives the gradient at the new parameters, of their length.</param>
    /// <param name="function">The function.</param>
    /// <returns>The function's value at the new parameters.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or are not those of the step before, or the rows overlap.</exception>
    public double Step(Span<double> parameters, Span<double> gradient, ValueAndGradient function)
    {
        ArgumentNullException.ThrowIfNull(function);
        Arguments.SameLength<double>(gradient, parameters.Length, nameof(parameters));
        Arguments.Distinct<double>(parameters, gradient);
        RowObjective objective = new(function);
        return Search(ref objective, parameters, gradient);
    }

    /// <summary>One step of a block along the direction, as far as the strong Wolfe conditions ask.</summary>
    /// <typeparam name="TSelf">The type of the block.</typeparam>
    /// <typeparam name="TTangent">The type of its tangents.</typeparam>
    /// <param name="model">The block. Its arrays move in place; a struct or record is replaced.</param>
    /// <param name="gradient">A tangent of the block's shape, which receives the gradient at the new parameters.</param>
    /// <param name="function">The function.</param>
    /// <returns>The function's value at the new parameters.</returns>
    /// <exception cref="ArgumentException">The gradient is of another shape, or the model of another size than at the step before.</exception>
    public double Step<TSelf, TTangent>(ref TSelf model, ref TTangent gradient, ValueAndGradient<TSelf, TTangent> function)
        where TSelf : IDifferentiable<TSelf, TTangent>
        where TTangent : ITangent<TTangent>
    {
        ArgumentNullException.ThrowIfNull(function);
        NotNull(model);
        NotNull(gradient);
        Span<double> parameters = Remembered(ref _trial, model.ParameterCount);
        Span<double> numbers = Remembered(ref _trialGradient, gradient.Count);
        Arguments.SameLength<double>(numbers, parameters.Length, nameof(model), nameof(gradient));
        model.CopyParametersTo(parameters);
        BlockObjective<TSelf, TTangent> objective = new(model, gradient, function);
        double value = Search(ref objective, parameters, numbers);
        model = InPlace<TSelf, TTangent>(objective.Model, parameters);
        gradient = objective.Gradient;
        gradient.CopyFrom(numbers);
        return value;
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        (_pairs, _point, _gradient, _direction, _trial, _trialGradient) = (null, null, null, null, null, null);
        (_value, _state, LastStepLength) = (0, State.New, 0);
    }

    private protected override void Update(Span<double> parameters, ReadOnlySpan<double> gradient)
    {
        Remember(parameters, gradient);
        double first = Direct();
        Numbers.AddScaled(parameters, LearningRate * first, _direction);
        LastStepLength = LearningRate * first;
        _state = State.Stepped;
    }

    private double Search<TObjective>(ref TObjective objective, Span<double> parameters, Span<double> gradient)
        where TObjective : IObjective
    {
        if (_state == State.Evaluated && parameters.Length == _point!.Length && parameters.SequenceEqual(_point))
        {
            _gradient.CopyTo(gradient);
        }
        else
        {
            _value = objective.Evaluate(parameters, gradient);
            Remember(parameters, gradient);
        }

        double first = Direct();
        double slope = Numbers.Dot<double>(_gradient, _direction);
        WolfeSearch.Trial found = default;
        if (slope < 0 && double.IsFinite(_value))
        {
            found = new WolfeSearch(_point, _direction, parameters, gradient).Run(ref objective, _value, slope, LearningRate * first);
        }

        LastStepLength = found.Step;
        if (found.Step > 0)
        {
            _value = found.Value;
            Remember(parameters, gradient);
        }
        else
        {
            _point.CopyTo(parameters);
            _gradient.CopyTo(gradient);
            _pairs!.Clear();
        }

        _state = State.Evaluated;
        return _value;
    }

    /// <summary>Takes a point in; the way to it is a pair where there was one before.</summary>
    private void Remember(ReadOnlySpan<double> parameters, ReadOnlySpan<double> gradient)
    {
        double[] point = Remembered(ref _point, parameters.Length);
        double[] before = Remembered(ref _gradient, parameters.Length);
        _pairs ??= new CurvaturePairs(HistorySize, parameters.Length);
        if (_state != State.New)
        {
            _pairs.Add(point, parameters, before, gradient);
        }

        parameters.CopyTo(point);
        gradient.CopyTo(before);
        _state = State.Stepped;
    }

    /// <summary>The direction of the next step, downhill; the length to try first, which without curvature is that of a cautious gradient step.</summary>
    private double Direct()
    {
        Span<double> direction = Remembered(ref _direction, _gradient!.Length);
        _gradient.CopyTo(direction);
        _pairs!.Direct(direction);
        if (!(Numbers.Dot<double>(direction, _gradient) < 0))
        {
            _pairs.Clear();
            _gradient.CopyTo(direction);
            _pairs.Direct(direction);
        }

        if (!_pairs.IsEmpty)
        {
            return 1;
        }

        double size = 0;
        foreach (double g in _gradient)
        {
            size += Math.Abs(g);
        }

        return size > 1 ? 1 / size : 1;
    }
}
