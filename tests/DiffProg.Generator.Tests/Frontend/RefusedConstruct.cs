using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>A construct that the fence refuses, and a method with it.</summary>
/// <param name="Kind">The kind of operation that it is about.</param>
/// <param name="Body">The statements of a method <c>double F(double x, double[] a, int n)</c>.</param>
/// <param name="Located">The text that the first reason points at.</param>
/// <param name="Says">How the first reason begins.</param>
internal sealed record RefusedConstruct(OperationKind Kind, string Body, string Located, string Says)
{
    public string Name => $"{Kind}: {Body}";

    public string Id { get; init; } = "DP1001";

    /// <summary>What stands beside the method in its type.</summary>
    public string Members { get; init; } = "";

    /// <summary>What stands beside its type.</summary>
    public string Types { get; init; } = "";

    /// <summary>The method's head, where the construct asks for another.</summary>
    public string Head { get; init; } = "public static double F(double x, double[] a, int n)";

    /// <summary>Whether the method is no C# on purpose.</summary>
    public bool IsBroken { get; init; }

    public string Print(string scope) => $$"""
        #nullable disable
        #pragma warning disable
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Threading.Tasks;
        using DiffProg;

        namespace {{scope}}
        {
            public partial class C
            {
                {{Members}}

                [Differentiable]
                {{Head}}
                {
                    {{Body}}
                }

                [Differentiable]
                public static double Neighbour(double x) => x * x;
            }

            {{Types}}
        }
        """;
}
