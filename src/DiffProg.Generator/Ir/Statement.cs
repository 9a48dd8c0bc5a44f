namespace DiffProg.Generator.Ir;

/// <summary>An effect. No statement stands twice in a function: analyses key their facts by reference.</summary>
internal abstract record Statement
{
    /// <summary>The line of the user's code that this statement comes from, for the comments of the emitted code.</summary>
    public string? Source { get; init; }
}

/// <summary>A loop.</summary>
internal interface IRepeated
{
    /// <summary>The number of its place, where it stands in the user's text of the method itself; null of any other loop. Its sweeps keep it.</summary>
    int? Site { get; }
}

/// <summary>Brings a variable into being; it lives to the end of the block.</summary>
internal sealed record Declare(Variable Variable, Expression Value) : Statement;

/// <summary>Overwrites a variable or an element; an array variable becomes another name of what it is assigned.</summary>
internal sealed record Assign(Expression Target, Expression Value) : Statement;

/// <summary><c>target += value</c>: the adjoint's verb, linear in both.</summary>
internal sealed record Accumulate(Expression Target, Expression Value) : Statement;

internal sealed record If(Expression Condition, EquatableArray<Statement> Then, EquatableArray<Statement> Else) : Statement;

/// <summary>
/// A loop whose trip count is known when it starts: the index runs from <paramref name="First"/> by <paramref name="Step"/> while
/// it is before <paramref name="Limit"/> (or at it, where <paramref name="Inclusive"/>). Nothing in the body writes the index or
/// what the limit reads. <paramref name="Reversed"/> visits the same indices, last first.
/// </summary>
internal sealed record For(
    Variable Index,
    Expression First,
    Expression Limit,
    int Step,
    bool Inclusive,
    bool Reversed,
    EquatableArray<Statement> Body) : Statement, IRepeated
{
    /// <inheritdoc/>
    public int? Site { get; init; }
}

/// <summary>
/// Any other loop: runs the header, leaves where the condition fails, runs the body and the step, begins again. Header and body are
/// scopes of their own. The step, which <c>continue</c> does not skip, is empty once exits are normalised.
/// </summary>
internal sealed record Loop(
    EquatableArray<Statement> Header,
    Expression Condition,
    EquatableArray<Statement> Body,
    EquatableArray<Statement> Step) : Statement, IRepeated
{
    /// <inheritdoc/>
    public int? Site { get; init; }
}

/// <summary>Statements with a scope of their own, and what runs behind them however they are left, by an exception too; often nothing.</summary>
internal sealed record Try(EquatableArray<Statement> Body, EquatableArray<Statement> Cleanup) : Statement;

/// <summary>Calls a method and declares its results.</summary>
internal sealed record Call(EquatableArray<Variable> Results, CallTarget Target, EquatableArray<Argument> Arguments) : Statement;

/// <summary>Puts a value on the tape.</summary>
internal sealed record Save(Slot Slot, Expression Value) : Statement;

/// <summary>Copies all elements of a row into another of the same length.</summary>
internal sealed record CopyRow(Variable Target, Variable From) : Statement;

/// <summary>Gives back a pooled row that nothing reads any longer; only after the last transform.</summary>
internal sealed record Release(Variable Row) : Statement;

/// <summary>Runs a function of the runtime for its effect; only after the last transform.</summary>
internal sealed record Run(RuntimeCall Call) : Statement;

/// <summary>Leaves a row to the caller for good, whoever made it; only after the last transform.</summary>
internal sealed record Keep(Variable Row) : Statement;

/// <summary>Throws where the cotangent that a caller brought is not as long as the row that it belongs to.</summary>
internal sealed record SameLength(Variable Cotangent, Variable Row) : Statement;

/// <summary>The end of the forward sweep and the beginning of the reverse sweep; the function's results are those of this place.</summary>
internal sealed record Boundary : Statement;

/// <summary>Where, in a loop that runs both sweeps of an iteration together, the reverse sweep begins.</summary>
internal sealed record Turn : Statement;

/// <summary>Where a function that is too long for the runtime's compiler goes on in another method; only after the last transform, at the outermost level.</summary>
internal sealed record Cut : Statement;

/// <summary>Leaves the method, or the innermost <see cref="Inlined"/>; only before exits are normalised, as are the next four.</summary>
internal sealed record Return(Expression? Value) : Statement;

internal sealed record Break : Statement;

/// <summary>Statements that a <see cref="Break"/> leaves, as it leaves a loop.</summary>
internal sealed record Leavable(EquatableArray<Statement> Body) : Statement;

/// <summary>Statements that a <see cref="Return"/> leaves: the body of a method that stands in for its call.</summary>
internal sealed record Inlined(EquatableArray<Statement> Body) : Statement;

internal sealed record Continue : Statement;
