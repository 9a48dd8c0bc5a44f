using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Objects that nobody can change, within others and within structs, in variables that become others and in choices.</summary>
internal static partial class ObjectsInside
{
    public static Checks.Case[] Table { get; } =
    [
        new("An object inside another: one that was given, or a new one", nameof(Given), At(0.7, 0.3, 1.2, 1)),
        new("An object inside another: a new one, or one that was given", nameof(Given), At(0.7, 0.3, 1.2, -1)),
        new("An object inside another: taken from an argument in every trip", nameof(Taken), At(0.7, 0.3, 1.1, 3)),
        new("An object inside another: taken from an argument in no trip", nameof(Taken), At(0.7, 0.3, 1.1, 0)),
        new("An object inside another: a method that returns from two places", nameof(TwoPlaces), At(0.7, 0.3, 1.2)),
        new("An object inside another: a method that returns from two places, the other one", nameof(TwoPlaces), At(-0.7, 0.3, 1.2)),
        new("An object inside a struct: chosen", nameof(InStruct), At(0.7, 0.3, 1.2, 1)),
        new("An object inside a struct: chosen, the other one", nameof(InStruct), At(0.7, 0.3, 1.2, -1)),
        new("An object inside a struct that becomes another", nameof(StructBecomes), At(0.7, 0.3, 1.2, 3)),
        new("An object inside a struct that a method returns from two places", nameof(StructOfTwoPlaces), At(0.7, 0.3, 1.2)),
        new("An object inside a tuple that becomes another", nameof(TupleBecomes), At(0.7, 0.3, 1.2, 3)),
    ];

    [Differentiable]
    internal sealed partial record Leaf(double X, double Y);

    [Differentiable]
    internal sealed partial record Branch(double Z, Leaf In)
    {
        public double All => Z * In.X * In.Y;

        public Branch Turned(double by)
        {
            if (Z > 0)
            {
                return new Branch(by, In);
            }

            return new Branch(Z * by, new Leaf(In.Y, by));
        }
    }

    [Differentiable]
    internal partial struct Holder
    {
        public Leaf In;
        public double Z;
    }

    [Differentiable(Derivatives = Both)]
    private static double Given(double a, double b, double x, int way) => GivenOf(new Leaf(a, b), x * a, way);

    [Differentiable(Derivatives = Both)]
    private static double Taken(double a, double b, double c, int n) => TakenOf(new Branch(a, new Leaf(b, c)), new Branch(c * a, new Leaf(a, b * b)), n);

    [Differentiable(Derivatives = Both)]
    private static double TwoPlaces(double a, double b, double x) => TwoPlacesOf(new Branch(a, new Leaf(b, a * b)), x);

    [Differentiable(Derivatives = Both)]
    private static double InStruct(double a, double b, double x, int way) => InStructOf(new Leaf(a, b), x * a, way);

    [Differentiable(Derivatives = Both)]
    private static double StructBecomes(double a, double b, double x, int n) => StructBecomesOf(new Leaf(a, b), x * a, n);

    [Differentiable(Derivatives = Both)]
    private static double StructOfTwoPlaces(double a, double b, double x) => StructOfTwoPlacesOf(new Leaf(a, b), x);

    [Differentiable(Derivatives = Both)]
    private static double TupleBecomes(double a, double b, double x, int n) => TupleBecomesOf(new Leaf(a, b), x * a, n);

    [Differentiable]
    private static double GivenOf(Leaf leaf, double x, int way)
    {
        Branch branch = way > 0 ? new Branch(x, leaf) : new Branch(x * x, new Leaf(x, leaf.Y));
        Branch other = way switch
        {
            1 => new Branch(x, branch.In),
            _ => new Branch(leaf.X, leaf),
        };
        return branch.All + (other.All * branch.In.X);
    }

    [Differentiable]
    private static double TakenOf(Branch one, Branch other, int n)
    {
        for (int i = 0; i < n; i++)
        {
            Branch before = one;
            one = new Branch(one.In.X * one.Z, other.In);
            other = new Branch(other.Z, i % 2 == 0 ? before.In : new Leaf(before.Z, other.In.Y));
        }

        return one.All + (other.All * one.In.Y);
    }

    [Differentiable]
    private static double TwoPlacesOf(Branch branch, double x)
    {
        Branch turned = branch.Turned(x);
        return turned.All * branch.Turned(turned.Z).In.X;
    }

    [Differentiable]
    private static double InStructOf(Leaf leaf, double x, int way)
    {
        Holder holder = way > 0 ? new Holder { In = leaf, Z = x } : new Holder { In = new Leaf(x, leaf.X), Z = leaf.Y };
        return holder.In.X * holder.In.Y * holder.Z;
    }

    [Differentiable]
    private static double StructBecomesOf(Leaf leaf, double x, int n)
    {
        Holder holder = new() { In = leaf, Z = x };
        for (int i = 0; i < n; i++)
        {
            Holder before = holder;
            holder.In = new Leaf(holder.Z, holder.In.X * x);
            holder = i % 2 == 0 ? holder : before;
            holder.Z *= before.In.Y;
        }

        return holder.In.X * holder.In.Y * holder.Z;
    }

    [Differentiable]
    private static double StructOfTwoPlacesOf(Leaf leaf, double x)
    {
        Holder Pick(Leaf of, double at)
        {
            if (at > 1)
            {
                return new Holder { In = of, Z = at };
            }

            return new Holder { In = new Leaf(at, of.X), Z = of.Y };
        }

        return Pick(leaf, x).In.X * Pick(leaf, x * 0.5).In.Y * Pick(leaf, x).Z;
    }

    [Differentiable]
    private static double TupleBecomesOf(Leaf leaf, double x, int n)
    {
        (Leaf In, double Z) pair = (leaf, x);
        for (int i = 0; i < n; i++)
        {
            pair = (new Leaf(pair.In.Y, pair.Z), pair.In.X * x);
        }

        return pair.In.X * pair.In.Y * pair.Z;
    }
}
