using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>Converts values of several parts: by operators of the user's, tuples element by element, objects to what else they are.</summary>
internal sealed class ValueConversions(LoweringContext context, ValueLowering values)
{
    /// <summary>A converted value; null where it was refused.</summary>
    public Value? Lower(IConversionOperation conversion, Layout layout, string name)
    {
        if (conversion.OperatorMethod is { } method)
        {
            return values.Operator(method, conversion, conversion.Operand);
        }

        if (Layout.TryOf(conversion.Operand.Type) is not { } from)
        {
            _ = conversion.Operand.ConstantValue is { HasValue: true, Value: null }
                ? context.Refuse(conversion, $"a '{layout.Type.Name}' that may be missing", "test the condition with if, and use the object where it is there")
                : context.Refuse(conversion);
            return null;
        }

        if (!layout.Type.IsTupleType || values.Parts(conversion.Operand, from, name) is not Composite parts)
        {
            return layout.Type.IsTupleType ? null : Cast(conversion, layout, from, name);
        }

        return Converted(parts, layout, conversion);
    }

    /// <summary>An object stays what it is, whatever it is called; what derives from what is known of it is a cast, which throws where it does not hold.</summary>
    private Value? Cast(IConversionOperation conversion, Layout layout, Layout from, string name)
    {
        Value? value = values.Parts(conversion.Operand, from, name);
        if (value is not Handle handle || conversion.IsImplicit)
        {
            return value;
        }

        if (conversion.IsTryCast)
        {
            _ = context.Refuse(conversion, $"a '{layout.Type.Name}' that may be missing", "test the class with 'is', and use the object where it is of it");
            return null;
        }

        return values.Dispatch.As(handle, layout.Type, conversion);
    }

    private Composite? Converted(Composite parts, Layout layout, IOperation site)
    {
        Value[] members = new Value[parts.Members.Length];
        for (int i = 0; i < members.Length; i++)
        {
            ITypeSymbol type = layout.Members[i].Type;
            switch (parts.Members[i])
            {
                case Number number when Types.TryLower(type) is { IsScalar: true } to && number.Expression.Type != to && ScalarFacts.ConvertsImplicitly(number.Expression.Type.Scalar, to.Scalar):
                    members[i] = new Number(new Ir.Convert(to, number.Expression, context.NewSite(site)));
                    break;
                case Composite inner when Layout.TryOf(type) is { Type.IsTupleType: true } tuple:
                    if (Converted(inner, tuple, site) is not { } converted)
                    {
                        return null;
                    }

                    members[i] = converted;
                    break;
                case Number number when Types.TryLower(type) is { IsScalar: true } to && number.Expression.Type != to:
                    _ = context.Refuse(site, "a conversion of a tuple that narrows", "convert its elements");
                    return null;
                default:
                    members[i] = parts.Members[i];
                    break;
            }
        }

        return new Composite(layout, members);
    }
}
