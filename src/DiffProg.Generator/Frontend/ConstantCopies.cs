using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Writes <c>with</c> over a constant.</summary>
internal static class ConstantCopies
{
    /// <summary>Writes a copy in which some members are others.</summary>
    public static TemplateBuilder With(this TemplateBuilder code, IWithOperation copy)
    {
        _ = code.Text("(").Value(copy.Operand).Text(" with {");
        string between = " ";
        foreach (IOperation initializer in copy.Initializer.Initializers)
        {
            if (initializer is not ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: { } member } } assignment)
            {
                return code.Refuse(initializer);
            }

            _ = code.Text($"{between}{Identifiers.Escaped(member.Name)} = ").Value(assignment.Value);
            between = ", ";
        }

        return code.Text(" })");
    }
}
