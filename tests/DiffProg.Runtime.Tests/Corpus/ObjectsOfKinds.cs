using System;
using System.Collections.Generic;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

#pragma warning disable DP3002 // The numbers in these trees and chains are data.

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Patterns over objects that are constants: types, members, lists, null.</summary>
internal static partial class ObjectsOfKinds
{
    private static readonly Node s_tree = new Sum(new Product(new Input(), new Number(3)), new Power(new Sum(new Input(), new Number(0.5)), 2));

    private static readonly Link s_chain = new(0.5, new Link(1.5, new Link(-0.7, null)));

    public static Checks.Case[] Table { get; } =
    [
        new("An expression tree, by a switch expression over its kinds", nameof(Evaluate), At(s_tree, 1.3), x => [3 + (2 * (x[0] + 0.5))]),
        new("An expression tree, by a switch statement over its kinds", nameof(EvaluateByStatement), At(s_tree, 1.3), x => [3 + (2 * (x[0] + 0.5))]),
        new("An expression tree, by tests of types", nameof(EvaluateByTests), At(s_tree, 1.3), x => [3 + (2 * (x[0] + 0.5))]),
        new("An expression tree, by positions and members", nameof(EvaluateByMembers), At(s_tree, 1.3), x => [3 + (2 * (x[0] + 0.5))]),
        new("A chain of objects, walked by assignments", nameof(Chain), At(s_chain, 1.3)),
        new("A chain of objects, walked by patterns", nameof(ChainByPatterns), At(s_chain, 1.3)),
        new("A chain of objects, walked by tests in a condition with effects", nameof(ChainByConditions), At(s_chain, 1.3)),
        new("A declared variable behind &&", nameof(BehindAnd), At(1.3, "abc", 2)),
        new("A declared variable behind &&, not matched", nameof(BehindAnd), At(1.3, "abc", 0)),
        new("A declared number in a condition", nameof(DeclaredNumber), At(1.3, 0.8)),
        new("A declared number in a condition, not matched", nameof(DeclaredNumber), At(-1.3, 0.8)),
        new("A declared number in a loop's condition", nameof(DeclaredInLoop), At(1.3)),
        new("not with a declared variable", nameof(NotDeclared), At(1.3, (object)2.5)),
        new("not with a declared variable, of another type", nameof(NotDeclared), At(1.3, (object)"x")),
        new("A boxed number of either type", nameof(Boxed), At(1.3, (object)3)),
        new("A boxed number of the other type", nameof(Boxed), At(1.3, (object)1.5f)),
        new("A list pattern", nameof(Lists), At(1.3, new List<int> { 1, 5, 7, 2 })),
        new("A list pattern, another", nameof(Lists), At(1.3, new List<int> { 3 })),
        new("A list pattern, none", nameof(Lists), At(1.3, new List<int> { 4, 4 })),
        new("A pattern over a pair", nameof(Pairs), At(1.3, (2, "x"))),
        new("A pattern over a pair, the other", nameof(Pairs), At(1.3, (-2, "y"))),
        new("?. and ?? with numbers", nameof(NullConditional), At(1.3, s_chain)),
        new("?. and ?? with numbers, at the end of the chain", nameof(NullConditional), At(1.3, new Link(2, null))),
        new("as, is and casts", nameof(Casts), At(1.3, s_tree)),
        new("Patterns in a loop with continue and overwritten values", nameof(InLoop), At(Row(1.3, 0.7), new List<Node> { new Number(0.5), s_tree, new Input(), new Power(new Input(), 3) })),
        new("or, and, not over objects", nameof(Combined), At(1.3, new List<Node> { new Number(0.5), s_tree, new Input(), new Power(new Input(), 3) })),
        new("A chain of objects, walked by for, from a reassigned parameter", nameof(ChainByFor), At(s_chain, 1.3)),
        new("Two objects exchanged in a loop", nameof(Exchanged), At(s_chain, new Link(2.5, null), 1.3)),
        new("?? throw, not thrown", nameof(OrThrow), At(s_chain, 1.3)),
        new("A switch over a type jumps to another section", nameof(Jumps), At(1.3, new Number(2))),
        new("A switch over text and a nullable number", nameof(Nullable), At(1.3, "b", 3)),
        new("A guard that declares", nameof(Guarded), At(1.3, new Link(2, new Number2(4)))),
    ];

    internal abstract record Node;

    internal sealed record Input : Node;

    internal sealed record Number(double Value) : Node;

    internal sealed record Sum(Node Left, Node Right) : Node;

    internal sealed record Product(Node Left, Node Right) : Node;

    internal sealed record Power(Node Base, int Exponent) : Node;

    internal class Link(double weight, Link? next)
    {
        public double Weight { get; } = weight;

        public Link? Next { get; } = next;
    }

    internal sealed class Number2(double weight) : Link(weight, null);

    [Differentiable(Derivatives = Both)]
    private static double Evaluate(Node node, double x) => node switch
    {
        Input => x,
        Number n => n.Value,
        Sum s => Evaluate(s.Left, x) + Evaluate(s.Right, x),
        Product p => Evaluate(p.Left, x) * Evaluate(p.Right, x),
        Power { Exponent: var n } p when n > 0 => Math.Pow(Evaluate(p.Base, x), n),
        _ => throw new ArgumentException("no such node", nameof(node)),
    };

    [Differentiable(Derivatives = Both)]
    private static double EvaluateByStatement(Node node, double x)
    {
        double r;
        switch (node)
        {
            case Input:
                return x;
            case Number n:
                r = n.Value;
                break;
            case Sum s:
                r = EvaluateByStatement(s.Left, x);
                r += EvaluateByStatement(s.Right, x);
                break;
            case Product { Left: var left, Right: var right }:
                r = EvaluateByStatement(left, x) * EvaluateByStatement(right, x);
                break;
            case Power p when p.Exponent is var n && n > 0:
                r = 1;
                for (int i = 0; i < n; i++)
                {
                    r *= EvaluateByStatement(p.Base, x);
                }

                break;
            default:
                throw new ArgumentException("no such node", nameof(node));
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double EvaluateByTests(Node node, double x)
    {
        if (node is Input)
        {
            return x;
        }

        if (node is Number n)
        {
            return n.Value;
        }

        if (node is Sum s)
        {
            return EvaluateByTests(s.Left, x) + EvaluateByTests(s.Right, x);
        }

        return node is Product p ? EvaluateByTests(p.Left, x) * EvaluateByTests(p.Right, x)
            : node is Power { Base: { } inner, Exponent: int e } ? Math.Pow(EvaluateByTests(inner, x), e)
            : 0;
    }

    [Differentiable(Derivatives = Both)]
    private static double EvaluateByMembers(Node node, double x) => node switch
    {
        Input => x,
        Number(var value) => value,
        Sum(Number(0), { } right) => EvaluateByMembers(right, x),
        Sum(var left, var right) => EvaluateByMembers(left, x) + EvaluateByMembers(right, x),
        Product { Right: Number { Value: > 2 and var factor }, Left: Node left } => factor * EvaluateByMembers(left, x),
        Product(var left, var right) => EvaluateByMembers(left, x) * EvaluateByMembers(right, x),
        Power { Exponent: 2, Base: Sum or Product } p => EvaluateByMembers(p.Base, x) * EvaluateByMembers(p.Base, x),
        _ => 1,
    };

    [Differentiable(Derivatives = Both)]
    private static double Chain(Link first, double x)
    {
        double r = 1;
        Link? link = first;
        while (link != null)
        {
            r = (r * x) + link.Weight;
            link = link.Next;
        }

        return r * r;
    }

    [Differentiable(Derivatives = Both)]
    private static double ChainByPatterns(Link first, double x)
    {
        double r = 1;
        Link? link = first;
        while (link is { Weight: var w, Next: var next })
        {
            r = (r * x) + (w * x);
            link = next;
        }

        return r * r;
    }

    [Differentiable(Derivatives = Both)]
    private static double ChainByConditions(Link? first, double x)
    {
        double r = x;
        int n = 0;
        while (n++ < 9 && first is { } link && (r *= x) < 100)
        {
            r += link.Weight * r;
            if (link.Weight < 1 && (first = link.Next) is { Next: null } last)
            {
                return r * last.Weight;
            }

            first = link.Next;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double BehindAnd(double x, object text, int n)
    {
        if (n > 1 && text is string { Length: > 2 and var length } s && s[0] == 'a')
        {
            return x * length * s.Length * x;
        }

        return x;
    }

    [Differentiable(Derivatives = Both)]
    private static double DeclaredNumber(double x, double y)
    {
        double r = y;
        if (x > 0 && (x * y) is > 0.5 and var z)
        {
            r *= z * z;
        }

        return (r * x) is var last && last > 1 ? last * last : last * y;
    }

    [Differentiable(Derivatives = Both)]
    private static double DeclaredInLoop(double x)
    {
        double r = x;
        double sum = 0;
        while ((r * x) is < 5 and var next)
        {
            sum += next * r;
            r = next + (0.1 * x);
        }

        return sum * r;
    }

    [Differentiable(Derivatives = Both)]
    private static double NotDeclared(double x, object given)
    {
        if (given is not double factor)
        {
            return x * x;
        }

        return factor * x * x * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Boxed(double x, object given) => given switch
    {
        3 => x,
        int n => n * x,
        float f => x * x * f,
        null => 0,
        _ => 1,
    };

    [Differentiable(Derivatives = Both)]
    private static double Lists(double x, List<int> list) => list switch
    {
        [] => x,
        [var only] => only * x * x,
        [1, var second, .., var last] => (second * x) + (last * x * x),
        [_, 4] => x * x * x,
        _ => 1 / x,
    };

    [Differentiable(Derivatives = Both)]
    private static double Pairs(double x, (int, string) pair) => pair switch
    {
        ( > 0, "x") => x * x,
        (var n, { Length: var length }) => (n * x) + (length * x * x * x),
    };

    [Differentiable(Derivatives = Both)]
    private static double NullConditional(double x, Link link)
    {
        double w = link.Next?.Next?.Weight ?? 2;
        Link inner = link.Next ?? link;
        return (w * x * x) + (inner.Weight * x) + (x * (link.Next?.Weight.ToString().Length ?? 7));
    }

    [Differentiable(Derivatives = Both)]
    private static double Casts(double x, Node node)
    {
        Sum sum = (Sum)node;
        Product? product = sum.Left as Product;
        Sum? none = product as Node as Sum;
        double r = node is Sum ? x : 1;
        if (none == null && product is not null && product.Right is Number)
        {
            r *= x * ((Number)product.Right).Value;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double InLoop(double[] a, List<Node> nodes)
    {
        double r = 1;
        foreach (Node node in nodes)
        {
            if (node is not (Number or Power))
            {
                a[0] *= a[1];
                continue;
            }

            if (node is Power { Exponent: var n })
            {
                a[1] += n * a[0];
                r *= a[1];
            }

            r += a[0] * r;
        }

        return r * a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Combined(double x, List<Node> nodes)
    {
        double r = x;
        foreach (Node node in nodes)
        {
            r *= node switch
            {
                (Sum or Product) and { } => x,
                not (Number { Value: > 0 } or Power) => 1 + x,
                Power { Exponent: not 2 } and var p => x * x,
                _ => 2,
            };
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Guarded(double x, object given)
    {
        switch (given)
        {
            case Link first when first.Next is Number2 second && second.Weight > first.Weight:
                return x * second.Weight * x;
            case Link { Weight: var w }:
                return w * x;
            default:
                return x;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double ChainByFor(Link? first, double x)
    {
        double r = 1;
        if (first?.Weight > 0.4)
        {
            first = first.Next;
        }

        for (Link? link = first; link is { } here; link = link.Next)
        {
            if (here.Weight < 0)
            {
                continue;
            }

            r += r * x * here.Weight;
        }

        return r * r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Exchanged(Link a, Link b, double x)
    {
        double r = x;
        for (int i = 0; i < 3; i++)
        {
            Link kept = a;
            a = b;
            b = kept;
            r *= (a.Weight * x) + Weighted(b, a = kept, r);
        }

        return r;
    }

    [Differentiable]
    private static double Weighted(Link a, Link b, double x) => (a.Weight * x * x) + (b.Weight * x);

    [Differentiable(Derivatives = Both)]
    private static double OrThrow(Link first, double x)
    {
        Link next = first.Next ?? throw new ArgumentException("none", nameof(first));
        return x * x * next.Weight;
    }

    [Differentiable(Derivatives = Both)]
    private static double Jumps(double x, Node node)
    {
        double r = x;
        switch (node)
        {
            case Number { Value: var v } when v > 1:
                try
                {
                    r *= v * x;
                    goto default;
                }
                finally
                {
                    r += x;
                }

            case Sum:
                r *= 3;
                break;
            default:
                r *= r;
                break;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Nullable(double x, string name, int? count)
    {
        double r = count is int n ? n * x : x;
        switch (name)
        {
            case "a":
                return r;
            case "b":
                r *= x;
                goto case "c";
            case "c":
                return r * (count ?? 1) * (count.HasValue ? x : 1);
            default:
                return 0;
        }
    }
}
