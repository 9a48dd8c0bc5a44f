using System;
using System.Collections.Generic;
using System.Numerics;

namespace DiffProg.Tests.Blocks;

#pragma warning disable CA1051, CA1002, CA2227, CA1815, CA1034, CA1052, CA1040, CA1814, IDE0044, CS0649, CA2211, CA1823, CS0169, CA1044, CA1812, IDE0051, CA1823

/// <summary>A mutable class of most kinds of members.</summary>
[Differentiable]
public partial class Everything
{
    public const double Constant = 1;
    private static double shared = 2;
    public double Number;
    private float _narrow;
    public Half Half { get; set; }
    public double[] Row = [];
    public readonly float[] NarrowRow = [1, 2];
    public double[,] Grid = new double[0, 0];
    public double[][] Jagged { get; } = [[1, 2], [3]];
    public double[][,] Grids = [];
    public List<double>? List;
    public Vector3 Direction;
    public Complex Wave;
    public Vector2[] Path = [];
    public (double Gain, float[] Taps) Filter;
    public Point Point;
    public Point[] Points = [];
    public List<Point> Trail = [];
    public Matrix4x4 Matrix;
    public Quaternion Spin;
    public int Number2 = 3;
    public string Name = "";
    public int[] Sizes = [1];
    public object? Tag;
    [NoDerivative] public double Fixed = 7;
    [NoDerivative] public double Rate { get; } = 8;
    [field: NoDerivative] public double Decay { get; set; } = 9;

    public double Computed => Number * shared;

    public float Narrow
    {
        get => _narrow;
        set => _narrow = value;
    }
}

[Differentiable]
public partial struct Point
{
    public double X;
    public double Y;
    public int Id;

    public Point(double x, double y) => (X, Y) = (x, y);
}

[Differentiable]
public readonly partial struct Ray
{
    private readonly Point _origin;
    private readonly double _x;

    public Ray(Point origin, double x, string name) => (_origin, _x, Name, X) = (origin, x, name, -x);

    public double X { get; }

    public string Name { get; }

    public double Sum => _origin.X + _origin.Y + (10 * _x) + (100 * X);
}

[Differentiable]
public readonly partial struct Scale(double factor, int times)
{
    public readonly double Factor = factor * times;
    public readonly int Times = times;
}

[Differentiable]
public partial record Settings(double Gain, double[] Weights, int Steps, [NoDerivative] double Limit);

[Differentiable]
public partial record Tuned(double Gain, double[] Weights, int Steps, double Limit, double Extra) : Settings(Gain, Weights, Steps, Limit)
{
    public required string Label { get; init; }

    public double Hidden { internal get; init; } = 4;

    public double ReadHidden() => Hidden;
}

[Differentiable]
public readonly partial record struct Gaussian(double Mean, double Deviation);

[Differentiable]
public partial struct Boxed
{
    public double[] Values;
    public Point At;
}

[Differentiable]
public abstract partial class Layer
{
    public double Bias { get; set; }
}

[Differentiable]
public partial class Dense : Layer
{
    public double[] Weights = [];
}

[Differentiable]
public sealed partial class Gated : Dense
{
    public double Gate;
    private double _bias = 5;

    public double ReadBias() => _bias;
}

/// <summary>Nothing of its own.</summary>
[Differentiable]
public sealed partial class Plain : Layer;

[Differentiable]
public partial class Network
{
    public Layer[] Layers = [];
    public Layer? Head;
    public double[]? Tied;
    public List<Dense> More = [];
}

[Differentiable]
public partial struct Pair<T, TTangent>
    where T : struct, IDifferentiable<T, TTangent>
    where TTangent : struct, ITangent<TTangent>
{
    public T First;
    public T Second;
}

[Differentiable]
public partial class Box<T>
    where T : struct, IFloatingPoint<T>
{
    public T Value;
    public T[] Values = [];
}

[Differentiable]
public partial class Owner
{
    public Pair<Point, Point.Tangent> Pair;
    public Box<float> Box = new();
    public Settings Settings = new(1, [1], 1, 1);

    [Differentiable]
    internal sealed partial class Inner<T>
    {
        [NoDerivative] public T? Tag;
        public double Value;

        [Differentiable]
        private partial struct Deep
        {
            public double V;
        }
    }
}

[Differentiable]
public partial class Knot
{
    public double Value;
    public Layered[] Next = [];
}

[Differentiable]
public partial class Layered
{
    public double Value;
}

/// <summary>No type contains itself, and yet an object may.</summary>
[Differentiable]
public sealed partial class BackLink : Layered
{
    public Knot? Knot;
}

[Differentiable]
public partial class Couple
{
    public Settings? One;
    public Settings? Other;
}

[Differentiable]
public partial record Mixture(double[] Row, Dense Layer);
