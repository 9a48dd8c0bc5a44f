using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Finds what would drop a derivative without a word: an active value handed to a callee that carries none, and one that became an
/// integer and flows back into a floating-point value.
/// </summary>
internal sealed class LostDerivatives
{
    private readonly Function _function;
    private readonly Statement[] _all;
    private readonly Activity _activity;
    private readonly Callees _callees;
    private readonly Aliases _aliases;
    private readonly HashSet<Variable> _truncated = [];
    private readonly List<Loss> _losses = [];

    private LostDerivatives(Function function, Activity activity, Callees callees)
    {
        _function = function;
        _all = [.. function.Body.All()];
        _activity = activity;
        _callees = callees;
        _aliases = Aliases.Of(function, callees, parametersMayAlias: false);
    }

    /// <summary>Finds the losses. Where the callees are unknown, those that are certain; the link finds the rest.</summary>
    public static IReadOnlyList<Loss> Find(Function function, Callees callees)
    {
        LostDerivatives check = Followed(function, callees);
        foreach (Statement statement in check._all)
        {
            check.Inspect(statement);
        }

        foreach (Expression result in function.Results)
        {
            check.Inspect(result);
        }

        return check._losses;
    }

    /// <summary>Whether integers that came from active values leave a function, by its result or by what it writes.</summary>
    public static bool LeaveBy(Function function, Callees callees)
    {
        LostDerivatives check = Followed(function, callees);
        return function.Results.Any(check.IsTruncated) || function.Parameters.Any(p => !p.Variable.Type.IsScalar && check._truncated.Contains(check._aliases.RootOf(p.Variable)));
    }

    private static LostDerivatives Followed(Function function, Callees callees)
    {
        LostDerivatives check = new(function, Activity.Of(function, callees, _ => true, enabled: false), callees);
        int before;
        do
        {
            before = check._truncated.Count;
            foreach (Statement statement in check._all)
            {
                check.Truncate(statement);
            }
        }
        while (check._truncated.Count > before);
        return check;
    }

    /// <summary>Whether an integer came from an active value by conversion. A comparison or an index steers, and is none.</summary>
    private bool IsTruncated(Expression e) => e.Type.Scalar.IsInteger() && e switch
    {
        Read x => _truncated.Contains(_aliases.RootOf(x.Variable)),
        Element x => _truncated.Contains(_aliases.RootOf(x.Array)),
        Convert x => _activity.IsVaried(x.Operand) || IsTruncated(x.Operand),
        Conditional x => IsTruncated(x.WhenTrue) || IsTruncated(x.WhenFalse),
        Literal or Member or Length or NewArray or View => false,
        _ => e.Children().Any(IsTruncated),
    };

    private void Truncate(Statement statement)
    {
        switch (statement)
        {
            case Declare s when IsTruncated(s.Value):
                _truncated.Add(_aliases.RootOf(s.Variable));
                break;
            case Assign s when IsTruncated(s.Value):
                _truncated.Add(_aliases.RootOf(s.Target.TargetVariable()));
                break;
            case Call s when s.Arguments.Any(a => IsTruncated(a.Value) || (_callees.Truncates(s.Target) && _activity.IsVaried(a.Value))):
                _truncated.UnionWith(s.Results.Select(_aliases.RootOf).Concat(Written(s)).Where(v => v.Type.Scalar.IsInteger()));
                break;
            case Opaque { IsSearch: true, Result: { } place } s when s.Code.Operands.Any(o => _activity.IsVaried(o) || IsTruncated(o)):
                _truncated.Add(place);
                break;
            case For s when IsTruncated(s.First):
                _truncated.Add(s.Index);
                break;
        }
    }

    /// <summary>
    /// Whether a row is active for no other reason than that this call fills it: it is scratch of the callee's, and what it holds on
    /// entry is a constant.
    /// </summary>
    private bool IsScratch(Call call, Argument argument)
    {
        Expression value = argument.Value;
        if (value.Type.IsScalar && !argument.ByReference)
        {
            return false;
        }

        Variable row = _aliases.RootOf(value.TargetVariable());
        bool isMadeActiveElsewhere = _function.Parameters.Any(p => p.Active && _aliases.RootOf(p.Variable) == row)
            || _all.Any(s => !ReferenceEquals(s, call) && s switch
            {
                Declare x => _aliases.RootOf(x.Variable) == row && _activity.IsVaried(x.Value),
                Assign x => _aliases.RootOf(x.Target.TargetVariable()) == row && _activity.IsVaried(x.Value),
                Accumulate x => _aliases.RootOf(x.Target.TargetVariable()) == row && _activity.IsVaried(x.Value),
                Call x => Written(x).Concat(x.Results.Select(_aliases.RootOf)).Contains(row),
                _ => false,
            });
        return !isMadeActiveElsewhere && _all.Where(s => s is For or Loop).All(loop =>
        {
            Statement[] inside = [.. loop.Blocks().SelectMany(b => b.All())];
            return !inside.Any(s => ReferenceEquals(s, call)) || inside.Where(s => !ReferenceEquals(s, call)).SelectMany(s => s.Declared()).Any(v => _aliases.RootOf(v) == row);
        });
    }

    private IEnumerable<Variable> Written(Call call) => call.Arguments
        .Where((a, i) => (a.ByReference || !a.Value.Type.IsScalar) && _callees.MayWrite(call.Target, i))
        .Select(a => _aliases.RootOf(a.Value.TargetVariable()));

    private void Inspect(Statement statement)
    {
        // What goes in there does not come back.
        if (statement is Throw or Opaque { IfActive: null })
        {
            return;
        }

        if (statement is Opaque { IfActive: { } loss } code && code.Code.Operands.Any(o => _activity.IsVaried(o) || IsTruncated(o)))
        {
            _losses.Add(loss);
        }

        InspectStore(statement);
        foreach (Expression expression in statement.Expressions())
        {
            Inspect(expression);
        }

        if (statement is Call call)
        {
            Inspect(call);
        }
    }

    /// <summary>What is stored in a constant part is lost for whoever reads it.</summary>
    private void InspectStore(Statement statement)
    {
        (Expression? target, Expression? value) = statement switch
        {
            Declare x => (new Read(x.Variable), x.Value),
            Assign x => (x.Target, x.Value),
            Accumulate x => (x.Target, x.Value),
            _ => ((Expression?)null, (Expression?)null),
        };
        (int site, string name) = target switch
        {
            Element x => (x.ConstantSite, PartPaths.Read(x.Path).TrimStart('.')),
            Read x => (x.Variable.ConstantSite, x.Variable.Name),
            _ => (Convert.NoSite, string.Empty),
        };
        if (site != Convert.NoSite && value is not null && (_activity.IsVaried(value) || IsTruncated(value)))
        {
            _losses.Add(new Loss(Descriptors.LostDerivative, site, [name, "a value"]));
        }
    }

    private void Inspect(Expression expression)
    {
        Expression[] flowing = [.. Flowing(expression)];
        foreach (Convert convert in flowing.OfType<Convert>().Where(c => c.Type.IsDifferentiable && IsTruncated(c.Operand)))
        {
            _losses.Add(new Loss(Descriptors.LostInConversion, convert.Site, []));
        }

        foreach (Apply apply in flowing.OfType<Apply>().Where(a => a.Type.IsDifferentiable && a.Arguments.Any(IsTruncated)))
        {
            _losses.Add(new Loss(Descriptors.LostInConversion, apply.Site, []));
        }
    }

    /// <summary>The expression and all below it but what the user said carries no derivative.</summary>
    private static IEnumerable<Expression> Flowing(Expression e) =>
        [e, .. (e is Apply { Primitive: { } primitive } && DerivativeRows.Dropped(primitive) is { } dropped ? e.Children().Where((_, i) => i != dropped) : e.Children()).SelectMany(Flowing)];

    private void Inspect(Call call)
    {
        MethodReference method = call.Target.Method;
        int place = call.Target.Site;
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (method.Parameters[i].IsOut)
            {
                continue;
            }

            Expression value = call.Arguments[i].Value;
            if (!method.HasDerivative && (_activity.IsVaried(value) || IsTruncated(value)))
            {
                (string id, EquatableArray<string> arguments) = UnmarkedCallees.Of(method, call.Results);
                _losses.Add(new Loss(id, place, arguments));
            }
            else if (IsTruncated(value))
            {
                _losses.Add(new Loss(Descriptors.LostInConversion, place, []));
            }
            else if (method.Parameters[i].IsConstant && _activity.IsVaried(value) && !IsScratch(call, call.Arguments[i]))
            {
                _losses.Add(new Loss(Descriptors.LostDerivative, place, [method.Parameters[i].Name, method.Name]));
            }
        }
    }
}
