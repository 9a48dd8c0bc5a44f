using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>A parameter that a rule has to have.</summary>
/// <param name="Type">Its type in C#, with how it is passed.</param>
/// <param name="Name">What it may be called.</param>
internal sealed record ExpectedParameter(string Type, string Name);

/// <summary>Why a rule fits no method.</summary>
/// <param name="Parameter">The parameter that it is about; null where it is about the whole.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Expected">What would be right.</param>
/// <param name="Header">The header that the rule has to have; null where its method is not known.</param>
internal sealed record Misfit(IParameterSymbol? Parameter, string What, string Expected, string? Header = null);

/// <summary>A method that a user made the rule of another, and whether it can be.</summary>
internal sealed class RuleSignature
{
    private readonly List<Misfit> _misfits = [];

    private RuleSignature(IMethodSymbol rule, AttributeData mark, bool isVjp)
    {
        Rule = rule;
        IsVjp = isVjp;
        if (mark.ConstructorArguments is [{ Value: ITypeSymbol type }, { Value: string name }] && type is not IErrorTypeSymbol)
        {
            Primal = Find(type, name);
        }
        else
        {
            Refuse("it names no method", "write [VjpOf(typeof(T), nameof(T.F))]");
        }
    }

    public IMethodSymbol Rule { get; }

    public bool IsVjp { get; }

    /// <summary>The method that the rule is for; null where it fits none.</summary>
    public IMethodSymbol? Primal { get; }

    public IReadOnlyList<Misfit> Misfits => _misfits;

    /// <summary>The rule that a method is in reverse mode; null where it is not marked as one.</summary>
    public static RuleSignature? OfVjp(IMethodSymbol method) => Marks.VjpOf(method) is { } mark ? new RuleSignature(method, mark, isVjp: true) : null;

    /// <summary>The rule that a method is in forward mode; null where it is not marked as one.</summary>
    public static RuleSignature? OfJvp(IMethodSymbol method) => Marks.JvpOf(method) is { } mark ? new RuleSignature(method, mark, isVjp: false) : null;

    /// <summary>The header of a rule in reverse mode for a method; null where it can have none.</summary>
    public static string? HeaderFor(IMethodSymbol primal) => Objection(primal) is null ? Header(primal.Name, primal, isVjp: true) : null;

    private IMethodSymbol? Find(ITypeSymbol type, string name)
    {
        if (Rule is not { IsStatic: true, MethodKind: MethodKind.Ordinary, IsGenericMethod: false, ContainingType.IsGenericType: false, IsAsync: false })
        {
            Refuse("it is not an ordinary static method", "write it without type parameters, in a type without them");
            return null;
        }

        IMethodSymbol[] overloads = [.. type.GetMembers(name).OfType<IMethodSymbol>()];
        if (overloads.Length == 0)
        {
            Refuse($"'{DisplayNames.Of(type)}' has no method '{name}'", "name one that it has");
            return null;
        }

        IMethodSymbol[] eligible = [.. overloads.Where(o => Objection(o) is null)];
        if (eligible.Length == 0)
        {
            Refuse($"'{DisplayNames.Of(overloads[0])}' {Objection(overloads[0])}", "write a rule for a static method that takes numbers, arrays and spans by value and returns a number");
            return null;
        }

        (IMethodSymbol Overload, List<Misfit> Misfits) best = eligible.Select(o => (o, Compare(o))).OrderBy(c => c.Item2.Count).First();
        _misfits.AddRange(best.Misfits);
        return best.Misfits.Count == 0 ? best.Overload : null;
    }

    /// <summary>Why a method can have no rule; null where it can.</summary>
    private static string? Objection(IMethodSymbol method) => method switch
    {
        { MethodKind: not MethodKind.Ordinary } => "is no ordinary method",
        { IsStatic: false } or { IsAbstract: true } or { IsVirtual: true } => "is not static, or is virtual",
        { IsGenericMethod: true } or { ContainingType.IsGenericType: true } => "has type parameters",
        { ReturnsByRef: true } or { ReturnsByRefReadonly: true } => "returns a reference",
        _ when Types.TryLower(method.ReturnType) is not { IsFloatingScalar: true } => "does not return a floating-point number",
        _ when method.Parameters.Any(p => p.RefKind != RefKind.None) => "takes a parameter by reference",
        _ when method.Parameters.Any(p => Types.TryLower(p.Type) is null) => "takes more than numbers, arrays and spans",
        _ when !method.Parameters.Any(HasDerivative) => "takes nothing that carries a derivative",
        _ => null,
    };

    private static bool HasDerivative(IParameterSymbol parameter) => Types.TryLower(parameter.Type) is { IsDifferentiable: true } && !Marks.IsNoDerivative(parameter);

    private List<Misfit> Compare(IMethodSymbol primal)
    {
        ExpectedParameter[] expected = [.. Expected(primal, IsVjp)];
        string result = Result(primal, IsVjp);
        string header = Header(Rule.Name, primal, IsVjp);
        string whole = $"expected '{header}'";
        List<Misfit> misfits = [];
        for (int i = 0; i < expected.Length; i++)
        {
            if (i >= Rule.Parameters.Length)
            {
                misfits.Add(new Misfit(null, $"the parameter '{expected[i].Type} {expected[i].Name}' is missing", whole, header));
            }
            else if (TypeOf(Rule.Parameters[i]) is { } type && type != expected[i].Type)
            {
                misfits.Add(new Misfit(Rule.Parameters[i], $"the parameter '{Rule.Parameters[i].Name}' is '{type}' and must be '{expected[i].Type}'", whole, header));
            }
            else if (Marks.IsNoDerivative(Rule.Parameters[i]) && !(i < primal.Parameters.Length && Marks.IsNoDerivative(primal.Parameters[i])))
            {
                misfits.Add(new Misfit(Rule.Parameters[i], $"the parameter '{Rule.Parameters[i].Name}' is marked [NoDerivative]", whole, header));
            }
        }

        misfits.AddRange(Rule.Parameters.Skip(expected.Length).Select(p => new Misfit(p, $"the parameter '{p.Name}' is one too many", whole, header)));
        if (TypeOf(Rule.ReturnType) is { } returned && (returned != result || Rule.ReturnsByRef || Rule.ReturnsByRefReadonly))
        {
            misfits.Add(new Misfit(null, $"it returns '{returned}' and must return '{result}'", whole, header));
        }

        return misfits;
    }

    private static string Header(string name, IMethodSymbol primal, bool isVjp) =>
        $"static {Result(primal, isVjp)} {Identifiers.Escaped(name)}({string.Join(", ", Expected(primal, isVjp).Select(p => $"{p.Type} {Identifiers.Escaped(p.Name)}"))})";

    private static string Result(IMethodSymbol primal, bool isVjp) => isVjp ? "void" : TypeOf(primal.ReturnType);

    private static IEnumerable<ExpectedParameter> Expected(IMethodSymbol primal, bool isVjp)
    {
        string number = TypeOf(primal.ReturnType);
        foreach (IParameterSymbol parameter in primal.Parameters)
        {
            yield return new ExpectedParameter(TypeOf(parameter.Type), parameter.Name);
        }

        yield return new ExpectedParameter(number, "result");
        if (isVjp)
        {
            yield return new ExpectedParameter(number, "resultCotangent");
        }

        foreach (IParameterSymbol parameter in primal.Parameters.Where(HasDerivative))
        {
            IrType type = Types.TryLower(parameter.Type)!.Value;
            string element = type.Scalar.Name();
            yield return isVjp
                ? new ExpectedParameter(type.IsScalar ? "ref " + element : $"Span<{element}>", parameter.Name + "Gradient")
                : new ExpectedParameter(type.IsScalar ? element : $"ReadOnlySpan<{element}>", parameter.Name + "Tangent");
        }
    }

    private static string TypeOf(IParameterSymbol parameter) => MethodLowering.Modifier(parameter.RefKind) + TypeOf(parameter.Type);

    private static string TypeOf(ITypeSymbol type) => Types.TryLower(type) is { } known
        ? known.Shape switch
        {
            Shape.Array => known.Scalar.Name() + "[]",
            Shape.Span => $"Span<{known.Scalar.Name()}>",
            Shape.ReadOnlySpan => $"ReadOnlySpan<{known.Scalar.Name()}>",
            _ => known.Scalar.Name(),
        }
        : DisplayNames.Of(type);

    private void Refuse(string what, string advice) => _misfits.Add(new Misfit(null, what, advice));
}
