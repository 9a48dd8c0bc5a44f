using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws the methods that a program's root calls, each of which may call those before it.</summary>
internal sealed class HelperGenerator(Dice dice, IReadOnlyList<Callee> callees)
{
    public Callee Draw(string name)
    {
        bool recursive = dice.Allows(Feature.Recursion) && dice.Chance(25);
        var returns = Returns(recursive);
        List<Parameter> parameters = [];
        int arrays = dice.Allows(Feature.Arrays) ? dice.Below(3) : 0;
        bool needsArray = Kinds.IsRow(returns) || returns == Kind.None && !References;
        if (needsArray)
            arrays = System.Math.Max(1, arrays);
        for (int i = 0; i < arrays; i++)
        {
            // What returns nothing has to write something.
            bool first = i == 0 && needsArray;
            var kind = first && Kinds.IsRow(returns) ? returns : dice.Allows(Feature.Singles) && dice.Chance(35) ? Kind.SingleArray : Kind.Array;
            parameters.Add(new Parameter(((char)('f' + i)).ToString(), kind, first ? Shape.Array : Signatures.ArrayShape(dice)));
        }
        int scalars = dice.Between(arrays == 0 ? 1 : 0, 2);
        for (int i = 0; i < scalars; i++)
            parameters.Insert(dice.Below(parameters.Count + 1), Scalar(((char)('x' + i)).ToString()));
        if (returns == Kind.None && !needsArray)
            parameters.Add(new Parameter("o", dice.Pick(dice.Floating), Passing: dice.Allows(Feature.RefParameters) ? Passing.Ref : Passing.Out));
        if (dice.Allows(Feature.RefParameters) && dice.Allows(Feature.Integers) && dice.Chance(15))
            parameters.Add(new Parameter("n0", Kind.Integer, Passing: Passing.Ref));
        if (recursive || dice.Allows(Feature.Integers) && dice.Chance(30))
            parameters.Add(new Parameter("depth", Kind.Integer));

        var writable = Signatures.Written(parameters, dice);
        if (needsArray && dice.Allows(Feature.ArrayWrites))
            writable = writable.Add(parameters.First(parameter => parameter.Shape == Shape.Array).Name);
        Method signature = new(name, returns, [.. parameters], new Block([]));
        IReadOnlyList<Callee> reachable = recursive ? [Itself(signature, writable)] : callees;
        var method = new MethodGenerator(dice, reachable, []).Draw(signature, writable, recursive, dice.Between(2, 7));
        bool loops = recursive || method.Body.Statements.Any(statement => statement is For or While or ForEach or Switch);
        return new Callee(method, writable) { Depth = recursive ? "depth" : null, DeepestLoop = loops ? 1 : 2 };
    }

    private bool References => dice.Allows(Feature.RefParameters) || dice.Allows(Feature.OutParameters);

    private Kind Returns(bool recursive)
    {
        bool writesRows = dice.Allows(Feature.ArrayWrites | Feature.Arrays);
        if (!recursive && writesRows && dice.Allows(Feature.ReturnedArrays) && dice.Chance(30))
            return dice.Allows(Feature.Singles) && dice.Chance(30) ? Kind.SingleArray : Kind.Array;
        return dice.Chance(65) || !writesRows && !References ? dice.Pick(dice.Floating) : Kind.None;
    }

    private Parameter Scalar(string name)
    {
        var passing = dice.Weigh<Passing>(
            (5, () => Passing.Value),
            (dice.Allows(Feature.RefParameters) ? 5 : 0, () => Passing.Ref),
            (dice.Allows(Feature.OutParameters) ? 3 : 0, () => Passing.Out),
            (dice.Allows(Feature.InParameters) ? 3 : 0, () => Passing.In));
        return new Parameter(name, dice.Pick(dice.Floating), Passing: passing);
    }

    private static Callee Itself(Method signature, ImmutableHashSet<string> writable) => new(signature, writable)
    {
        Depth = "depth",
        Deeper = new Arithmetic('-', new Variable(Kind.Integer, "depth"), new IntegerLiteral(1)),
        DeepestLoop = 0,
    };
}
