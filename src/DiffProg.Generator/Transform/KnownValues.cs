using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;

namespace DiffProg.Generator.Transform;

/// <summary>
/// Costly values that a method has in a local, such as the cosine beside a sine: a derivative that asks for one reads the local. It is known where the local
/// is, as neither it nor what it is computed from ever changes.
/// </summary>
internal sealed class KnownValues
{
    private readonly Dictionary<Apply, List<(Variable Local, HashSet<Statement> Scope, bool IsOutermost)>> _known = [];
    private readonly HashSet<Variable> _assigned;

    public KnownValues(Function function)
    {
        _assigned = Frontend.Effects.AssignedVariables(function.Body);
        Find(function.Body, isOutermost: true);
    }

    /// <summary>The same expression, with locals in the places of what they hold.</summary>
    /// <param name="e">What a derivative asks for.</param>
    /// <param name="statement">The statement that it is the derivative of; null where it is that of a result.</param>
    public Expression Read(Expression e, Statement? statement) => _known.Count == 0 ? e : e.Rewrite(x =>
        x is Apply apply && _known.TryGetValue(apply, out List<(Variable Local, HashSet<Statement> Scope, bool IsOutermost)>? locals)
        && locals.Find(l => statement is null ? l.IsOutermost : l.Scope.Contains(statement)) is { Local: { } local }
            ? new Read(local)
            : null);

    private void Find(EquatableArray<Statement> block, bool isOutermost)
    {
        Declare[] found = [.. block.OfType<Declare>().Where(d => d.Value is Apply apply && RuleTable.Get(apply.Primitive).IsCostly && IsSteady(d))];
        HashSet<Statement>? scope = found.Length == 0 ? null : new HashSet<Statement>(block.All(), ReferenceComparer<Statement>.Instance);
        foreach (Declare declare in found)
        {
            Apply value = (Apply)declare.Value;
            if (!_known.TryGetValue(value, out List<(Variable Local, HashSet<Statement> Scope, bool IsOutermost)>? locals))
            {
                _known[value] = locals = [];
            }

            locals.Add((declare.Variable, scope!, isOutermost));
        }

        foreach (EquatableArray<Statement> inner in block.SelectMany(s => s.Blocks()))
        {
            Find(inner, isOutermost: false);
        }
    }

    private bool IsSteady(Declare declare) =>
        !_assigned.Contains(declare.Variable)
        && declare.Value.Children().SelectMany(e => e.SelfAndBelow()).All(e => e is Literal or Read { Type.IsScalar: true } or Unary or Binary)
        && !declare.Value.Variables().Any(_assigned.Contains);
}
