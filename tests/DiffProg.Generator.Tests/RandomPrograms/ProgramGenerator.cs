using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CsCheck;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Random programs that are well-typed, end, and keep their values in a sane range.</summary>
internal sealed class ProgramGenerator(Feature features) : Gen<RandomProgram>
{
    // What would be in the way in every program: kinds with large rounding errors, and programs that end in an exception.
    private static readonly (Feature Feature, int Percent)[] Seldom =
    [
        (Feature.Singles, 20), (Feature.Halves, 4), (Feature.Throws, 25), (Feature.ThrowExpressions, 20), (Feature.CheckedIntegers, 20),
        (Feature.Output, 20),
    ];

    public override RandomProgram Generate(PCG pcg, Size? min, out Size size)
    {
        var program = Draw(new Dice(pcg, features));
        size = new Size((ulong)ProgramSize.Of(program));
        return program;
    }

    private static RandomProgram Draw(Dice dice)
    {
        dice = dice.With(Swarm(dice));
        var structures = new TypeGenerator(dice).Draw();
        List<Callee> callees = [];
        int helpers = dice.Allows(Feature.Helpers) ? dice.Below(4) : 0;
        for (int i = 0; i < helpers; i++)
            callees.Add(new HelperGenerator(dice, callees, structures).Draw("G" + i));
        ImmutableArray<Table> tables = dice.Allows(Feature.Tables)
            ? [new Table("Table", [.. Enumerable.Range(0, dice.Between(2, 6)).Select(_ => System.Math.Round(dice.Real(-2, 2), 2))])]
            : [];
        return new RandomProgram(Root(callees, tables, structures, dice), [.. callees.Select(callee => callee.Method)], tables)
        {
            Structures = [.. structures.Where(structure => structure.Form != StructureForm.Tuple)],
        };
    }

    /// <summary>
    /// A part of the features for one program. Programs that each have some things often find more than programs that all have everything
    /// seldom.
    /// </summary>
    private static Feature Swarm(Dice dice)
    {
        var drawn = dice.Features & Feature.Core;
        foreach (var feature in Feature.Optional)
        {
            int percent = Seldom.FirstOrDefault(pair => pair.Feature == feature).Percent;
            if (dice.Allows(feature) && dice.Chance(percent == 0 ? 40 : percent))
                drawn |= feature;
        }
        return drawn;
    }

    private static Method Root(List<Callee> callees, ImmutableArray<Table> tables, ImmutableArray<Structure> structures, Dice dice)
    {
        List<Parameter> parameters = [];
        int arrays = dice.Allows(Feature.Arrays) ? dice.Below(4) : 0;
        for (int i = 0; i < arrays; i++)
        {
            var kind = dice.Allows(Feature.Singles) && dice.Chance(35) ? Kind.SingleArray : Kind.Array;
            bool isConstant = Constant(dice, 12);
            // A list that is a constant is an object like any other, which differentiable code does not change.
            var shape = isConstant ? Signatures.ArrayShape(dice) : Signatures.RowShape(dice);
            parameters.Add(new Parameter(((char)('a' + i)).ToString(), kind, shape, isConstant));
        }
        int scalars = dice.Between(0, 3);
        for (int i = 0; i < scalars; i++)
        {
            var scalar = new Parameter(((char)('w' + i)).ToString(), dice.Pick(dice.Floating), NoDerivative: Constant(dice, 15));
            parameters.Insert(dice.Below(parameters.Count + 1), scalar);
        }
        List<Structure> values = [.. structures.Where(structure => structure.Form is StructureForm.Struct or StructureForm.Record or StructureForm.Immutable)];
        for (int i = 0; i < 2 && values.Count > 0 && dice.Allows(Feature.StructParameters) && dice.Chance(60); i++)
        {
            var whole = new Parameter("m" + i, Kind.Structure, NoDerivative: Constant(dice, 10)) { Structure = dice.Pick(values) };
            parameters.Insert(dice.Below(parameters.Count + 1), whole);
        }
        if (HierarchyGenerator.IsFixed(structures) && dice.Chance(80))
            parameters.Insert(dice.Below(parameters.Count + 1), Chosen(structures, dice));
        if (!parameters.Any(parameter => parameter.IsDifferentiable))
            parameters.Add(new Parameter("y0", Kind.Real));
        if (dice.Allows(Feature.Integers) && dice.Chance(50))
            parameters.Insert(dice.Below(parameters.Count + 1), new Parameter("count", Kind.Integer));
        if (dice.Allows(Feature.Integers) && dice.Chance(20))
            parameters.Insert(dice.Below(parameters.Count + 1), new Parameter("on", Kind.Truth));
        if (dice.Allows(Feature.IntegerArrays) && dice.Chance(70))
            parameters.Insert(dice.Below(parameters.Count + 1), new Parameter("labels", Kind.IntegerArray, Signatures.ArrayShape(dice)));
        var returns = dice.Chance(75) ? Kind.Real : dice.Pick(dice.Floating);
        Method signature = new("F", returns, [.. parameters], new Block([]));
        return new MethodGenerator(dice, callees, tables, structures).Draw(signature, Signatures.Written(parameters, dice), false, dice.Between(3, 16));
    }

    /// <summary>An object of which the method knows no more than a base or an interface. By an interface it is a constant.</summary>
    private static Parameter Chosen(ImmutableArray<Structure> structures, Dice dice)
    {
        var view = dice.Pick([.. structures.Where(structure => structure.IsOpen)]);
        var chosen = dice.Pick([.. structures.Where(structure => !structure.IsOpen && structure.Is(view))]);
        return new Parameter("s0", Kind.Structure) { Structure = chosen, View = view, IsConstant = view.Form == StructureForm.Interface };
    }

    private static bool Constant(Dice dice, int percent) => dice.Allows(Feature.NoDerivative) && dice.Chance(percent);
}
