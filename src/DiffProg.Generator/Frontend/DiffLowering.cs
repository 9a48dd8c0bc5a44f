using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using DiffProg.Generator.Transform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Lowers what users say of their own derivatives, where it is more than a row of the rule table.</summary>
internal sealed class DiffLowering(LoweringContext context, ExpressionLowering expressions)
{
    public static bool Knows(IMethodSymbol method) =>
        method is { Name: "StopGradient" or "ReplaceGradient" or "OnGradient", ContainingType: { Name: "Diff", ContainingNamespace: { Name: "DiffProg", ContainingNamespace.IsGlobalNamespace: true } } };

    public Expression Lower(IInvocationOperation call)
    {
        IArgumentOperation? misplaced = call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal != call.Arguments.IndexOf(a));
        if (misplaced is not null)
        {
            return context.Refuse(misplaced, "an argument by its name", "give the arguments in the order of the parameters");
        }

        return call.TargetMethod.Name switch
        {
            "OnGradient" => OnGradient(call),
            "ReplaceGradient" => Replaced(call),
            _ when Types.TryLower(call.Arguments[0].Parameter!.Type) is { IsScalar: true } => Constant(Stopped(call.Arguments[0].Value)),
            _ => Constants(call),
        };
    }

    private static Expression Constant(Expression x) => RuleTable.Get("Diff.StopGradient(double)", x.Type.Scalar).Of(x);

    private Expression Replaced(IInvocationOperation call)
    {
        Expression value = Stopped(call.Arguments[0].Value);
        int between = context.Output.Count;
        Expression surrogate = expressions.Lower(call.Arguments[1].Value);
        return RuleTable.Get("Diff.ReplaceGradient(double,double)", value.Type.Scalar).Of(context.Keep(value, between), surrogate);
    }

    /// <summary>
    /// A value whose derivative is dropped: what its calls are given loses nothing that would not be lost anyway. Where more happens than calls, what
    /// they give may also go elsewhere.
    /// </summary>
    private Expression Stopped(IOperation operation)
    {
        int mark = context.Output.Count;
        Expression value = expressions.Lower(operation);
        if (context.Output.Skip(mark).All(s => s is Opaque || (s is Call call && call.Arguments.All(a => a.Value.Type.IsScalar && !a.ByReference))))
        {
            for (int i = mark; i < context.Output.Count; i++)
            {
                context.Output[i] = context.Output[i] switch
                {
                    Opaque code => code with { IfActive = null },
                    Call call => call with { Arguments = call.Arguments.Select((a, k) => LosesAt(call, k) ? a with { Value = Constant(a.Value) } : a).ToEquatableArray() },
                    _ => context.Output[i],
                };
            }
        }

        return value;
    }

    private static bool LosesAt(Call call, int argument) =>
        call.Arguments[argument].Value.Type.IsFloatingScalar && (!call.Target.Method.HasDerivative || call.Target.Method.Parameters[argument].IsConstant);

    /// <summary>A new row, each element of which is a constant.</summary>
    private Expression Constants(IInvocationOperation call)
    {
        if (expressions.Row(call.Arguments[0].Value) is not { } row)
        {
            return context.StandIn(call);
        }

        IrType made = row.Type with { Shape = Shape.Array };
        Variable copy = context.NewVariable("constants", made);
        Variable index = context.NewVariable("i", IrType.Int);
        context.Emit(new Declare(copy, new NewArray(made, new Length(row))));
        Expression constant = Constant(context.Tables.Element(row, new Read(index)));
        Assign assign = new(new Element(copy, new Read(index)), constant) { Source = context.Source };
        context.Emit(new For(index, Literal.Of(0), new Length(row), 1, Inclusive: false, Reversed: false, [assign]));
        return new Read(copy);
    }

    private Expression OnGradient(IInvocationOperation call)
    {
        Expression operand = expressions.Lower(call.Arguments[0].Value);
        IOperation transform = call.Arguments[1].Value;
        if (transform is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol.IsStatic: true } lambda })
        {
            return context.Refuse(transform, "a transform of cotangents that is no static lambda", "write it in place, as in static dx => 0.5 * dx");
        }

        return Function(lambda) is { } function ? new OnGradient(operand, function, context.NewSite(call)) : operand;
    }

    /// <summary>The lambda as a function of its own; null where it is refused.</summary>
    private Function? Function(IAnonymousFunctionOperation lambda)
    {
        LoweringContext inner = context.For(lambda.Symbol);
        inner.Tables.Watch(lambda.Body);
        Variable cotangent = inner.Declare(lambda.Symbol.Parameters[0], Types.TryLower(lambda.Symbol.Parameters[0].Type)!.Value);
        EquatableArray<Statement> body = Unplaced(inner.Block(() => new StatementLowering(inner).Lower(lambda.Body)));
        foreach (Refusal refusal in inner.Refusals)
        {
            context.Refuse(refusal);
        }

        body = [.. inner.Tables.Declarations(body, [cotangent]), .. body];
        return inner.Refusals.Count > 0 ? null : Exits.Normalize(new Function([new Parameter(cotangent, Active: false)], body, [], inner.NextId), cotangent.Type);
    }

    /// <summary>The statements without the places of their loops, which count in the lambda and not in the method.</summary>
    private static EquatableArray<Statement> Unplaced(EquatableArray<Statement> block) => block.Select(s => s.Map(e => e, Unplaced) switch
    {
        For x => x with { Site = null },
        Loop x => x with { Site = null },
        var other => other,
    }).ToEquatableArray();
}
