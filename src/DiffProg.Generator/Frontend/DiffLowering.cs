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
        method is { Name: "StopGradient" or "OnGradient", ContainingType: { Name: "Diff", ContainingNamespace: { Name: "DiffProg", ContainingNamespace.IsGlobalNamespace: true } } };

    public Expression Lower(IInvocationOperation call)
    {
        IArgumentOperation? misplaced = call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal != call.Arguments.IndexOf(a));
        return misplaced is not null ? context.Refuse(misplaced, "an argument by its name", "give the arguments in the order of the parameters")
            : call.TargetMethod.Name == "OnGradient" ? OnGradient(call)
            : Constants(call);
    }

    /// <summary>A new row, each element of which is a constant.</summary>
    private Expression Constants(IInvocationOperation call)
    {
        if (expressions.Row(call.Arguments[0].Value) is not { } row)
        {
            return LoweringContext.StandIn(call);
        }

        IrType made = row.Type with { Shape = Shape.Array };
        Variable copy = context.NewVariable("constants", made);
        Variable index = context.NewVariable("i", IrType.Int);
        context.Emit(new Declare(copy, new NewArray(made, new Length(row))));
        Expression constant = RuleTable.Get("Diff.StopGradient(double)", made.Scalar).Of(context.Tables.Element(row, new Read(index)));
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
        EquatableArray<Statement> body = inner.Block(() => new StatementLowering(inner).Lower(lambda.Body));
        foreach (Refusal refusal in inner.Refusals)
        {
            context.Refuse(refusal);
        }

        body = [.. inner.Tables.Declarations(body, [cotangent]), .. body];
        return inner.Refusals.Count > 0 ? null : Exits.Normalize(new Function([new Parameter(cotangent, Active: false)], body, [], inner.NextId), cotangent.Type);
    }
}
