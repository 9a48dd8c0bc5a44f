using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>
/// Lowers calls of marked methods that take or give more than numbers and arrays: structs and tuples cross as their leaves, objects as
/// themselves, and the object that a method is called on comes first.
/// </summary>
internal sealed class MarkedCalls(LoweringContext context, ValueLowering values)
{
    /// <summary>Whether a call is one of these.</summary>
    public static bool Applies(IMethodSymbol method) => Marks.IsDifferentiable(method) && !method.IsGenericMethod
        && ((!method.IsStatic && Layout.TryOf(method.ContainingType) is not null)
            || Layout.TryOf(method.ReturnType) is not null
            || method.Parameters.Any(p => Layout.TryOf(p.Type) is not null || GridType.TryOf(p.Type) is not null || RowContainers.RowOf(p) is not null));

    /// <summary>Runs a call; null where it gives nothing, or was refused.</summary>
    public Value? Lower(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.MethodKind != MethodKind.Ordinary)
        {
            context.Refuse(Descriptors.CallNotSupported, call.Syntax, DisplayNames.Of(method), "call an ordinary method");
            return null;
        }

        Value? receiver = null;
        if (!method.IsStatic)
        {
            receiver = values.Receiver(call.Instance!, method);
            if (receiver is null)
            {
                return null;
            }
        }

        int mark = context.Output.Count;
        if (values.Arguments(call.Arguments, method.Parameters.Length) is not { } given)
        {
            return null;
        }

        return Run(method, receiver is null ? null : values.Evaluated(receiver, call.Instance, ref mark), given, call);
    }

    /// <summary>Runs a method on values; null where it gives nothing, or was refused.</summary>
    public Value? Run(IMethodSymbol method, Value? receiver, Value[] given, IOperation call)
    {
        if (Exports.IsForeign(method, context.Compilation) && Exports.Of(method) is null)
        {
            context.Refuse(Descriptors.CallNotSupported, call.Syntax, DisplayNames.Of(method), CallLowering.NotExported);
            return null;
        }

        if (IsCompiledIn(method, receiver, given))
        {
            return values.Inlining.Run(method, receiver, given, call);
        }

        if (ReadOnlyArguments.Changing(method, receiver, given, context.Compilation) is { } changing)
        {
            if (CanBeCompiledIn(method))
            {
                return values.Inlining.Run(method, receiver, given, call);
            }

            _ = context.Refuse(call, $"'{changing}', given by 'in' or called on while the method may change it under another name,", "copy it to a variable before the call");
            return null;
        }

        List<Argument> arguments = [];
        List<CalleeParameter> parameters = [];
        if (receiver is not null && !Add(receiver, Signature.OfSelf(method, context.Compilation), "self", string.Empty, call, arguments, parameters))
        {
            return null;
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (!Add(given[parameter.Ordinal], Signature.Of(parameter), parameter.Name, MethodLowering.Modifier(parameter.RefKind), call, arguments, parameters))
            {
                return null;
            }
        }

        return Emit(call, method, arguments, parameters);
    }

    /// <summary>
    /// Whether a method is compiled in: one that is given an object which is there by its parts alone, and one that writes to an object,
    /// since what is written is then known.
    /// </summary>
    private bool IsCompiledIn(IMethodSymbol method, Value? receiver, Value[] given)
    {
        Value?[] all = [receiver, .. given];
        return (all.Any(g => g is Composite { Layout.IsReference: true }) || (all.Any(g => g is Handle) && Mutation.OfObjects(method, context.Compilation)))
            && CanBeCompiledIn(method);
    }

    private bool CanBeCompiledIn(IMethodSymbol method) =>
        !context.Frames.Contains(method.OriginalDefinition) && !SymbolEqualityComparer.Default.Equals(method, context.Method) && Bodies.Of(method, context.Compilation) is not null;

    private Value? Emit(IOperation call, IMethodSymbol method, List<Argument> arguments, List<CalleeParameter> parameters)
    {
        Layout? layout = Layout.TryOf(method.ReturnType);
        string name = char.ToLowerInvariant(method.Name[0]) + method.Name.Substring(1);
        Variable[] results = layout is not null
            ? [.. Signature.OfResult(method)!.Select(l => context.NewVariable(name + l.Name.Substring("result".Length), l.Type))]
            : method.ReturnsVoid ? [] : [context.NewVariable(name, Types.TryLower(method.ReturnType)!.Value)];
        bool isSame = SymbolEqualityComparer.Default.Equals(method.ContainingType, context.Method.ContainingType);
        MethodReference reference = new(
            Marks.Key(method),
            isSame ? string.Empty : method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + ".",
            method.Name,
            IsDifferentiable: true,
            Exports.IsForeign(method, context.Compilation),
            parameters.ToEquatableArray())
        {
            Exported = Exports.IsForeign(method, context.Compilation) ? Exports.Of(method) : null,
            IsInstance = !method.IsStatic,
            IsTakenApart = layout is not null || IsTakenApart(method),
        };
        context.Emit(new Call(results.ToEquatableArray(), new CallTarget(reference, Derivation.Primal, Phase.Whole, context.NewSite(call)), arguments.ToEquatableArray()));
        return layout is not null ? MethodLowering.Composed(layout, new Queue<Value>(results.Select(Value.Of))) : results.Length == 0 ? null : Value.Of(results[0]);
    }

    /// <summary>Whether an emitted function stands for the method where no derivative flows.</summary>
    private static bool IsTakenApart(IMethodSymbol method) =>
        (!method.IsStatic && method.ContainingType.IsValueType) || method.Parameters.Any(p => Signature.AssemblyOf(p) is not null || GridType.TryOf(p.Type) is not null || RowContainers.RowOf(p) is not null);

    private bool Add(Value value, IReadOnlyList<Leaf>? leaves, string name, string modifier, IOperation site, List<Argument> arguments, List<CalleeParameter> parameters)
    {
        if (leaves is [{ Type: { IsOpaque: true } whole }] && value is Composite { Layout.Type.IsTupleType: true } tuple)
        {
            value = Packed(tuple, whole, name);
        }

        if (value is NumberList list && leaves is [{ Type.IsScalar: false }])
        {
            value = new Row(values.Lists.Elements(list, name));
        }

        Expression[] given = [.. value.Leaves];
        bool isObject = leaves is [{ Type.IsObject: true }];
        if (leaves is null || given.Length != leaves.Count || (isObject && value is not Handle) || leaves.Zip(given, (l, g) => l.Type.Scalar != g.Type.Scalar).Contains(true))
        {
            _ = context.Refuse(site, isObject ? $"an object that is made here, given as '{name}'," : $"what is given as '{name}'", "take it as a parameter, or give the method numbers");
            return false;
        }

        for (int i = 0; i < given.Length; i++)
        {
            Leaf leaf = leaves[i];
            if (Handed(given[i], leaf, site) is not { } argument)
            {
                return false;
            }

            arguments.Add(argument);
            parameters.Add(new CalleeParameter(leaf.Name, leaf.IsConstant, !leaf.Type.IsWritableRow, modifier));
        }

        return true;
    }

    /// <summary>A tuple that carries no derivative, as one value.</summary>
    private Number Packed(Composite tuple, IrType type, string name)
    {
        Expression[] leaves = [.. tuple.Leaves];
        Variable packed = context.NewVariable(name, type);
        context.Emit(new Opaque(packed, new Template(["(", .. Enumerable.Repeat(", ", leaves.Length - 1), ")"], leaves.ToEquatableArray()), null));
        return new Number(new Read(packed));
    }

    private Argument? Handed(Expression value, Leaf leaf, IOperation site)
    {
        if (value is Read { Variable: { Type.IsScalar: false } row })
        {
            if (new StandInLowering(context).Argument(row, leaf.Type.Shape == Shape.ReadOnlySpan, site) is not { } handed)
            {
                return null;
            }

            value = new Read(handed);
        }

        if (!leaf.Type.IsReference)
        {
            return new Argument(value);
        }

        switch (value)
        {
            case Read read:
                return new Argument(read, ByReference: read.Type.IsScalar);
            case Element { Array.Type.IsReference: true } element:
                return new Argument(new Read(element.Array));
            case Element element:
                Variable view = context.NewVariable(leaf.Name, leaf.Type);
                context.Emit(new Declare(view, new View(leaf.Type, element.Array, element.Index, Literal.Of(1)) { Path = element.Path }));
                return new Argument(new Read(view));
            default:
                return new Argument(context.Bind(leaf.Name, value), ByReference: true);
        }
    }
}
