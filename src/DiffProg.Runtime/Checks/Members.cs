using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace DiffProg.Checks;

/// <summary>
/// Calls a function and its derivatives, each with an argument of its own, and holds every call to what all of them promise: the
/// function's value to the bit, the argument left as the function leaves it, the same bits when called again.
/// </summary>
internal sealed class Members
{
    private readonly DifferentiatedFunction _function;
    private readonly double[] _at;
    private readonly double[] _after;
    private readonly GradientCheckOptions _options;

    public Members(DifferentiatedFunction function, double[] at, GradientCheckOptions options)
    {
        _function = function;
        _at = at;
        _options = options;
        _after = [.. at];
        Value = Guarded("the function", () => function.Function(_after));
        if (!double.IsFinite(Value))
        {
            throw Failure($"the function is {Text(Value)} here");
        }

        double[] again = [.. at];
        double value = function.Function(again);
        if (!SameBits(Value, value))
        {
            throw Failure($"the function is {Text(Value)} when called first and {Text(value)} when called again");
        }

        AssertSameBits(_after, again, leaf => $"the function leaves something else in leaf {leaf} when it is called again");
        if (!function.WritesArgument)
        {
            AssertSameBits(at, _after, leaf => $"the function writes to leaf {leaf} of its argument, which only {nameof(DifferentiatedFunction.WritesArgument)} allows");
        }
    }

    public double Value { get; }

    public double[] Gradient() => Called(nameof(Gradient), x => (null, _function.Gradient!(x)));

    public double[] ValueAndGradient(double[] content) => Called(nameof(ValueAndGradient), x =>
    {
        double[] buffer = [.. content];
        return (_function.ValueAndGradient!(x, buffer), buffer);
    });

    public double[] AccumulateGradient(double seed, double[] content) => Called(nameof(AccumulateGradient), x =>
    {
        double[] buffer = [.. content];
        return (_function.AccumulateGradient!(x, seed, buffer), buffer);
    });

    public double Jvp(double[] direction) => Called(nameof(Jvp), isRow: false, call: x =>
    {
        (double value, double tangent) = _function.Jvp!(x, direction);
        return (value, [tangent]);
    })[0];

    public double[] Hvp(double[] direction) => Called(nameof(Hvp), x => (null, _function.Hvp!(x, direction)));

    /// <summary>The function elsewhere.</summary>
    public double ValueAt(double[] x) => _function.Function([.. x]);

    /// <summary>The gradient elsewhere, by whatever member gives it.</summary>
    public double[] GradientAt(double[] x)
    {
        double[] argument = [.. x];
        if (_function.Gradient is { } gradient)
        {
            return [.. gradient(argument)];
        }

        double[] buffer = new double[x.Length];
        _ = _function.ValueAndGradient?.Invoke(argument, buffer) ?? _function.AccumulateGradient!(argument, 1, buffer);
        return buffer;
    }

    public static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    public GradientCheckException Failure(FormattableString message, Exception? cause = null)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{FormattableString.Invariant(message)} (seed {_options.Seed})");
        string sentence = char.ToUpperInvariant(text[0]) + text[1..];
        return cause is null ? new(sentence) : new(sentence, cause);
    }

    public void AssertSameBits(double[] expected, double[] actual, Func<int, FormattableString> message)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (!SameBits(expected[i], actual[i]))
            {
                throw Failure($"{FormattableString.Invariant(message(i))}: {Text(expected[i])} and {Text(actual[i])}");
            }
        }
    }

    public void AssertFinite(string member, double[] numbers)
    {
        int leaf = Array.FindIndex(numbers, n => !double.IsFinite(n));
        if (leaf >= 0)
        {
            throw Failure($"{member} gives {Text(numbers[leaf])} at leaf {leaf} ({Text(_at[leaf])})");
        }
    }

    private double[] Called(string member, Func<double[], (double? Value, double[] Numbers)> call, bool isRow = true)
    {
        double[] first = Once(member, call, isRow);
        double[][] again = _options.Threads == 1
            ? [Once(member, call, isRow)]
            : Task.WhenAll(Enumerable.Range(0, _options.Threads).Select(_ =>
                Task.Factory.StartNew(() => Once(member, call, isRow), default, TaskCreationOptions.LongRunning, TaskScheduler.Default)))
                .GetAwaiter().GetResult();
        foreach (double[] numbers in again)
        {
            AssertSameBits(first, numbers, leaf => $"{member} gives something else at leaf {leaf} when it is called again");
        }

        return first;
    }

    private double[] Once(string member, Func<double[], (double? Value, double[] Numbers)> call, bool isRow)
    {
        double[] argument = [.. _at];
        (double? value, double[]? result) = Guarded(member, () => call(argument));
        double[] numbers = result is null ? throw Failure($"{member} gives null") : [.. result];
        if (isRow && numbers.Length != _at.Length)
        {
            throw Failure($"{member} gives {numbers.Length} numbers for {_at.Length} leaves");
        }

        if (value is { } itsValue && !IsNear(Value, itsValue))
        {
            throw Failure($"{member} has the value {Text(itsValue)}, the function {Text(Value)}");
        }

        int leaf = Enumerable.Range(0, argument.Length).FirstOrDefault(i => !(_function.WritesArgument ? IsNear(_after[i], argument[i]) : SameBits(_after[i], argument[i])), -1);
        if (leaf >= 0)
        {
            throw Failure($"{member} leaves something else than the function in leaf {leaf} of the argument: {Text(_after[leaf])} and {Text(argument[leaf])}");
        }

        return numbers;
    }

    private T Guarded<T>(string member, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception failure) when (failure is not (GradientCheckException or OutOfMemoryException))
        {
            throw Failure($"{member} throws {failure.GetType().Name}: {failure.Message}", failure);
        }
    }

    private bool IsNear(double left, double right) =>
        SameBits(left, right) || Math.Abs(left - right) <= _options.ValueTolerance * Math.Max(1, Math.Max(Math.Abs(left), Math.Abs(right)));

    private static bool SameBits(double left, double right) => BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right);
}
