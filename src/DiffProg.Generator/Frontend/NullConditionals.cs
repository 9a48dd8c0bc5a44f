using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Writes <c>?.</c> and <c>??</c>.</summary>
internal static class NullConditionals
{
    /// <summary>Whether an operation begins at what stands before a <c>?.</c>.</summary>
    public static bool IsBehind(IOperation? operation) => operation switch
    {
        IConditionalAccessInstanceOperation => true,
        IInvocationOperation x => IsBehind(x.Instance),
        IMemberReferenceOperation x => IsBehind(x.Instance),
        IConditionalAccessOperation x => IsBehind(x.Operation),
        IConversionOperation { IsImplicit: true } x => IsBehind(x.Operand),
        _ => false,
    };

    /// <summary>Writes what is asked of an object unless it is null.</summary>
    public static TemplateBuilder Access(this TemplateBuilder code, IConditionalAccessOperation access) =>
        (IsBehind(access.Operation) ? code.Behind(access.Operation) : code.Text("(").Value(access.Operation).Text(")")).Text("?").Behind(access.WhenNotNull);

    /// <summary>Writes what stands behind a <c>?.</c>.</summary>
    public static TemplateBuilder Behind(this TemplateBuilder code, IOperation operation) => operation switch
    {
        IConditionalAccessInstanceOperation => code,
        IInvocationOperation x => code.Invocation(x),
        IPropertyReferenceOperation { Property.IsIndexer: true } x => code.Member(x.Instance, x.Property, x.Arguments),
        IMemberReferenceOperation x => code.Member(x.Instance, x.Member),
        IConditionalAccessOperation x => code.Access(x),
        IConversionOperation { IsImplicit: true } x => code.Behind(x.Operand),
        _ => code.Refuse(operation),
    };
}
