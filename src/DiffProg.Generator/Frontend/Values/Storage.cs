using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>Copies, overwrites and chooses values part by part: a struct is copied where C# copies it, an object never.</summary>
internal sealed class Storage(LoweringContext context)
{
    /// <summary>A value of zeros; null where a part of it is an array or an object, which would be missing.</summary>
    public Composite? Zero(Layout layout, IOperation site) => Zero(layout, site, isRead: true);

    private Composite? Zero(Layout layout, IOperation site, bool isRead)
    {
        Value[] members = new Value[layout.Members.Count];
        for (int i = 0; i < members.Length; i++)
        {
            if (Zero(layout.Members[i].Type, site, isRead) is not { } zero)
            {
                return null;
            }

            members[i] = zero;
        }

        return new Composite(layout, members);
    }

    /// <summary>New variables of a type, that nothing reads before it is stored.</summary>
    public Value? New(ITypeSymbol type, string name, IOperation site) => Zero(type, site, isRead: false) switch
    {
        Composite zero => Copy(zero, name),
        Number zero => Variables(zero, name),
        _ => null,
    };

    /// <summary>A copy in variables of its own.</summary>
    public Composite Copy(Composite value, string name) => (Composite)Variables(value, name);

    private InlineArray Copy(InlineArray value, string name) => new(new InlineArrayLowering(context, new ExpressionLowering(context)).Copy(value.Row, name));

    /// <summary>The values that a struct has now, whatever is written to it later in the same expression.</summary>
    public Value Values(Value value) => value switch
    {
        Composite { Layout.IsValue: true } x => new Composite(x.Layout, [.. x.Members.Select(Values)]),
        InlineArray x => Copy(x, "part"),
        _ => value,
    };

    /// <summary>Overwrites a part of a value; gives what was stored.</summary>
    public Value? Store(Composite owner, int index, Value value, IOperation site)
    {
        LayoutMember member = owner.Layout.Members[index];
        if (member.IsConstant && value is Number { Expression.Type.IsDifferentiable: true } number)
        {
            value = Constant(number, member.Name, owner.Layout.Type, site);
        }

        if (owner.Members[index] is Missing && owner.Room == context.Output && value is not Number)
        {
            owner.Members[index] = value;
            return value;
        }

        if (owner.Home != context.Output)
        {
            return Assign(owner.Members[index], value, site);
        }

        owner.Members[index] = value is Number or Composite { Layout.IsValue: true } ? Bound(value, member.Name) : value;
        return owner.Members[index];
    }

    /// <summary>Overwrites a part of an object that the method is given, where the emitted code may.</summary>
    public Value? Overwrite(Value place, Value value, IMemberReferenceOperation member, IOperation site)
    {
        if (place.Leaves.OfType<Element>().Any(e => e.IsConstant && e.Type.IsDifferentiable) && value is Number { Expression.Type.IsDifferentiable: true } number)
        {
            value = Constant(number, member.Member.Name, member.Member.ContainingType, site);
        }

        if (member is IPropertyReferenceOperation { Property.SetMethod: var setter } && (setter is null || setter.IsInitOnly || !context.Compilation.IsSymbolAccessibleWithin(setter, context.Method.ContainingType)))
        {
            _ = context.Refuse(site, $"an assignment to '{member.Member.Name}'", "give it a setter that can be called from here");
            return null;
        }

        return Assign(place, value, site);
    }

    /// <summary>Overwrites a value, part by part; gives it. Null where it was refused.</summary>
    public Value? Assign(Value target, Value value, IOperation site)
    {
        if (AsCopied(value, target, site) is not { } given)
        {
            return null;
        }

        value = given;
        if (target.Leaves.Count() != value.Leaves.Count() && context.Refusals.Count > 0)
        {
            // What stands in for a refused value has not its parts.
            return null;
        }

        if (target.Leaves.Count() != value.Leaves.Count() || target is Missing or Closure or NumberList or InlineArray || value is Missing or Closure or NumberList or InlineArray)
        {
            _ = context.Refuse(site, "the assignment of an array, object or function that is missing, or decided late,", "give it where it is declared");
            return null;
        }

        (Expression Target, Expression Value)[] pairs = [.. target.Leaves.Zip(value.Leaves, (t, v) => (t, v)).Where(p => p.t != p.v)];
        if (target is Composite { Layout.IsValue: false } or Handle || pairs.Any(p => !p.Target.Type.IsScalar || p.Value.Type.IsObject))
        {
            _ = context.Refuse(site, "the assignment of an object or array variable", "give each object a variable of its own");
            return null;
        }

        if (pairs.Any(p => p.Target is not (Read or Element) || (p.Target is Read asked && context.Handles.IsAsked(asked.Variable))))
        {
            _ = context.Refuse(site, "an assignment to this", "assign to a variable, or to a part of one");
            return null;
        }

        if (pairs.Select(p => (p.Target as Element)?.Path).FirstOrDefault(PartPaths.IsFixed) is { } path)
        {
            _ = context.Refuse(site, $"an assignment, part by part, to '{PartPaths.Read(path).TrimStart('.')}', which has no place that can be referred to", "store it in a field");
            return null;
        }

        Expression[] values = [.. pairs.Select(p => p.Value)];
        for (int i = 1; i < pairs.Length; i++)
        {
            // What an earlier part's assignment would change is kept from before it.
            if (pairs.Take(i).Any(p => Effects.MayChange(new Assign(p.Target, p.Value), values[i])))
            {
                values[i] = context.Bind("part", values[i]);
            }
        }

        for (int i = 0; i < pairs.Length; i++)
        {
            context.Emit(new Assign(pairs[i].Target, values[i]));
        }

        return target;
    }

    /// <summary>Copies one element of a row to another; of a struct, part by part.</summary>
    public void CopyElement(Variable source, Expression from, Variable target, Expression to, ITypeSymbol? structs, IOperation site)
    {
        if (structs is null)
        {
            context.Emit(new Assign(new Element(target, to), context.Tables.Element(source, from)));
        }
        else if (context.Handles.Element(source, from, structs, site) is { } value && context.Handles.Element(target, to, structs, site) is { } place)
        {
            _ = Assign(place, value, site);
        }
    }

    /// <summary>A place, of which nothing that follows changes which one it is.</summary>
    public Value Pinned(Value place)
    {
        Dictionary<Variable, Variable> arrays = [];
        return place.Map(e => e is Element { Array.Type.IsReference: false } element ? Pinned(element, arrays) : e);
    }

    private Element Pinned(Element element, Dictionary<Variable, Variable> arrays)
    {
        if (!arrays.TryGetValue(element.Array, out Variable? array))
        {
            array = element.Array;
            if (context.IsAssigned(array))
            {
                array = context.NewVariable(array.Name, array.Type);
                context.Emit(new Declare(array, new Read(element.Array)));
            }

            arrays[element.Array] = array;
        }

        return element with { Array = array, Index = element.Index is Literal || element.Path.Length > 0 ? element.Index : context.Bind("index", element.Index) };
    }

    /// <summary>One of two values, of which only the chosen one is evaluated.</summary>
    public Composite? Choice(Layout layout, Expression condition, Func<Value?> lowerTrue, Func<Value?> lowerFalse, IOperation site)
    {
        condition = condition is Read or Literal ? condition : context.Bind("choice", condition);
        Value? whenTrue = null;
        Value? whenFalse = null;
        EquatableArray<Statement> trueEffects = context.Block(() => whenTrue = lowerTrue());
        EquatableArray<Statement> falseEffects = context.Block(() => whenFalse = lowerFalse());
        if (whenTrue is null || whenFalse is null)
        {
            return null;
        }

        if (layout.IsReference ? layout.IsValue : !whenTrue.Leaves.SequenceEqual(whenFalse.Leaves))
        {
            trueEffects = [.. trueEffects, .. context.Block(() => whenTrue = Apart(whenTrue, site))];
            falseEffects = [.. falseEffects, .. context.Block(() => whenFalse = Apart(whenFalse, site))];
        }

        (Expression True, Expression False)[] leaves = [.. whenTrue.Leaves.Zip(whenFalse.Leaves, (t, f) => (t, f))];
        if (!layout.IsValue || whenTrue is not Composite one || whenFalse is not Composite other || !IsSameClass(one, other) || leaves.Any(l => !l.True.Type.IsScalar && l.True != l.False))
        {
            _ = context.Refuse(site, "a choice between objects or arrays", "choose between what their members give, as in c ? a.F(x) : b.F(x)");
            return null;
        }

        int next = 0;
        if (trueEffects.IsEmpty && falseEffects.IsEmpty)
        {
            return (Composite)one.Map(_ =>
            {
                (Expression t, Expression f) = leaves[next++];
                return t == f ? t : new Conditional(condition, t, f);
            });
        }

        Composite result = Copy((Composite)one.Map(e => Literal.Zero(e.Type)), "choice");
        Expression[] targets = [.. result.Leaves];
        IEnumerable<Statement> Assigned(Func<(Expression True, Expression False), Expression> value) =>
            leaves.Select((l, i) => (Statement)new Assign(targets[i], value(l)) { Source = context.Source }).Where((_, i) => targets[i] != value(leaves[i]));
        context.Emit(new If(condition, [.. trueEffects, .. Assigned(l => l.True)], [.. falseEffects, .. Assigned(l => l.False)]));
        return result;
    }

    /// <summary>The zero of a type; null where a part of it would be missing.</summary>
    public Value? Zero(ITypeSymbol type, IOperation site) => Zero(type, site, isRead: true);

    /// <summary>The zero of a type; where nothing reads it, also of one whose values are objects that may be copied.</summary>
    private Value? Zero(ITypeSymbol type, IOperation site, bool isRead)
    {
        if (Layout.TryOf(type) is { } layout && (isRead ? !layout.IsReference : layout.IsValue))
        {
            return Zero(layout, site, isRead);
        }

        if (!RowContainers.Is(type) && (Types.TryLower(type) ?? OpaqueTypes.TryLower(type, isConstant: true)) is { IsScalar: true } known)
        {
            return new Number(Literal.Zero(known));
        }

        _ = isRead
            ? context.Refuse(site, $"a value whose part of type '{DisplayNames.Of(type)}' is missing", "give every part its value")
            : context.Refuse(site, $"a value that is, or holds, a '{DisplayNames.Of(type)}' and is given in more than one place, or only later,", "give it in one place, or decide on its numbers alone");
        return null;
    }

    /// <summary>The value, each number of it in a variable of its own; an object stays the one it is.</summary>
    public Value Variables(Value value, string name) => value switch
    {
        Composite { Layout.IsValue: true } x => new Composite(x.Layout, [.. x.Members.Select((m, i) => Variables(m, name, x.Layout.Members[i]))]),
        Number x => new Number(context.Bind(name, x.Expression)),
        InlineArray x => Copy(x, name),
        _ => value,
    };

    /// <summary>The parts that a value has now; null where it has none, or was refused.</summary>
    public Composite? Apart(Value? value, IOperation site) => value switch
    {
        Composite { Layout.IsValue: true } composite when composite.Members.Any(IsWhole) => Apart(composite, site),
        Composite composite => composite,
        Handle handle => Apart(handle, site),
        _ => null,
    };

    /// <summary>Whether an object that may be copied stands in a value, with none of its parts taken.</summary>
    private static bool IsWhole(Value part) => part is Handle { Layout.IsValue: true } || (part is Composite { Layout.IsValue: true } inner && inner.Members.Any(IsWhole));

    private Composite? Apart(Composite value, IOperation site)
    {
        Value?[] members = [.. value.Members.Select(m => IsWhole(m) ? Apart(m, site) : m)];
        return members.Contains(null) ? null : new Composite(value.Layout, members!);
    }

    private Composite? Apart(Handle handle, IOperation site)
    {
        if (handle.Layout.Type is INamedTypeSymbol { IsSealed: false } type && Implementers.DeriveFrom(type, context.Compilation))
        {
            _ = context.Refuse(site, $"a copy of an object of '{type.Name}', which may be of a class that derives from it,", "take an object of a sealed class");
            return null;
        }

        Value?[] members = [.. handle.Layout.Members.Select((_, i) => context.Handles.Part(handle, i, site))];
        if (handle.Layout.IsValue)
        {
            members = [.. members.Select(m => m is Handle ? Apart(m, site) : m)];
        }

        return members.Contains(null) ? null : new Composite(handle.Layout, members!);
    }

    /// <summary>The parts of an object that is stored in a variable which holds a copy of it; every other value as it is.</summary>
    private Value? AsCopied(Value value, Value target, IOperation site)
    {
        if (target is not Composite { Layout.IsValue: true } place || !(place.Layout.IsReference || IsWhole(value)))
        {
            return value;
        }

        if (Apart(value, site) is not { } parts || IsSameClass(place, parts))
        {
            return Apart(value, site);
        }

        _ = context.Refuse(site, $"the assignment of an object of '{parts.Layout.Type.Name}' to a variable that holds one of '{place.Layout.Type.Name}'", "give each object a variable of its own");
        return null;
    }

    /// <summary>What an object runs depends on its class, and so does what an object in it runs.</summary>
    private static bool IsSameClass(Composite one, Composite other) => (!one.Layout.IsReference || SymbolEqualityComparer.Default.Equals(one.Layout.Type, other.Layout.Type))
        && one.Members.Zip(other.Members, (a, b) => a is not Composite inner || b is not Composite otherInner || IsSameClass(inner, otherInner)).All(isSame => isSame);

    /// <summary>A value that no later statement changes.</summary>
    private Value Bound(Value value, string name) => value switch
    {
        Number { Expression: Literal } => value,
        _ => Variables(value, char.ToLowerInvariant(name[0]) + name.Substring(1)),
    };

    /// <summary>A value on its way to what is marked as a constant.</summary>
    private Number Constant(Number value, string member, ITypeSymbol owner, IOperation site)
    {
        Loss loss = new(
            Descriptors.LostDerivative,
            context.NewSite(site),
            [member, DisplayNames.Of(owner)]);
        Variable constant = context.NewVariable(member, value.Expression.Type);
        context.Emit(new Opaque(constant, new Template([string.Empty, string.Empty], [value.Expression]), loss));
        return new Number(new Read(constant));
    }

    /// <summary>A part of a value, each number of it in a variable of its own.</summary>
    public Value Variables(Value value, string owner, LayoutMember member)
    {
        string name = PartName(owner, member.Name);
        if (!member.IsConstant || value is not Number { Expression: { Type.IsDifferentiable: true } number })
        {
            return Variables(value, name);
        }

        Variable constant = context.NewVariable(name, number.Type) with { ConstantSite = context.MethodSite };
        context.Emit(new Declare(constant, number));
        return new Number(new Read(constant));
    }

    /// <summary>The name of the variable that a part is in.</summary>
    public static string PartName(string owner, string part)
    {
        string bare = part.TrimStart('_');
        return bare.Length == 0 ? owner + part : owner + char.ToUpperInvariant(bare[0]) + bare.Substring(1);
    }
}
