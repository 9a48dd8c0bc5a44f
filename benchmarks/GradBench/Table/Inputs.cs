using System;
using System.Linq;
using System.Text.Json;

namespace DiffProg.GradBench.Table;

/// <summary>Inputs of the evals' shapes and distributions at any size, the same in every run.</summary>
internal static class Inputs
{
    private const int Bits = 14;
    private const int Seed = 31337;

    public static JsonElement Gmm(int d, int k, int n)
    {
        Random random = new(Seed);
        return Json(new
        {
            d,
            k,
            n,
            m = 0,
            gamma = 1.0,
            x = Normal(random, n * d),
            alpha = Normal(random, k),
            mu = Uniform(random, k * d),
            q = Normal(random, k * d),
            l = Normal(random, k * d * (d - 1) / 2),
        });
    }

    public static JsonElement Lstm(int layers, int length)
    {
        Random random = new(Seed);
        return Json(new
        {
            main_params = Uniform(random, 2 * layers * 4 * Bits),
            extra_params = Uniform(random, 3 * Bits),
            state = Uniform(random, 2 * layers * Bits),
            sequence = Many(length * Bits, () => (double)random.Next(2)),
        });
    }

    public static JsonElement Lse(int n) => Json(new { x = Uniform(new(Seed), n) });

    public static JsonElement Llsq(int n, int m) => Json(new { x = Uniform(new(Seed), m), n });

    public static JsonElement Kmeans(int k, int n, int d)
    {
        double[][] points = Rows(n, d, new(Seed));
        return Json(new { points, centroids = points[^k..] });
    }

    public static JsonElement Ba(int n, int m, int p)
    {
        Random random = new(Seed);
        double[] camera = [.. Normal(random, 3), 30, 40, 50, 400, .. Uniform(random, 2), 0.1 * random.NextDouble(), 0.01 * random.NextDouble()];
        return Json(new { n, m, p, cam = camera, x = Normal(random, 3), w = random.NextDouble(), feat = Uniform(random, 2) });
    }

    /// <summary>A hand whose bones and skin stand anywhere, with the bones of two fingers' width in each vertex that the eval's hands have.</summary>
    public static JsonElement Ht(int vertices, int points, bool isSimple)
    {
        const int triangles = 1084;
        int[] parents = [-1, 0, 1, 2, 3, 0, 5, 6, 7, 0, 9, 10, 11, 0, 13, 14, 15, 0, 17, 18, 19, 0];
        Random random = new(Seed);
        var model = new
        {
            bone_count = parents.Length,
            parents,
            base_relatives = Many(parents.Length, () => Placement(random)),
            inverse_base_absolutes = Many(parents.Length, () => Placement(random)),
            base_positions = Many(vertices, () => (double[])[.. Normal(random, 3), 1]),
            weights = Many(vertices, () => Weights(random, parents.Length)),
            triangles = Many(3 * triangles, () => random.Next(vertices)),
            is_mirrored = false,
        };
        var data = new
        {
            model,
            correspondences = Many(points, () => random.Next(isSimple ? vertices : triangles)),
            points = Normal(random, 3 * points),
        };
        return Json(new { theta = Many(26, () => random.NextDouble() - 0.5), data, us = isSimple ? [] : Uniform(random, 2 * points) });
    }

    public static JsonElement Det(int size) => Json(new { A = Uniform(new(Seed), size * size), ell = size });

    public static JsonElement Ode(int n, int steps) => Json(new { x = Uniform(new(Seed), n), s = steps });

    public static JsonElement Particle() => Json(new { w = 0.0 });

    public static JsonElement Saddle() => Json(new { start = Enumerable.Repeat(1.0, 2) });

    /// <summary>A turn about the third axis, and a translation.</summary>
    private static double[] Placement(Random random)
    {
        (double sin, double cos) = Math.SinCos(random.NextDouble());
        return [cos, -sin, 0, random.NextDouble(), sin, cos, 0, random.NextDouble(), 0, 0, 1, random.NextDouble(), 0, 0, 0, 1];
    }

    private static double[] Weights(Random random, int bones)
    {
        double[] weights = new double[bones];
        double first = random.NextDouble();
        weights[random.Next(bones)] += first;
        weights[random.Next(bones)] += 1 - first;
        return weights;
    }

    private static double[][] Rows(int rows, int columns, Random random) => Many(rows, () => Uniform(random, columns));

    private static double[] Uniform(Random random, int length) => Many(length, random.NextDouble);

    private static double[] Normal(Random random, int length) =>
        Many(length, () => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));

    private static T[] Many<T>(int length, Func<T> one) => [.. Enumerable.Range(0, length).Select(_ => one())];

    private static JsonElement Json<T>(T input) => JsonSerializer.SerializeToElement(input);
}
