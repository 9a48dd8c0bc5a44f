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

        DeconstructionInfo info = operation.Syntax is AssignmentExpressionSyntax syntax && operation.SemanticModel is { } model ? model.GetDeconstructionInfo(syntax) : default;
        return Source(operation, info.Method) is not { } source || !Store(places, source, tuple, info, operation) ? null
            : Layout.TryOf(operation.Type) is { Type.IsTupleType: true } layout ? new Composite(layout, source.Members)
            : source;
    }

    /// <summary>Declares the variables of a <c>foreach</c> that takes each element apart; false where it was refused.</summary>
    public bool Declare(ITupleOperation variables, Value element, IForEachLoopOperation loop)
    {
        DeconstructionInfo info = loop.Syntax is ForEachVariableStatementSyntax syntax && loop.SemanticModel is { } model ? model.GetDeconstructionInfo(syntax) : default;
        return TakenApart(element, info.Method, loop) is { } source && Store([.. Places(variables)], source, variables, info, loop);
    }

    private bool Store(List<(IOperation Target, Value? Place)> places, Composite source, ITupleOperation tuple, DeconstructionInfo info, IOperation operation)
    {
        if (Flattened(source, tuple, info, operation) is not { } parts)
        {
            return false;
        }

        for (int i = 0; i < parts.Count; i++)
        {
            // Each is read before any is written.
            parts[i] = parts[i] switch
            {
                Number number when number.Expression is not Literal || places[i].Place is null => new Number(places[i].Place is null ? context.Bind(NameOf(places[i].Target), number.Expression) : context.Temporary(NameOf(places[i].Target), number.Expression)),
                Composite { Layout.IsValue: true } composite => values.Storage.Copy(composite, NameOf(places[i].Target)),
                Row row when places[i].Place is Row or RowPlace or null => Given(row),
                Grid grid => values.GridVariables.Steady(grid, NameOf(places[i].Target)),
                _ => parts[i],
            };
        }

        for (int i = 0; i < parts.Count; i++)
        {
            if (!AssignPart(places[i].Target, places[i].Place, parts[i], operation))
            {
                return false;
            }
        }

        return true;
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
                return values.Assignments.Set(property, () => part) is not null;
            case IArrayElementReferenceOperation when place is RowPlace of && part is Row given:
                context.Emit(new Assign(of.Item, new Read(given.Variable)));
                return true;
            case ILocalReferenceOperation or IParameterReferenceOperation when place is Row row && part is Row given:
                context.Emit(new Assign(new Read(row.Variable), new Read(given.Variable)));
                return true;
            case ILocalReferenceOperation or IParameterReferenceOperation when place is Grid grid && part is Grid given:
                values.GridVariables.Store(grid, given, site);
                return context.Refusals.Count == 0;
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
        if (GridType.TryOf(target.Type) is not null)
        {
            return values.GridVariables.Target(target);
        }

        if (Types.TryLower(target.Type) is { IsScalar: false })
        {
            if (values.Handles.Place(target) is { } item)
            {
                return new RowPlace(item);
            }

            return values.Handles.Target(target) is { } row ? new Row(row) : null;
        }

        if (values.Target(target) is not { } place)
        {
            return null;
        }

        return values.Storage.Pinned(place);
    }

    /// <summary>What is assigned: a tuple, or what the method <c>Deconstruct</c> gives.</summary>
    private Composite? Source(IDeconstructionAssignmentOperation operation, IMethodSymbol? method)
    {
        if (Layout.TryOf(operation.Value.Type) is not { } layout)
        {
            _ = operation.Value is IInvocationOperation ? values.Of(operation.Value) : null;
            return Refused(operation);
        }

        return values.Parts(operation.Value, layout) is { } value ? TakenApart(value, method, operation) : null;
    }

    /// <summary>What is taken apart knows best why it cannot be: a method that nobody marked, a type that is unknown.</summary>
    private Composite? Refused(IOperation operation)
    {
        if (context.Refusals.Count > 0)
        {
            return null;
        }

        if (operation is IDeconstructionAssignmentOperation { Value: IInvocationOperation call } && !Marks.IsDifferentiable(call.TargetMethod))
        {
            UnmarkedCallees.Refuse(context, call);
        }
        else
        {
            _ = context.Refuse(operation);
        }

        return null;
    }

    private Composite? TakenApart(Value value, IMethodSymbol? method, IOperation site)
    {
        if (value is Composite { Layout.Type.IsTupleType: true } tuple)
        {
            return (Composite)values.Storage.Values(tuple);
        }

        if (method is null || values.Storage.Apart(value, site) is not { } parts)
        {
            return Refused(site);
        }

        return method.IsImplicitlyDeclared ? OfRecord(method, parts) : OfMethod(method, parts, site);
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

    /// <summary>The values for each place, nested ones taken apart in their turn; null where one was refused.</summary>
    private List<Value>? Flattened(Composite source, ITupleOperation targets, DeconstructionInfo info, IOperation site)
    {
        List<Value> parts = [];
        for (int i = 0; i < targets.Elements.Length; i++)
        {
            ITupleOperation? inner = targets.Elements[i] switch
            {
                ITupleOperation x => x,
                IDeclarationExpressionOperation { Expression: ITupleOperation x } => x,
                _ => null,
            };
            if (inner is null)
            {
                parts.Add(source.Members[i]);
                continue;
            }

            DeconstructionInfo nested = info.Nested.IsDefaultOrEmpty ? default : info.Nested[i];
            if (TakenApart(source.Members[i], nested.Method, site) is not { } apart || Flattened(apart, inner, nested, site) is not { } below)
            {
                return null;
            }

            parts.AddRange(below);
        }

        return parts;
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
