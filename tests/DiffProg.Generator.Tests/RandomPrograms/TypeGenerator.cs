using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws the types of a program, with their members.</summary>
internal sealed class TypeGenerator
{
    private static readonly string[] Names = ["X", "Y", "Z"];

    private readonly Dice _dice;
    private readonly Dice _plain;
    private readonly List<Structure> _drawn = [];

    public TypeGenerator(Dice dice)
    {
        _dice = dice;
        // A struct's members must not capture what they are called on.
        _plain = dice.With(dice.Features & ~(Feature.LocalFunctions | Feature.Lambdas | Feature.Queries));
    }

    public ImmutableArray<Structure> Draw()
    {
        Add(Feature.Structs, StructureForm.Struct, "V", 2);
        Add(Feature.Records, StructureForm.Record, "R", 1);
        Add(Feature.Tuples, StructureForm.Tuple, "", 2);
        Add(Feature.ImmutableObjects, StructureForm.Immutable, "Q", 2);
        Add(Feature.Objects, StructureForm.Class, "C", 2);
        if (_dice.Allows(Feature.Dispatch))
            _drawn.AddRange(new HierarchyGenerator(_plain, [.. _drawn]).Draw());
        return [.. _drawn];
    }

    private void Add(Feature feature, StructureForm form, string name, int most)
    {
        int count = _dice.Allows(feature) ? _dice.Between(1, most) : 0;
        for (int i = 0; i < count; i++)
        {
            var structure = new Structure(name + i, form, Fields(form));
            _drawn.Add(form == StructureForm.Tuple ? structure : structure with { Members = Members(structure) });
        }
    }

    private ImmutableArray<Field> Fields(StructureForm form)
    {
        bool isPositional = form is StructureForm.Record or StructureForm.Immutable;
        int numbers = _dice.Between(form == StructureForm.Tuple ? 2 : 1, 3);
        var fields = Enumerable.Range(0, numbers)
            .Select(i => new Field(Names[i], _dice.Pick(_dice.Floating), IsProperty: isPositional || form != StructureForm.Tuple && _dice.Chance(25)))
            .ToImmutableArray();
        List<Structure> inner = [.. _drawn.Where(structure => form == StructureForm.Immutable
            ? structure.Form == form
            : structure.Form is StructureForm.Struct or StructureForm.Record)];
        return form is StructureForm.Struct or StructureForm.Class or StructureForm.Immutable && inner.Count > 0 && _dice.Chance(40)
            ? fields.Add(new Field("In", Kind.Structure, _dice.Pick(inner), IsProperty: isPositional))
            : fields;
    }

    private ImmutableArray<Method> Members(Structure structure)
    {
        var members = ImmutableArray.CreateBuilder<Method>();
        bool isValue = !structure.IsReference;
        bool isFixed = structure.Form == StructureForm.Immutable;
        if (!structure.IsPositional && _dice.Chance(50))
            members.Add(Constructor(structure));
        if (_dice.Chance(50))
            members.Add(Getter(structure));
        if (!isFixed && _dice.Chance(60))
            members.Add(Method(structure, "Shift", _dice.Chance(50) ? Kind.None : _dice.Pick(_dice.Floating), null, MethodForm.Unmarked));
        if (isValue && _dice.Chance(isFixed ? 60 : 30))
            members.Add(Method(structure, "Turned", Kind.Structure, structure, MethodForm.Unmarked));
        if (isValue && _dice.Chance(50))
            members.Add(Operator(structure, _dice.Pick(["+", "-"]), new Parameter("y", Kind.Structure) { Structure = structure }));
        if (isValue && _dice.Chance(50))
            members.Add(Operator(structure, "*", new Parameter("y", _dice.Pick(_dice.Floating))));
        return members.ToImmutable();
    }

    private Method Constructor(Structure structure)
    {
        var parameters = structure.Fields.Select(field => new Parameter("given" + field.Name, field.Kind) { Structure = field.Structure }).ToImmutableArray();
        var scope = new Scope(null);
        foreach (var parameter in parameters)
            Declare(scope, new Local(parameter.Name, parameter.Kind) { Structure = parameter.Structure });
        var expressions = new ExpressionGenerator(_plain, new CallGenerator(_plain, []));
        List<Statement> body = [];
        for (int i = 0; i < parameters.Length; i++)
        {
            var (field, parameter) = (structure.Fields[i], parameters[i]);
            Expression value = field.Structure is null && _dice.Chance(30)
                ? expressions.In(field.Kind).Tame(scope, 1)
                : new Variable(parameter.Kind, parameter.Name);
            body.Add(new Perform(new Assignment(new Variable(field.Kind, field.Name), null, value)));
        }
        if (_dice.Chance(30))
        {
            foreach (var field in Parts(structure))
                Declare(scope, field);
            body.AddRange(new StatementGenerator(_plain, new CallGenerator(_plain, []), Kind.None, 3).Body(scope, 2).Statements);
        }
        return new Method(structure.Name, Kind.None, parameters, new Block([.. body])) { Form = MethodForm.Constructor };
    }

    private Method Getter(Structure structure)
    {
        var scope = new Scope(null);
        foreach (var field in Parts(structure))
            Declare(scope, field with { Writable = false });
        var kind = _dice.Pick(_dice.Floating);
        var pure = _plain.With(_plain.Features & ~(Feature.SideEffects | Feature.PassiveCalls));
        var value = new ExpressionGenerator(pure, new CallGenerator(pure, []), kind).Tame(scope, 2);
        return new Method("Norm", kind, [], new Block([new Return(value)])) { Form = MethodForm.Getter };
    }

    private Method Method(Structure structure, string name, Kind returns, Structure? returned, MethodForm form)
    {
        ImmutableArray<Parameter> parameters = _dice.Chance(70) ? [new Parameter("x", _dice.Pick(_dice.Floating))] : [];
        var signature = new Method(name, returns, parameters, new Block([])) { Form = form, ReturnsStructure = returned };
        return new MethodGenerator(_plain, [], [], structure.IsReference ? [.. _drawn] : [.. _drawn, structure]) { Parts = Parts(structure) }.Draw(signature, [], false, _dice.Between(1, 4));
    }

    private Method Operator(Structure structure, string name, Parameter right)
    {
        var signature = new Method(name, Kind.Structure, [new Parameter("x", Kind.Structure) { Structure = structure }, right], new Block([]))
        {
            Form = MethodForm.Operator,
            ReturnsStructure = structure,
        };
        return new MethodGenerator(_plain, [], [], structure.IsReference ? [.. _drawn] : [.. _drawn, structure]).Draw(signature, [], false, _dice.Between(0, 3));
    }

    /// <summary>The parts as members see them.</summary>
    private static List<Local> Parts(Structure structure) => [.. structure.Fields.Select(field => new Local(field.Name, field.Kind)
    {
        Structure = field.Structure,
        IsProperty = field.IsProperty,
        Writable = structure.Form != StructureForm.Immutable,
    })];

    private static void Declare(Scope scope, Local local)
    {
        if (local.Structure is null)
            scope.Declare(local);
        else
            scope.DeclareWhole(local);
    }
}
