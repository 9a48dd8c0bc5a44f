using System;
using System.Text.Json;
using DiffProg.GradBench.Table;

namespace DiffProg.GradBench.Evals;

internal static partial class Ba
{
    private const int CameraLength = 11;
    private const int PointLength = 3;

    /// <summary>What an observation is of: a camera, a point, and a weight.</summary>
    private const int BlockLength = CameraLength + PointLength + 1;

    /// <summary>How many observations are looked at at a time, so that what is kept of them stays near the processor.</summary>
    private const int Together = 256;

    /// <summary>How far points, as cameras with radial distortion see them, are from where they were seen.</summary>
    /// <param name="blocks">
    /// What each observation is of, a number of all of them after another: the camera's rotation (axis times angle), centre, focal length, principal point, and two
    /// coefficients of distortion; the point; and what the error is multiplied by.
    /// </param>
    /// <param name="seen">Where each was seen, upwards.</param>
    /// <param name="errors">Receives two errors of each.</param>
    [Differentiable]
    internal static void ReprojectionErrors(ReadOnlySpan<double> blocks, [NoDerivative] ReadOnlySpan<double> seen, Span<double> errors)
    {
        int n = errors.Length / 2;
        for (int i = 0; i < n; i++)
        {
            double rx = blocks[i], ry = blocks[n + i], rz = blocks[2 * n + i];
            double x = blocks[11 * n + i] - blocks[3 * n + i], y = blocks[12 * n + i] - blocks[4 * n + i], z = blocks[13 * n + i] - blocks[5 * n + i];
            double squaredAngle = rx * rx + ry * ry + rz * rz;
            double turnedX, turnedY, turnedZ;
            if (squaredAngle != 0)
            {
                double angle = Math.Sqrt(squaredAngle);
                double sin = Math.Sin(angle), cos = Math.Cos(angle);
                double ax = rx / angle, ay = ry / angle, az = rz / angle;
                double along = (ax * x + ay * y + az * z) * (1 - cos);
                turnedX = x * cos + (ay * z - az * y) * sin + ax * along;
                turnedY = y * cos + (az * x - ax * z) * sin + ay * along;
                turnedZ = z * cos + (ax * y - ay * x) * sin + az * along;
            }
            else
            {
                turnedX = x + ry * z - rz * y;
                turnedY = y + rz * x - rx * z;
                turnedZ = z + rx * y - ry * x;
            }

            double px = turnedX / turnedZ, py = turnedY / turnedZ;
            double squared = px * px + py * py;
            double scale = (1 + blocks[9 * n + i] * squared + blocks[10 * n + i] * squared * squared) * blocks[6 * n + i];
            double weight = blocks[14 * n + i];
            errors[2 * i] = weight * (px * scale + blocks[7 * n + i] - seen[2 * i]);
            errors[2 * i + 1] = weight * (py * scale + blocks[8 * n + i] - seen[2 * i + 1]);
        }
    }

    [Differentiable]
    internal static double WeightError(double weight) => 1 - weight * weight;

    public static Evaluation Value(JsonElement input)
    {
        var p = new Problem(input);
        double[] reprojection = new double[2 * p.Observations], weight = new double[p.Observations], blocks = new double[BlockLength * Together];
        return new(
            () =>
            {
                for (int from = 0; from < p.Observations; from += Together)
                {
                    int count = p.Take(from, blocks);
                    ReprojectionErrors(blocks, p.Features.AsSpan(2 * from, 2 * count), reprojection.AsSpan(2 * from, 2 * count));
                }

                for (int i = 0; i < p.Observations; i++)
                    weight[i] = WeightError(p.Weights[i]);
            },
            json => WriteErrors(json, reprojection, weight));
    }

    public static Evaluation Native(JsonElement input)
    {
        var p = new Problem(input);
        double[] reprojection = new double[2 * p.Observations], weight = new double[p.Observations];
        return new(
            () => NativeObjectives.Ba(
                p.CameraParameters, p.PointParameters, p.Weights, p.Features, p.Cameras, p.Points, p.Observations, reprojection, weight),
            json => WriteErrors(json, reprojection, weight));
    }

    /// <summary>The Jacobian, with its columns and where its rows begin: two rows for each observation, then one for each weight.</summary>
    public static Evaluation Derivative(JsonElement input)
    {
        var p = new Problem(input);
        int count = 31 * p.Observations;
        double[] values = new double[count];
        int[] columns = new int[count], rows = new int[3 * p.Observations + 1];
        var work = new Workspace();
        return new(
            () =>
            {
                Differentiate(p, work, values);
                Place(p, columns, rows);
            },
            json =>
            {
                json.WriteStartObject();
                json.WritePropertyName("rows");
                WriteEnds(json, rows);
                json.WritePropertyName("cols");
                WriteEnds(json, columns);
                json.WritePropertyName("vals");
                WriteEnds(json, values);
                json.WriteEndObject();
            });
    }

    /// <summary>
    /// An error depends on the block of its observation alone, so that two pullbacks give all: one of the first errors of all observations, and one of the second.
    /// </summary>
    private static void Differentiate(Problem p, Workspace work, Span<double> values)
    {
        for (int from = 0; from < p.Observations; from += Together)
        {
            int count = p.Take(from, work.Blocks), length = BlockLength * count;
            ReadOnlySpan<double> blocks = work.Blocks.AsSpan(0, length), seen = p.Features.AsSpan(2 * from, 2 * count);
            Span<double> errors = work.Errors.AsSpan(0, 2 * count), before = work.Before.AsSpan(0, 2 * count), first = work.First.AsSpan(0, length), second = work.Second.AsSpan(0, length);
            ReprojectionErrorsVjp(blocks, seen, errors, work.OfFirst.AsSpan(0, 2 * count), first, before);
            ReprojectionErrorsVjp(blocks, seen, errors, work.OfSecond.AsSpan(0, 2 * count), second, before);
            Span<double> rows = values.Slice(2 * BlockLength * from, 2 * length);
            for (int i = 0; i < count; i++)
            {
                Span<double> row = rows.Slice(2 * BlockLength * i, 2 * BlockLength);
                for (int k = 0; k < BlockLength; k++)
                {
                    row[k] = first[k * count + i];
                    row[BlockLength + k] = second[k * count + i];
                }
            }
        }

        for (int i = 0; i < p.Observations; i++)
            values[2 * BlockLength * p.Observations + i] = WeightErrorGradient(p.Weights[i]);
    }

    private static void Place(Problem p, Span<int> columns, Span<int> rows)
    {
        int place = 0, row = 0;
        for (int i = 0; i < p.Observations; i++)
        {
            int camera = CameraLength * (i % p.Cameras), point = CameraLength * p.Cameras + PointLength * (i % p.Points);
            for (int error = 0; error < 2; error++)
            {
                rows[row++] = place;
                for (int j = 0; j < CameraLength; j++)
                    columns[place++] = camera + j;
                for (int j = 0; j < PointLength; j++)
                    columns[place++] = point + j;
                columns[place++] = CameraLength * p.Cameras + PointLength * p.Points + i;
            }
        }

        for (int i = 0; i < p.Observations; i++)
        {
            rows[row++] = place;
            columns[place++] = CameraLength * p.Cameras + PointLength * p.Points + i;
        }

        rows[row] = place;
    }

    private static void WriteErrors(Utf8JsonWriter json, double[] reprojection, double[] weight)
    {
        json.WriteStartObject();
        json.WriteStartObject("reproj_error");
        json.WritePropertyName("elements");
        json.WriteVector(reprojection.AsSpan(0, 2));
        json.WriteNumber("repeated", weight.Length);
        json.WriteEndObject();
        json.WriteStartObject("w_err");
        json.WriteNumber("element", weight[0]);
        json.WriteNumber("repeated", weight.Length);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteEnds(Utf8JsonWriter json, int[] values)
    {
        json.WriteStartArray();
        foreach (int value in values.AsSpan(0, 30))
            json.WriteNumberValue(value);
        json.WriteNumberValue(values[^1]);
        json.WriteEndArray();
    }

    private static void WriteEnds(Utf8JsonWriter json, double[] values) => json.WriteVector([.. values.AsSpan(0, 30), values[^1]]);

    /// <summary>The input has one camera, one point, one weight and one feature, of which all are copies.</summary>
    private sealed class Problem
    {
        public Problem(JsonElement input)
        {
            Cameras = input.Int("n");
            Points = input.Int("m");
            Observations = input.Int("p");
            CameraParameters = Repeat(input.Doubles("cam"), Cameras);
            PointParameters = Repeat(input.Doubles("x"), Points);
            Weights = Repeat([input.Double("w")], Observations);
            Features = Repeat(input.Doubles("feat"), Observations);
        }

        public int Cameras { get; }

        public int Points { get; }

        public int Observations { get; }

        public double[] CameraParameters { get; }

        public double[] PointParameters { get; }

        public double[] Weights { get; }

        public double[] Features { get; }

        /// <summary>Copies the blocks of observations that follow each other, and says how many.</summary>
        public int Take(int from, Span<double> blocks)
        {
            int count = Math.Min(Together, Observations - from);
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<double> camera = CameraParameters.AsSpan(CameraLength * ((from + i) % Cameras), CameraLength);
                ReadOnlySpan<double> point = PointParameters.AsSpan(PointLength * ((from + i) % Points), PointLength);
                for (int k = 0; k < CameraLength; k++)
                    blocks[k * count + i] = camera[k];
                for (int k = 0; k < PointLength; k++)
                    blocks[(CameraLength + k) * count + i] = point[k];
                blocks[(BlockLength - 1) * count + i] = Weights[from + i];
            }

            return count;
        }

        private static double[] Repeat(double[] values, int times)
        {
            double[] all = new double[values.Length * times];
            for (int i = 0; i < times; i++)
                values.CopyTo(all, i * values.Length);
            return all;
        }
    }

    /// <summary>What the derivative needs room for.</summary>
    private sealed class Workspace
    {
        public Workspace()
        {
            for (int i = 0; i < Together; i++)
            {
                OfFirst[2 * i] = 1;
                OfSecond[2 * i + 1] = 1;
            }
        }

        public double[] Blocks { get; } = new double[BlockLength * Together];

        public double[] Errors { get; } = new double[2 * Together];

        /// <summary>Cotangents of what the errors were before: zeros.</summary>
        public double[] Before { get; } = new double[2 * Together];

        /// <summary>Cotangents of the first errors.</summary>
        public double[] OfFirst { get; } = new double[2 * Together];

        /// <summary>Cotangents of the second errors.</summary>
        public double[] OfSecond { get; } = new double[2 * Together];

        public double[] First { get; } = new double[BlockLength * Together];

        public double[] Second { get; } = new double[BlockLength * Together];
    }
}
