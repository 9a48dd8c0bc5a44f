using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>
/// Lends a function the rows that it makes, for the time of the derivative call. A row goes back where its scope ends, unless the tape
/// keeps it for the reverse sweep, or another variable may be it. One that something else may come to refer to is made anew; what a
/// whole function returns it leaves to the caller.
/// </summary>
internal sealed class Pooling
{
    private readonly HashSet<Variable> _escaping;
    private readonly HashSet<Variable> _kept;
    private readonly Handles _handles;

    private Pooling(Function function, Phase phase, Callees callees)
    {
        Statement[] all = [.. function.Body.All()];
        _handles = Handles.Of(function, callees);
        IEnumerable<Variable> returned = phase == Phase.Whole ? function.Results.SelectMany(r => r.Variables()).Where(v => !_handles.IsShared(v)) : [];
        _escaping = [.. all.SelectMany(Escaping).Concat(returned).Select(_handles.RootOf)];
        _kept =
        [
            .. all.OfType<Save>().Select(s => s.Value).OfType<Read>().Select(r => r.Variable),
            .. function.Results.SelectMany(r => r.Variables()),
        ];
    }

    /// <summary>Pools the rows of a function after its last transform.</summary>
    /// <param name="function">The function.</param>
    /// <param name="phase">A whole function owns the tape, which gives back all that it still holds.</param>
    /// <param name="callees">What its callees return.</param>
    public static Function Of(Function function, Phase phase, Callees callees)
    {
        Pooling pooling = new(function, phase, callees);
        EquatableArray<Statement> body = pooling.Block(function.Body, releases: phase != Phase.Whole);
        return function with { Body = phase == Phase.Whole ? [.. body, .. pooling.Kept(function)] : body };
    }

    /// <summary>The rows that the tape may own, and that leave the function.</summary>
    private IEnumerable<Keep> Kept(Function function)
    {
        HashSet<Variable> lent =
        [
            .. function.Body.All().SelectMany(s => s switch
            {
                Declare { Value: NewArray } made when !_escaping.Contains(_handles.RootOf(made.Variable)) => [made.Variable],
                Call { Target.Phase: Phase.Forward } call => call.Results.Where(r => !r.Type.IsScalar),
                _ => Enumerable.Empty<Variable>(),
            }).Select(_handles.RootOf),
        ];
        return function.Results.OfType<Read>().Select(r => r.Variable).Where(v => !v.Type.IsScalar && lent.Contains(_handles.RootOf(v))).Select(v => new Keep(v));
    }

    private EquatableArray<Statement> Block(EquatableArray<Statement> block, bool releases)
    {
        Statement[] statements = [.. block.Select(Statement)];
        IEnumerable<Variable> ended = releases ? statements.OfType<Declare>().Where(IsPooled).Select(d => d.Variable).Where(v => !_kept.Contains(v) && !_handles.IsShared(v)) : [];
        return [.. statements, .. ended.Reverse().Select(v => new Release(v))];
    }

    private Statement Statement(Statement statement) => statement is Declare { Value: NewArray { Type.Shape: Shape.Array } row } declare
        ? declare with { Value = row with { IsPooled = !_escaping.Contains(_handles.RootOf(declare.Variable)) && ScalarFacts.ConvertsImplicitly(row.Count.Type.Scalar, Scalar.Long) } }
        : statement.Map(e => e, b => Block(b, releases: true));

    private static bool IsPooled(Declare declare) => declare.Value is NewArray { IsPooled: true };

    /// <summary>Rows that a statement lets out of sight: anything but reading and writing elements, and calls that are themselves compiled here.</summary>
    private static IEnumerable<Variable> Escaping(Statement statement) => statement switch
    {
        Save { Value: Read } or CopyRow or Declare { Value: View } or Declare { Variable.Type.IsScalar: false, Value: Read or Conditional or Item } or Assign { Target.Type.IsScalar: false } or Opaque { Code.IsOfRuntime: true } => [],
        Call { Target.Method: { HasDerivative: true } or { IsRule: true } } call =>
            call.Arguments.SelectMany(a => a.Value is Read ? [] : Rows(a.Value)),
        _ => statement.Expressions().SelectMany(Rows),
    };

    /// <summary>The rows that an expression hands on as a whole.</summary>
    private static IEnumerable<Variable> Rows(Expression e) => e.SelfAndBelow()
        .Where(x => x is not (Element or Length or IsNull))
        .SelectMany(x => x.Variables().Except(x.Children().SelectMany(c => c.Variables())))
        .Where(v => !v.Type.IsScalar);
}
