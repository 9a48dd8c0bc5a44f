using System;
using System.Text.Json;
using DiffProg.GradBench.Table;

namespace DiffProg.GradBench.Evals;

internal static partial class Ht
{
    private const int Fingers = 5;
    private const int AnglesPerFinger = 4;
    private const int BonesPerFinger = 4;
    private const int FirstFingerAngle = 6;
    private const int FirstFingerBone = 2;

    /// <summary>How far the vertices of a posed hand, or places on its triangles, are from the points that they correspond to.</summary>
    /// <param name="theta">The hand's rotation (axis times angle), its translation, and for each finger a spread and three angles.</param>
    /// <param name="us">For each point the first two barycentric coordinates of its place on its triangle; empty where it has a vertex.</param>
    /// <param name="hand">The model, and the points.</param>
    /// <param name="errors">Receives three numbers for each point.</param>
    [Differentiable(Derivatives = Derivatives.BatchedJvp)]
    internal static void Errors(double[] theta, double[] us, HandModel hand, double[] errors)
    {
        double[] transforms = new double[16 * hand.Bones];
        Pose(theta, hand, transforms);
        double[] positions = new double[3 * hand.Vertices];
        Skin(theta, transforms, hand, positions);

        int[] corresponding = hand.Correspondences, triangles = hand.Triangles;
        double[] points = hand.Points;
        for (int i = 0; i < corresponding.Length; i++)
        {
            for (int axis = 0; axis < 3; axis++)
            {
                double place;
                if (us.Length == 0)
                {
                    place = positions[3 * corresponding[i] + axis];
                }
                else
                {
                    int corner = 3 * corresponding[i];
                    double u = us[2 * i], v = us[2 * i + 1];
                    place = u * positions[3 * triangles[corner] + axis]
                        + v * positions[3 * triangles[corner + 1] + axis]
                        + (1 - u - v) * positions[3 * triangles[corner + 2] + axis];
                }

                errors[3 * i + axis] = points[3 * i + axis] - place;
            }
        }
    }

    /// <summary>What takes a position of the hand at rest with each bone to where the bone is.</summary>
    [Differentiable(Derivatives = Derivatives.None)]
    internal static void Pose(double[] theta, HandModel hand, double[] transforms)
    {
        int bones = hand.Bones;
        int[] parents = hand.Parents;
        double[] baseRelatives = hand.BaseRelatives, inverseBaseAbsolutes = hand.InverseBaseAbsolutes;
        double[] angles = new double[3 * bones];
        for (int finger = 0; finger < Fingers; finger++)
        {
            int from = FirstFingerAngle + AnglesPerFinger * finger, to = 3 * (FirstFingerBone + BonesPerFinger * finger);
            angles[to] = theta[from];
            angles[to + 1] = theta[from + 1];
            angles[to + 3] = theta[from + 2];
            angles[to + 6] = theta[from + 3];
        }

        double[] absolute = new double[16 * bones], relative = new double[16], rotation = new double[16];
        for (int bone = 0; bone < bones; bone++)
        {
            Rotate(angles[3 * bone], angles[3 * bone + 2], angles[3 * bone + 1], rotation);
            if (parents[bone] < 0)
            {
                Multiply(baseRelatives, 16 * bone, rotation, 0, absolute, 16 * bone);
            }
            else
            {
                Multiply(baseRelatives, 16 * bone, rotation, 0, relative, 0);
                Multiply(absolute, 16 * parents[bone], relative, 0, absolute, 16 * bone);
            }

            Multiply(absolute, 16 * bone, inverseBaseAbsolutes, 16 * bone, transforms, 16 * bone);
        }
    }

    /// <summary>The rotation about x, then y, then z.</summary>
    [Differentiable(Derivatives = Derivatives.None)]
    internal static void Rotate(double x, double y, double z, double[] rotation)
    {
        double sinX = Math.Sin(x), cosX = Math.Cos(x), sinY = Math.Sin(y), cosY = Math.Cos(y), sinZ = Math.Sin(z), cosZ = Math.Cos(z);
        rotation[0] = cosZ * cosY;
        rotation[1] = cosZ * sinY * sinX - sinZ * cosX;
        rotation[2] = cosZ * sinY * cosX + sinZ * sinX;
        rotation[4] = sinZ * cosY;
        rotation[5] = sinZ * sinY * sinX + cosZ * cosX;
        rotation[6] = sinZ * sinY * cosX - cosZ * sinX;
        rotation[8] = -sinY;
        rotation[9] = cosY * sinX;
        rotation[10] = cosY * cosX;
        rotation[15] = 1;
    }

    /// <summary>The product of two matrices of four rows, each at a place in an array.</summary>
    [Differentiable(Derivatives = Derivatives.None)]
    internal static void Multiply(ReadOnlySpan<double> a, int atA, ReadOnlySpan<double> b, int atB, Span<double> product, int atProduct)
    {
        for (int row = 0; row < 16; row += 4)
        {
            for (int column = 0; column < 4; column++)
            {
                int at = atA + row, from = atB + column;
                product[atProduct + row + column] = a[at] * b[from] + a[at + 1] * b[from + 4] + a[at + 2] * b[from + 8] + a[at + 3] * b[from + 12];
            }
        }
    }

    /// <summary>Where the vertices are: each a mean over the bones, most of which have no weight in it, then moved with the hand.</summary>
    [Differentiable(Derivatives = Derivatives.None)]
    internal static void Skin(double[] theta, double[] transforms, HandModel hand, double[] positions)
    {
        double[] turn = new double[9];
        RotateAbout(theta[0], theta[1], theta[2], turn);
        double[] weights = hand.Weights, rest = hand.BasePositions;
        int bones = hand.Bones, vertices = hand.Vertices;
        double mirror = hand.IsMirrored ? -1 : 1;
        for (int vertex = 0; vertex < vertices; vertex++)
        {
            double x = 0, y = 0, z = 0;
            for (int bone = 0; bone < bones; bone++)
            {
                double weight = weights[bones * vertex + bone];
                if (weight != 0)
                {
                    int t = 16 * bone, v = 4 * vertex;
                    x += weight * (transforms[t] * rest[v] + transforms[t + 1] * rest[v + 1] + transforms[t + 2] * rest[v + 2]
                        + transforms[t + 3] * rest[v + 3]);
                    y += weight * (transforms[t + 4] * rest[v] + transforms[t + 5] * rest[v + 1] + transforms[t + 6] * rest[v + 2]
                        + transforms[t + 7] * rest[v + 3]);
                    z += weight * (transforms[t + 8] * rest[v] + transforms[t + 9] * rest[v + 1] + transforms[t + 10] * rest[v + 2]
                        + transforms[t + 11] * rest[v + 3]);
                }
            }

            x *= mirror;
            positions[3 * vertex] = turn[0] * x + turn[1] * y + turn[2] * z + theta[3];
            positions[3 * vertex + 1] = turn[3] * x + turn[4] * y + turn[5] * z + theta[4];
            positions[3 * vertex + 2] = turn[6] * x + turn[7] * y + turn[8] * z + theta[5];
        }
    }

    /// <summary>The rotation about an axis by its length.</summary>
    [Differentiable(Derivatives = Derivatives.None)]
    internal static void RotateAbout(double x, double y, double z, double[] rotation)
    {
        double angle = Math.Sqrt(x * x + y * y + z * z);
        if (angle < 1e-4)
        {
            rotation[0] = 1;
            rotation[4] = 1;
            rotation[8] = 1;
            return;
        }

        x /= angle;
        y /= angle;
        z /= angle;
        double sin = Math.Sin(angle), cos = Math.Cos(angle), rest = 1 - cos;
        rotation[0] = x * x * rest + cos;
        rotation[1] = x * y * rest - z * sin;
        rotation[2] = x * z * rest + y * sin;
        rotation[3] = y * x * rest + z * sin;
        rotation[4] = y * y * rest + cos;
        rotation[5] = y * z * rest - x * sin;
        rotation[6] = z * x * rest - y * sin;
        rotation[7] = z * y * rest + x * sin;
        rotation[8] = z * z * rest + cos;
    }

    public static Evaluation Value(JsonElement input)
    {
        double[] theta = input.Doubles("theta"), us = input.Doubles("us");
        var hand = new HandModel(input.Member("data"));
        double[] errors = new double[hand.Points.Length];
        return new(() => Errors(theta, us, hand, errors), json => json.WriteVector(errors));
    }

    public static Evaluation Native(JsonElement input)
    {
        double[] theta = input.Doubles("theta"), us = input.Doubles("us");
        var hand = new HandModel(input.Member("data"));
        double[] errors = new double[hand.Points.Length];
        return new(
            () => NativeObjectives.Ht(
                theta, us, us.Length == 0 ? 0 : 1, hand.Bones, hand.Parents, hand.BaseRelatives, hand.InverseBaseAbsolutes, hand.Vertices,
                hand.BasePositions, hand.Weights, hand.Triangles, hand.IsMirrored ? 1 : 0, hand.Correspondences, hand.Correspondences.Length,
                hand.Points, errors),
            json => json.WriteVector(errors));
    }

    /// <summary>
    /// The Jacobian, a direction for each column. No error depends on the place of another, so that one direction goes along all first
    /// coordinates, and one along all second ones.
    /// </summary>
    public static Evaluation Derivative(JsonElement input)
    {
        double[] theta = input.Doubles("theta"), us = input.Doubles("us");
        var hand = new HandModel(input.Member("data"));
        int places = us.Length == 0 ? 0 : 2, columns = places + theta.Length;
        double[] errors = new double[hand.Points.Length], jacobian = new double[errors.Length * columns];
        double[] thetaDirections = new double[theta.Length * columns], usDirections = new double[us.Length * columns];
        for (int i = 0; i < theta.Length; i++)
            thetaDirections[columns * i + places + i] = 1;
        for (int i = 0; i < us.Length; i++)
            usDirections[columns * i + i % 2] = 1;
        return new(
            () => ErrorsBatchedJvp(theta, us, hand, errors, columns, thetaDirections, usDirections, jacobian),
            json => json.WriteMatrix(jacobian, errors.Length));
    }
}
