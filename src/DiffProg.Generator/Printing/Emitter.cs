using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Pipeline;
using DiffProg.Generator.Printing.Members;
using DiffProg.Generator.Vectorize;

namespace DiffProg.Generator.Printing;

/// <summary>An emitted file.</summary>
internal sealed record SourceFile(string HintName, string Text)
{
    /// <summary>What the loops store of the adjoint that is in it.</summary>
    public EquatableArray<LoopStorage> Loops { get; init; } = [];

    /// <summary>Which of its loops run eight iterations at once.</summary>
    public EquatableArray<LaneReport> Lanes { get; init; } = [];
}

/// <summary>Emits one file for each derivative of a method: its functions, and the public members that stand on them.</summary>
internal static class Emitter
{
    public static EquatableArray<SourceFile> Emit(Unit unit) => unit.Requests.Select(r => Emit(unit, r)).ToEquatableArray();

    private static SourceFile Emit(Unit unit, Request request)
    {
        MethodModel method = unit.Method;
        Callees callees = new(unit.Summaries);
        Summary summary = callees.Find(method.Key)!;
        Writer writer = new();
        Derived[] made = [.. Derivatives.Make(method, request, callees, unit.Settings)];
        Header(method, writer, made.Any(UsesLanes), Roots.IsExport(request, summary) ? Export(method, summary) : null);
        EmittedMembers members = new(method, summary, unit.Requests, writer, n => Qualify(method, n));
        bool isFirst = !members.Write(request);
        EquatableArray<LoopStorage> loops = [];
        foreach (Derived derived in made)
        {
            if (!isFirst)
            {
                writer.Line();
            }

            isFirst = false;
            loops = derived.Loops;
            Remark(method, request, derived, writer);
            FunctionPrinter.Print(
                derived.Function,
                derived.Phase,
                request.Derivation.HasTangents && method.ResultParts is null,
                new Head(Attributes(derived), Modifiers(method), FileNames.Of(method.Name, request.Derivation, derived.Phase, summary), HintNames.HashOf($"{method.Key} {FileNames.Of(request, method)} {derived.Phase}")),
                writer,
                t => NameOf(t, callees),
                n => Qualify(method, n));
        }

        Footer(method, writer);
        return new SourceFile($"{method.HintName}.{FileNames.Of(request, method)}.g.cs", writer.ToString()) { Loops = loops, Lanes = made.SelectMany(d => d.Lanes).ToEquatableArray() };
    }

    private static EquatableArray<string> Attributes(Derived derived)
    {
        EquatableArray<string> always =
        [
            "[global::System.CodeDom.Compiler.GeneratedCode(\"DiffProg\", null)]",
            "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]",
        ];
        return Compiled(derived) is { } option
            ? [.. always, $"[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.{option})]"]
            : always;
    }

    /// <summary>
    /// How the runtime is to compile a derivative, where that is said: one in lanes at once as well as it can, for what it compiles in haste first is a hundred times as slow
    /// then, and the first thirty calls run that.
    /// </summary>
    private static string? Compiled(Derived derived) =>
        IsSmall(derived.Function) ? "AggressiveInlining"
        : UsesLanes(derived) ? "AggressiveOptimization"
        : null;

    /// <summary>Whether a derivative is of numbers alone and without loops, so that what its callers share with it is computed once.</summary>
    private static bool IsSmall(Function function) =>
        function.Parameters.All(p => p.Variable.Type.IsScalar)
        && function.Body.All().All(s => s is Declare { Variable.Type.IsScalar: true } or Assign or Accumulate or If or Boundary)
        && function.Body.All().SelectMany(s => s.Expressions()).SelectMany(e => e.SelfAndBelow()).Count() <= 400;

    private static bool UsesLanes(Derived derived) => derived.Function.Body.All().Any(s => s is Run || s.Declared().Any(InLanes) || s.Expressions().SelectMany(e => e.SelfAndBelow()).Any(e => e.Type.IsLanes))
        || derived.Function.Parameters.Any(p => InLanes(p.Variable))
        || derived.Function.Results.Any(r => r.Type.IsLanes);

    private static bool InLanes(Variable variable) => variable.Type is { IsLanes: true } or { Shape: Shape.LaneRow };

    private static string NameOf(CallTarget target, Callees callees) => target.Derivation.IsPrimal && !target.Method.IsTakenApart
        ? Identifiers.Escaped(target.Method.Name)
        : FileNames.Of(target.Method.Name, target.Derivation, target.Phase, callees.Find(target.Method.Key)!);

    private static string Modifiers(MethodModel method) =>
        method.Accessibility switch
        {
            "public" when method.IsExported => "public",
            "public" or "protected internal" => "internal",
            // What a class overrides, its base chooses.
            "protected" => method.IsOverride ? "internal" : "private protected",
            _ => method.Accessibility,
        }
        + (method.IsStatic || method.HasSelf ? " static" : string.Empty);

    /// <summary>What callers of other assemblies must know; null where they cannot call it.</summary>
    private static string? Export(MethodModel method, Summary summary)
    {
        static string Flags(EquatableArray<bool> flags) => string.Concat(flags.Select(f => f ? '1' : '0'));
        return Roots.IsExportable(method, summary)
            ? $"[assembly: global::DiffProg.ExportedDerivatives(\"{method.Key}\", {Exports.Version}, \"{Flags(summary.Active)}\", \"{Flags(summary.Written)}\", {(summary.Truncates ? "true" : "false")}, {(int)summary.Modes})]"
            : null;
    }

    private static void Header(MethodModel method, Writer writer, bool usesLanes, string? export)
    {
        writer.Line("// <auto-generated>Emitted by DiffProg; changes are lost when the project is built.</auto-generated>");

        // What is to be said of the user's own code, is said where it stands.
        bool runsOwnCode = method.Parameters.Any(p => p.Variable.Type.IsOpaque)
            || method.Function.Body.All().Any(s => s is Opaque or Throw or If { Condition: Literal } || s.Expressions().SelectMany(e => e.SelfAndBelow()).Any(e => e is OnGradient or Conditional { Condition: Literal } or IsNull));
        writer.Line("#nullable enable annotations");
        if (runsOwnCode)
        {
            writer.Line("#pragma warning disable");
        }

        if (method.IsOverride)
        {
            writer.Line("#pragma warning disable CS0108 // The members of the class that it derives from speak of any object of that class, these of its own.");
        }

        writer.Line("using System;");
        if (usesLanes)
        {
            writer.Line("using System.Runtime.Intrinsics;");
        }

        writer.Line("using DiffProg;");
        writer.Line();
        if (export is not null)
        {
            writer.Line(export);
            writer.Line();
        }

        if (method.Namespace.Length > 0)
        {
            writer.Line($"namespace {method.Namespace}");
            writer.Open();
        }

        foreach (string type in method.Types)
        {
            writer.Line(type);
            writer.Open();
        }
    }

    private static void Footer(MethodModel method, Writer writer)
    {
        int open = method.Types.Count + (method.Namespace.Length > 0 ? 1 : 0);
        for (int i = 0; i < open; i++)
        {
            writer.Close();
        }
    }

    /// <summary>Says what a function is, with respect to what, and what it keeps and why.</summary>
    private static void Remark(MethodModel method, Request request, Derived derived, Writer writer)
    {
        if (request.Derivation.IsPrimal)
        {
            Say($"The primal of {method.Name}, by the parts of what it takes and gives.");
            return;
        }

        string active = string.Join(", ", method.Parameters.Where((_, i) => request.Derivation.Active[i]).Select(p => p.Variable.Name));
        string what = (derived.Phase, request.Derivation.Transforms.Count, request.Derivation.HasAdjoint) switch
        {
            (Phase.Forward, 1, _) => "The augmented primal",
            (Phase.Forward, _, _) => "The augmented primal, with tangents,",
            (Phase.Reverse, 1, _) => "The reverse sweep",
            (Phase.Reverse, _, _) => "The reverse sweep, with tangents,",
            (_, _, false) when request.Derivation.Transforms.Contains(Ir.Transform.BatchedTangent) => "The tangents along eight directions",
            (_, _, false) => "The tangent",
            (_, 1, _) => "The adjoint",
            _ => "The tangent of the adjoint",
        };
        Say($"{what} of {method.Name} with respect to {(active.Length == 0 ? "nothing" : active)}.");
        string[] kept = [.. derived.Function.Body.All().SelectMany(Kept).Select(s => s.Name).Distinct()];
        if (kept.Length > 0)
        {
            writer.Line($"// On the tape: {string.Join(", ", kept)}, which the reverse sweep reads and which {(kept.Length == 1 ? "does" : "do")} not last until then.");
        }

        // What other assemblies call is a public member, and is documented as one.
        void Say(string text) => writer.Line(method.IsExported ? $"/// <summary>{text}</summary>" : "// " + text);
    }

    private static IEnumerable<Slot> Kept(Statement statement) => statement switch
    {
        Save save => [save.Slot],
        Declare { Value: Reserve { IsBack: false } room } => room.Slots,
        _ => [],
    };

    private static string Qualify(MethodModel method, string name)
    {
        if (!method.QualifiedNames.Contains(name))
        {
            return name;
        }

        return name == "Vector512" ? "global::System.Runtime.Intrinsics.Vector512" : name is "Math" or "MathF" or "Half" or "Span" or "ReadOnlySpan" ? "global::System." + name : "global::DiffProg." + name;
    }
}
