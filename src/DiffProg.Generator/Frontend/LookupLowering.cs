using System.Linq;
using DiffProg.Generator.Diagnostics;
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
        FoundValues found = new(context, entry);
        Expression isFound = found.Ask("isFound", IrType.Bool, "IsFound");
        return found.Store(call, Argument(call, 1).Value, type.TypeArguments[1], "Value") ? isFound : null;
    }

    private static IArgumentOperation Argument(IInvocationOperation call, int ordinal) => call.Arguments.First(a => a.Parameter!.Ordinal == ordinal);

    /// <summary>The interface by which a dictionary is asked; null where a type is none.</summary>
    private static INamedTypeSymbol? InterfaceOf(ITypeSymbol? type) => type is INamedTypeSymbol named
        ? named.AllInterfaces.Append(named).Where(i => i.Arity == 2 && i.Name is "IReadOnlyDictionary" or "IDictionary" && i.ContainingNamespace.ToDisplayString() == "System.Collections.Generic")
            .OrderByDescending(i => i.Name.Length).FirstOrDefault()
        : null;
}
