using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>Lowers operators, methods, properties and constructors of the types of <c>System.Numerics</c>, and functions that give pairs, part by part.</summary>
internal sealed class FrameworkCalls(LoweringContext context)
{
    /// <summary>Whether a method is one of such a type.</summary>
    public static bool Knows(IMethodSymbol method) => FrameworkTypes.Is(method.ContainingType) || GivesPair(method);

    /// <summary>Whether a method of the types that hold the mathematics gives two numbers.</summary>
    private static bool GivesPair(IMethodSymbol method) =>
        method is { IsStatic: true, ReturnType: INamedTypeSymbol { IsTupleType: true, TupleElements: var elements }, ContainingType.ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
        && elements.All(e => Types.TryLower(e.Type) is { IsDifferentiable: true }) && PartFunctions.Find(method.ContainingType.Name, method.Name) is not null;

    /// <summary>The value of a call; null where it was refused.</summary>
    public Value? Run(IMethodSymbol method, Value? receiver, Value[] arguments, IOperation site)
    {
        Value[] given = [.. receiver is null ? [] : new[] { receiver }, .. arguments.Take(method.Parameters.Length)];
        Expression[][] parts = [.. given.Select(g => g.Leaves.ToArray())];
        PartFunction? function = method.Parameters.All(p => p.RefKind is RefKind.None or RefKind.In && IsOfNumbers(p.Type)) && (IsOfNumbers(method.ReturnType) || GivesPair(method))
            ? PartFunctions.Find(method.ContainingType.Name, method.Name)
            : null;
        if (function is null || parts.Any(p => p.Any(e => !e.Type.IsScalar)))
        {
            _ = context.Refuse(site, $"'{DisplayNames.Of(method)}', which has no rule,", "write it by the parts");
            return null;
        }

        given = [.. given.Select(g => g.Map(e => e is Literal or Read ? e : context.Bind("part", e)))];
        Expression[] results = function.Of([.. given.Select(g => g.Leaves.ToArray())]);
        Layout? layout = Layout.TryOf(method.ReturnType);
        if (!function.IsExact)
        {
            Expression[] own = Own(method, receiver is not null, given, layout, site);
            results = [.. results.Select((r, i) => RuleTable.Get("Elementary.WithDerivativeOf(double,double)", r.Type.Scalar).Of(own[i], r))];
        }

        return layout is null ? new Number(results[0]) : MethodLowering.Composed(layout, new Queue<Value>(results.Select(r => new Number(r))));
    }

    /// <summary>A new value; null where it was refused.</summary>
    public Composite? Create(IObjectCreationOperation creation, Layout layout, Value[] arguments)
    {
        Expression[] parts = [.. arguments.SelectMany(a => a.Leaves)];
        int count = Count(layout);
        Expression[]? all = !arguments.All(a => a is Number or Composite) ? null
            : parts.Length == count ? parts
            : parts.Length == 1 && layout.Type.Name.StartsWith("Vector", System.StringComparison.Ordinal) ? Repeated(parts[0], count)
            : null;
        if (all is not null)
        {
            return MethodLowering.Composed(layout, new Queue<Value>(all.Select(e => new Number(e))));
        }

        _ = context.Refuse(creation, $"this way of making a '{layout.Type.Name}'", "give it all of its parts");
        return null;
    }

    private Expression[] Repeated(Expression value, int count) => [.. Enumerable.Repeat(value is Literal or Read ? value : context.Bind("part", value), count)];

    /// <summary>The parts of the framework's own value.</summary>
    private Expression[] Own(IMethodSymbol method, bool isInstance, Value[] given, Layout? layout, IOperation site)
    {
        Template call = CallOf(method, isInstance, given);
        if (layout is null)
        {
            Variable number = context.NewVariable("value", Types.TryLower(method.ReturnType)!.Value);
            context.Emit(new Opaque(number, call, null));
            return [new Read(number)];
        }

        Variable value = context.NewVariable("value", IrType.Opaque(OpaqueTypes.NameOf(layout.Type)));
        context.Emit(new Opaque(value, call, null));
        return [.. context.Handles.Constants(new Read(value), layout, site)!.Leaves];
    }

    private static Template CallOf(IMethodSymbol method, bool isInstance, Value[] given)
    {
        List<string> parts = [string.Empty];
        List<Expression> operands = [];
        string type = OpaqueTypes.NameOf(method.ContainingType);
        string? sign = Sign(method.Name);
        if (isInstance)
        {
            Add(given[0]);
            if (method.AssociatedSymbol is { } property)
            {
                Text("." + property.Name);
            }
            else
            {
                Text($".{method.Name}(");
                List(given.Skip(1));
                Text(")");
            }
        }
        else if (sign is not null)
        {
            if (given.Length == 1)
            {
                Text(sign);
            }

            Add(given[0]);
            foreach (Value right in given.Skip(1))
            {
                Text($" {sign} ");
                Add(right);
            }
        }
        else
        {
            Text($"{type}.{method.Name}(");
            List(given);
            Text(")");
        }

        return new Template(parts.ToEquatableArray(), operands.ToEquatableArray());

        void Text(string text) => parts[parts.Count - 1] += text;

        void List(IEnumerable<Value> values)
        {
            bool isFirst = true;
            foreach (Value value in values)
            {
                Text(isFirst ? string.Empty : ", ");
                isFirst = false;
                Add(value);
            }
        }

        void Add(Value value)
        {
            if (value is Composite composite)
            {
                Text($"new {OpaqueTypes.NameOf(composite.Layout.Type)}(");
                List(composite.Members);
                Text(")");
                return;
            }

            operands.Add(value.Leaves.Single());
            parts.Add(string.Empty);
        }
    }

    private static string? Sign(string name) => name switch
    {
        "op_Multiply" => "*",
        "op_Division" => "/",
        "op_UnaryNegation" => "-",
        _ => null,
    };

    private static bool IsOfNumbers(ITypeSymbol type) => FrameworkTypes.Is(type) || Types.TryLower(type) is { IsScalar: true };

    private static int Count(Layout layout) => layout.Members.Sum(m => Layout.TryOf(m.Type) is { } inner ? Count(inner) : 1);
}
