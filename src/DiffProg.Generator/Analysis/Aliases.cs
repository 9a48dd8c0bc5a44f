using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Analysis;

/// <summary>
/// Which rows may share elements. A view shares those of the row it is taken of, and an array variable those of what is assigned to it; two
/// rows that a function makes or is given share none else, but that the parameters of a called method may.
/// </summary>
internal sealed class Aliases
{
    private readonly Dictionary<Variable, View> _views = [];
    private readonly HashSet<Variable> _parameters;
    private readonly Handles _handles;
    private readonly HashSet<Variable> _returned;
    private readonly bool _parametersMayAlias;
    private readonly bool _tellsApart;

    private Aliases(Function function, Callees callees, bool parametersMayAlias, bool tellsApart)
    {
        _handles = Handles.Of(function, callees);
        _tellsApart = tellsApart;
        _parameters = [.. function.Parameters.Select(p => p.Variable)];
        _returned = [.. function.Results.OfType<Read>().Select(r => r.Variable).Where(v => !v.Type.IsScalar)];
        _parametersMayAlias = parametersMayAlias;
        foreach (Declare declare in function.Body.All().OfType<Declare>())
        {
            if (declare.Value is View view)
            {
                _views[declare.Variable] = view;
            }
        }
    }

    /// <summary>Finds the views of a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="callees">What its callees return.</param>
    /// <param name="parametersMayAlias">Whether two parameters may be the same row, or overlap.</param>
    /// <param name="tellsApart">Where false, any two rows of one type may be the same.</param>
    public static Aliases Of(Function function, Callees callees, bool parametersMayAlias, bool tellsApart = true) =>
        new(function, callees, parametersMayAlias, tellsApart);

    public bool IsParameter(Variable variable) => _parameters.Contains(variable);

    /// <summary>Whether a row is what the function returns: its cotangent is the caller's.</summary>
    public bool IsReturned(Variable variable) => _returned.Contains(variable);

    /// <summary>What a variable is a view of; null where it is none.</summary>
    public View? ViewOf(Variable variable) => _views.TryGetValue(variable, out View? view) ? view : null;

    /// <summary>Whether the shadow of a row moves with it from the forward sweep on.</summary>
    public bool IsCarried(Variable row) => _handles.IsCarried(row);

    /// <summary>The row whose elements a variable names: itself, but for a view, and one for all that may be the same array.</summary>
    public Variable RootOf(Variable variable)
    {
        while (_views.TryGetValue(variable, out View? view))
        {
            variable = view.Row;
        }

        return _handles.RootOf(variable);
    }

    /// <summary>Whether two rows may share elements.</summary>
    public bool MayAlias(Variable a, Variable b)
    {
        (Variable x, Variable y) = (RootOf(a), RootOf(b));
        return x == y || (MayShare(x.Type, y.Type) && (!_tellsApart || (_parametersMayAlias && IsParameter(x) && IsParameter(y))));
    }

    /// <summary>Whether what the one holds may be what the other holds; an object may hold any array.</summary>
    private static bool MayShare(IrType x, IrType y) => x.Scalar == y.Scalar || x.Scalar == Scalar.Opaque || y.Scalar == Scalar.Opaque;
}
