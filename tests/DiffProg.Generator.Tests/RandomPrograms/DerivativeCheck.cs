using System;
using System.Globalization;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Compares a program's derivatives with the interpreter's and with one another.</summary>
internal sealed class DerivativeCheck
{
    private readonly Trial _trial;
    private readonly CompiledProgram _compiled;
    private readonly Run _expected;
    private readonly Kind _precision;
    private readonly double _tolerance;
    private readonly double _scale;

    private DerivativeCheck(Trial trial, CompiledProgram compiled, Run expected)
    {
        _trial = trial;
        _compiled = compiled;
        _expected = expected;
        _precision = Precision.Of(trial.Program, expected);
        _tolerance = Precision.Tolerance(_precision);
        // Large terms that cancel leave rounding errors in proportion to themselves, not to their sum.
        _scale = _precision == Kind.Real ? 1e-3 + (1e-2 * expected.Journal.LargestTangent) : 1 + expected.Journal.LargestTangent;
    }

    /// <summary>What is wrong, or null.</summary>
    public static string? Failure(Trial trial, CompiledProgram compiled)
    {
        var expected = Interpreter.Run(trial.Program, trial.Arguments.Values, trial.Arguments.Direction);
        if (expected.Thrown is not null)
            return ExceptionCheck.Failure(trial, compiled, expected);
        var check = new DerivativeCheck(trial, compiled, expected);
        try
        {
            compiled.TakeRecording();
            return check.Primal() ?? check.Forward() ?? check.Reverse() ?? SecondOrderCheck.Failure(trial, compiled, expected);
        }
#pragma warning disable CA1031 // Whatever generated code throws is a finding.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return "threw " + exception;
        }
        finally
        {
            RecorderSource.Stop();
        }
    }

    private string? Primal()
    {
        double[][] arguments = Arguments.Copy(_trial.Arguments.Values);
        return AsPrimal("F", _compiled.Primal(arguments), arguments);
    }

    private string? Forward()
    {
        double[][] arguments = Arguments.Copy(_trial.Arguments.Values);
        double[][] tangents = Arguments.Copy(_trial.Arguments.Direction);
        double[] value = new double[1];
        double tangent = _compiled.Jvp(arguments, tangents, value);
        if (AsPrimal("FJvp", value[0], arguments) is { } failure)
            return failure;
        if (!Near(tangent, _expected.Result.Tangent))
            return $"FJvp gives tangent {Text(tangent)}, expected {Text(_expected.Result.Tangent)}";
        for (int p = 0; p < tangents.Length; p++)
        {
            var parameter = _trial.Program.Root.Parameters[p];
            if (!parameter.IsArray || !parameter.IsDifferentiable)
                continue;
            for (int i = 0; i < tangents[p].Length; i++)
            {
                double expected = _expected.Memory[p][i].Real.Tangent;
                if (!Near(tangents[p][i], expected))
                    return $"FJvp leaves {parameter.Name}Tangent[{i}] = {Text(tangents[p][i])}, expected {Text(expected)}";
            }
        }
        return null;
    }

    private bool Near(double actual, double expected) => _precision == Kind.Real
        ? Math.Abs(actual - expected) <= 1e-10 * Math.Max(1, Math.Abs(expected))
        : Math.Abs(actual - expected) <= _tolerance * _scale;

    private string? Reverse()
    {
        double seed = _trial.Arguments.Seed;
        double[][] gradients = Arguments.Zeros(_trial.Arguments.Values);
        if (Accumulate(gradients) is { } failure)
            return failure;
        if (DotProduct(gradients) is { } mismatch)
            return mismatch;

        double[][] filled = Arguments.Copy(_trial.Arguments.Buffers);
        double[][] sums = Arguments.Zeros(gradients);
        ForEachGradient((p, i) => sums[p][i] = _trial.Arguments.Buffers[p][i] + gradients[p][i]);
        if (Accumulate(filled) is { } again)
            return again;
        if (Unequal("FAccumulateGradient does not add to", filled, sums) is { } lost)
            return lost;

        double[][] units = Arguments.Zeros(gradients);
        ForEachGradient((p, i) => units[p][i] = gradients[p][i] / seed);
        double[][] garbage = [.. gradients.Select(gradient => Enumerable.Repeat(double.NaN, gradient.Length).ToArray())];
        double[][] arguments = Arguments.Copy(_trial.Arguments.Values);
        double value = _compiled.ValueAndGradient(arguments, garbage);
        string? stale = AsPrimal("FValueAndGradient", value, arguments) ?? Unequal("FValueAndGradient differs in", garbage, units);
        if (stale is not null)
            return stale;

        arguments = Arguments.Copy(_trial.Arguments.Values);
        double[][] returned = Arguments.Zeros(gradients);
        _compiled.Gradient(arguments, returned);
        return AsPrimal("FGradient", _expected.Result.Value, arguments) ?? Unequal("FGradient differs in", returned, units);
    }

    private string? Accumulate(double[][] gradients)
    {
        double[][] arguments = Arguments.Copy(_trial.Arguments.Values);
        return AsPrimal("FAccumulateGradient", _compiled.AccumulateGradient(arguments, _trial.Arguments.Seed, gradients), arguments);
    }

    /// <summary>The gradient along the direction is the tangent. No rule's error and no lost term survives this.</summary>
    private string? DotProduct(double[][] gradients)
    {
        double sum = 0;
        double size = 0;
        ForEachGradient((p, i) =>
        {
            double term = gradients[p][i] * _trial.Arguments.Direction[p][i];
            sum += term;
            size += Math.Abs(term);
        });
        double tangent = _trial.Arguments.Seed * _expected.Result.Tangent;
        return Math.Abs(sum - tangent) <= _tolerance * (size + Math.Abs(tangent) + (_scale * Math.Abs(_trial.Arguments.Seed)))
            ? null
            : $"the gradient along the direction is {Text(sum)}, seed * tangent is {Text(tangent)}\n{Expected(gradients)}";
    }

    /// <summary>Element by element, to see which contribution is lost.</summary>
    private string Expected(double[][] gradients)
    {
        string text = "";
        ForEachGradient((p, i) =>
        {
            double[][] unit = Arguments.Zeros(_trial.Arguments.Values);
            unit[p][i] = 1;
            double expected = _trial.Arguments.Seed * Interpreter.Run(_trial.Program, _trial.Arguments.Values, unit).Result.Tangent;
            string mark = Math.Abs(expected - gradients[p][i]) <= 100 * _tolerance * Math.Max(1, Math.Abs(expected)) ? "" : "   <--";
            text += $"  {_trial.Program.Root.Parameters[p].Name}Gradient[{i}] = {Text(gradients[p][i])}, expected {Text(expected)}{mark}\n";
        });
        return text;
    }

    private string? Unequal(string complaint, double[][] actual, double[][] expected)
    {
        string? failure = null;
        ForEachGradient((p, i) =>
        {
            var (x, y) = (actual[p][i], expected[p][i]);
            // Written so that a NaN fails.
            if (!(Math.Abs(x - y) <= _tolerance * (Math.Abs(y) + Math.Abs(_trial.Arguments.Buffers[p][i]) + _scale)))
                failure ??= $"{complaint} {_trial.Program.Root.Parameters[p].Name}[{i}]: {Text(x)}, expected {Text(y)}";
        });
        return failure;
    }

    private string? AsPrimal(string member, double value, double[][] arguments)
    {
        string calls = _compiled.TakeRecording();
        if (_trial.IsVectorized)
        {
            // What is called is told the numbers, to the bit.
            double size = _tolerance * (1 + _expected.Journal.LargestValue);
            bool Agree(double x, double y) => Math.Abs(x - y) <= size;
            return !Agree(_expected.Result.Value, value) ? $"{member} gives value {Text(value)}, expected about {Text(_expected.Result.Value)}"
                : !Bits.Agree(_trial.Program, _expected.Memory, arguments, Agree) ? $"{member} leaves other arguments than the primal"
                : null;
        }

        return !Bits.Equal(_expected.Result.Value, value) ? $"{member} gives value {Text(value)}, expected {Text(_expected.Result.Value)}"
            : !Bits.Equal(_trial.Program, _expected.Memory, arguments) ? $"{member} leaves other arguments than the primal"
            : calls != _expected.Journal.Calls.Text ? $"{member} makes other calls than the primal: {Line(calls)}, expected {Line(_expected.Journal.Calls.Text)}"
            : null;
    }

    private static string Line(string calls) => calls.Trim().Replace("\n", " ", StringComparison.Ordinal);

    private void ForEachGradient(Action<int, int> visit) => Gradients.Each(_trial, visit);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
