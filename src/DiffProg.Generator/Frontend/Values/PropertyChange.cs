using System;
using System.Linq;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>
/// Changes a property by what it was, as <c>p.X += e</c> and <c>p.X++</c> do: the object and the arguments are evaluated once, then the
/// getter runs, then the setter.
/// </summary>
internal sealed class PropertyChange(LoweringContext context, ValueLowering values)
{
    /// <summary>Whether what is changed is a property of a value of several parts, that runs code rather than standing for a part.</summary>
    public static bool Applies(Microsoft.CodeAnalysis.IOperation target) =>
        target is IPropertyReferenceOperation { Property: { ReturnsByRef: false, ReturnsByRefReadonly: false } property, Instance.Type: { } owner }
        && Layout.TryOf(owner) is { } layout
        && (layout.IndexOf(property) is null || Dispatch.IsOpen((IPropertyReferenceOperation)target));

    /// <summary>Runs the change; gives what the property was and what it becomes, and null where it was refused.</summary>
    /// <param name="property">The property.</param>
    /// <param name="change">Computes what it becomes, from what it was.</param>
    public (Value Old, Value New)? Change(IPropertyReferenceOperation property, Func<Value, Value?> change)
    {
        if (values.OwnerOf(property) is not { } owner || values.Arguments(property.Arguments, property.Arguments.Length) is not { } given)
        {
            return null;
        }

        owner = values.Storage.Pinned(owner);
        Value[] arguments = [.. given.Select(a => a.Map(e => e is Literal ? e : context.Temporary("index", e)))];
        if (values.Member(owner, property, arguments) is not { } before)
        {
            return null;
        }

        Value old = before.Map(e => e is Literal ? e : context.Temporary("before", e));
        return values.Assignments.Set(owner, property, arguments, () => change(old)) is { } next ? (old, next) : null;
    }
}
