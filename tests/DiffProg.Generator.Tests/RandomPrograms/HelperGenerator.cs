using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws the methods that a program's root calls, each of which may call those before it.</summary>
internal sealed class HelperGenerator(Dice dice, IReadOnlyList<Callee> callees, ImmutableArray<Structure> structures)
{
    private readonly List<Structure> _values = [.. structures.Where(structure => !structure.IsReference)];

    public Callee Draw(string name)
    {
        if (dice.Allows(Feature.Generics) && dice.Chance(40))
            return Generic(name);
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
            parameters.Add(new Parameter(((char)('f' + i)).ToString(), kind, first ? Shape.Array : Signatures.RowShape(dice)));
        }
        int scalars = dice.Between(arrays == 0 ? 1 : 0, 2);
        for (int i = 0; i < scalars; i++)
            parameters.Insert(dice.Below(parameters.Count + 1), Scalar(((char)('x' + i)).ToString()));
        if (returns == Kind.None && !needsArray)
            parameters.Add(new Parameter("o", dice.Pick(dice.Floating), Passing: dice.Allows(Feature.RefParameters) ? Passing.Ref : Passing.Out));
        if (dice.Allows(Feature.RefParameters) && dice.Allows(Feature.Integers) && dice.Chance(15))
            parameters.Add(new Parameter("n0", Kind.Integer, Passing: Passing.Ref));
        // One that calls itself takes no objects, since they are made on the way.
        List<Structure> given = [.. _values.Where(structure => !recursive || structure.Form != StructureForm.Immutable)];
        for (int i = 0; i < 2 && given.Count > 0 && dice.Chance(40); i++)
        {
            var whole = Scalar("m" + i) with { Kind = Kind.Structure, Structure = dice.Pick(given) };
            // A marked method takes objects by value.
            parameters.Insert(dice.Below(parameters.Count + 1), whole.Structure.Form == StructureForm.Immutable ? whole with { Passing = Passing.Value } : whole);
        }
        List<Structure> open = [.. structures.Where(structure => structure.IsOpen && !recursive && !Kinds.IsRow(returns) && HierarchyGenerator.IsFixed(structures))];
        var known = open.Count > 0 && dice.Chance(60) ? dice.Pick(open) : null;
        if (known is not null)
            parameters.Insert(dice.Below(parameters.Count + 1), new Parameter("unit", Kind.Structure) { Structure = known });
        bool isGiven = !recursive && dice.Allows(Feature.Lambdas) && dice.Chance(35);
        if (isGiven)
            parameters.Insert(dice.Below(parameters.Count + 1), new Parameter("map", Kind.Function));
        if (recursive || dice.Allows(Feature.Integers) && dice.Chance(30))
            parameters.Add(new Parameter("depth", Kind.Integer));
        if (dice.Allows(Feature.ArgumentForms) && !recursive && dice.Chance(40))
            parameters.Add(new Parameter("e0", Kind.Real) { Default = new RealLiteral(System.Math.Round(dice.Real(-2, 2), 2)) });
        else if (dice.Allows(Feature.ArgumentForms | Feature.Arrays) && !recursive && dice.Chance(40))
            parameters.Add(new Parameter("rest", Kind.Array, Shape.Array) { IsParams = true });

        var writable = Signatures.Written(parameters, dice);
        if (needsArray && dice.Allows(Feature.ArrayWrites))
            writable = writable.Add(parameters.First(parameter => parameter.Shape == Shape.Array).Name);
        Method signature = new(name, returns, [.. parameters], new Block([])) { Form = isGiven ? MethodForm.Unmarked : MethodForm.Marked };
        // No marked method returns an object that holds another.
        List<Structure> returned = [.. _values.Where(structure => structure.Form != StructureForm.Immutable || structure.Fields.All(field => field.Structure is null))];
        if (!recursive && returned.Count > 0 && Kinds.IsReal(returns) && dice.Chance(35))
            signature = signature with { Returns = Kind.Structure, ReturnsStructure = dice.Pick(returned) };
        IReadOnlyList<Callee> reachable = recursive ? [Itself(signature, writable)] : callees;
        // An array that a body standing in for its call decides late would be no array yet where the body begins.
        var able = isGiven && Kinds.IsRow(returns) ? dice.With(dice.Features & ~Feature.Exits) : dice;
        var method = new MethodGenerator(able, reachable, [], structures).Draw(signature, writable, recursive, dice.Between(2, 7));
        bool loops = recursive || method.Body.Statements.Any(statement => statement is For or While or ForEach or Switch);
        return new Callee(method, writable) { Depth = recursive ? "depth" : null, DeepestLoop = loops ? 1 : 2 };
    }

    /// <summary>A method over any type of number, whose body is what such numbers can do.</summary>
    private Callee Generic(string name)
    {
        var able = dice.With(dice.Features & (Feature.MathFunctions | Feature.Branches | Feature.Choices | Feature.ForLoops | Feature.SideEffects) & ~Feature.Signs);
        Parameter[] parameters = dice.Chance(50) ? [new Parameter("x", Kind.Real)] : [new Parameter("x", Kind.Real), new Parameter("y", Kind.Real)];
        Method signature = new(name, Kind.Real, [.. parameters], new Block([])) { Form = MethodForm.Generic };
        var method = new MethodGenerator(able, [], []).Draw(signature, [], false, dice.Between(1, 4));
        return new Callee(method, []) { DeepestLoop = method.Body.Statements.Any(statement => statement is For) ? 1 : 2 };
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
