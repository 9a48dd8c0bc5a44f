using System;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Rules;

/// <summary>A partial derivative, as an expression over the primitive's arguments <c>x</c> and its result <c>r</c>; null where it is zero.</summary>
internal delegate Expression Partial(EquatableArray<Expression> x, Expression r);

/// <summary>All that the compiler knows of one primitive; forward mode, reverse mode and every higher order follow from it.</summary>
/// <param name="Symbol">Type, name and parameter types, as in <c>Math.Atan2(double,double)</c>; text before the parenthesis is how it is called.</param>
/// <param name="Type">What it returns.</param>
/// <param name="Partials">Its partial derivatives, one for each parameter; an empty place is a zero.</param>
/// <param name="IsCostly">Whether its value is kept for the reverse sweep rather than computed twice.</param>
/// <param name="Kink">Where it has no derivative, and what is returned there; null where it has one everywhere in its domain.</param>
internal sealed record Rule(string Symbol, IrType Type, EquatableArray<Partial?> Partials, bool IsCostly, string? Kink)
{
    /// <summary>How a call of it begins.</summary>
    public string Text => Symbol.Substring(0, Symbol.IndexOf('('));

    /// <summary>A costly function of one number with a derivative in all of its domain, or all but the kink.</summary>
    public static Rule Smooth(string name, Func<Expression, Expression, Expression> partial, string? kink = null) =>
        Costly(name + "(double)", kink, (x, r) => partial(x[0], r));

    /// <summary>A function whose value is kept for the reverse sweep.</summary>
    public static Rule Costly(string symbol, string? kink, params Partial?[] partials) =>
        new(symbol, IrType.Double, new EquatableArray<Partial?>(partials), true, kink);

    /// <summary>A function whose value is as soon computed again.</summary>
    public static Rule Cheap(string symbol, string? kink, params Partial?[] partials) =>
        new(symbol, IrType.Double, new EquatableArray<Partial?>(partials), false, kink);

    /// <summary>Constant between its jumps: every partial derivative is zero, at the jumps too.</summary>
    public static Rule Step(string symbol, IrType type)
    {
        int parameters = symbol.Count(c => c == ',') + 1;
        return new Rule(symbol, type, new EquatableArray<Partial?>(new Partial?[parameters]), false, type == IrType.Double ? "at a jump: 0" : null);
    }

    /// <summary>The primitive applied to arguments.</summary>
    public Expression Of(params ReadOnlySpan<Expression> arguments) => new Apply(Symbol, Type, EquatableArray.Create(arguments));
}
