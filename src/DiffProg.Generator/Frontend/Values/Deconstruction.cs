using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>Lowers <c>(a, b) = …</c>: all values are those from before the first assignment.</summary>
internal sealed class Deconstruction(LoweringContext context, ValueLowering values)
{
    /// <summary>Runs the assignment and gives the values as a tuple; null where it was refused.</summary>
    public Composite? Assign(IDeconstructionAssignmentOperation operation)
    {
        IOperation target = operation.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : operation.Target;
        if (target is not ITupleOperation tuple)
        {
            _ = context.Refuse(operation);
            return null;
        }

        List<(IOperation Target, Value? Place)> places = [.. Places(tuple)];
        if (context.Refusals.Count > 0)
        {
            return null;
        }

        if (Source(operation) is not { } source)
        {
            return null;
        }

        Value[] parts = [.. Flattened(source, tuple)];
        for (int i = 0; i < parts.Length; i++)
        {
            // Each is read before any is written.
            parts[i] = parts[i] switch
            {
                Number number when number.Expression is not Literal || places[i].Place is null => new Number(places[i].Place is null ? context.Bind(NameOf(places[i].Target), number.Expression) : context.Temporary(NameOf(places[i].Target), number.Expression)),
                Composite { Layout.IsReference: false } composite => values.Storage.Copy(composite, NameOf(places[i].Target)),
                Row row when places[i].Place is Row or null => Given(row),
                _ => parts[i],
            };
        }

        for (int i = 0; i < parts.Length; i++)
        {
            if (!AssignPart(places[i].Target, places[i].Place, parts[i], operation))
            {
                return null;
            }
        }

        return source;
    }

    /// <summary>An array as it is now, whatever its variable becomes.</summary>
    private Row Given(Row row)
    {
        if (row.Variable.Type.Shape != Shape.Array)
        {
            return row;
        }

        Variable given = context.NewVariable(row.Variable.Name, row.Variable.Type);
        context.Emit(new Declare(given, new Read(row.Variable)));
        return new Row(given);
    }

    private bool AssignPart(IOperation target, Value? place, Value part, IOperation site)
    {
        switch (target)
        {
            case IDiscardOperation:
                return true;
            case ILocalReferenceOperation { IsDeclaration: true } declared:
                context.Bind(declared.Local, Widened(part, declared.Local.Type, site));
                return true;
            case IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared }:
                context.Bind(declared.Local, Widened(part, declared.Local.Type, site));
                return true;
            case IPropertyReferenceOperation property when ValueLowering.IsOfParts(property):
                return values.Set(property, () => part) is not null;
            case ILocalReferenceOperation or IParameterReferenceOperation when place is Row row && part is Row given:
                context.Emit(new Assign(new Read(row.Variable), new Read(given.Variable)));
                return true;
            default:
                return place is not null && values.Storage.Assign(place, Widened(part, target.Type, site), site) is not null;
        }
    }

    private IEnumerable<(IOperation, Value?)> Places(ITupleOperation tuple)
    {
        foreach (IOperation element in tuple.Elements)
        {
            switch (element)
            {
                case ITupleOperation inner:
                    foreach ((IOperation, Value?) place in Places(inner))
                    {
                        yield return place;
                    }

                    break;
                case IDeclarationExpressionOperation { Expression: ITupleOperation inner }:
                    foreach ((IOperation, Value?) place in Places(inner))
                    {
                        yield return place;
                    }

                    break;
                case IDiscardOperation or IDeclarationExpressionOperation or ILocalReferenceOperation { IsDeclaration: true }:
                case IPropertyReferenceOperation property when ValueLowering.IsOfParts(property):
                    yield return (element, null);
                    break;
                default:
                    yield return (element, Pinned(element));
                    break;
            }
        }
    }

    /// <summary>A place, of which nothing that follows changes which one it is.</summary>
    private Value? Pinned(IOperation target)
    {
        if (Types.TryLower(target.Type) is { IsScalar: false })
        {
            return values.Handles.Target(target) is { } row ? new Row(row) : null;
        }

        if (values.Target(target) is not { } place)
        {
            return null;
        }

        return place is Number { Expression: Element { Array.Type.IsReference: false } element } ? new Number(Pinned(element)) : place;
    }

    private Element Pinned(Element element)
    {
        Variable array = element.Array;
        if (context.IsAssigned(array))
        {
            array = context.NewVariable(array.Name, array.Type);
            context.Emit(new Declare(array, new Read(element.Array)));
        }

        return element with { Array = array, Index = element.Index is Literal ? element.Index : context.Bind("index", element.Index) };
    }

    /// <summary>What is assigned: a tuple, or what the method <c>Deconstruct</c> gives.</summary>
    private Composite? Source(IDeconstructionAssignmentOperation operation)
    {
        if (Layout.TryOf(operation.Value.Type) is not { } layout)
        {
            _ = context.Refuse(operation);
            return null;
        }

        if (layout.Type.IsTupleType)
        {
            return values.Parts(operation.Value, layout) is Composite tuple ? (Composite)values.Storage.Values(tuple) : null;
        }

        IMethodSymbol? method = operation.Syntax is AssignmentExpressionSyntax syntax
            ? operation.SemanticModel?.GetDeconstructionInfo(syntax).Method
            : null;
        if (method is null || values.Apart(values.Parts(operation.Value, layout), operation) is not { } value)
        {
            _ = context.Refuse(operation);
            return null;
        }

        return method.IsImplicitlyDeclared ? OfRecord(method, value) : OfMethod(method, value, operation);
    }

    /// <summary>A record gives the parts that its parameters name.</summary>
    private static Composite OfRecord(IMethodSymbol method, Composite value) => new(value.Layout, [.. method.Parameters.Select(p =>
        value.Members[value.Layout.Members.TakeWhile(m => m.Name != p.Name).Count()])]);

    private Composite? OfMethod(IMethodSymbol method, Composite value, IOperation site)
    {
        Value[] outputs = new Value[method.Parameters.Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            if (values.Storage.New(method.Parameters[i].Type, method.Parameters[i].Name, site) is not { } output)
            {
                return null;
            }

            outputs[i] = output;
        }

        _ = values.Inlining.Run(method, value, outputs, site);
        return new Composite(value.Layout, outputs);
    }

    private static IEnumerable<Value> Flattened(Composite source, ITupleOperation targets)
    {
        for (int i = 0; i < targets.Elements.Length; i++)
        {
            ITupleOperation? inner = targets.Elements[i] switch
            {
                ITupleOperation x => x,
                IDeclarationExpressionOperation { Expression: ITupleOperation x } => x,
                _ => null,
            };
            foreach (Value part in inner is not null && source.Members[i] is Composite nested ? Flattened(nested, inner) : [source.Members[i]])
            {
                yield return part;
            }
        }
    }

    private Value Widened(Value part, ITypeSymbol? type, IOperation site) =>
        part is Number number && Types.TryLower(type) is { IsScalar: true } to && number.Expression.Type != to
            ? new Number(context.Bind("part", new Ir.Convert(to, number.Expression, context.NewSite(site))))
            : part;

    private static string NameOf(IOperation target) => target switch
    {
        ILocalReferenceOperation x => x.Local.Name,
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation x } => x.Local.Name,
        IParameterReferenceOperation x => x.Parameter.Name,
        _ => "part",
    };
}
