using System;
using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Lowers <c>foreach</c> over a sequence of constants: its enumerator is one more object that is asked, once and in the forward sweep, and
/// what the reverse sweep needs of an element is kept.
/// </summary>
internal sealed class SequenceLowering(LoweringContext context, ExpressionLowering expressions)
{
    private const string Generic = "global::System.Collections.Generic.";

    /// <summary>The type of the elements, where the collection is a sequence of constants; null where it is none.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol? collection)
    {
        if (OpaqueTypes.TryLower(collection, isConstant: true) is null)
        {
            return null;
        }

        INamedTypeSymbol[] sequences =
        [
            .. collection!.AllInterfaces.Append(collection as INamedTypeSymbol).OfType<INamedTypeSymbol>()
                .Where(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T),
        ];
        return sequences.Length == 1 ? sequences[0].TypeArguments[0] : null;
    }

    /// <summary>Lowers the loop; <paramref name="lower"/> lowers its body.</summary>
    public void Lower(IForEachLoopOperation loop, IOperation collection, Action<IOperation> lower)
    {
        context.Source = SourceText.Of(loop.Collection);
        ITypeSymbol element = ElementOf(collection.Type)!;
        ILocalSymbol? symbol = (loop.LoopControlVariable as IVariableDeclaratorOperation)?.Symbol;
        ITypeSymbol declared = symbol?.Type ?? element;
        if ((Types.TryLower(declared) ?? OpaqueTypes.TryLower(declared, isConstant: true) ?? WholeOf(declared)) is not { } type || type is not ({ IsScalar: true } or { Shape: Shape.Array }))
        {
            _ = context.Refuse(loop, "a 'foreach' over elements of this type", "loop over numbers, or objects that are constants");
            return;
        }

        if (new OpaqueLowering(context, expressions).Value(collection) is not { } sequence)
        {
            return;
        }

        Over(sequence, element, enumerator =>
        {
            Element(loop, symbol, type, element, enumerator);
            lower(loop.Body);
        });
    }

    /// <summary>Runs <paramref name="trip"/> for every element of a sequence, with its enumerator.</summary>
    public void Over(Expression sequence, ITypeSymbol element, Action<Read> trip)
    {
        string elementName = OpaqueTypes.NameOf(element);
        Read enumerator = Ask(
            "enumerator",
            IrType.Opaque($"{Generic}IEnumerator<{elementName}>"),
            $"(({Generic}IEnumerable<{elementName}>)(",
            sequence,
            ")).GetEnumerator()");
        EquatableArray<Statement> all = context.Block(() =>
        {
            Expression more = context.Bind("more", Literal.Of(true));
            EquatableArray<Statement> header = context.Block(() => context.Emit(new Assign(more, Ask("moved", IrType.Bool, string.Empty, enumerator, ".MoveNext()"))));
            context.Emit(new Loop(header, more, context.Block(() => trip(enumerator)), []));
        });
        context.Emit(new Try(all, [new Opaque(null, new Template([string.Empty, ".Dispose()"], [enumerator]), null)]));
    }

    /// <summary>The element at which an enumerator is; null where it was refused.</summary>
    public Value? Current(Read enumerator, ITypeSymbol element, string name, IOperation site) =>
        Layout.TryOf(element) is { } layout ? context.Handles.Constants(Ask(name, WholeOf(element)!.Value, string.Empty, enumerator, ".Current"), layout, site)
        : Types.TryLower(element) is { IsScalar: false } row ? context.Handles.Asked(row, name, new Template([string.Empty, ".Current"], [enumerator]))
        : new Number(Ask(name, (Types.TryLower(element) ?? OpaqueTypes.TryLower(element, isConstant: true))!.Value, string.Empty, enumerator, ".Current"));

    private void Element(IForEachLoopOperation loop, ILocalSymbol? symbol, IrType type, ITypeSymbol element, Read enumerator)
    {
        if (symbol is null)
        {
            new ElementVariables(context, expressions).Declare(loop, loop.LoopControlVariable, Ask("element", type, string.Empty, enumerator, ".Current"), element);
            return;
        }

        if (Layout.TryOf(symbol.Type) is not null)
        {
            if (Current(enumerator, symbol.Type, symbol.Name, loop) is { } parts)
            {
                context.Bind(symbol, parts);
            }

            return;
        }

        string cast = SymbolEqualityComparer.Default.Equals(element, symbol.Type) ? string.Empty : $"({OpaqueTypes.NameOf(symbol.Type)})";
        Template current = new([cast, ".Current"], [enumerator]);
        if (type.IsScalar)
        {
            context.Emit(new Opaque(context.Declare(symbol, type), current, null));
        }
        else
        {
            context.Bind(symbol, context.Handles.Asked(type, symbol.Name, current));
        }
    }

    /// <summary>A struct that is taken apart comes as a whole, which is a constant.</summary>
    private static IrType? WholeOf(ITypeSymbol type) => Layout.TryOf(type) is { IsReference: false } ? IrType.Opaque(OpaqueTypes.NameOf(type)) : null;

    private Read Ask(string name, IrType type, string before, Expression operand, string behind)
    {
        Variable result = context.NewVariable(name, type);
        context.Emit(new Opaque(result, new Template([before, behind], [operand]), null));
        return new Read(result);
    }
}
