using System;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>What a random program may contain beyond arithmetic on its parameters and locals.</summary>
[Flags]
internal enum Feature
{
    None = 0,
    MathFunctions = 1 << 0,
    Branches = 1 << 1,
    Choices = 1 << 2,
    ForLoops = 1 << 3,
    WhileLoops = 1 << 4,

    /// <summary>Break, continue and early return.</summary>
    Exits = 1 << 5,

    /// <summary>Parameters that are arrays.</summary>
    Arrays = 1 << 6,
    LocalArrays = 1 << 7,

    /// <summary>Writes into parameter arrays.</summary>
    ArrayWrites = 1 << 8,
    Spans = 1 << 9,
    Integers = 1 << 10,
    NoDerivative = 1 << 11,
    Helpers = 1 << 12,
    Recursion = 1 << 13,

    /// <summary>One array handed to two parameters of a callee.</summary>
    SharedArguments = 1 << 14,
    Remainders = 1 << 15,

    /// <summary>Floor and Round.</summary>
    Rounding = 1 << 16,

    /// <summary>Math.Sign, an integer made of an active value.</summary>
    Signs = 1 << 17,

    /// <summary>Assignments and steps inside expressions.</summary>
    SideEffects = 1 << 18,
    DoWhileLoops = 1 << 19,

    /// <summary>A loop's body that advances the loop's variable.</summary>
    LoopVariableWrites = 1 << 20,

    Default = (1 << 18) - 1,
    All = (1 << 21) - 1,
}
