using System;
using System.Text.Json;
using DiffProg.GradBench.Table;

namespace DiffProg.GradBench.Evals;

internal static partial class Ba
{
    private const int CameraLength = 11;
    private const int PointLength = 3;

    /// <summary>How far a point, as a camera with radial distortion sees it, is from where it was seen.</summary>
    /// <param name="camera">Its rotation (axis times angle), centre, focal length, principal point, and two coefficients of distortion.</param>
    /// <param name="point">The point.</param>
    /// <param name="weight">What the error is multiplied by.</param>
    /// <param name="seenX">Where it was seen.</param>
    /// <param name="seenY">Where it was seen, upwards.</param>
    [Differentiable]
    internal static (double X, double Y) ReprojectionError(
        ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, [NoDerivative] double seenX, [NoDerivative] double seenY)
    {
        double rx = camera[0], ry = camera[1], rz = camera[2];
        double x = point[0] - camera[3], y = point[1] - camera[4], z = point[2] - camera[5];
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
        double scale = (1 + camera[9] * squared + camera[10] * squared * squared) * camera[6];
        return (weight * (px * scale + camera[7] - seenX), weight * (py * scale + camera[8] - seenY));
    }

    [Differentiable]
    internal static double WeightError(double weight) => 1 - weight * weight;

    public static Evaluation Value(JsonElement input)
    {
        var p = new Problem(input);
        double[] reprojection = new double[2 * p.Observations], weight = new double[p.Observations];
        return new(
            () =>
            {
                for (int i = 0; i < p.Observations; i++)
                {
                    (reprojection[2 * i], reprojection[2 * i + 1]) =
                        ReprojectionError(p.Camera(i), p.Point(i), p.Weights[i], p.Features[2 * i], p.Features[2 * i + 1]);
                    weight[i] = WeightError(p.Weights[i]);
                }
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
        return new(
            () =>
            {
                Differentiate(p, values);
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

    private static void Differentiate(Problem p, Span<double> values)
    {
        const int row = CameraLength + PointLength + 1;
        for (int i = 0; i < p.Observations; i++)
        {
            Span<double> x = values.Slice(2 * row * i, row), y = values.Slice(2 * row * i + row, row);
            ReprojectionErrorVjp(
                p.Camera(i), p.Point(i), p.Weights[i], p.Features[2 * i], p.Features[2 * i + 1],
                (1, 0), x[..CameraLength], x.Slice(CameraLength, PointLength), out x[row - 1]);
            ReprojectionErrorVjp(
                p.Camera(i), p.Point(i), p.Weights[i], p.Features[2 * i], p.Features[2 * i + 1],
                (0, 1), y[..CameraLength], y.Slice(CameraLength, PointLength), out y[row - 1]);
            values[2 * row * p.Observations + i] = WeightErrorGradient(p.Weights[i]);
        }
    }

    private static void Place(Problem p, Span<int> columns, Span<int> rows)
    {
        int place = 0, row = 0;
        for (int i = 0; i < p.Observations; i++)
        {
            for (int error = 0; error < 2; error++)
            {
                rows[row++] = place;
                for (int j = 0; j < CameraLength; j++)
                    columns[place++] = CameraLength * (i % p.Cameras) + j;
                for (int j = 0; j < PointLength; j++)
                    columns[place++] = CameraLength * p.Cameras + PointLength * (i % p.Points) + j;
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

        public ReadOnlySpan<double> Camera(int observation) =>
            CameraParameters.AsSpan(CameraLength * (observation % Cameras), CameraLength);

        public ReadOnlySpan<double> Point(int observation) => PointParameters.AsSpan(PointLength * (observation % Points), PointLength);

        private static double[] Repeat(double[] values, int times)
        {
            double[] all = new double[values.Length * times];
            for (int i = 0; i < times; i++)
                values.CopyTo(all, i * values.Length);
            return all;
        }
    }
}
