using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>
/// Lets a method's body stand in for its call: members of marked types, local functions, lambdas, and methods that are compiled anew for
/// each use, since they have type parameters, or are given functions or objects that they know by an interface, and members of extension blocks. What it reads and writes of its surroundings is then exact.
/// </summary>
internal sealed class Inlining(LoweringContext context, ValueLowering values)
{
    private const int Deepest = 60;

    /// <summary>Whether the body of a method stands in for its calls.</summary>
    public bool Applies(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.MethodKind is MethodKind.LocalFunction)
        {
            return true;
        }

        if (FrameworkCalls.Knows(method))
        {
            return true;
        }

        if (method.ContainingType.IsExtension)
        {
            return !Exports.IsForeign(method, context.Compilation) && Bodies.Of(method, context.Compilation) is not null;
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return call.Instance is { } function && IsKnown(function);
        }

        bool hasText = !Exports.IsForeign(method, context.Compilation);
        bool isMember = !Marks.IsDifferentiable(method) && (Marks.Differentiable(method.ContainingType) is not null || MakesObjects(method));
        bool isAnew = method.IsGenericMethod || method.ContainingType.IsGenericType || call.Arguments.Any(a => IsKnown(a.Value) || KnownObjects.Is(a.Value, context))
            || HiddenMembers.Hides(method, context.Method.ContainingType, context.Compilation);
        return (hasText && (isMember || isAnew)) || IsOfBase(call) || IsOfTypeParameter(call);
    }

    private static bool MayBeOverridden(IMethodSymbol method) => method.MethodKind == MethodKind.Ordinary && !method.ContainingType.IsSealed
        && (method.IsVirtual || method.IsAbstract || (method.IsOverride && !method.IsSealed));

    private Value? RefusedOpen(IMethodSymbol method, IOperation site)
    {
        _ = context.Refuse(site, $"'{DisplayNames.Of(method)}', which classes may override and nobody marked,", "mark its class [Differentiable], or make the method one that cannot be overridden");
        return null;
    }

    /// <summary>
    /// Whether it is a call by <c>base</c> of a method that may be overridden: its derivatives, which callers share, are those of the method that the object has.
    /// </summary>
    private static bool IsOfBase(IInvocationOperation call) => call.Instance?.Syntax is BaseExpressionSyntax && (call.TargetMethod.IsVirtual || call.TargetMethod.IsOverride);

    /// <summary>Runs a call; null where it gives nothing, or was refused.</summary>
    public Value? Call(IInvocationOperation call)
    {
        IMethodSymbol method = StaticAbstracts.Of(call.TargetMethod, call.ConstrainedToType);
        if (method.MethodKind == MethodKind.DelegateInvoke && values.Of(call.Instance!) is Closure function)
        {
            return values.Arguments(call.Arguments, method.Parameters.Length) is { } given ? Invoke(function, given, call) : null;
        }

        Value? receiver = null;
        if (call.Instance is { } instance && method.MethodKind != MethodKind.LocalFunction)
        {
            bool isOwn = ValueLowering.IsUnknownThis(instance);
            receiver = isOwn ? context.This : values.Receiver(instance, method);
            if (receiver is null && !isOwn)
            {
                return null;
            }
        }

        if (call.IsVirtual && MayBeOverridden(method) && receiver is Number or null && call.Instance is not null)
        {
            return RefusedOpen(method, call);
        }

        int mark = context.Output.Count;
        if (values.Arguments(call.Arguments, method.Parameters.Length) is not { } arguments)
        {
            return null;
        }

        receiver = receiver is null ? null : values.Evaluated(receiver, call.Instance, ref mark);
        return Run(call.IsVirtual ? Implementation(method, receiver) : method, receiver, arguments, call);
    }

    /// <summary>Runs a method's body on values; null where it gives nothing, or was refused.</summary>
    public Value? Run(IMethodSymbol method, Value? receiver, Value[] arguments, IOperation site)
    {
        method = method.ReducedFrom ?? method;
        if (FrameworkCalls.Knows(method))
        {
            return new FrameworkCalls(context).Run(method, receiver, arguments, site);
        }

        if (Bodies.Of(method, context.Compilation) is not { } body)
        {
            _ = method.IsImplicitlyDeclared
                ? context.Refuse(site, $"'{DisplayNames.Of(method)}', which the compiler writes,", "compare the members")
                : context.Refuse(site, $"'{DisplayNames.Of(method)}', whose text is not at hand,", "write it out");
            return null;
        }

        if (Marks.IsDifferentiable(method))
        {
            _ = context.CompiledIn.Add(Marks.Key(method.OriginalDefinition));
        }

        bool isLocal = method.MethodKind == MethodKind.LocalFunction;
        IEnumerable<IParameterSymbol> parameters = method.OriginalDefinition.Parameters;
        if (receiver is not null && method.OriginalDefinition.ContainingType.ExtensionParameter is { } extended)
        {
            if (extended.RefKind != RefKind.None)
            {
                _ = context.Refuse(site, $"'{DisplayNames.Of(method)}', which extends a variable by reference,", "write it as a static method, marked [Differentiable]");
                return null;
            }

            (parameters, arguments, receiver) = ([extended, .. parameters], [receiver, .. arguments], null);
        }

        using (TypeArguments.Enter(method))
        {
            return Run(method.OriginalDefinition, body, parameters, arguments, isLocal ? context.This : receiver, method.OriginalDefinition.ReturnsVoid ? null : method.OriginalDefinition.ReturnType, DisplayNames.Of(method), site, isLocal);
        }
    }

    /// <summary>Runs a function that is known; null where it gives nothing, or was refused.</summary>
    public Value? Invoke(Closure function, Value[] arguments, IOperation site)
    {
        if (function.Body is IAnonymousFunctionOperation lambda)
        {
            IMethodSymbol symbol = lambda.Symbol;
            return Run(lambda.Syntax, lambda.Body, symbol.Parameters, arguments, function.This, symbol.ReturnsVoid ? null : symbol.ReturnType, "a lambda", site, isLocal: true);
        }

        IMethodReferenceOperation method = (IMethodReferenceOperation)function.Body;
        if (method.IsVirtual && method.Instance?.Syntax is not BaseExpressionSyntax && MayBeOverridden(method.Method))
        {
            return function.This is Handle { Layout.Type: INamedTypeSymbol known } ? values.Dispatch.Run(known, method.Method, function.This, arguments, site, null)
                : function.This is Number or null ? RefusedOpen(method.Method, site)
                : Run(Implementation(method.Method, function.This), function.This, arguments, site);
        }

        return CallLowering.Primitive(method.Method, [.. arguments.SelectMany(a => a.Leaves)]) is { } primitive
            ? new Number(primitive)
            : Run(method.Method, function.This, arguments, site);
    }

    private Value? Run(object key, IBlockOperation body, IEnumerable<IParameterSymbol> parameters, Value[] arguments, Value? receiver, ITypeSymbol? returned, string name, IOperation site, bool isLocal)
    {
        if (context.Frames.Contains(key) || context.Frames.Depth >= Deepest)
        {
            bool isWithinItself = key is IMethodSymbol given && CompiledIntoCallers.TakesFunctions(given) && !given.DeclaringSyntaxReferences.Any(d => d.SyntaxTree == site.Syntax.SyntaxTree && d.Span.Contains(site.Syntax.Span));
            _ = context.Refuse(site, isWithinItself ? $"'{name}', which stands within its own call," : $"'{name}', which calls itself,", isWithinItself ? "compute what the inner call gives by a method of another name"
                : key is IMethodSymbol compiled && Marks.IsDifferentiable(compiled)
                ? "let it take classes and numbers in place of interfaces, functions and type parameters, so that it can be called"
                : "make it a method marked [Differentiable]");
            return null;
        }

        if (!isLocal && HiddenMembers.In(body, context.Method.ContainingType, context.Compilation) is { } hidden)
        {
            string what = (hidden is IMethodSymbol { MethodKind: MethodKind.Constructor } ? hidden.ContainingType : hidden).Name;
            _ = context.Refuse(site, $"'{name}', whose body stands here and names '{what}', which is private elsewhere,", $"make '{what}' internal");
            return null;
        }

        NamedArguments.Refuse(body, context);
        context.Assigned.UnionWith(HandleLowering.Assigned(body));
        new PatternVariables(context).Enter(body);
        IReturnOperation? end = EndsInOneReturn(body);
        bool isPlain = end is not null || !Returns(body).Any();
        LocationInfo? place = isLocal ? null : LocationInfo.Of(site.Syntax);
        string? source = context.Source;
        Value? result = null;
        if (isPlain)
        {
            context.Frames.Run(new Frame(key, place, receiver, null), () =>
            {
                BindParameters();
                new PatternVariables(context).Before(body, body.Locals);
                // The return at the end of a function without a result, which no user wrote, would leave the method that calls it.
                foreach (IOperation operation in body.Operations.Where(o => o is not IReturnOperation))
                {
                    new StatementLowering(context).Lower(operation);
                }

                if (end?.ReturnedValue is { } value)
                {
                    context.Source = source ?? context.Source;
                    result = values.Of(value);
                }
            });
            context.Source = source;
            return result;
        }

        if (returned is not null)
        {
            result = Types.TryLower(returned) is { Shape: Shape.Array } array ? new Row(values.Handles.None(array, "result")) : values.Storage.New(returned, "result", site);
            if (result is null)
            {
                return null;
            }
        }

        EquatableArray<Statement> block = context.Block(() => context.Frames.Run(new Frame(key, place, receiver, result), () =>
        {
            BindParameters();
            new StatementLowering(context).Lower(body);
        }));
        context.Emit(new Inlined(block));
        context.Source = source;
        return result;

        void BindParameters()
        {
            foreach ((IParameterSymbol parameter, Value argument) in parameters.Zip(arguments, (p, a) => (p, a)))
            {
                context.Bind(parameter, Parameter(parameter, argument, body));
            }
        }
    }

    /// <summary>The only return of a body, where it stands at its end; null otherwise.</summary>
    public static IReturnOperation? EndsInOneReturn(IBlockOperation body) =>
        Returns(body).Take(2).ToArray() is [{ } single] && body.Operations.Length > 0 && ReferenceEquals(body.Operations[body.Operations.Length - 1], single) ? single : null;

    /// <summary>A parameter by value is a variable of its own, but for a constant of the language that nothing assigns.</summary>
    public Value Parameter(IParameterSymbol parameter, Value argument, IOperation? body)
    {
        if (parameter.RefKind != RefKind.None)
        {
            return argument;
        }

        bool isAssigned = body is not null && Mutation.Of(parameter, body);
        return argument switch
        {
            Number { Expression: Literal } when !isAssigned => argument,
            Number number => new Number(context.Bind(parameter.Name, Widened(number.Expression, parameter))),
            (Composite { Layout.IsValue: true } or Handle { Layout.IsValue: true }) when isAssigned && values.Storage.Apart(argument, body!) is { } parts => values.Storage.Copy(parts, parameter.Name),
            Composite { Layout.IsValue: true } composite => values.Storage.Copy(composite, parameter.Name),
            Grid grid => (isAssigned ? values.GridVariables.Own(grid, parameter.Name, body!) : null) ?? values.GridVariables.Steady(grid, parameter.Name),
            Row { Variable.Type.Shape: Shape.Array } row when isAssigned && values.Handles.Movable(row.Variable, body!) is { } movable => new Row(Handle(movable, parameter.Name)),
            _ => argument,
        };
    }

    private Variable Handle(Variable row, string name)
    {
        Variable own = context.NewVariable(name, row.Type);
        context.Emit(new Declare(own, new Read(row)));
        return own;
    }

    private static Expression Widened(Expression value, IParameterSymbol parameter) =>
        Types.TryLower(parameter.Type) is { IsScalar: true } type && type != value.Type && value is Literal { Type.IsDifferentiable: false } literal && type.IsDifferentiable
            ? Literal.Of(type, literal.Bits)
            : value;

    /// <summary>The returns of a body, those of functions inside it aside.</summary>
    public static IEnumerable<IReturnOperation> Returns(IOperation operation) => operation switch
    {
        IReturnOperation { Kind: OperationKind.Return } result when !result.IsImplicit || result.ReturnedValue is not null => [result],
        IAnonymousFunctionOperation or ILocalFunctionOperation or IReturnOperation => [],
        _ => operation.ChildOperations.SelectMany(Returns),
    };

    private bool IsKnown(IOperation operation) => operation switch
    {
        IParenthesizedOperation x => IsKnown(x.Operand),
        IConversionOperation { IsImplicit: true } x => IsKnown(x.Operand),
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation or IMethodReferenceOperation } => true,
        ILocalReferenceOperation x => context.FindValue(x.Local) is Closure,
        IParameterReferenceOperation x => context.FindValue(x.Parameter) is Closure,
        _ => false,
    };

    /// <summary>Whether a method gives an object of a marked class, as a constructor does.</summary>
    private static bool MakesObjects(IMethodSymbol method) => Layout.TryOf(method.ReturnType) is { IsReference: true };

    private static bool IsOfTypeParameter(IInvocationOperation call) => (call.ConstrainedToType ?? call.Instance?.Type) is ITypeParameterSymbol type && TypeArguments.Resolve(type) is INamedTypeSymbol named
        && Marks.Differentiable(named) is not null;

    /// <summary>The method that runs on an object whose type is known exactly.</summary>
    public static IMethodSymbol Implementation(IMethodSymbol method, Value? receiver) =>
        (method.IsVirtual || method.IsAbstract || method.IsOverride) && receiver is Composite { Layout.Type: INamedTypeSymbol type } ? Implementers.Resolve(type, method) ?? method : method;
}
