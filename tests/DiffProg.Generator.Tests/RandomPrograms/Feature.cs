using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>What a random program may contain beyond arithmetic on its parameters and locals; or several such things.</summary>
internal readonly record struct Feature(UInt128 Bits)
{
    private static readonly List<string> Names = [];

    public static Feature MathFunctions { get; } = New();
    public static Feature Branches { get; } = New();
    public static Feature Choices { get; } = New();
    public static Feature ForLoops { get; } = New();
    public static Feature WhileLoops { get; } = New();

    /// <summary>Break, continue and early return.</summary>
    public static Feature Exits { get; } = New();

    /// <summary>Parameters that are arrays.</summary>
    public static Feature Arrays { get; } = New();
    public static Feature LocalArrays { get; } = New();

    /// <summary>Writes into parameter arrays.</summary>
    public static Feature ArrayWrites { get; } = New();
    public static Feature Spans { get; } = New();
    public static Feature Integers { get; } = New();
    public static Feature NoDerivative { get; } = New();
    public static Feature Helpers { get; } = New();
    public static Feature Recursion { get; } = New();

    /// <summary>One array handed to two parameters of a callee.</summary>
    public static Feature SharedArguments { get; } = New();
    public static Feature Remainders { get; } = New();

    /// <summary>Floor and Round.</summary>
    public static Feature Rounding { get; } = New();

    /// <summary>Math.Sign, an integer made of an active value.</summary>
    public static Feature Signs { get; } = New();

    /// <summary>What every program may contain; of the rest each program draws some.</summary>
    public static Feature Core { get; } = All;

    /// <summary>Assignments and steps inside expressions.</summary>
    public static Feature SideEffects { get; } = New();
    public static Feature DoWhileLoops { get; } = New();

    /// <summary>A loop's body that advances the loop's variable.</summary>
    public static Feature LoopVariableWrites { get; } = New();

    /// <summary>Variables and rows of <c>float</c>, mixed with <c>double</c>.</summary>
    public static Feature Singles { get; } = New();
    public static Feature Halves { get; } = New();

    /// <summary>Integers beside <c>int</c>, with narrow compound assignment.</summary>
    public static Feature Widths { get; } = New();

    /// <summary>Overflow that throws.</summary>
    public static Feature CheckedIntegers { get; } = New();

    /// <summary>Trip counts and indices cut from active values.</summary>
    public static Feature Steering { get; } = New();
    public static Feature SwitchStatements { get; } = New();
    public static Feature SwitchExpressions { get; } = New();
    public static Feature Patterns { get; } = New();
    public static Feature GotoCases { get; } = New();
    public static Feature ForEachLoops { get; } = New();

    /// <summary>Guards that throw.</summary>
    public static Feature Throws { get; } = New();
    public static Feature ThrowExpressions { get; } = New();

    /// <summary>Calls without an active argument, which are made once and in order.</summary>
    public static Feature PassiveCalls { get; } = New();

    /// <summary>Console.WriteLine of active values.</summary>
    public static Feature Output { get; } = New();
    public static Feature Asserts { get; } = New();
    public static Feature Tables { get; } = New();
    public static Feature IntegerArrays { get; } = New();

    /// <summary>Array locals that are another array.</summary>
    public static Feature Aliases { get; } = New();

    /// <summary>Array locals that are one of two others.</summary>
    public static Feature AliasChoices { get; } = New();

    /// <summary>Array variables that become another array.</summary>
    public static Feature Reseating { get; } = New();
    public static Feature ReturnedArrays { get; } = New();

    /// <summary>Slices by method.</summary>
    public static Feature Slices { get; } = New();

    /// <summary>Ranges, and indices from the end.</summary>
    public static Feature Ranges { get; } = New();
    public static Feature StackRows { get; } = New();

    /// <summary>Assignments of tuples, which swap.</summary>
    public static Feature Exchanges { get; } = New();
    public static Feature RefParameters { get; } = New();
    public static Feature OutParameters { get; } = New();
    public static Feature InParameters { get; } = New();

    /// <summary>A reference to an element.</summary>
    public static Feature RefElements { get; } = New();

    /// <summary>Span variables that become another span.</summary>
    public static Feature SpanReseating { get; } = New();

    /// <summary>Marked structs, with members, operators and constructors.</summary>
    public static Feature Structs { get; } = New();
    public static Feature Tuples { get; } = New();

    /// <summary>Record structs, which <c>with</c> copies.</summary>
    public static Feature Records { get; } = New();

    /// <summary>Objects that the method makes, and other names of them.</summary>
    public static Feature Objects { get; } = New();

    /// <summary>Arrays of structs.</summary>
    public static Feature StructRows { get; } = New();
    public static Feature LocalFunctions { get; } = New();
    public static Feature Lambdas { get; } = New();

    /// <summary>Helpers over any type of number.</summary>
    public static Feature Generics { get; } = New();

    /// <summary>Named, optional and params arguments.</summary>
    public static Feature ArgumentForms { get; } = New();

    /// <summary>Array.Copy, Fill, Clear and Reverse.</summary>
    public static Feature BulkCopies { get; } = New();

    /// <summary>Parameters of the root that are structs.</summary>
    public static Feature StructParameters { get; } = New();

    /// <summary>Lists that the method makes, and changes.</summary>
    public static Feature Lists { get; } = New();
    public static Feature ListParameters { get; } = New();

    /// <summary>Objects that nobody can change, in variables that become others.</summary>
    public static Feature ImmutableObjects { get; } = New();

    /// <summary>Methods of an interface and of an abstract class, on objects of which no more is known.</summary>
    public static Feature Dispatch { get; } = New();

    /// <summary>What Enumerable's methods ask of arrays.</summary>
    public static Feature Queries { get; } = New();

    public static Feature None => default;

    public static Feature All => new((UInt128.One << Names.Count) - 1);

    /// <summary>Each of those of which a program draws some.</summary>
    public static IEnumerable<Feature> Optional => Enumerable.Range(0, Names.Count).Select(Numbered).Where(feature => !Core.Includes(feature));

    public static Feature operator |(Feature left, Feature right) => new(left.Bits | right.Bits);

    public static Feature operator &(Feature left, Feature right) => new(left.Bits & right.Bits);

    public static Feature operator ~(Feature feature) => All & new Feature(~feature.Bits);

    /// <summary>Reads what <see cref="ToString"/> writes, and the names of the sets.</summary>
    public static Feature Parse(string text) => text.Split(',', StringSplitOptions.TrimEntries).Aggregate(None, (all, name) => all | name switch
    {
        nameof(None) => None,
        nameof(Core) => Core,
        nameof(All) => All,
        _ when Names.IndexOf(name) is >= 0 and int index => Numbered(index),
        _ => throw new ArgumentException($"no feature '{name}'", nameof(text)),
    });

    public bool Includes(Feature other) => (this & other) == other;

    public override string ToString()
    {
        var all = this;
        return this == None ? nameof(None) : string.Join(", ", Names.Where((_, i) => all.Includes(Numbered(i))));
    }

    private static Feature Numbered(int index) => new(UInt128.One << index);

    private static Feature New([CallerMemberName] string name = "")
    {
        Names.Add(name);
        return Numbered(Names.Count - 1);
    }
}
