using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>
/// Lowers a call of a virtual, abstract or interface method to a choice between the classes that the object may be of. An object of any
/// other class, which another assembly may bring, is an exception: its derivative is not known here.
/// </summary>
internal sealed class Dispatch(LoweringContext context, ValueLowering values)
{
    /// <summary>Whether which method runs depends on the object.</summary>
    public bool Applies(IInvocationOperation call) =>
        call.IsVirtual && TypeArguments.Resolve(call.Instance?.Type) is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } type
        && (IsOurs(call.TargetMethod) || (call.Instance!.Type is ITypeParameterSymbol && Marks.Differentiable(type) is not null) || KnownObjects.Is(call.Instance!, context));

    /// <summary>Runs a call; null where it gives nothing, or was refused.</summary>
    public Value? Call(IInvocationOperation call)
    {
        if (values.Of(call.Instance!) is not { } found)
        {
            return null;
        }

        int mark = context.Output.Count;
        if (values.Arguments(call.Arguments, call.TargetMethod.Parameters.Length) is not { } arguments)
        {
            return null;
        }

        Value receiver = values.Evaluated(found, call.Instance, ref mark);

        return receiver is Composite { Layout.Type: INamedTypeSymbol exact }
            ? Implementers.Resolve(exact, call.TargetMethod) is { } method ? RunOn(exact, method, receiver, arguments, call) : Refused(call, exact)
            : Run(receiver is Handle { Layout.Type: INamedTypeSymbol known } ? known : (INamedTypeSymbol)TypeArguments.Resolve(call.Instance!.Type)!, call.TargetMethod, receiver, arguments, call, null);
    }

    /// <summary>Runs what a class that is not known exactly runs for a method.</summary>
    /// <param name="type">What is known of the class.</param>
    /// <param name="method">The method.</param>
    /// <param name="receiver">The object.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="site">The call.</param>
    /// <param name="own">Runs the body of <paramref name="method"/> itself; null where it is called as any other.</param>
    public Value? Run(INamedTypeSymbol type, IMethodSymbol method, Value receiver, Value[] arguments, IOperation site, Func<Value?>? own)
    {
        IReadOnlyList<(INamedTypeSymbol Type, IMethodSymbol? Method)> candidates = Implementers.Of(type, method, context.Compilation);
        if (candidates.Count == 0)
        {
            _ = context.Refuse(site, $"'{DisplayNames.Of(method)}', which no class implements,", "implement it in a class marked [Differentiable]");
            return null;
        }

        Value? result = method.ReturnsVoid ? null : NewResult(method, site);
        if (result is null && !method.ReturnsVoid)
        {
            return null;
        }

        context.Emit(Chain(0));
        return result;

        Statement Chain(int index)
        {
            if (index == candidates.Count)
            {
                return new Throw(new Template([$"new global::System.InvalidOperationException(\"A class of another assembly implements '{DisplayNames.Of(method)}', of which no derivative is known here.\")"], []));
            }

            (INamedTypeSymbol exact, IMethodSymbol? implementation) = candidates[index];
            Expression test = IsExactly(receiver, exact);
            EquatableArray<Statement> then = context.Block(() => One(exact, implementation));
            EquatableArray<Statement> otherwise = context.Block(() => context.Emit(Chain(index + 1)));
            return new If(test, then, otherwise);
        }

        void One(INamedTypeSymbol exact, IMethodSymbol? implementation)
        {
            if (implementation is null || Cast(receiver, exact, site) is not { } cast)
            {
                _ = Refused(site, exact);
                return;
            }

            bool isOwn = own is not null && SymbolEqualityComparer.Default.Equals(implementation, method);
            Value? value = isOwn ? own!() : RunOn(exact, implementation, cast, arguments, site);
            if (result is not null && value is not null)
            {
                Give(result, value, site);
            }
            else if (result is not null)
            {
                context.LeaveOut();
            }
        }
    }

    /// <summary>Whether which accessors run may depend on the object.</summary>
    public static bool IsOpen(IPropertyReferenceOperation property) =>
        (property.Property.IsVirtual || property.Property.IsAbstract || property.Property.IsOverride) && property.Instance?.Syntax is not BaseExpressionSyntax;

    /// <summary>The property that an object of an exactly known class has for one of its base; null where that is not known.</summary>
    public IPropertySymbol? Exact(IPropertyReferenceOperation property, Value owner)
    {
        if (!IsOpen(property) || (property.Property.GetMethod ?? property.Property.SetMethod) is not { } accessor)
        {
            return property.Property;
        }

        return owner switch
        {
            Composite { Layout.Type: INamedTypeSymbol exact } => Implementers.Resolve(exact, accessor)?.AssociatedSymbol as IPropertySymbol,
            Handle { Layout.Type: INamedTypeSymbol type } when Implementers.Of(type, accessor, context.Compilation).Any(c => !SymbolEqualityComparer.Default.Equals(c.Method, accessor)) => null,
            _ => property.Property,
        };
    }

    private static bool IsOurs(IMethodSymbol method) => Marks.IsDifferentiable(method) || Marks.Differentiable(method.ContainingType) is not null;

    private Value? RunOn(INamedTypeSymbol exact, IMethodSymbol method, Value receiver, Value[] arguments, IOperation site)
    {
        if (Layout.TryOf(exact) is null || exact.IsGenericType)
        {
            return Refused(site, exact);
        }

        if (method.AssociatedSymbol is IPropertySymbol property && receiver is Handle { Layout: var layout } handle && layout.IndexOf(property) is { } part)
        {
            return context.Handles.Part(handle, part, site);
        }

        return Marks.IsDifferentiable(method) && receiver is Handle
            ? values.MarkedCalls.Run(method, receiver, arguments, site)
            : values.Inlining.Run(method, receiver, arguments, site);
    }

    private Value? Refused(IOperation site, INamedTypeSymbol type)
    {
        string name = DisplayNames.Of(type);
        _ = context.Refuse(site, $"a call that may run a method of '{name}', which is not marked or is generic,", $"mark '{name}' [Differentiable]");
        return null;
    }

    private Value? NewResult(IMethodSymbol method, IOperation site)
    {
        if (Types.TryLower(method.ReturnType) is not { IsScalar: false } row)
        {
            return values.Storage.New(method.ReturnType, "result", site);
        }

        if (row.Shape != Shape.Array)
        {
            _ = context.Refuse(site, "a virtual method that returns a span", "let it return an array, or write to a parameter");
            return null;
        }

        Variable variable = context.NewVariable("result", row);
        context.Emit(new Declare(variable, Literal.Zero(row)));
        return new Row(variable);
    }

    private void Give(Value result, Value value, IOperation site)
    {
        if (result is Row target && value is Row row)
        {
            context.Emit(new Assign(new Read(target.Variable), new Read(row.Variable)));
        }
        else
        {
            _ = values.Storage.Assign(result, value, site);
        }
    }

    private Expression IsExactly(Value receiver, INamedTypeSymbol type)
    {
        Variable test = context.NewVariable("is" + type.Name, IrType.Bool);
        context.Emit(new Opaque(test, new Template([string.Empty, $".GetType() == typeof({OpaqueTypes.NameOf(type)})"], [receiver.Leaves.Single()]), null));
        return new Read(test);
    }

    /// <summary>The same object as a class that it is sure to be of, or an exception where the user's cast is one; null where it was refused.</summary>
    public Value? As(Handle value, ITypeSymbol type, IOperation site) =>
        SymbolEqualityComparer.Default.Equals(type, value.Layout.Type) ? value : Cast(value, (INamedTypeSymbol)type, site);

    /// <summary>The same object, as the class that it is of.</summary>
    private Value? Cast(Value receiver, INamedTypeSymbol exact, IOperation site)
    {
        if (Layout.TryOf(exact) is not { } layout || Tangents.ObjectOf(exact) is not { } type)
        {
            return Refused(site, exact);
        }

        Variable cast = context.NewVariable(char.ToLowerInvariant(exact.Name[0]) + exact.Name.Substring(1), type);
        if (receiver is Handle handle)
        {
            bool isConstant = handle.Variable.Type.TangentName is null;
            cast = cast with { Type = isConstant ? type with { TangentName = null } : type };
            context.Emit(new Declare(cast, new View(cast.Type, handle.Variable, Literal.Of(0), Literal.Of(1))));
            return new Handle(cast, layout);
        }

        cast = cast with { Type = type with { TangentName = null } };
        context.Emit(new Opaque(cast, new Template([$"({type.Name})", string.Empty], [receiver.Leaves.Single()]), null));
        return new Handle(cast, layout);
    }
}
