using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>
/// Lends a function the rows that it makes, for the time of the derivative call. A row goes back where its scope ends, unless the tape
/// keeps it for the reverse sweep. One that something else may come to refer to is made anew.
/// </summary>
internal sealed class Pooling
{
    private readonly HashSet<Variable> _escaping;
    private readonly HashSet<Variable> _kept;

    private Pooling(Function function, Phase phase)
    {
        Statement[] all = [.. function.Body.All()];
        _escaping = [.. all.SelectMany(Escaping), .. phase == Phase.Whole ? function.Results.SelectMany(r => r.Variables()) : []];
        _kept =
        [
            .. all.OfType<Save>().Select(s => s.Value).OfType<Read>().Select(r => r.Variable),
            .. function.Results.SelectMany(r => r.Variables()),
        ];
    }

    /// <summary>Pools the rows of a function after its last transform.</summary>
    /// <param name="function">The function.</param>
    /// <param name="phase">A whole function owns the tape, which gives back all that it still holds.</param>
    public static Function Of(Function function, Phase phase) =>
        function with { Body = new Pooling(function, phase).Block(function.Body, releases: phase != Phase.Whole) };

    private EquatableArray<Statement> Block(EquatableArray<Statement> block, bool releases)
    {
        Statement[] statements = [.. block.Select(Statement)];
        IEnumerable<Variable> ended = releases ? statements.OfType<Declare>().Where(IsPooled).Select(d => d.Variable).Where(v => !_kept.Contains(v)) : [];
        return [.. statements, .. ended.Reverse().Select(v => new Release(v))];
    }

    private Statement Statement(Statement statement) => statement is Declare { Value: NewArray { Type.Shape: Shape.Array } row } declare
        ? declare with { Value = row with { IsPooled = !_escaping.Contains(declare.Variable) && ScalarFacts.ConvertsImplicitly(row.Count.Type.Scalar, Scalar.Long) } }
        : statement.Map(e => e, b => Block(b, releases: true));

    private static bool IsPooled(Declare declare) => declare.Value is NewArray { IsPooled: true };

    /// <summary>Rows that a statement lets out of sight: anything but reading and writing elements, and calls that are themselves compiled here.</summary>
    private static IEnumerable<Variable> Escaping(Statement statement) => statement switch
    {
        Save { Value: Read } or CopyRow or Declare { Value: View } => [],
        Call { Target.Method: { HasDerivative: true } or { IsRule: true } } call =>
            call.Arguments.SelectMany(a => a.Value is Read ? [] : Rows(a.Value)),
        _ => statement.Expressions().SelectMany(Rows),
    };

    /// <summary>The rows that an expression hands on as a whole.</summary>
    private static IEnumerable<Variable> Rows(Expression e) => e.SelfAndBelow()
        .Where(x => x is not (Element or Length))
        .SelectMany(x => x.Variables().Except(x.Children().SelectMany(c => c.Variables())))
        .Where(v => !v.Type.IsScalar);
}
