using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Says that an array, or a sequence, which a constant holds is nothing that the method is given and writes to: what the method reads of it would
/// then be no constant.
/// </summary>
internal sealed class ConstantChecks
{
    private readonly HashSet<Variable> _written;

    /// <summary>What the method is given, and what it takes of that at its entry.</summary>
    private readonly Variable[] _given;

    /// <summary>What is found in something given only where the method asks for it, so that it cannot be named elsewhere.</summary>
    private readonly HashSet<Variable> _searched;

    /// <param name="body">The method's body.</param>
    /// <param name="given">What the method is given, and what it takes of that at its entry.</param>
    public ConstantChecks(IEnumerable<Statement> body, IEnumerable<Variable> given)
    {
        Statement[] all = [.. body.All()];
        _written = AllWritten(all);
        _given = [.. given];
        _searched = [.. all.OfType<Declare>().Where(d => _written.Contains(d.Variable) && !_given.Contains(d.Variable)).SelectMany(d => d.Value.Variables())];
    }

    /// <summary>What says it of one array or sequence.</summary>
    /// <param name="found">The array or the sequence.</param>
    public IEnumerable<Statement> Of(Variable found) => _given
        .Where(g => (_written.Contains(g) || (found.Type.SequenceOf is not null && _written.Contains(found))) && MayHold(g, found))
        .Select(g => IsPlain(g) && found.Type.SequenceOf is null && !found.Type.HoldsArrays
            ? Check($"global::DiffProg.Arguments.Distinct<{Number(g.Type)}>(", ")", g, found, string.Empty, string.Empty)
            : Check("global::DiffProg.Reach.Distinct(", $", \"{g.Name}\", \"{found.Name}\")", g, found, Reach(g.Type), Reach(found.Type)));

    private static Opaque Check(string start, string end, Variable given, Variable found, string reach, string other) => new(
        null,
        new Template([start + reach, (reach.Length > 0 ? "), " : ", ") + other, (other.Length > 0 ? ")" : string.Empty) + end], [new Read(given), new Read(found)]),
        null);

    /// <summary>Whether the one may have an array in common with the other.</summary>
    private bool MayHold(Variable given, Variable found)
    {
        string number = found.Type.SequenceOf ?? Number(found.Type);
        return given.Type switch
        {
            { IsScalar: true } or { IsReference: true } => false,
            { IsObject: true } or { HoldsObjects: true } => _searched.Contains(given),
            { HoldsArrays: true } when found.Type.HoldsArrays || found.Type.SequenceOf is not null => Number(given.Type) == number || Number(given.Type) == number + "[]",
            { HoldsArrays: true } => Number(given.Type) == number + "[]",
            _ when found.Type.HoldsArrays => Number(given.Type) + "[]" == number,
            _ => Number(given.Type) == number,
        };
    }

    private static bool IsPlain(Variable given) => given.Type is { IsObject: false, HoldsObjects: false, HoldsArrays: false };

    private static string Number(IrType type) => type.Name ?? type.Scalar.Name();

    /// <summary>The beginning of what the runtime is to look through.</summary>
    private static string Reach(IrType type) => "global::DiffProg.Reach." + type switch
    {
        { SequenceOf: { } element } => $"Sequence<{element}>(",
        { IsObject: true } => $"Block<{type.Name}, {type.TangentName}>(",
        { HoldsObjects: true } => $"Blocks<{type.Name}, {type.TangentName}>(",
        { HoldsArrays: true } => $"Rows<{type.Name!.Substring(0, type.Name.Length - 2)}>(",
        _ => $"Row<{Number(type)}>(",
    };

    private static HashSet<Variable> AllWritten(Statement[] all)
    {
        HashSet<Variable> written = [.. all.SelectMany(Written)];
        int before;
        do
        {
            before = written.Count;
            foreach (Statement statement in all)
            {
                written.UnionWith(Sources(statement, written));
            }
        }
        while (written.Count > before);
        return written;
    }

    /// <summary>The rows that may be the ones through which a statement's targets are written.</summary>
    private static IEnumerable<Variable> Sources(Statement statement, HashSet<Variable> written) => statement switch
    {
        Declare { Variable.Type.IsScalar: false } x when written.Contains(x.Variable) => x.Value.Variables().Where(v => !v.Type.IsScalar),
        Assign { Target: Read { Type.IsScalar: false } target } x when written.Contains(target.Variable) => x.Value.Variables().Where(v => !v.Type.IsScalar),
        Call x when x.Results.Any(written.Contains) => x.Arguments.Select(a => a.Value).OfType<Read>().Select(r => r.Variable).Where(v => v.Type.IsWritableRow),
        _ => [],
    };

    private static IEnumerable<Variable> Written(Statement statement) => statement switch
    {
        Assign { Target: Element x } => [x.Array],
        Accumulate { Target: Element x } => [x.Array],
        Call call => call.Arguments.Select(a => a.Value).OfType<Read>().Select(r => r.Variable).Where(v => v.Type.IsWritableRow),
        Opaque code => code.Written,
        _ => [],
    };
}
