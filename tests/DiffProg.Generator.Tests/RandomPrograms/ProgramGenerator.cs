using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CsCheck;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Random programs that are well-typed, end, and keep their values in a sane range.</summary>
internal sealed class ProgramGenerator(Feature features) : Gen<RandomProgram>
{
    public override RandomProgram Generate(PCG pcg, Size? min, out Size size)
    {
        var program = Draw(new Dice(pcg, features));
        size = new Size((ulong)ProgramSize.Of(program));
        return program;
    }

    private static RandomProgram Draw(Dice dice)
    {
        List<Callee> callees = [];
        int helpers = dice.Allows(Feature.Helpers) ? dice.Below(4) : 0;
        for (int i = 0; i < helpers; i++)
            callees.Add(Helper("G" + i, callees, dice));
        return new RandomProgram(Root(callees, dice), [.. callees.Select(callee => callee.Method)]);
    }

    private static Callee Helper(string name, List<Callee> callees, Dice dice)
    {
        bool recursive = dice.Allows(Feature.Recursion) && dice.Chance(25);
        var returns = dice.Chance(65) || !dice.Allows(Feature.ArrayWrites | Feature.Arrays) ? Kind.Real : Kind.None;
        List<Parameter> parameters = [];
        int arrays = dice.Allows(Feature.Arrays) ? dice.Below(3) : 0;
        if (returns == Kind.None)
            arrays = System.Math.Max(1, arrays);
        for (int i = 0; i < arrays; i++)
        {
            // What returns nothing has to write something.
            var shape = returns == Kind.None && i == 0 ? Shape.Array : ArrayShape(dice);
            parameters.Add(new Parameter(((char)('f' + i)).ToString(), shape, false));
        }
        int scalars = dice.Between(arrays == 0 ? 1 : 0, 2);
        for (int i = 0; i < scalars; i++)
            parameters.Insert(dice.Below(parameters.Count + 1), new Parameter(((char)('x' + i)).ToString(), Shape.Real, false));
        if (recursive || dice.Allows(Feature.Integers) && dice.Chance(30))
            parameters.Add(new Parameter("depth", Shape.Integer, false));

        var writable = Written(parameters, dice);
        if (returns == Kind.None && dice.Allows(Feature.ArrayWrites))
            writable = writable.Add(parameters.First(parameter => parameter.Shape == Shape.Array).Name);
        Method signature = new(name, returns, [.. parameters], new Block([]));
        Expression depth = new Variable(Kind.Integer, "depth");
        IReadOnlyList<Callee> reachable = recursive
            ? [new Callee(signature, writable)
            {
                Depth = "depth",
                Deeper = new Arithmetic('-', depth, new IntegerLiteral(1)),
                DeepestLoop = 0,
            }]
            : callees;
        var method = new MethodGenerator(dice, reachable).Draw(signature, writable, recursive, dice.Between(2, 7));
        bool loops = recursive || method.Body.Statements.Any(statement => statement is For or While);
        return new Callee(method, writable) { Depth = recursive ? "depth" : null, DeepestLoop = loops ? 1 : 2 };
    }

    private static Method Root(List<Callee> callees, Dice dice)
    {
        List<Parameter> parameters = [];
        int arrays = dice.Allows(Feature.Arrays) ? dice.Below(4) : 0;
        for (int i = 0; i < arrays; i++)
            parameters.Add(new Parameter(((char)('a' + i)).ToString(), ArrayShape(dice), Constant(dice, 12)));
        int scalars = dice.Between(0, 3);
        for (int i = 0; i < scalars; i++)
        {
            var scalar = new Parameter(((char)('w' + i)).ToString(), Shape.Real, Constant(dice, 15));
            parameters.Insert(dice.Below(parameters.Count + 1), scalar);
        }
        if (!parameters.Any(parameter => parameter.IsDifferentiable))
            parameters.Add(new Parameter("y0", Shape.Real, false));
        if (dice.Allows(Feature.Integers) && dice.Chance(50))
            parameters.Insert(dice.Below(parameters.Count + 1), new Parameter("count", Shape.Integer, false));
        if (dice.Allows(Feature.Integers) && dice.Chance(20))
            parameters.Insert(dice.Below(parameters.Count + 1), new Parameter("on", Shape.Truth, false));
        Method signature = new("F", Kind.Real, [.. parameters], new Block([]));
        return new MethodGenerator(dice, callees).Draw(signature, Written(parameters, dice), false, dice.Between(3, 16));
    }

    private static Shape ArrayShape(Dice dice) => !dice.Allows(Feature.Spans)
        ? Shape.Array
        : dice.Pick([Shape.Array, Shape.Array, Shape.Span, Shape.ReadOnlySpan]);

    private static bool Constant(Dice dice, int percent) => dice.Allows(Feature.NoDerivative) && dice.Chance(percent);

    /// <summary>The array parameters that the method is allowed to write; it need not do so.</summary>
    private static ImmutableHashSet<string> Written(List<Parameter> parameters, Dice dice) => [.. parameters
        .Where(parameter => parameter.Shape is Shape.Array or Shape.Span && dice.Allows(Feature.ArrayWrites) && dice.Chance(60))
        .Select(parameter => parameter.Name)];
}
