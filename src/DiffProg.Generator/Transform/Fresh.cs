using System.Collections.Generic;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>New variables and slots for a function being made, and the twins of old ones.</summary>
internal sealed class Fresh(int nextId)
{
    private readonly Dictionary<Variable, Variable> _twins = [];
    private readonly Dictionary<Slot, Slot> _slotTwins = [];

    public int NextId { get; private set; } = nextId;

    public Variable Variable(string name, IrType type) => new(NextId++, name, type);

    public Slot Slot(string name, IrType type) => new(NextId++, name, type);

    /// <summary>The variable that accompanies <paramref name="variable"/>, of its type, or for rows of <paramref name="shape"/>.</summary>
    public Variable Twin(Variable variable, string suffix, Shape? shape = null)
    {
        if (!_twins.TryGetValue(variable, out Variable? twin))
        {
            IrType type = variable.Type.ToTangent();
            type = type.IsScalar || type.IsObject || shape is null ? type : type with { Shape = shape.Value };
            twin = Variable(variable.Name + suffix, type);
            _twins[variable] = twin;
        }

        return twin;
    }

    public Slot Twin(Slot slot, string suffix)
    {
        if (!_slotTwins.TryGetValue(slot, out Slot? twin))
        {
            twin = Slot(slot.Name + suffix, slot.Type.ToTangent());
            _slotTwins[slot] = twin;
        }

        return twin;
    }
}
