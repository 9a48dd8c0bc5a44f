using System;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>What a random program may contain beyond arithmetic on its parameters and locals.</summary>
[Flags]
internal enum Feature : long
{
    None = 0,
    MathFunctions = 1L << 0,
    Branches = 1L << 1,
    Choices = 1L << 2,
    ForLoops = 1L << 3,
    WhileLoops = 1L << 4,

    /// <summary>Break, continue and early return.</summary>
    Exits = 1L << 5,

    /// <summary>Parameters that are arrays.</summary>
    Arrays = 1L << 6,
    LocalArrays = 1L << 7,

    /// <summary>Writes into parameter arrays.</summary>
    ArrayWrites = 1L << 8,
    Spans = 1L << 9,
    Integers = 1L << 10,
    NoDerivative = 1L << 11,
    Helpers = 1L << 12,
    Recursion = 1L << 13,

    /// <summary>One array handed to two parameters of a callee.</summary>
    SharedArguments = 1L << 14,
    Remainders = 1L << 15,

    /// <summary>Floor and Round.</summary>
    Rounding = 1L << 16,

    /// <summary>Math.Sign, an integer made of an active value.</summary>
    Signs = 1L << 17,

    /// <summary>Assignments and steps inside expressions.</summary>
    SideEffects = 1L << 18,
    DoWhileLoops = 1L << 19,

    /// <summary>A loop's body that advances the loop's variable.</summary>
    LoopVariableWrites = 1L << 20,

    /// <summary>Variables and rows of <c>float</c>, mixed with <c>double</c>.</summary>
    Singles = 1L << 21,
    Halves = 1L << 22,

    /// <summary>Integers beside <c>int</c>, with narrow compound assignment.</summary>
    Widths = 1L << 23,

    /// <summary>Overflow that throws.</summary>
    CheckedIntegers = 1L << 24,

    /// <summary>Trip counts and indices cut from active values.</summary>
    Steering = 1L << 25,
    SwitchStatements = 1L << 26,
    SwitchExpressions = 1L << 27,
    Patterns = 1L << 28,
    GotoCases = 1L << 29,
    ForEachLoops = 1L << 30,

    /// <summary>Guards that throw.</summary>
    Throws = 1L << 31,
    ThrowExpressions = 1L << 32,

    /// <summary>Calls without an active argument, which are made once and in order.</summary>
    PassiveCalls = 1L << 33,

    /// <summary>Console.WriteLine of active values.</summary>
    Output = 1L << 34,
    Asserts = 1L << 35,
    Tables = 1L << 36,
    IntegerArrays = 1L << 37,

    /// <summary>Array locals that are another array.</summary>
    Aliases = 1L << 38,

    /// <summary>Array locals that are one of two others.</summary>
    AliasChoices = 1L << 39,

    /// <summary>Array variables that become another array.</summary>
    Reseating = 1L << 40,
    ReturnedArrays = 1L << 41,

    /// <summary>Slices by method.</summary>
    Slices = 1L << 42,

    /// <summary>Ranges, and indices from the end.</summary>
    Ranges = 1L << 43,
    StackRows = 1L << 44,

    /// <summary>Assignments of tuples, which swap.</summary>
    Exchanges = 1L << 45,
    RefParameters = 1L << 46,
    OutParameters = 1L << 47,
    InParameters = 1L << 48,

    /// <summary>A reference to an element.</summary>
    RefElements = 1L << 49,

    /// <summary>Span variables that become another span.</summary>
    SpanReseating = 1L << 50,

    /// <summary>Marked structs, with members, operators and constructors.</summary>
    Structs = 1L << 51,
    Tuples = 1L << 52,

    /// <summary>Record structs, which <c>with</c> copies.</summary>
    Records = 1L << 53,

    /// <summary>Objects that the method makes, and other names of them.</summary>
    Objects = 1L << 54,

    /// <summary>Arrays of structs.</summary>
    StructRows = 1L << 55,
    LocalFunctions = 1L << 56,
    Lambdas = 1L << 57,

    /// <summary>Helpers over any type of number.</summary>
    Generics = 1L << 58,

    /// <summary>Named, optional and params arguments.</summary>
    ArgumentForms = 1L << 59,

    /// <summary>Array.Copy, Fill, Clear and Reverse.</summary>
    BulkCopies = 1L << 60,

    /// <summary>Parameters of the root that are structs.</summary>
    StructParameters = 1L << 61,

    /// <summary>What every program may contain; of the rest each program draws some.</summary>
    Core = (1L << 18) - 1,
    All = (1L << 62) - 1,
}
