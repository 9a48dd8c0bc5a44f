using System;
using System.Numerics;

namespace DiffProg.Runtime.Tests.Values;

/// <summary>Writes to structs whose parts nobody can set, where an array, an object or a reference that is a parameter stores them.</summary>
internal static partial class ValuePrograms
{
    private static Arrow[] Arrows => [new(0.3, -0.2), new(1.1, 0.4), new(-0.6, 0.9)];

    private static Walker NewWalker => new() { At = new(0.3, 0.8), By = new(0.2, -0.4), Phase = new(0.6, 0.7), Span = (0.4, 1.3) };

    private static ValueProgram[] OfImmutableParts =>
    [
        Of(nameof(Relaxed), () => [Arrows, 0.3]),
        Of(nameof(RelaxedInSpan), () => [Arrows, 0.3]),
        Of(nameof(TurnedArrow), () => [new Arrow(0.3, -0.2), 0.7]),
        Of(nameof(TurnedRoute), () => [new Route(new Arrow(0.3, -0.2), new Arrow(0.5, 0.6), 0.4), 0.7]),
        Of(nameof(Walked), () => [NewWalker, 0.3, 3]),
        Of(nameof(WalkedByIndex), () => [new[] { NewWalker, NewWalker }, 0.3, 1]),
        Of(nameof(WalkedDerived), () => [new Runner { At = new(0.3, 0.8), By = new(0.2, -0.4), Goal = new(1, 2) }, 0.3]),
        Of(nameof(Joined), () => [new[] { new Joint { From = new(0.3, 0.8), Weight = 0.4 }, new Joint { From = new(-0.3, 0.5), Weight = 0.7 } }, 0.3]),
    ];

    [Differentiable]
    internal readonly partial record struct Arrow(double X, double Y)
    {
        public static Arrow operator +(Arrow a, Arrow b) => new(a.X + b.X, a.Y + b.Y);

        public static Arrow operator *(double s, Arrow a) => new(s * a.X, s * a.Y);
    }

    [Differentiable]
    internal readonly partial record struct Route(Arrow From, Arrow To, double Weight);

    [Differentiable]
    internal partial struct Joint
    {
        public Arrow From { get; set; }

        public Arrow To { readonly get; set; }

        public double Weight { get; internal set; }
    }

    [Differentiable]
    internal partial class Walker
    {
        public Arrow At { get; set; }

        public Arrow By { get; set; }

        public Complex Phase { get; set; }

        public (double Low, double High) Span { get; set; }

        public Route Last { get; set; }

        public void Note(double weight) => Last = new Route(At, Last.From, weight + Last.Weight);
    }

    [Differentiable]
    internal sealed partial class Runner : Walker
    {
        public Arrow Goal { get; set; }
    }

    [Differentiable(Derivatives = Both)]
    private static void Relaxed(Arrow[] a, double by)
    {
        for (int i = 1; i < a.Length; i++)
        {
            a[i] = a[i] + (by * a[i - 1]);
            a[i - 1] = a[i] with { X = a[i - 1].Y * a[i].X };
            (a[0], a[i]) = (a[i], a[0]);
            if (a[i].X > 10)
            {
                return;
            }
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double RelaxedInSpan(Arrow[] a, double by)
    {
        Span<Arrow> all = a;
        double sum = 0;
        foreach (ref Arrow one in all[1..])
        {
            sum += one.X * one.Y;
            one = new Arrow(one.Y * by, one.X * sum);
        }

        return sum + a[0].X;
    }

    [Differentiable(Derivatives = Both)]
    private static double TurnedArrow(ref Arrow a, double by)
    {
        a = new Arrow((a.X * Math.Cos(by)) - (a.Y * Math.Sin(by)), a.X * by);
        a = a with { Y = a.Y * a.X };
        return a.X * a.Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double TurnedRoute(ref Route a, double by)
    {
        a = a with { From = a.To, To = a.From with { X = by * a.Weight } };
        a = new Route(a.To, by * a.From, a.Weight * a.To.Y);
        return a.From.X * a.To.Y * a.Weight;
    }

    [Differentiable(Derivatives = Both)]
    private static double Walked(Walker walker, double step, int n)
    {
        for (int i = 0; i < n; i++)
        {
            walker.At = walker.At + (step * walker.By);
            walker.By = walker.By with { X = walker.By.X - (step * walker.At.X * walker.At.Y) };
            walker.Phase = walker.Phase * new Complex(walker.At.X, step);
            walker.Span = (walker.Span.High, walker.Span.Low * walker.At.X);
            walker.Note(step * walker.By.X);
        }

        return (walker.At.X * walker.By.X) + (walker.Phase.Real * walker.Phase.Imaginary * walker.Span.Low) + (walker.Last.To.X * walker.Last.Weight);
    }

    [Differentiable(Derivatives = Both)]
    private static double WalkedByIndex(Walker[] walkers, double step, int k)
    {
        walkers[k].At = walkers[0].At + (step * walkers[k].By);
        walkers[0].By += walkers[k].At;
        walkers[k].Note(step);
        walkers[0].At = walkers[k].Last.From with { Y = walkers[0].At.X };
        return walkers[0].At.Y * walkers[0].By.X * walkers[k].Last.From.X * walkers[k].Last.Weight;
    }

    [Differentiable(Derivatives = Both)]
    private static double WalkedDerived(Runner runner, double step)
    {
        runner.At = runner.At + (step * runner.Goal);
        runner.Goal = new Arrow(runner.At.Y, runner.Goal.X * runner.At.X);
        return runner.Goal.X * runner.Goal.Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double Joined(Joint[] joints, double by)
    {
        joints[1].From = joints[0].From with { X = joints[0].Weight };
        joints[0].To += joints[1].From;
        joints[0].Weight *= by;
        joints[0] = joints[1];
        joints[1].Weight += joints[0].From.X;
        return joints[0].From.X * joints[1].Weight * joints[0].From.Y;
    }
}
