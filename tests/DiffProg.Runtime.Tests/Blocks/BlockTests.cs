using System;
using System.Linq;
using System.Numerics;
using Xunit;

namespace DiffProg.Tests.Blocks;

/// <summary>Every kind of type as a block.</summary>
public sealed class BlockTests
{
    [Fact]
    public void A_class_of_every_kind_of_member() => Conformance.Check<Everything, Everything.Tangent>(Make, 64, movesInPlace: true);

    [Fact]
    public void The_order_of_the_parameters_is_that_of_the_members()
    {
        Everything model = Make();
        model.CopyParametersFrom([.. Enumerable.Range(1, model.ParameterCount).Select(i => (double)i)]);
        Assert.Equal(1, model.Number);
        Assert.Equal(2, model.Narrow);
        Assert.Equal((Half)3, model.Half);
        Assert.Equal([4, 5], model.Row);
        Assert.Equal([6, 7], model.NarrowRow);
        Assert.Equal([8, 9, 10, 11, 12, 13], model.Grid.Cast<double>());
        Assert.Equal([[14, 15], [16]], model.Jagged);
        Assert.Equal([17, 18, 19], model.Grids.SelectMany(g => g.Cast<double>()));
        Assert.Equal([20, 21], model.List!);
        Assert.Equal(new Vector3(22, 23, 24), model.Direction);
        Assert.Equal(new Complex(25, 26), model.Wave);
        Assert.Equal([new Vector2(27, 28), new Vector2(29, 30)], model.Path);
        Assert.Equal(31, model.Filter.Gain);
        Assert.Equal([32, 33, 34], model.Filter.Taps);
        Assert.Equal((35, 36, 5), (model.Point.X, model.Point.Y, model.Point.Id));
        Assert.Equal([37, 39], model.Points.Select(p => p.X));
        Assert.Equal([41, 43], model.Trail.Select(p => p.X));
        Assert.Equal((7, 8, 9), (model.Fixed, model.Rate, model.Decay));
    }

    [Fact]
    public void A_tangent_has_a_field_for_each_parameter_and_for_nothing_else()
    {
        string[] names = [.. typeof(Everything.Tangent).GetFields().Select(f => f.Name)];
        Assert.Equal(
            ["Number", "_narrow", "Half", "Row", "NarrowRow", "Grid", "Jagged", "Grids", "List", "Direction", "Wave", "Path", "Filter", "Point", "Points", "Trail", "Matrix", "Spin"],
            names);
        Everything.Tangent zero = Everything.Tangent.ZeroLike(Make());
        Assert.Equal((2, 3), (zero.Grid.GetLength(0), zero.Grid.GetLength(1)));
        Assert.Equal([2, 1], zero.Jagged.Select(r => r.Length));
        zero.Points[1].Y = 2;
        zero.Filter.Taps[0] = 3;
        Assert.Equal(13, Everything.Tangent.Dot(zero, zero));
    }

    [Fact]
    public void What_is_null_has_no_parameters()
    {
        Everything model = Make();
        model.List = null;
        Conformance.Check<Everything, Everything.Tangent>(() => { Everything m = Make(); m.List = null; return m; }, 62, movesInPlace: true);
        Everything.Tangent zero = Everything.Tangent.ZeroLike(model);
        Assert.Null(zero.List);
        model.List = [1, 2];
        Assert.Throws<ArgumentException>(() => model.Move(zero, 1));
    }

    [Fact]
    public void A_struct() => Conformance.Check<Point, Point.Tangent>(() => new Point(1, 2) { Id = 3 }, 2, movesInPlace: false);

    [Fact]
    public void A_readonly_struct_with_private_fields_and_a_constructor_of_its_own()
    {
        Conformance.Check<Ray, Ray.Tangent>(() => new Ray(new Point(1, 2), 3, "r"), 4, movesInPlace: false);
        Ray moved = new Ray(new Point(1, 2), 3, "r").Move(new Ray.Tangent { _origin = new() { X = 1 }, _x = 1, X = 1 }, 0.5);
        Assert.Equal((1.5 + 2 + (10 * 3.5) + (100 * -2.5), "r"), (moved.Sum, moved.Name));
    }

    [Fact]
    public void A_struct_with_a_primary_constructor()
    {
        Conformance.Check<Scale, Scale.Tangent>(() => new Scale(2, 3), 1, movesInPlace: false);
        Scale moved = new Scale(2, 3).Move(new Scale.Tangent { Factor = 1 }, 1);
        Assert.Equal((7, 3), (moved.Factor, moved.Times));
    }

    [Fact]
    public void A_record_and_its_arrays_are_made_anew()
    {
        Conformance.Check<Settings, Settings.Tangent>(() => new Settings(1, [2, 3], 4, 5), 3, movesInPlace: false);
        Settings model = new(1, [2, 3], 4, 5);
        Settings moved = model.Move(new Settings.Tangent { Gain = 1, Weights = [1, 1] }, 0.5);
        Assert.Equal([2, 3], model.Weights);
        Assert.Equal([2.5, 3.5], moved.Weights);
        Assert.Equal((1.5, 4, 5), (moved.Gain, moved.Steps, moved.Limit));
    }

    [Fact]
    public void A_derived_record_keeps_what_is_no_parameter()
    {
        Conformance.Check<Tuned, Tuned.Tangent>(MakeTuned, 5, movesInPlace: false);
        Conformance.Check<Settings, Settings.Tangent>(MakeTuned, 5, movesInPlace: false);
        Tuned moved = Assert.IsType<Tuned>(((Settings)MakeTuned()).CopyParametersFrom([1, 2, 3, 4, 5]));
        Assert.Equal((1, 4, 5, "label", 9, 10), (moved.Gain, moved.Extra, moved.ReadHidden(), moved.Label, moved.Steps, moved.Limit));
    }

    [Fact]
    public void A_record_struct() => Conformance.Check<Gaussian, Gaussian.Tangent>(() => new Gaussian(1, 2), 2, movesInPlace: false);

    [Fact]
    public void A_struct_with_an_array_moves_without_the_old_one() =>
        Conformance.Check<Boxed, Boxed.Tangent>(() => new Boxed { Values = [1, 2], At = new(3, 4) }, 4, movesInPlace: false);

    [Fact]
    public void Generic_blocks()
    {
        Conformance.Check<Pair<Point, Point.Tangent>, Pair<Point, Point.Tangent>.Tangent>(() => default, 4, movesInPlace: false);
        Conformance.Check<Pair<Boxed, Boxed.Tangent>, Pair<Boxed, Boxed.Tangent>.Tangent>(() => new() { First = new() { Values = [1, 2, 3] } }, 7, movesInPlace: false);
        Conformance.Check<Box<float>, Box<float>.Tangent>(() => new() { Value = 1, Values = [2, 3] }, 3, movesInPlace: true);
        Conformance.Check<Box<double>, Box<double>.Tangent>(() => new() { Value = 1, Values = [2, 3] }, 3, movesInPlace: true);
        Conformance.Check<Owner.Inner<string>, Owner.Inner<string>.Tangent>(() => new() { Tag = "t" }, 1, movesInPlace: true);
    }

    [Fact]
    public void A_class_that_holds_generic_blocks_and_a_record()
    {
        Conformance.Check<Owner, Owner.Tangent>(() => new Owner(), 7, movesInPlace: true, mayAllocate: true);
        Owner owner = new();
        double[] weights = owner.Settings.Weights;
        owner.CopyParametersFrom([1, 2, 3, 4, 5, 6, 7]);
        Assert.Equal((4, 5, 6, 7), (owner.Pair.Second.Y, owner.Box.Value, owner.Settings.Gain, owner.Settings.Weights[0]));

        // What belongs to a mutable object changes in place with it.
        Assert.Same(weights, owner.Settings.Weights);
    }

    [Fact]
    public void Addition_in_place()
    {
        Point.Tangent sum = new() { X = 1 };
        sum += new Point.Tangent { X = 2, Y = 3 };
        Assert.Equal((3, 3), (sum.X, sum.Y));
        Settings.Tangent gradient = Settings.Tangent.ZeroLike(new(1, [1, 1], 1, 1));
        Settings.Tangent same = gradient;
        gradient += new Settings.Tangent { Gain = 4, Weights = [1, 2] };
        Assert.Same(same, gradient);
        Assert.Equal([1, 2], gradient.Weights);
    }

    [Fact]
    public void Values_come_apart_and_together()
    {
        Ray ray = new(new Point(1, 2) { Id = 9 }, 3, "r");
        ray.GetParts(out Point origin, out double x, out double x_, out string name);
        Assert.Equal((9, 3, -3, "r"), (origin.Id, x, x_, name));
        Assert.Equal(ray, Ray.FromParts(origin, x, x_, name));

        new Scale(2, 3).GetParts(out double factor, out int times);
        Assert.Equal((6, 3), (factor, times));
        Assert.Equal(7, Scale.FromParts(7, 1).Factor);

        Tuned tuned = MakeTuned();
        tuned.GetParts(out double gain, out double[] weights, out int steps, out double limit, out double extra, out string label, out double hidden);
        Assert.Equal(tuned, Tuned.FromParts(gain, weights, steps, limit, extra, label, hidden));
        Assert.Equal(new Gaussian(3, 4), Gaussian.FromParts(3, 4));
    }

    private static Tuned MakeTuned() => new(1, [2, 3], 9, 10, 4) { Label = "label", Hidden = 6 };

    private static Everything Make() => new()
    {
        Number = 0.5,
        Narrow = 1.5f,
        Half = (Half)2,
        Row = [3, 4],
        Grid = new double[2, 3],
        Grids = [new double[1, 2], new double[1, 1]],
        List = [5, 6],
        Path = [new(1, 2), new(3, 4)],
        Filter = (1, [1, 2, 3]),
        Point = new(1, 2) { Id = 5 },
        Points = [new(1, 2), new(3, 4)],
        Trail = [new(1, 2), new(3, 4)],
    };
}
