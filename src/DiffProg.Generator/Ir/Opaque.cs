using System;
using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Ir;

/// <summary>
/// Code of the user's with holes for expressions, which follow every renaming. It stands in the emitted file, where the user's
/// <c>using</c>s do not hold: whatever it names, it names in full.
/// </summary>
/// <param name="Parts">The text before each hole, and after the last.</param>
/// <param name="Operands">What stands in the holes.</param>
internal sealed record Template(EquatableArray<string> Parts, EquatableArray<Expression> Operands)
{
    /// <summary>Whether it is known to do nothing but to give what is stored, and so the same again.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Whether it is a call of the runtime's, which keeps nothing of what it is given.</summary>
    public bool IsOfRuntime => Parts[0].StartsWith("global::DiffProg.", StringComparison.Ordinal);
}

/// <summary>
/// Runs code that no derivative flows through: once, where the primal runs it, and never in the reverse sweep. What it gives is kept.
/// </summary>
/// <param name="Result">Receives what it gives; null where nobody asks.</param>
/// <param name="Code">The code.</param>
/// <param name="IfActive">What is lost where an active value goes in; null where nothing that goes in comes back.</param>
internal sealed record Opaque(Variable? Result, Template Code, Loss? IfActive) : Statement
{
    /// <summary>Whether it may write to the sequences of constants that go in.</summary>
    public bool MayWrite { get; init; }

    /// <summary>Whether what it gives is an integer that changes only where the numbers which go in change places: it may steer, as one that such a number was converted to.</summary>
    public bool IsSearch { get; init; }

    /// <summary>The sequences of constants that it may write to.</summary>
    public IEnumerable<Variable> Written => MayWrite ? Code.Operands.OfType<Read>().Select(r => r.Variable).Where(v => v.Type.SequenceOf is not null) : [];
}

/// <summary>Ends the path by an exception.</summary>
internal sealed record Throw(Template Exception) : Statement;

/// <summary>A place where a derivative is lost.</summary>
/// <param name="Id">The diagnostic that says so.</param>
/// <param name="Site">The number of the place in the user's method.</param>
/// <param name="Arguments">What its message names.</param>
internal sealed record Loss(string Id, int Site, EquatableArray<string> Arguments);
