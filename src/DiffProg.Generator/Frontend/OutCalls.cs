using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Lowers a call of a constant, or of another assembly, that says whether it succeeded and gives the rest by <c>out</c>, as <c>int.TryParse</c>
/// does: it runs once, and all that it gives is a tuple of constants.
/// </summary>
internal sealed class OutCalls(LoweringContext context, ExpressionLowering expressions)
{
    /// <summary>Whether a call is one of these.</summary>
    public static bool Applies(IInvocationOperation call, LoweringContext context)
    {
        IMethodSymbol method = call.TargetMethod;
        return method is { ReturnType.SpecialType: SpecialType.System_Boolean, MethodKind: MethodKind.Ordinary }
            && method.Parameters.Any(p => p.RefKind == RefKind.Out)
            && method.Parameters.All(p => p.RefKind == RefKind.None || (p.RefKind == RefKind.Out && TypeOf(p) is not null))
            && !Marks.IsDifferentiable(method) && Marks.Differentiable(method.ContainingType) is null && context.Rules.For(method, method.ContainingType) is null
            && method.TypeArguments.All(t => t is INamedTypeSymbol and not IErrorTypeSymbol)
            && (call.Instance is { } instance
                ? instance is not IInstanceReferenceOperation && OpaqueTypes.TryLower(instance.Type, ConstantOrigins.Is(instance, context)) is not null
                : Exports.IsForeign(method, context.Compilation));
    }

    /// <summary>Runs the call; gives whether it succeeded, or null where that was refused.</summary>
    public Expression? Lower(IInvocationOperation call)
    {
        IArgumentOperation[] outs = [.. call.Arguments.Where(a => a.Parameter!.RefKind == RefKind.Out)];
        Variable entry = context.NewVariable("given", IrType.Opaque($"(bool, {string.Join(", ", outs.Select(a => OpaqueTypes.NameOf(a.Parameter!.Type)))})"));
        int refusals = context.Refusals.Count;
        Template code = new TemplateBuilder(context, expressions, new OpaqueLowering(context, expressions), isPrimalOnly: false) { Outs = NameOf }
            .Text("(").Invocation(call).Text($", {string.Join(", ", outs.Select(a => NameOf(a.Parameter!)))})")
            .Build();
        if (context.Refusals.Count > refusals)
        {
            return null;
        }

        context.Emit(new Opaque(entry, code, new Loss(
            Descriptors.CallNotSupported,
            context.NewSite(call),
            [DisplayNames.Of(call.TargetMethod), "what it gives by 'out' may carry a derivative; return it from a method marked [Differentiable]"])));
        FoundValues found = new(context, entry);
        Expression isFound = found.Ask("isGiven", IrType.Bool, "Item1");
        return outs.Select((a, i) => found.Store(call, a.Value, a.Parameter!.Type, $"Item{i + 2}")).ToArray().All(s => s) ? isFound : null;

        // What C# declares in an expression is a variable of the block around it: no other of the method's may bear its name.
        string NameOf(IParameterSymbol parameter) => $"{parameter.Name}Of{entry.Id}";
    }

    /// <summary>The type of what is given; null where it is no number, no array of numbers and no object of which nothing is known.</summary>
    private static IrType? TypeOf(IParameterSymbol parameter) =>
        Layout.TryOf(parameter.Type) is null
        && (Types.TryLower(parameter.Type) ?? OpaqueTypes.TryLower(parameter.Type, isConstant: true)) is { } type and ({ IsScalar: true } or { Shape: Shape.Array, IsRowOfParts: false })
            ? type
            : null;
}
