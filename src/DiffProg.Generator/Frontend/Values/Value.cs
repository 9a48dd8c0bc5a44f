using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>What a variable or an expression of C# is while it is lowered: values of several parts are taken apart and never reach the representation.</summary>
internal abstract record Value
{
    /// <summary>The value of a variable of one part: a number, a constant of which nothing is known, an array or a span.</summary>
    public static Value Of(Variable variable) => variable.Type switch
    {
        { IsReference: true } => new Number(new Element(variable, Literal.Of(0))),
        { IsScalar: true } => new Number(new Read(variable)),
        _ => new Row(variable),
    };

    /// <summary>Its numbers, in the order of its members.</summary>
    public IEnumerable<Expression> Leaves => this switch
    {
        Number number => [number.Expression],
        Row row => [new Read(row.Variable)],
        NumberList list => [new Read(list.Items)],
        InlineArray array => [new Read(array.Row)],
        Grid grid => [new Read(grid.Row), .. grid.Lengths],
        Handle handle => [new Read(handle.Variable)],
        Composite composite => composite.Members.SelectMany(m => m.Leaves),
        _ => [],
    };

    /// <summary>The value with each of its numbers changed.</summary>
    public Value Map(Func<Expression, Expression> change) => this switch
    {
        Number number => new Number(change(number.Expression)),
        Composite composite => new Composite(composite.Layout, [.. composite.Members.Select(m => m.Map(change))]),
        _ => this,
    };
}

/// <summary>One number, or a constant of which nothing is known but its type; as a target, its place.</summary>
internal sealed record Number(Expression Expression) : Value;

/// <summary>An array or a span.</summary>
internal sealed record Row(Variable Variable) : Value;

/// <summary>The place of an array in an array of arrays.</summary>
internal sealed record RowPlace(Item Item) : Value;

/// <summary>An array of several dimensions: the row of all its elements, and the length of each dimension.</summary>
internal sealed record Grid(Variable Row, Expression[] Lengths) : Value;

/// <summary>A list of numbers or structs: the array of its elements, which has room for more where the list is the method's own, and their count. Every name of the list shares both.</summary>
/// <param name="Items">The array; the elements themselves, in place, where the list is the caller's.</param>
/// <param name="Count">How many elements there are.</param>
/// <param name="IsOwn">Whether the method made it, and may change its count.</param>
internal sealed record NumberList(Variable Items, Expression Count, bool IsOwn) : Value
{
    /// <summary>The type of its elements where they are structs; null where they are numbers.</summary>
    public Microsoft.CodeAnalysis.ITypeSymbol? Structs { get; init; }
}

/// <summary>An inline array: an array that no other value shares.</summary>
internal sealed record InlineArray(Variable Row) : Value;

/// <summary>A struct, a tuple, or an object that is made in the code at hand, by its parts.</summary>
internal sealed record Composite(Layout Layout, Value[] Members) : Value
{
    /// <summary>The block in which it is being made, and where its parts are still values rather than variables.</summary>
    public List<Statement>? Home { get; set; }

    /// <summary>The block of a constructor that works on variables, in which what is still missing is stored: nothing there is left out.</summary>
    public List<Statement>? Room { get; set; }
}

/// <summary>An object that the code at hand is given, or finds in one that it is given.</summary>
internal sealed record Handle(Variable Variable, Layout Layout) : Value;

/// <summary>The object of a handle as what a pattern found it to be: it is cast where it is used.</summary>
internal sealed record Recast(Handle Object, Microsoft.CodeAnalysis.INamedTypeSymbol Type) : Value;

/// <summary>The object that a pattern found in another one, which is asked for it again where it is used.</summary>
/// <param name="Owner">The object in which it is.</param>
/// <param name="Member">The member that holds it.</param>
/// <param name="Type">The class that it was found to be of; null where that is the member's.</param>
internal sealed record PartOf(Value Owner, Microsoft.CodeAnalysis.Operations.IMemberReferenceOperation Member, Microsoft.CodeAnalysis.INamedTypeSymbol? Type) : Value;

/// <summary>An array or an object that nothing was stored in yet.</summary>
internal sealed record Missing : Value;

/// <summary>A function that is known: what a lambda, a local function or the name of a method stands for.</summary>
/// <param name="Body">The lambda or the method group.</param>
/// <param name="This">The object whose method it stands in; for the name of a method of an object, that object.</param>
internal sealed record Closure(Microsoft.CodeAnalysis.IOperation Body, Value? This) : Value;
