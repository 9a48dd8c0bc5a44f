using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Diagnostics;

/// <summary>Every diagnostic, in one place. Refusals are errors that cannot be configured away.</summary>
internal static class Descriptors
{
    public const string NotDifferentiable = "DP0001";
    public const string NotPartial = "DP0002";
    public const string NameTaken = "DP0003";
    public const string Construct = "DP1001";
    public const string TypeNotSupported = "DP1002";
    public const string Signature = "DP1003";
    public const string FieldWrite = "DP1004";
    public const string CallNotSupported = "DP1005";
    public const string BlockForm = "DP1006";
    public const string UnmarkedCallee = "DP2001";
    public const string LostDerivative = "DP2002";
    public const string LostInConversion = "DP2003";
    public const string RefusedCallee = "DP2005";
    public const string ZeroGradient = "DP3001";
    public const string ConstantType = "DP3002";
    public const string LoopStorage = "DP3003";
    public const string LoopLanes = "DP3004";
    public const string CompiledIntoCallers = "DP3005";
    public const string NeverCompiledIn = "DP3006";
    public const string RuleDoesNotFit = "DP4001";
    public const string UnusedRule = "DP4002";
    public const string NoRule = "DP4003";
    public const string MissingDerivative = "DP4004";
    public const string Internal = "DP9001";

    private static readonly Dictionary<string, DiagnosticDescriptor> Table = new[]
    {
        Error(NotDifferentiable, "A method or type is not differentiable", "'{0}' is not differentiable: {1}"),
        Error(NotPartial, "A type is not partial", "'{0}' must be partial, since derivatives are emitted into it"),
        Error(NameTaken, "A name is taken", "the name '{0}' is taken: rename that member, or what is differentiable"),
        Error(Construct, "A construct cannot be differentiated", "{0} cannot stand in differentiable code; {1}"),
        Error(TypeNotSupported, "A type cannot be differentiated", "the type '{0}' cannot stand in differentiable code; {1}"),
        Error(Signature, "A method of this form cannot be differentiated", "{0}; {1}"),
        Error(FieldWrite, "A write to a field cannot be differentiated", "'{0}' is written, which differentiable code must not; return the value, or write it to a parameter"),
        Error(CallNotSupported, "A call of this form cannot be differentiated", "this call of '{0}' cannot stand in differentiable code: {1}"),
        Error(BlockForm, "A type or member of this form cannot be a parameter block", "{0}; {1}"),
        Error(UnmarkedCallee, "A callee has no derivative", "the derivative cannot pass through '{0}', which is neither marked [Differentiable] nor has a rule; {1}"),
        Error(LostDerivative, "A derivative is lost", "the derivative is lost: an active value is handed to '{0}' of '{1}', which is marked [NoDerivative]"),
        Error(LostInConversion, "A derivative is lost in a conversion", "the derivative is lost: an active value became an integer and flows back into a floating-point value; keep it a floating-point number (Math.Floor rather than a cast), or say that it is a constant by Diff.StopGradient, or let it only steer"),
        Error(RefusedCallee, "A callee is not differentiable", "it calls '{0}', which is not differentiable"),
        Advice(ZeroGradient, "A gradient is identically zero", "the gradient with respect to '{0}' is identically zero, because {1}; mark it [NoDerivative] if it is a constant"),
        Note(ConstantType, "What holds numbers is a constant", "'{0}' is a constant: its type '{1}' holds numbers and is not marked [Differentiable]; {2}"),
        Note(LoopStorage, "What the adjoint of a loop stores", "the adjoint of this loop stores {0}"),
        Note(LoopLanes, "Whether a loop runs eight iterations at once", "this loop runs {0}"),
        Note(CompiledIntoCallers, "A method has no derivatives of its own", "'{0}' has no derivatives of its own: {1}"),
        Advice(NeverCompiledIn, "A method has no derivatives", "'{0}' has no derivatives: it is compiled into the differentiable methods that call it, for the types and the functions that they call it with, and none does; call it from one"),
        Error(RuleDoesNotFit, "A rule does not fit its method", "the rule does not fit: {0}; {1}"),
        Advice(UnusedRule, "A rule is never used", "the rule '{0}' is never used: no differentiable method calls '{1}'"),
        Error(NoRule, "A method is no rule", "'{0}' is no rule: {1}"),
        Error(MissingDerivative, "A derivative that is asked for cannot be made", "the {0} that is asked for cannot be made: {1}"),
        Error(Internal, "Internal failure", "DiffProg failed on '{0}': {1}; please report this with the method's text"),
    }.ToDictionary(d => d.Id, StringComparer.Ordinal);

    public static ImmutableArray<DiagnosticDescriptor> All => [.. Table.Values];

    public static DiagnosticDescriptor Get(string id) => Table[id];

    // The compiler runs no analyzers after an error that cannot be configured, and the reasons at their places would not be shown.
    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id,
        title,
        message,
        "DiffProg",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        customTags: id is NotDifferentiable or NoRule ? [] : [WellKnownDiagnosticTags.NotConfigurable]);

    private static DiagnosticDescriptor Note(string id, string title, string message) =>
        new(id, title, message, "DiffProg", DiagnosticSeverity.Info, isEnabledByDefault: true);

    private static DiagnosticDescriptor Advice(string id, string title, string message) =>
        new(id, title, message, "DiffProg", DiagnosticSeverity.Warning, isEnabledByDefault: true);
}
