using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>What the lowering of one method shares: its variables, the statements made so far, and the reasons against it.</summary>
internal sealed class LoweringContext(IMethodSymbol method, Compilation compilation)
{
    private readonly Dictionary<ISymbol, Value> _values = new(SymbolEqualityComparer.Default);
    private readonly List<Refusal> _refusals = [];
    private int? _methodSite;
    private readonly List<Variable> _temporaries = [];
    private readonly HashSet<Variable> _named = [];
    private readonly List<LocationInfo> _sites = [];
    private bool _isIncomplete;

    public IMethodSymbol Method { get; } = method;

    /// <summary>Whether the project computes integers checked: an expression that says otherwise for itself is refused.</summary>
    public bool CheckOverflow { get; } = compilation.Options is CSharpCompilationOptions { CheckOverflow: true };

    public Compilation Compilation { get; } = compilation;

    /// <summary>The object whose method is differentiated, where its type is marked.</summary>
    public Value? Self { get; set; }

    /// <summary>The object that <c>this</c> stands for in the text being lowered; null where there is none.</summary>
    public Value? This => Frames.Depth > 0 ? Frames.This : Self;

    /// <summary>
    /// Whether <c>this</c> in the text being lowered is another object than the differentiated method's own, and one of which nothing is known:
    /// that of a method whose body stands in for its call.
    /// </summary>
    public bool IsThisAnother => Frames.This is Number;

    /// <summary>Where a method leaves what it returns, where that has several parts and comes from more than its end.</summary>
    public Value? Result { get; set; }

    /// <summary>The parts of the objects that the method is given.</summary>
    public Handles Handles => field ??= new Handles(this);

    /// <summary>The methods that stand in for their calls at the place being lowered.</summary>
    public Frames Frames { get; } = new();

    /// <summary>The arrays of fields that the method reads.</summary>
    public Tables Tables => field ??= new Tables(this);

    /// <summary>The jumps between the sections of a <c>switch</c>.</summary>
    public SectionJumps Jumps => field ??= new SectionJumps(this);

    public int NextId { get; private set; }

    /// <summary>The variables that the method assigns after their declaration.</summary>
    public HashSet<ISymbol> Assigned { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The variables that an expression declares and that were declared before it, since what uses them may stand elsewhere.</summary>
    public HashSet<ISymbol> DeclaredBefore { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The arrays of the lists that the method makes, which become others as the lists grow.</summary>
    public HashSet<Variable> ListItems { get; } = [];

    /// <summary>The rules that users wrote.</summary>
    public CustomRules Rules { get; } = CustomRules.Of(compilation);

    /// <summary>The statements of the block being lowered.</summary>
    public List<Statement> Output { get; private set; } = [];

    /// <summary>The line of the user's code being lowered; where a method's body stands in for its call, the line of the call.</summary>
    public string? Source
    {
        get;
        set => field = Frames.Place is null ? value : field;
    }

    /// <summary>The marked methods that were compiled in, by their keys.</summary>
    public HashSet<string> CompiledIn { get; } = [];

    /// <summary>The variables that only methods have whose bodies stand in for their calls.</summary>
    public IReadOnlyCollection<Variable> Temporaries => _temporaries;

    public IReadOnlyList<Refusal> Refusals => _refusals;

    public IReadOnlyList<LocationInfo> Sites => _sites;

    /// <summary>What the lowering of a lambda inside the method shares.</summary>
    public LoweringContext For(IMethodSymbol lambda) => new(lambda, Compilation);

    public Variable NewVariable(string name, IrType type, bool mayBeMissing = false)
    {
        Variable variable = new(NextId++, name, type) { MayBeMissing = mayBeMissing };
        if (Frames.Depth > 0)
        {
            _temporaries.Add(variable);
        }

        return variable;
    }

    /// <summary>A value in a variable that is only there until it is used.</summary>
    public Expression Temporary(string name, Expression value)
    {
        Read read = (Read)Bind(name, value);
        _temporaries.Add(read.Variable);
        return read;
    }

    /// <summary>Whether a variable is one number or row that the user declared, or a parameter.</summary>
    public bool IsDeclared(Variable variable) => _named.Contains(variable);

    /// <summary>Whether a variable is known by a name of the user's.</summary>
    public bool IsNamed(Variable variable) => _named.Contains(variable)
        || _values.Values.Any(v => v.Leaves.Any(l => l is Read read && read.Variable == variable))
        || Tables.FieldOf(variable) is not null;

    public Variable Declare(ISymbol symbol, IrType type)
    {
        Variable variable = NewVariable(symbol.Name, type);
        _ = _named.Add(variable);
        Bind(symbol, Value.Of(variable));
        return variable;
    }

    /// <summary>Makes a symbol another name of a variable.</summary>
    public void Alias(ISymbol symbol, Variable variable) => Bind(symbol, Value.Of(variable));

    /// <summary>Makes a symbol the name of a value.</summary>
    public void Bind(ISymbol symbol, Value value)
    {
        // What is still being typed, of which no text can be emitted.
        if (symbol is ILocalSymbol { Name: "" })
        {
            Refuse(Descriptors.Construct, LocationInfo.Of(symbol.Locations[0]), "a variable without a name", "name it");
        }

        _values[symbol] = value;
    }

    /// <summary>Leaves a symbol without what it names.</summary>
    public void Forget(ISymbol symbol) => _ = _values.Remove(symbol);

    /// <summary>What a symbol names; null where it names nothing, as the parameter of a constructor that has run.</summary>
    public Value? FindValue(ISymbol symbol) => _values.TryGetValue(symbol, out Value? value)
        && (symbol.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor || Frames.Contains(constructor.OriginalDefinition)) ? value : null;

    /// <summary>The variable that a symbol names; null where it names none, or a value of several parts.</summary>
    public Variable? Find(ISymbol symbol) => FindValue(symbol) switch
    {
        Number { Expression: Read read } => read.Variable,
        Number { Expression: Element { Array: { Type.IsReference: true } reference } } => reference,
        Row row => row.Variable,
        _ => null,
    };

    public bool IsAssigned(ISymbol symbol) => Assigned.Contains(symbol);

    /// <summary>Whether a variable is assigned under one of its names.</summary>
    public bool IsAssigned(Variable variable) => Assigned.Any(s => Find(s) == variable || (FindValue(s) is Grid grid && grid.Row == variable));

    public void Emit(Statement statement) => Output.Add(statement with { Source = statement.Source ?? Source });

    /// <summary>Runs <paramref name="lower"/> with a block of its own and gives what it emitted.</summary>
    public EquatableArray<Statement> Block(System.Action lower)
    {
        List<Statement> outer = Output;
        string? source = Source;
        Output = [];
        lower();
        EquatableArray<Statement> block = Output.ToEquatableArray();
        Output = outer;
        Source = source;
        return block;
    }

    /// <summary>Binds a value to a temporary of its own.</summary>
    public Expression Bind(string name, Expression value)
    {
        Variable variable = NewVariable(name, value.Type);
        Emit(new Declare(variable, value));
        return new Read(variable);
    }

    /// <summary>
    /// C# evaluates from left to right: where a statement emitted since <paramref name="mark"/> writes what
    /// <paramref name="value"/> reads, the value is bound before that statement.
    /// </summary>
    public Expression Keep(Expression value, int mark)
    {
        if (!Output.Skip(mark).Any(s => Effects.MayChange(s, value)))
        {
            return value;
        }

        Variable variable = NewVariable("left", value.Type);
        Output.Insert(mark, new Declare(variable, value) { Source = Source });
        return new Read(variable);
    }

    /// <summary>The array that a variable was before what was emitted since <paramref name="mark"/>; the array of a list stays that of the list.</summary>
    public Variable Keep(Variable row, int mark) => ListItems.Contains(row) ? row : Keep(new Read(row), mark).TargetVariable();

    /// <summary>The array that a variable is now, whatever it becomes.</summary>
    public Variable Steady(Variable row)
    {
        if (row.Type.Shape != Shape.Array || !IsAssigned(row))
        {
            return row;
        }

        Variable steady = NewVariable(row.Name, row.Type);
        Emit(new Declare(steady, new Read(row)));
        return steady;
    }

    /// <summary>Keeps each number of a value as <see cref="Keep(Ir.Expression, int)"/> does; an object that may be written to stays the one that it is.</summary>
    public Value Keep(Value value, ref int mark)
    {
        int at = mark;
        Value kept = Kept(value);
        mark = at;
        return kept;

        Value Kept(Value part) => part switch
        {
            Composite { Layout: { IsReference: true, IsValue: false } } => part,
            Composite composite => new Composite(composite.Layout, [.. composite.Members.Select(Kept)]),
            _ => part.Map(One),
        };

        Expression One(Expression number)
        {
            int length = Output.Count;
            Expression same = Keep(number, at);
            at += Output.Count - length;
            return same;
        }
    }

    /// <summary>Says of the loop that was emitted last where it stands.</summary>
    public void Place(ILoopOperation loop)
    {
        if (Frames.Place is null && Output.Count > 0 && Output[Output.Count - 1] is IRepeated { Site: null } repeated)
        {
            int site = NewSite(LocationInfo.Of(loop.Syntax.GetFirstToken().GetLocation()));
            Output[Output.Count - 1] = repeated is For counted ? counted with { Site = site } : (Loop)repeated with { Site = site };
        }
    }

    /// <summary>The number of the method's own place.</summary>
    public int MethodSite => _methodSite ??= NewSite(LocationInfo.Of(Method.Locations[0]));

    /// <summary>The number of a place that only a later look may find a reason against.</summary>
    public int NewSite(IOperation operation) => NewSite(LocationInfo.Of(operation.Syntax));

    public int NewSite(LocationInfo place)
    {
        _sites.Add(Frames.Place ?? place);
        return _sites.Count - 1;
    }

    public void Refuse(string id, SyntaxNode place, params string[] arguments) => Refuse(id, LocationInfo.Of(place), arguments);

    public void Refuse(string id, LocationInfo place, params string[] arguments) => Refuse(new Refusal(id, Frames.Place ?? place, arguments.ToEquatableArray()));

    public void Refuse(Refusal refusal) => _refusals.Add(refusal);

    /// <summary>Refuses an operation by its row of the fence, and stands in for it so that lowering finds the other reasons too.</summary>
    public Expression Refuse(IOperation operation)
    {
        FenceRow row = Fence.Get(operation.Kind);
        return Refuse(operation, row.What, row.Advice);
    }

    public Expression Refuse(IOperation operation, string what, string advice)
    {
        if (!IsRefused(operation) && !UnknownTypes.RefuseMade(this, operation))
        {
            Refuse(Descriptors.Construct, operation.Syntax, what, advice);
        }

        return StandIn(operation);
    }

    /// <summary>Whether an operation asks a variable that was refused where it was declared, so that there is nothing more to say.</summary>
    public bool IsRefused(IOperation? operation) => _refusals.Count > 0 && operation switch
    {
        ILocalReferenceOperation x => FindValue(x.Local) is null,
        IParameterReferenceOperation x => FindValue(x.Parameter) is null,
        IMemberReferenceOperation x => IsRefused(x.Instance),
        IArrayElementReferenceOperation x => IsRefused(x.ArrayReference),
        IInvocationOperation x => IsRefused(x.Instance),
        IParenthesizedOperation x => IsRefused(x.Operand),
        IConversionOperation x => IsRefused(x.Operand),
        _ => false,
    };

    /// <summary>Stands in for an operation that was refused, or a part of which was.</summary>
    public Literal StandIn(IOperation operation)
    {
        LeaveOut();
        return Unused(operation);
    }

    /// <summary>The value of an operation of which only the effects are wanted.</summary>
    public static Literal Unused(IOperation operation) =>
        Literal.Zero(Types.TryLower(operation.Type) is { IsScalar: true } type ? type : IrType.Double);

    /// <summary>Says that something was left out, for which there has to be a refusal.</summary>
    public void LeaveOut() => _isIncomplete = true;

    /// <summary>Fails where something was left out and nobody would be told: its derivative would silently be zero.</summary>
    public void EnsureComplete()
    {
        if (_isIncomplete && _refusals.Count == 0)
        {
            throw new System.InvalidOperationException("a part of the method was left out without a reason");
        }
    }
}
