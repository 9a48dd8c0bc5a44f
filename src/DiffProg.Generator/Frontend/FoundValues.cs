using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>What a constant gave at once, part by part, for the variables that a call names by <c>out</c>.</summary>
/// <param name="context">The lowering.</param>
/// <param name="entry">The tuple of all that it gave.</param>
internal sealed class FoundValues(LoweringContext context, Variable entry)
{
    /// <summary>One of the parts.</summary>
    public Read Ask(string name, IrType type, string member)
    {
        Variable part = context.NewVariable(name, type);
        context.Emit(new Opaque(part, new Template([string.Empty, "." + member], [new Read(entry)]), null));
        return new Read(part);
    }

    /// <summary>Gives a part to the variable that the call names; false where that was refused.</summary>
    public bool Store(IInvocationOperation call, IOperation target, ITypeSymbol type, string member)
    {
        PatternVariables variables = new(context);
        ILocalSymbol? declared = target is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation local } ? local.Local : null;
        switch (Types.TryLower(type) ?? OpaqueTypes.TryLower(type, isConstant: true))
        {
            case not null when target is IDiscardOperation:
                return true;
            case not null when declared is not null && variables.Before(declared) is null && PatternVariables.MayBeLeftOut(target):
                _ = context.Refuse(call, "a look-up of an array or an object that need not be asked, or is asked in every trip,", "look it up in an 'if' of its own");
                return false;
            case { IsScalar: true } number when declared is not null:
                variables.Bind(declared, number, Ask(declared.Name, number, member));
                return true;
            case { Shape: Shape.Array, IsRowOfParts: false } row when declared is not null && !context.IsAssigned(declared):
                context.Bind(declared, context.Handles.Asked(row, declared.Name, new Template([string.Empty, "." + member], [new Read(entry)])));
                return true;
            case { IsScalar: true } number when SymbolOf(target) is { } symbol && context.FindValue(symbol) is Number { Expression: Read variable } && variable.Type == number:
                context.Emit(new Assign(variable, Ask(variable.Variable.Name, number, member)));
                return true;
            default:
                _ = context.Refuse(call, "a look-up whose value goes here", "declare a variable for it, as in 'out var value'");
                return false;
        }
    }

    private static ISymbol? SymbolOf(IOperation target) => target switch
    {
        ILocalReferenceOperation x => x.Local,
        IParameterReferenceOperation x => x.Parameter,
        _ => null,
    };
}
