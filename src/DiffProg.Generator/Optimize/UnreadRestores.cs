using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Optimize;

/// <summary>Leaves out of an adjoint what its reverse sweep would bring back of a number and never look at, and what the forward sweep would keep for that.</summary>
internal static class UnreadRestores
{
    public static Function Remove(Function adjoint)
    {
        Statement[] reverse = [.. adjoint.Body.SkipWhile(s => s is not Boundary).All()];
        HashSet<Variable> read = [.. reverse.SelectMany(LookedAt)];
        HashSet<Slot> unread =
        [
            .. reverse.Select(s => s switch
            {
                Assign { Target: Read { Type.IsScalar: true } target, Value: Load load } when !read.Contains(target.Variable) => load.Slot,
                Declare { Variable: { Type.IsScalar: true } variable, Value: Load load } when !read.Contains(variable) && !adjoint.Results.SelectMany(r => r.Variables()).Contains(variable) => load.Slot,
                _ => null,
            }).OfType<Slot>(),
        ];
        unread.ExceptWith(reverse.SelectMany(s => s.Expressions()).OfType<Load>().Select(l => l.Slot).GroupBy(s => s).Where(g => g.Count() > 1).Select(g => g.Key));
        HashSet<Variable> written = [.. reverse.OfType<Assign>().Where(s => s.Target is Read && !(s.Value is Load load && unread.Contains(load.Slot))).Select(s => s.Target.TargetVariable())];
        return unread.Count == 0 ? adjoint : adjoint with { Body = Without(adjoint.Body, unread, written) };
    }

    /// <summary>The variables that a statement looks at; one that it assigns, not for that.</summary>
    private static IEnumerable<Variable> LookedAt(Statement statement) => (statement switch
    {
        Assign { Target: Read } s => [s.Value],
        _ => statement.Expressions(),
    }).SelectMany(e => e.Variables());

    /// <summary>Statements without what keeps and brings back some values. A variable that is not brought back is still declared, where something else is assigned to it.</summary>
    /// <param name="block">The statements.</param>
    /// <param name="unread">Where on the tape the values are.</param>
    /// <param name="written">The variables that something else is assigned to.</param>
    public static EquatableArray<Statement> Without(EquatableArray<Statement> block, HashSet<Slot> unread, HashSet<Variable> written) => block.SelectMany(s => s switch
    {
        Save save when unread.Contains(save.Slot) => [],
        Assign { Value: Load load } when unread.Contains(load.Slot) => [],
        Declare { Value: Load load } declare when unread.Contains(load.Slot) => written.Contains(declare.Variable) ? [declare with { Value = Literal.Zero(declare.Variable.Type) }] : [],
        _ => new[] { s.Map(e => e, b => Without(b, unread, written)) },
    }).ToEquatableArray();
}
