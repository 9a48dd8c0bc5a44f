using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Lowers calls of <c>TensorPrimitives</c> to the loops that they mean.</summary>
internal sealed class RowFunctionLowering(LoweringContext context, ExpressionLowering expressions)
{
    private const string Tensors = "global::System.Numerics.Tensors.TensorPrimitives.";

    /// <summary>Whether a method has such a loop.</summary>
    public static bool Knows(IMethodSymbol method) =>
        method is { IsStatic: true, TypeArguments: [{ } element], ContainingType: { Name: "TensorPrimitives", ContainingNamespace: { Name: "Tensors", ContainingNamespace.Name: "Numerics" } } }
        && Types.TryLower(element) is { IsFloatingScalar: true }
        && method.Parameters.All(p => p.RefKind == RefKind.None && Types.TryLower(p.Type) is { IsDifferentiable: true })
        && method.Parameters.Any(p => Types.TryLower(p.Type) is { IsScalar: false })
        && (method.ReturnsVoid
            ? RowFunctions.Map(method.Name, method.Parameters.Length - 1) is not null
            : RowFunctions.Sum(method.Name, method.Parameters.Length) is not null);

    /// <summary>The value of the call; null where it writes a row instead, or where an argument is refused.</summary>
    public Expression? Lower(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        List<Expression> arguments = [];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.Ordinal != arguments.Count)
            {
                _ = context.Refuse(argument, "an argument by its name", "give the arguments in the order of the parameters");
                return context.StandIn(call);
            }

            if (Types.TryLower(argument.Parameter.Type) is { IsScalar: true })
            {
                arguments.Add(context.Bind(argument.Parameter.Name, expressions.Lower(argument.Value)));
            }
            else if (expressions.Row(argument.Value, argument.Parameter.Name) is { } row)
            {
                arguments.Add(new Read(row));
            }
            else
            {
                return context.StandIn(call);
            }
        }

        string element = method.TypeArguments[0].ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        if (method.ReturnsVoid)
        {
            Map(method, element, arguments);
            return null;
        }

        return Sum(method, element, arguments);
    }

    private void Map(IMethodSymbol method, string element, List<Expression> arguments)
    {
        Expression[] rows = [.. arguments.Where(a => !a.Type.IsScalar)];
        context.Emit(new Opaque(null, Invocation($"global::DiffProg.Arguments.Elementwise<{element}>(", rows), null));
        Variable destination = arguments[arguments.Count - 1].TargetVariable();
        ElementFunction function = RowFunctions.Map(method.Name, arguments.Count - 1)!;
        Loop(rows[0].TargetVariable(), index =>
            context.Emit(new Assign(new Element(destination, index), function(Elements(arguments.Take(arguments.Count - 1), index)))));
    }

    private Expression Sum(IMethodSymbol method, string element, List<Expression> arguments)
    {
        (ElementFunction term, bool isRoot) = RowFunctions.Sum(method.Name, arguments.Count)!.Value;
        IrType type = arguments[0].Type.ElementType();
        Variable value = context.NewVariable(char.ToLower(method.Name[0], CultureInfo.InvariantCulture) + method.Name.Substring(1), type);
        context.Emit(new Opaque(value, Invocation($"{Tensors}{method.Name}<{element}>(", [.. arguments]), null));
        Variable sum = context.NewVariable("sum", type);
        context.Emit(new Declare(sum, Literal.Zero(type)));
        Loop(arguments[0].TargetVariable(), index => context.Emit(new Accumulate(new Read(sum), term(Elements(arguments, index)))));
        Expression surrogate = isRoot ? RuleTable.Get("Math.Sqrt(double)", type.Scalar).Of(new Read(sum)) : new Read(sum);
        return RuleTable.Get("Elementary.WithDerivativeOf(double,double)", type.Scalar).Of(new Read(value), surrogate);
    }

    private void Loop(Variable row, System.Action<Expression> body)
    {
        Variable index = context.NewVariable("i", IrType.Int);
        context.Emit(new For(index, Literal.Of(0), new Length(row), 1, Inclusive: false, Reversed: false, context.Block(() => body(new Read(index)))));
    }

    private static EquatableArray<Expression> Elements(IEnumerable<Expression> operands, Expression index) =>
        operands.Select(o => o.Type.IsScalar ? o : new Element(o.TargetVariable(), index)).ToEquatableArray();

    private static Template Invocation(string head, Expression[] arguments) =>
        new([head, .. arguments.Skip(1).Select(_ => ", "), ")"], [.. arguments]);
}
