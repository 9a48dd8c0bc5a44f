using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Printing;

/// <content>Long functions, as several methods that hand on their locals.</content>
internal sealed partial class FunctionPrinter
{
    /// <summary>The names that a field hides.</summary>
    private static readonly string[] OfEveryObject = ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals"];

    /// <summary>The name of what the parts hand on.</summary>
    private readonly string _locals;

    /// <summary>The method that runs the parts one after another.</summary>
    private void CallParts(Part[] parts, Variable[] handedOn, Head head)
    {
        _writer.Line($"scoped {head.NameOfLocals} {_locals} = default;");
        HashSet<Variable> parameters = [.. _function.Parameters.Select(p => p.Variable)];
        foreach (Variable variable in handedOn.Where(parameters.Contains))
        {
            _writer.Line($"{_locals}.{_names[variable]} = {(IsByReference(variable) ? "ref " : string.Empty)}{_names[variable]};");
        }

        for (int i = 0; i < parts.Length; i++)
        {
            string returned = i == parts.Length - 1 && !_function.Results.IsEmpty ? "return " : string.Empty;
            _writer.Line($"{returned}{head.Name}Part{i + 1}(ref {_locals}{(_usesTape ? ", tape" : string.Empty)});");
        }
    }

    private void WriteParts(Part[] parts, Variable[] handedOn, Head head)
    {
        string modifiers = head.Modifiers.EndsWith(" static", StringComparison.Ordinal) ? "private static" : "private";
        for (int i = 0; i < parts.Length; i++)
        {
            bool isLast = i == parts.Length - 1;
            _writer.Line();
            _writer.Line($"// Part {i + 1} of {parts.Length} of {head.Name}, which is longer than what the runtime's compiler optimises.");
            WriteLines(head.Attributes);
            _writer.Line($"{modifiers} {(isLast ? ReturnType(_function.Results) : "void")} {head.Name}Part{i + 1}(ref {head.NameOfLocals} {_locals}{(_usesTape ? $", {_qualify("Tape")} tape" : string.Empty)})");
            _writer.Open();
            foreach (Variable variable in parts[i].Taken)
            {
                _writer.Line($"{Field(variable)} = {(IsByReference(variable) ? "ref " : string.Empty)}{_locals}.{_names[variable]};");
            }

            if (parts[i].Taken.Length > 0)
            {
                _writer.Line();
            }

            Body(parts[i]);
            foreach (Variable variable in parts[i].Left.Where(v => !IsByReference(v)))
            {
                _writer.Line($"{_locals}.{_names[variable]} = {_names[variable]};");
            }

            if (isLast)
            {
                End();
            }

            _writer.Close();
        }

        _writer.Line();
        _writer.Line($"// What the parts of {head.Name} hand on.");
        _writer.Line(head.Attributes[0]);
        _writer.Line($"private ref struct {head.NameOfLocals}");
        _writer.Open();
        foreach (Variable variable in handedOn)
        {
            _writer.Line($"public {(OfEveryObject.Contains(_names[variable]) ? "new " : string.Empty)}{Field(variable)};");
        }

        _writer.Close();
    }

    private string Field(Variable variable) => $"{(IsByReference(variable) && !variable.Type.IsReference ? "ref " : string.Empty)}{_expressions.TypeName(variable.Type)} {_names[variable]}";

    /// <summary>Whether it is a parameter that stands for a place of the caller's.</summary>
    private bool IsByReference(Variable variable) => variable.Type.IsReference || _function.Parameters.Any(p => p.ByReference && p.Variable == variable);
}
