using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Lowers <c>TryGetValue</c> of a dictionary that is a constant: it is asked once, for whether something is there and for what it is.</summary>
internal sealed class LookupLowering(LoweringContext context, ExpressionLowering expressions)
{
    /// <summary>Whether a call is one of these.</summary>
    public static bool Applies(IInvocationOperation call, LoweringContext context) =>
        call is { TargetMethod: { Name: "TryGetValue", IsStatic: false, Parameters: [{ RefKind: RefKind.None }, { RefKind: RefKind.Out }] }, Instance: { } dictionary }
        && InterfaceOf(dictionary.Type) is not null && OpaqueTypes.TryLower(dictionary.Type, ConstantOrigins.Is(dictionary, context)) is not null;

    /// <summary>Asks the dictionary; gives whether something is there, or null where that was refused.</summary>
    public Expression? Lower(IInvocationOperation call)
    {
        INamedTypeSymbol type = InterfaceOf(call.Instance!.Type)!;
        int refusals = context.Refusals.Count;
        string key = OpaqueTypes.NameOf(type.TypeArguments[0]);
        string value = OpaqueTypes.NameOf(type.TypeArguments[1]);
        string method = type.Name == "IDictionary" ? "FindIn" : "Find";
        Template code = new TemplateBuilder(context, expressions, new OpaqueLowering(context, expressions), isPrimalOnly: false)
            .Text($"global::DiffProg.Lookups.{method}<{key}, {value}>(").Value(call.Instance).Text(", ").Value(Argument(call, 0).Value).Text(")")
            .Build();
        if (context.Refusals.Count > refusals)
        {
            return null;
        }

        Variable entry = context.NewVariable("entry", IrType.Opaque($"(bool IsFound, {value} Value)"));
        context.Emit(new Opaque(entry, code, new Loss(Descriptors.Construct, context.NewSite(call), ["a dictionary that is given an active key", "use doubles and arrays"])));
        Expression isFound = Asked(entry, "isFound", IrType.Bool, "IsFound");
        return Store(call, Argument(call, 1).Value, entry, type.TypeArguments[1]) ? isFound : null;
    }

    /// <summary>Gives what was found to the variable that the call names.</summary>
    private bool Store(IInvocationOperation call, IOperation target, Variable entry, ITypeSymbol type)
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
                variables.Bind(declared, number, Asked(entry, declared.Name, number, "Value"));
                return true;
            case { Shape: Shape.Array, IsRowOfParts: false } row when declared is not null && !context.IsAssigned(declared):
                context.Bind(declared, context.Handles.Asked(row, declared.Name, new Template([string.Empty, ".Value"], [new Read(entry)])));
                return true;
            case { IsScalar: true } number when SymbolOf(target) is { } symbol && context.FindValue(symbol) is Number { Expression: Read variable } && variable.Type == number:
                context.Emit(new Assign(variable, Asked(entry, variable.Variable.Name, number, "Value")));
                return true;
            default:
                _ = context.Refuse(call, "a look-up whose value goes here", "declare a variable for it, as in 'out var value'");
                return false;
        }
    }

    private Read Asked(Variable entry, string name, IrType type, string member)
    {
        Variable part = context.NewVariable(name, type);
        context.Emit(new Opaque(part, new Template([string.Empty, "." + member], [new Read(entry)]), null));
        return new Read(part);
    }

    private static IArgumentOperation Argument(IInvocationOperation call, int ordinal) => call.Arguments.First(a => a.Parameter!.Ordinal == ordinal);

    private static ISymbol? SymbolOf(IOperation target) => target switch
    {
        ILocalReferenceOperation x => x.Local,
        IParameterReferenceOperation x => x.Parameter,
        _ => null,
    };

    /// <summary>The interface by which a dictionary is asked; null where a type is none.</summary>
    private static INamedTypeSymbol? InterfaceOf(ITypeSymbol? type) => type is INamedTypeSymbol named
        ? named.AllInterfaces.Append(named).Where(i => i.Arity == 2 && i.Name is "IReadOnlyDictionary" or "IDictionary" && i.ContainingNamespace.ToDisplayString() == "System.Collections.Generic")
            .OrderByDescending(i => i.Name.Length).FirstOrDefault()
        : null;
}
