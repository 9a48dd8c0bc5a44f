using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Refuses what would drop a derivative without a word: an active value handed to a callee that carries none, and one that became an
/// integer and flows back into a floating-point value.
/// </summary>
internal sealed class LostDerivatives
{
    private readonly Activity _activity;
    private readonly LoweringContext _context;
    private readonly HashSet<Variable> _truncated = [];

    private LostDerivatives(Activity activity, LoweringContext context)
    {
        _activity = activity;
        _context = context;
    }

    public static void Check(Function function, LoweringContext context)
    {
        LostDerivatives check = new(Activity.Of(function, Callees.Unknown, _ => true, enabled: false), context);
        Statement[] all = [.. function.Body.All()];
        int before;
        do
        {
            before = check._truncated.Count;
            foreach (Statement statement in all)
            {
                check.Truncate(statement);
            }
        }
        while (check._truncated.Count > before);

        foreach (Statement statement in all)
        {
            check.Inspect(statement);
        }

        foreach (Expression result in function.Results)
        {
            check.Inspect(result);
        }
    }

    /// <summary>Whether an integer came from an active value by conversion. A comparison or an index steers, and is none.</summary>
    private bool IsTruncated(Expression e) => e.Type.Scalar == Scalar.Int && e switch
    {
        Read x => _truncated.Contains(x.Variable),
        Element x => _truncated.Contains(x.Array),
        Convert x => _activity.IsVaried(x.Operand),
        Conditional x => IsTruncated(x.WhenTrue) || IsTruncated(x.WhenFalse),
        Literal or Member or Length or NewArray => false,
        _ => e.Children().Any(IsTruncated),
    };

    private void Truncate(Statement statement)
    {
        switch (statement)
        {
            case Declare s when IsTruncated(s.Value):
                _truncated.Add(s.Variable);
                break;
            case Assign s when IsTruncated(s.Value):
                _truncated.Add(s.Target.TargetVariable());
                break;
            case Call s when s.Arguments.Any(a => _activity.IsVaried(a.Value) || IsTruncated(a.Value)):
                _truncated.UnionWith(s.Results.Concat(Written(s)).Where(v => v.Type.Scalar == Scalar.Int));
                break;
            case For s when IsTruncated(s.First):
                _truncated.Add(s.Index);
                break;
        }
    }

    private static IEnumerable<Variable> Written(Call call) => call.Arguments
        .Where((a, i) => !a.Value.Type.IsScalar && Callees.Unknown.MayWrite(call.Target, i))
        .Select(a => a.Value.TargetVariable());

    private void Inspect(Statement statement)
    {
        foreach (Expression expression in statement.Expressions())
        {
            Inspect(expression);
        }

        if (statement is Call call)
        {
            Inspect(call);
        }
    }

    private void Inspect(Expression expression)
    {
        foreach (Convert convert in expression.SelfAndBelow().OfType<Convert>().Where(c => c.Type == IrType.Double && IsTruncated(c.Operand)))
        {
            _context.Refuse(Descriptors.LostInConversion, _context.PlaceOf(convert));
        }
    }

    private void Inspect(Call call)
    {
        MethodReference method = call.Target.Method;
        LocationInfo place = _context.Sites[call.Target.Site];
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            Expression value = call.Arguments[i].Value;
            if (!method.IsDifferentiable && (_activity.IsVaried(value) || IsTruncated(value)))
            {
                _context.Refuse(Descriptors.UnmarkedCallee, place, method.Name);
            }
            else if (IsTruncated(value))
            {
                _context.Refuse(Descriptors.LostInConversion, place);
            }
            else if (method.Parameters[i].IsConstant && _activity.IsVaried(value))
            {
                _context.Refuse(Descriptors.LostDerivative, place, method.Parameters[i].Name, method.Name);
            }
        }
    }
}
