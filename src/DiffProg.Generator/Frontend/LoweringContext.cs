using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>What the lowering of one method shares: its variables, the statements made so far, and the reasons against it.</summary>
internal sealed class LoweringContext(IMethodSymbol method, bool checkOverflow, CustomRules rules)
{
    private readonly Dictionary<ISymbol, Variable> _variables = new(SymbolEqualityComparer.Default);
    private readonly List<Refusal> _refusals = [];
    private readonly List<LocationInfo> _sites = [];

    public IMethodSymbol Method { get; } = method;

    /// <summary>Whether the project computes integers checked: an expression that says otherwise for itself is refused.</summary>
    public bool CheckOverflow { get; } = checkOverflow;

    /// <summary>The arrays of fields that the method reads.</summary>
    public Tables Tables => field ??= new Tables(this);

    public int NextId { get; private set; }

    /// <summary>The array that the method returns, once it was met.</summary>
    public Variable? ReturnedRow { get; set; }

    /// <summary>The rules that users wrote.</summary>
    public CustomRules Rules { get; } = rules;

    /// <summary>The statements of the block being lowered.</summary>
    public List<Statement> Output { get; private set; } = [];

    /// <summary>The line of the user's code being lowered.</summary>
    public string? Source { get; set; }

    public IReadOnlyList<Refusal> Refusals => _refusals;

    public IReadOnlyList<LocationInfo> Sites => _sites;

    /// <summary>What the lowering of a lambda inside the method shares.</summary>
    public LoweringContext For(IMethodSymbol lambda) => new(lambda, CheckOverflow, Rules);

    public Variable NewVariable(string name, IrType type) => new(NextId++, name, type);

    public Variable Declare(ISymbol symbol, IrType type)
    {
        Variable variable = NewVariable(symbol.Name, type);
        _variables[symbol] = variable;
        return variable;
    }

    /// <summary>Makes a symbol another name of a variable.</summary>
    public void Alias(ISymbol symbol, Variable variable) => _variables[symbol] = variable;

    public Variable? Find(ISymbol symbol) => _variables.TryGetValue(symbol, out Variable? variable) ? variable : null;

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

    /// <summary>The number of a place that only a later look may find a reason against.</summary>
    public int NewSite(IOperation operation) => NewSite(LocationInfo.Of(operation.Syntax));

    public int NewSite(LocationInfo place)
    {
        _sites.Add(place);
        return _sites.Count - 1;
    }

    public void Refuse(string id, SyntaxNode place, params string[] arguments) => Refuse(id, LocationInfo.Of(place), arguments);

    public void Refuse(string id, LocationInfo place, params string[] arguments) => Refuse(new Refusal(id, place, arguments.ToEquatableArray()));

    public void Refuse(Refusal refusal) => _refusals.Add(refusal);

    /// <summary>Refuses an operation by its row of the fence, and stands in for it so that lowering finds the other reasons too.</summary>
    public Expression Refuse(IOperation operation)
    {
        FenceRow row = Fence.Get(operation.Kind);
        Refuse(Descriptors.Construct, operation.Syntax, row.What, row.Advice);
        return StandIn(operation);
    }

    public Expression Refuse(IOperation operation, string what, string advice)
    {
        Refuse(Descriptors.Construct, operation.Syntax, what, advice);
        return StandIn(operation);
    }

    public static Literal StandIn(IOperation operation) =>
        Literal.Zero(Types.TryLower(operation.Type) is { IsScalar: true } type ? type : IrType.Double);
}
