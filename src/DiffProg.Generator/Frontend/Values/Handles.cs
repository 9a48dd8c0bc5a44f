using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>
/// Finds the parts of objects and of elements of rows: numbers by their place, arrays and objects by a view of their own. What an object
/// refers to does not change while it is differentiated, so that such a view may be taken as soon as the method begins.
/// </summary>
internal sealed class Handles(LoweringContext context)
{
    private readonly Dictionary<(Variable Owner, string Path), Value> _parts = [];
    private readonly List<Statement> _taken = [];
    private readonly HashSet<Variable> _roots = [];
    private readonly HashSet<Variable> _asked = [];
    private readonly HashSet<Variable> _given = [];
    private readonly HashSet<Variable> _found = [];

    /// <summary>The views that are taken before anything else.</summary>
    public IReadOnlyList<Statement> Taken => _taken;

    /// <summary>Whether a variable holds what a constant was asked for, so that writing to it would be lost.</summary>
    public bool IsAsked(Variable variable) => _asked.Contains(variable);

    /// <summary>
    /// Whether a row is an array that an object or another array refers to. It has no name of its own: a variable that becomes it, or a result
    /// that is it, would be written to, and have its cotangent, without the owner.
    /// </summary>
    public bool IsOwned(Variable row) => !row.Type.IsScalar && (_found.Contains(row) || _asked.Contains(row));

    /// <summary>Whether a function makes a variable or a result of an array that has an owner.</summary>
    public bool AreMoved(Function function) =>
        function.Results.OfType<Read>().Any(IsOwned) || function.Body.All().Any(s => s switch
        {
            Declare { Variable.Type.IsScalar: false } x => IsOwned(x.Value),
            Assign { Target: Read { Type.IsScalar: false } } x => IsOwned(x.Value),
            _ => false,
        });

    /// <summary>An object that the method is given, of which views may be taken at the beginning unless it may be missing.</summary>
    public Handle Given(Variable variable, Layout layout)
    {
        _ = variable.MayBeMissing || _roots.Add(variable);
        return new Handle(variable, layout);
    }

    /// <summary>A part of an object; null where it was refused.</summary>
    public Value? Part(Handle owner, int index, IOperation site) =>
        Part(owner.Variable, Literal.Of(0), string.Empty, owner.Layout, index, false, site);

    /// <summary>An element of a row of values or objects.</summary>
    public Value? Element(Variable row, Expression index, ITypeSymbol type, IOperation site)
    {
        if (Layout.TryOf(type) is not { } layout)
        {
            return null;
        }

        if (!layout.IsReference && context.Tables.FieldOf(row) is not null)
        {
            return OfTable(row, index, layout, site);
        }

        // The place is that of now, whatever the index becomes.
        return layout.IsReference
            ? new Handle(Viewed("element", Tangents.ObjectOf(type)!.Value, row, index is Literal or Read ? index : context.Bind("index", index), string.Empty), layout)
            : Struct(layout, row, index is Literal ? index : context.Temporary("index", index), string.Empty, false, site);
    }

    /// <summary>A row that is an element of a row.</summary>
    public Variable RowElement(Variable row, Expression index, IrType type, string name)
    {
        Expression place = index is Literal or Read ? index : context.Bind("index", index);
        if (context.Tables.FieldOf(row) is { } field)
        {
            return ((Row)Asked(type, field, new Template([string.Empty, "[", "]"], [new Read(row), place]))).Variable;
        }

        if (!MayHoldOthers(row))
        {
            return Viewed(name, type, row, place, string.Empty);
        }

        Variable held = context.NewVariable(name, type);
        context.Emit(new Declare(held, new Item(row, place, type)));
        return held;
    }

    /// <summary>Whether what an array of arrays holds may become other arrays: it is not known to be one that the method is given, or finds.</summary>
    public bool MayHoldOthers(Variable row) => row.Type is { HoldsArrays: true, Shape: Shape.Array } && !_given.Contains(row) && !IsOwned(row);

    /// <summary>Notes a parameter of the method.</summary>
    public void Give(Variable parameter) => _ = _given.Add(parameter);

    /// <summary>The parts of a value of which nothing is known but its type; null where one was refused.</summary>
    public Composite? Constants(Expression owner, Layout layout, IOperation site) => Constants(owner, layout, string.Empty, site);

    /// <summary>An element of what a field or a constant holds: it carries no derivative, is read where the method reads it, and cannot be written to.</summary>
    private Composite? OfTable(Variable row, Expression index, Layout layout, IOperation site)
    {
        Variable whole = context.NewVariable("element", IrType.Opaque(OpaqueTypes.NameOf(layout.Type)));
        context.Emit(new Opaque(whole, new Template([string.Empty, "[", "]"], [new Read(row), index]), null));
        return Constants(new Read(whole), layout, site);
    }

    private bool IsOwned(Expression value) => value switch
    {
        Read read => IsOwned(read.Variable),
        Conditional choice => IsOwned(choice.WhenTrue) || IsOwned(choice.WhenFalse),
        _ => false,
    };

    private Composite? Constants(Expression owner, Layout layout, string path, IOperation site)
    {
        Value?[] members = new Value?[layout.Members.Count];
        for (int i = 0; i < members.Length; i++)
        {
            LayoutMember part = layout.Members[i];
            string inner = $"{path}.{Identifiers.Escaped(part.Name)}";
            IrType? type = Types.TryLower(part.Type) ?? OpaqueTypes.TryLower(part.Type, isConstant: true);
            members[i] = Layout.TryOf(part.Type) is { } structure ? Constants(owner, structure, inner, site)
                : type is { } known && context.Compilation.IsSymbolAccessibleWithin(part.Symbol, context.Method.ContainingType) ? Asked(known, part.Name, new Template([string.Empty, inner], [owner]) { IsRepeatable = true })
                : null;
        }

        if (!members.Contains(null))
        {
            return new Composite(layout, members!);
        }

        _ = context.Refuse(site);
        return null;
    }

    /// <summary>What a constant is asked for: where that is an array, one that must not be written to.</summary>
    public Value Asked(IrType type, string name, Template code, Loss? ifActive = null)
    {
        Variable variable = context.NewVariable(Name(string.Empty, name), type);
        _ = _asked.Add(variable);
        if (!type.IsScalar)
        {
            context.Tables.Add(variable, name);
        }

        context.Emit(new Opaque(variable, code, ifActive));
        return Value.Of(variable);
    }

    /// <summary>The elements of an array of several dimensions that a constant holds.</summary>
    public Grid Grid(Expression whole, GridType type, string name)
    {
        Row row = (Row)Asked(type.Row, name, new Template([$"global::DiffProg.Grids.Flat<{type.Row.Scalar.Name()}>(", ")"], [whole]));
        return new Grid(row.Variable, [.. Enumerable.Range(0, type.Rank).Select(d =>
            ((Number)Asked(IrType.Int, $"{row.Variable.Name}Length{d}", new Template([string.Empty, $".GetLength({d})"], [whole]))).Expression)]);
    }

    private Value? Part(Variable owner, Expression index, string path, Layout layout, int member, bool isConstant, IOperation site)
    {
        LayoutMember part = layout.Members[member];
        if (!context.Compilation.IsSymbolAccessibleWithin(part.Symbol, context.Method.ContainingType))
        {
            string holder = part.Symbol.ContainingType.Name;
            _ = context.Frames.Method is { MethodKind: MethodKind.Ordinary } user
                ? context.Refuse(site, $"'{part.Name}', which is private to '{holder}' and read by its method '{user.Name}',", $"mark '{user.Name}' [Differentiable], so that it is called rather than compiled in, or make '{part.Name}' internal")
                : context.Refuse(site, $"'{part.Name}', which is private to '{holder}',", "make it internal");
            return null;
        }

        string inner = path + (owner.Type.IsOfTuples && layout.Type.IsTupleType ? $".Item{member + 1}" : part.Path);
        isConstant |= part.IsConstant || owner.Type is { IsObject: true, TangentName: null };
        if (Layout.TryOf(part.Type) is { IsReference: false } structure)
        {
            return Struct(structure, owner, index, inner, isConstant, site);
        }

        if (Types.TryLower(part.Type) is { IsScalar: true } number)
        {
            return new Number(Ir.Element.Part(owner, index, inner, number, isConstant && number.IsDifferentiable ? context.NewSite(site) : Ir.Convert.NoSite));
        }

        if (GridType.TryOf(part.Type) is { } grid)
        {
            return Flat(owner, index, inner, grid, part, isConstant, site);
        }

        IrType? type = Layout.TryOf(part.Type) is not null ? Tangents.ObjectOf(part.Type) : Types.TryLower(part.Type);
        if (type is not { } referred)
        {
            return Constant(owner, index, inner, OpaqueTypes.TryLower(part.Type, isConstant: true), part.Name, site);
        }

        if (isConstant && !referred.IsObject)
        {
            return Constant(owner, index, inner, referred, part.Name, site);
        }

        if (isConstant)
        {
            referred = referred with { TangentName = null };
        }

        return Referred(owner, index, inner, referred, part, Layout.TryOf(part.Type));
    }

    private Composite? Struct(Layout layout, Variable owner, Expression index, string path, bool isConstant, IOperation site)
    {
        Value[] members = new Value[layout.Members.Count];
        for (int i = 0; i < members.Length; i++)
        {
            if (Part(owner, index, path, layout, i, isConstant, site) is not { } member)
            {
                return null;
            }

            members[i] = member;
        }

        return new Composite(layout, members);
    }

    /// <summary>An array or an object that an object refers to. Where nothing on the way to it may be missing it is found when the method begins.</summary>
    private Value Referred(Variable owner, Expression index, string path, IrType type, LayoutMember part, Layout? layout)
    {
        if (!_roots.Contains(owner) || index is not Literal)
        {
            return Named(Viewed(part.Name, type, owner, index, path));
        }

        if (_parts.TryGetValue((owner, path), out Value? known))
        {
            return known;
        }

        Variable variable = context.NewVariable(Name(owner.Name, part.Name), type, mayBeMissing: true);
        _ = _found.Add(variable);
        _taken.Add(new Declare(variable, new View(type, owner, index, Literal.Of(1)) { Path = path }));
        if (part.Type.NullableAnnotation == NullableAnnotation.NotAnnotated)
        {
            _ = _roots.Add(variable);
        }

        return _parts[(owner, path)] = Named(variable);

        Value Named(Variable view) => layout is null ? new Row(view) : new Handle(view, layout);
    }

    /// <summary>An array of several dimensions that an object refers to.</summary>
    private Value? Flat(Variable owner, Expression index, string path, GridType type, LayoutMember part, bool isConstant, IOperation site)
    {
        bool isTaken = _roots.Contains(owner) && index is Literal;
        if (part.Type.NullableAnnotation == NullableAnnotation.Annotated || (isConstant && !isTaken))
        {
            _ = context.Refuse(site, $"'{part.Name}', an array of several dimensions that may be missing, or a constant found by an index,", "take the array as a parameter");
            return null;
        }

        if (isTaken && _parts.TryGetValue((owner, path), out Value? known))
        {
            return known;
        }

        Variable row = context.NewVariable(Name(owner.Name, part.Name), type.Row);
        Expression[] operands = owner.Type.IsObject ? [new Read(owner)] : [new Read(owner), index];
        string read = PartPaths.Read(path);
        string[] parts = owner.Type.IsObject ? [string.Empty, read] : [string.Empty, "[", $"]{read}"];
        List<Statement> statements =
        [
            isConstant
                ? new Opaque(row, new Template([$"global::DiffProg.Grids.Flat<{type.Row.Scalar.Name()}>(", $"{read})"], operands.ToEquatableArray()), null)
                : new Declare(row, new View(type.Row, owner, index, Literal.Of(1)) { Path = path, IsFlat = true }),
        ];
        Variable[] lengths = [.. Enumerable.Range(0, type.Rank).Select(d => context.NewVariable($"{row.Name}Length{d}", IrType.Int))];
        statements.AddRange(lengths.Select((l, d) => new Opaque(l, new Template([.. parts.Take(parts.Length - 1), $"{parts[parts.Length - 1]}.GetLength({d})"], operands.ToEquatableArray()), null)));
        Grid grid = new(row, [.. lengths.Select(l => new Read(l))]);
        if (isTaken)
        {
            _taken.AddRange(statements);
            _parts[(owner, path)] = grid;
        }
        else
        {
            statements.ForEach(context.Emit);
        }

        return grid;
    }

    private Variable Viewed(string name, IrType type, Variable row, Expression index, string path)
    {
        Variable variable = context.NewVariable(Name(string.Empty, name), type, mayBeMissing: true);
        _ = _found.Add(variable);
        context.Emit(new Declare(variable, new View(type, row, index, Literal.Of(1)) { Path = path }));
        return variable;
    }

    /// <summary>What carries no derivative is asked for once, where the method asks for it.</summary>
    private Value? Constant(Variable owner, Expression index, string path, IrType? type, string name, IOperation site)
    {
        if (type is not { } known)
        {
            _ = context.Refuse(site);
            return null;
        }

        path = PartPaths.Read(path);
        Template code = owner.Type.IsObject
            ? new Template([string.Empty, path], [new Read(owner)])
            : new Template([string.Empty, "[", $"]{path}"], [new Read(owner), index]);
        return Asked(known, name, code with { IsRepeatable = true });
    }

    private static string Name(string owner, string part)
    {
        // An indexer is called this[].
        part = part.EndsWith("]", System.StringComparison.Ordinal) ? "item" : part;
        string name = owner.Length == 0 ? part.TrimStart('_') : Storage.PartName(owner, part);
        return name.Length == 0 ? "part" : char.ToLowerInvariant(name[0]) + name.Substring(1);
    }
}
