using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws an interface, an abstract class that implements it, and the classes that derive from that.</summary>
internal sealed class HierarchyGenerator(Dice dice, ImmutableArray<Structure> values)
{
    private const string Interface = "I0";
    private const string Base = "B0";

    // A method of one class that writes to its object writes to what it finds where the class is found out, which no parameter may be.
    private readonly bool _writes = dice.Chance(25);

    /// <summary>Whether there is one whose objects may come from elsewhere.</summary>
    public static bool IsFixed(ImmutableArray<Structure> structures) => structures.Any(structure => structure.Form == StructureForm.Interface);

    public IEnumerable<Structure> Draw()
    {
        var run = new Method("Run", dice.Pick(dice.Floating), [new Parameter("x", dice.Pick(dice.Floating))], new Block([])) { Form = MethodForm.Abstract };
        var scale = new Method("Scale", dice.Pick(dice.Floating), [new Parameter("x", Kind.Real)], new Block([])) { Form = MethodForm.Virtual };
        ImmutableArray<Field> common = [Field("X", false)];
        if (!_writes)
            yield return new Structure(Interface, StructureForm.Interface, []) { Members = [run] };
        ImmutableArray<string> bases = _writes ? [] : [Interface];
        yield return new Structure(Base, StructureForm.Abstract, common) { Bases = bases, Members = [run, Body(scale, common)] };
        int classes = dice.Between(1, 3);
        for (int i = 0; i < classes; i++)
        {
            ImmutableArray<Field> fields = [.. common.Select(field => field with { IsInherited = true }), .. dice.Chance(70) ? [Field("Y", true)] : ImmutableArray<Field>.Empty];
            var members = ImmutableArray.Create(Body(run with { Form = MethodForm.Override }, fields));
            if (dice.Chance(50))
                members = members.Add(Body(scale with { Form = MethodForm.Override }, fields));
            yield return new Structure("D" + i, StructureForm.Class, fields) { Bases = [Base, .. bases], Members = members };
        }
    }

    private Field Field(string name, bool mayBeProperty) => new(name, dice.Pick(dice.Floating), IsProperty: mayBeProperty && dice.Chance(40));

    private Method Body(Method signature, ImmutableArray<Field> fields)
    {
        var parts = fields.Select(field => new Local(field.Name, field.Kind) { IsProperty = field.IsProperty, Writable = _writes });
        return new MethodGenerator(dice, [], [], values) { Parts = [.. parts] }.Draw(signature, [], false, dice.Between(1, 4));
    }
}
