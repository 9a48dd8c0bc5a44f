using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>The arrays that fields hold for good: rows of constants, to which a method must not write.</summary>
internal sealed class Tables(LoweringContext context)
{
    private readonly Dictionary<IFieldSymbol, Variable> _rows = new(SymbolEqualityComparer.Default);

    private readonly Dictionary<Variable, string> _found = [];

    private readonly Dictionary<Variable, Variable> _elements = [];

    /// <summary>Whether the method runs code that is not its own, which may write to what a field holds.</summary>
    public bool MayChange { get; private set; }

    /// <summary>Whether some of that code is not even differentiable, which could not write to a field.</summary>
    public bool MayChangeByUnmarked { get; private set; }

    /// <summary>Looks at what a method runs.</summary>
    public void Watch(IOperation body)
    {
        IOperation[] others = [.. body.Descendants().Where(o => RunsOther(o) && !IsThrown(o))];
        MayChange = others.Length > 0;
        MayChangeByUnmarked = others.Any(o => o is not IInvocationOperation call || !Marks.IsDifferentiable(call.TargetMethod));
    }

    /// <summary>The row of a field; null where the field is none of a table.</summary>
    public Variable? Row(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (!KeptFields.Contain(field) || Types.TryLower(field.Type) is not { Shape: Shape.Array } type
            || (!field.IsStatic && (reference.Instance is not IInstanceReferenceOperation || context.IsThisAnother)) || Marks.Differentiable(field.ContainingType) is not null)
        {
            return null;
        }

        if (!_rows.TryGetValue(field, out Variable? row))
        {
            row = context.NewVariable(NameOf(field), type);
            _rows[field] = row;
        }

        return row;
    }

    /// <summary>The array of several dimensions that a field holds; null where the field is none of a table.</summary>
    public Values.Grid? Grid(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (!KeptFields.Contain(field) || !field.IsStatic || GridType.TryOf(field.Type) is not { } type || Marks.Differentiable(field.ContainingType) is not null)
        {
            return null;
        }

        if (!_rows.TryGetValue(field, out Variable? row))
        {
            row = context.NewVariable(NameOf(field), type.Row with { Shape = Shape.ReadOnlySpan });
            _rows[field] = row;
        }

        return new Values.Grid(row, [.. Enumerable.Range(0, type.Rank).Select(d => new Member($"{TextOf(field)}.GetLength({d})", IrType.Int))]);
    }

    /// <summary>The name of the field that a row is of; null where it is of none.</summary>
    public string? FieldOf(Variable row) => _found.TryGetValue(row, out string? name) ? name : _rows.Where(r => r.Value == row).Select(r => r.Key.Name).FirstOrDefault();

    /// <summary>Whether a row is the array of a read-only field, and not one that was found in an object.</summary>
    public bool IsOfField(Variable row) => _rows.ContainsValue(row);

    /// <summary>Adds an array that a constant member of an object holds, and that the method found there.</summary>
    public void Add(Variable row, string name) => _found[row] = name;

    /// <summary>The name of the field whose element a place is; null where it is of none.</summary>
    public string? FieldOf(Expression place) => place switch
    {
        Element x => FieldOf(x.Array),
        Read x when _elements.TryGetValue(x.Variable, out Variable? row) => FieldOf(row),
        _ => null,
    };

    /// <summary>An element of a row; one of a table that may change, or that the reverse sweep could not have again, is read once, where the method reads it.</summary>
    public Expression Element(Variable row, Expression index)
    {
        if (FieldOf(row) is null || (!MayChange && !(_found.ContainsKey(row) && row.Type.Shape != Shape.Array)))
        {
            return new Element(row, index);
        }

        Variable element = context.NewVariable("element", row.Type.ElementType());
        _elements[element] = row;
        context.Emit(new Opaque(element, new Template([string.Empty, "[", "]"], [new Read(row), index]), null));
        return new Read(element);
    }

    /// <summary>Whether an operation makes an exception, after which nothing is read any more.</summary>
    private static bool IsThrown(IOperation operation)
    {
        IOperation? outer = operation;
        while (outer is not null and not IThrowOperation)
        {
            outer = outer.Parent;
        }

        return outer is not null;
    }

    /// <summary>Whether an operation runs code that is not the method's own.</summary>
    private static bool RunsOther(IOperation operation) => operation switch
    {
        IInvocationOperation x => !PrimalOnly.Is(x.TargetMethod) && !CallLowering.IsPrimitive(x.TargetMethod) && !BulkCalls.Knows(x) && !BulkCalls.IsCopy(x),
        IPropertyReferenceOperation x => Types.TryLower(x.Instance?.Type) is not { IsScalar: false } && !IsStored(x.Property),
        IObjectCreationOperation or IPropertySubpatternOperation or IListPatternOperation or IConditionalAccessOperation => true,
        IUsingOperation or IUsingDeclarationOperation => true,
        IForEachLoopOperation x => SequenceLowering.ElementOf(x.Collection.Type) is not null && !IsOfFramework(ForEachLowering.Unwrap(x.Collection).Type),
        IBinaryOperation { OperatorMethod: not null } or IConversionOperation { OperatorMethod: not null } => true,
        _ => false,
    };

    /// <summary>Whether a property gives what is stored, and no code of the user's runs: it is one without a body, or a list's.</summary>
    private static bool IsStored(IPropertySymbol property) => IsOfFramework(property.ContainingType)
        || (property is { IsVirtual: false, IsOverride: false, IsAbstract: false } && property.ContainingType.TypeKind != TypeKind.Interface
            && property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property)));

    /// <summary>Whether a collection is an array or a list, which give what is stored.</summary>
    private static bool IsOfFramework(ITypeSymbol? type) => type is IArrayTypeSymbol
        || type is INamedTypeSymbol { Name: "List" or "ImmutableArray" or "KeyValuePair", ContainingNamespace: { } space } && space.ToDisplayString() is "System.Collections.Generic" or "System.Collections.Immutable";

    /// <summary>
    /// The declarations of all rows, and that none of them is what a parameter is that the method may write to: a derivative that flows
    /// through a field would be lost.
    /// </summary>
    public IEnumerable<Statement> Declarations(IEnumerable<Statement> body, IEnumerable<Variable> parameters)
    {
        ConstantChecks checks = new(body, parameters);
        foreach (KeyValuePair<IFieldSymbol, Variable> row in _rows)
        {
            string text = row.Value.Type.Shape == Shape.Array ? TextOf(row.Key) : $"global::DiffProg.Grids.Flat<{row.Value.Type.Scalar.Name()}>({TextOf(row.Key)})";
            yield return new Declare(row.Value, new Member(text, row.Value.Type));
            foreach (Statement check in checks.Of(row.Value))
            {
                yield return check;
            }
        }
    }

    /// <summary>The body with the same check behind each place where an array of a constant member was found.</summary>
    public EquatableArray<Statement> Checked(EquatableArray<Statement> body, IReadOnlyCollection<Variable> parameters)
    {
        ConstantChecks checks = new(body, parameters);
        return Block(body);

        EquatableArray<Statement> Block(EquatableArray<Statement> block) => block.SelectMany(s => Found(s) is { } row ? checks.Of(row).Prepend(s) : [s.Map(e => e, Block)]).ToEquatableArray();
    }

    /// <summary>The array, or the sequence, of a constant that a statement finds; null where it finds none.</summary>
    private Variable? Found(Statement statement) => statement switch
    {
        Opaque { Result: { } row } => _found.ContainsKey(row) || row.Type.SequenceOf is not null ? row : null,
        Declare { Variable: { Type.Shape: Shape.Array } row, Value: View { Row.Type.IsOfTuples: true } } => row,
        _ => null,
    };

    private static string NameOf(IFieldSymbol field)
    {
        string name = field.Name.TrimStart('_');
        return name.Length == 0 ? "table" : char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    private static string TextOf(IFieldSymbol field) =>
        $"{(field.IsStatic ? OpaqueTypes.NameOf(field.ContainingType) : "this")}.{Identifiers.Escaped(field.Name)}";
}
