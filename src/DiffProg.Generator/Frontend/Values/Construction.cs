using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>
/// Makes values of marked types as their constructors do. A constructor that only stores one part after the other leaves each part the
/// value it was given; any other works on variables.
/// </summary>
internal sealed class Construction(LoweringContext context, ValueLowering values)
{
    /// <summary>A new value; null where it was refused.</summary>
    public Composite? Create(IObjectCreationOperation creation, Layout layout, string name)
    {
        if (creation.Constructor is not { } constructor || layout.Type.IsTupleType || layout.Type is INamedTypeSymbol { IsAbstract: true })
        {
            _ = context.Refuse(creation);
            return null;
        }

        if (values.Arguments(creation.Arguments, constructor.Parameters.Length) is not { } arguments || Empty(layout, creation) is not { } made)
        {
            return null;
        }

        if (FrameworkTypes.Is(layout.Type))
        {
            if ((arguments.Length == 0 ? made : new FrameworkCalls(context).Create(creation, layout, arguments)) is not { } given)
            {
                return null;
            }

            given.Home = context.Output;
            return Initialized(given, creation.Initializer, name);
        }

        if (IsStraight(constructor))
        {
            Enter(made);
        }
        else
        {
            made = InVariables(made, name);
            made.Room = context.Output;
        }

        using (TypeArguments.Enter(constructor))
        {
            if (!Run(constructor, made, arguments, creation))
            {
                return null;
            }
        }

        Enter(made);
        return Initialized(made, creation.Initializer, name);
    }

    /// <summary>A copy of a value in which some parts are others.</summary>
    public Composite? With(IWithOperation operation, Layout layout, string name)
    {
        if (values.Storage.Apart(values.Parts(operation.Operand, layout, name), operation) is not { } original)
        {
            return null;
        }

        Composite copy = new(original.Layout, [.. original.Members.Select(values.Storage.Values).Select(m => m.Map(e => e is Literal ? e : context.Temporary(name, e)))]) { Home = context.Output };
        return Initialized(copy, operation.Initializer, name);
    }

    private Composite? Initialized(Composite made, IObjectOrCollectionInitializerOperation? initializer, string name)
    {
        if (initializer is not null)
        {
            Value? outer = context.Frames.Receiver;
            context.Frames.Receiver = made;
            foreach (IOperation operation in initializer.Initializers)
            {
                if (operation is not ISimpleAssignmentOperation assignment || values.Assignments.Lower(assignment) is null)
                {
                    _ = context.Refuse(operation, "this initializer", "assign after the object is made");
                    return null;
                }
            }

            context.Frames.Receiver = outer;
        }

        Leave(made);
        made.Room = null;
        return made.Layout.IsValue ? made : InVariables(made, name);
    }

    /// <summary>The parts of a value that is being made, and those of the structs in it, are overwritten in place.</summary>
    private void Enter(Composite made) => SetHome(made, context.Output);

    private static void Leave(Composite made) => SetHome(made, null);

    private static void SetHome(Composite made, System.Collections.Generic.List<Statement>? home)
    {
        made.Home = home;
        foreach (Composite part in made.Members.OfType<Composite>().Where(m => !m.Layout.IsReference))
        {
            SetHome(part, home);
        }
    }

    /// <summary>The same object, each number in a variable that every name of the object sees.</summary>
    private Composite InVariables(Composite made, string name)
    {
        for (int i = 0; i < made.Members.Length; i++)
        {
            made.Members[i] = values.Storage.Variables(made.Members[i], name, made.Layout.Members[i]);
        }

        return made;
    }

    /// <summary>The parts before the constructor runs: zeros, and arrays and objects that are still missing.</summary>
    private Composite? Empty(Layout layout, IOperation site)
    {
        Value[] members = new Value[layout.Members.Count];
        for (int i = 0; i < members.Length; i++)
        {
            ITypeSymbol type = layout.Members[i].Type;
            bool isMissing = Types.TryLower(type) is { IsScalar: false } || GridType.TryOf(type) is not null || ListType.ElementOf(type) is not null || Layout.TryOf(type) is { IsReference: true };
            if (isMissing)
            {
                members[i] = new Missing();
            }
            else if (values.Storage.Zero(type, site) is { } zero)
            {
                members[i] = zero;
            }
            else
            {
                return null;
            }
        }

        return new Composite(layout, members);
    }

    private bool Run(IMethodSymbol constructor, Composite made, Value[] arguments, IOperation site)
    {
        constructor = constructor.OriginalDefinition;
        if (constructor.IsImplicitlyDeclared && constructor.Parameters.IsEmpty)
        {
            return !made.Layout.IsReference || (Initialize(constructor.ContainingType, made, site) && RunImplicit(constructor.ContainingType, made, site));
        }

        if (Bodies.PrimaryOf(constructor, context.Compilation) is { } declaration)
        {
            return Primary(constructor, declaration, made, arguments, site);
        }

        if (Bodies.OfConstructor(constructor, context.Compilation) is not { } body || context.Frames.Depth > 60)
        {
            return Refused(site);
        }

        IInvocationOperation? other = (body.Initializer as IExpressionStatementOperation)?.Operation as IInvocationOperation ?? body.Initializer as IInvocationOperation;
        bool chainsToOwn = other is not null && SymbolEqualityComparer.Default.Equals(other.TargetMethod.ContainingType.OriginalDefinition, constructor.ContainingType.OriginalDefinition);
        if (!chainsToOwn && !Initialize(constructor.ContainingType, made, site))
        {
            return false;
        }

        bool isRun = true;
        context.Frames.Run(new Frame(constructor, LocationInfo.Of(site.Syntax), made, null), () =>
        {
            BindParameters(constructor, arguments, body);
            isRun = other is null ? RunImplicit(constructor.ContainingType, made, site)
                : other.TargetMethod.ContainingType.SpecialType != SpecialType.None || RunOther(other, made, site);

            if (isRun && (body.BlockBody ?? body.ExpressionBody) is { } block)
            {
                new PatternVariables(context).Enter(block);
                StatementLowering statements = new(context);
                if (IsStraight(constructor) || !Inlining.Returns(block).Any())
                {
                    foreach (IOperation statement in block.Operations)
                    {
                        statements.Lower(statement);
                    }
                }
                else
                {
                    context.Emit(new Inlined(context.Block(() => statements.Lower(block))));
                }
            }
        });
        return isRun;
    }

    private bool Primary(IMethodSymbol constructor, TypeDeclarationSyntax declaration, Composite made, Value[] arguments, IOperation site)
    {
        IInvocationOperation? other = Bodies.BaseCallOf(declaration, context.Compilation);
        bool isRun = true;
        context.Frames.Run(new Frame(constructor, LocationInfo.Of(site.Syntax), made, null), () =>
        {
            BindParameters(constructor, arguments, null);
            StorePositional(constructor, made, site);
            isRun = Initialize(constructor.ContainingType, made, site) && (other is null ? RunImplicit(constructor.ContainingType, made, site) : RunOther(other, made, site));
        });
        return isRun;
    }

    /// <summary>Runs the constructor that another one calls by its arguments.</summary>
    private bool RunOther(IInvocationOperation other, Composite made, IOperation site) =>
        values.Arguments(other.Arguments, other.TargetMethod.Parameters.Length) is { } given && Run(other.TargetMethod, made, given, site);

    /// <summary>Runs the constructor of the base that takes nothing, which nobody has to call.</summary>
    private bool RunImplicit(INamedTypeSymbol type, Composite made, IOperation site) =>
        type.BaseType is not { SpecialType: SpecialType.None } parent || type.IsValueType
        || (parent.InstanceConstructors.FirstOrDefault(c => c.Parameters.All(p => p.IsOptional || p.IsParams)) is { Parameters.IsEmpty: true } implied
            ? Run(implied, made, [], site)
            : Refused(site));

    private bool Refused(IOperation site)
    {
        _ = context.Refuse(site, "a constructor whose text is not at hand", "assign the parts");
        return false;
    }

    /// <summary>A record stores its parameters in the properties of their names.</summary>
    private void StorePositional(IMethodSymbol constructor, Composite made, IOperation site)
    {
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            IPropertySymbol? property = constructor.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>()
                .FirstOrDefault(p => p.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is ParameterSyntax));
            if (property is not null && made.Layout.IndexOf(property) is { } index)
            {
                _ = values.Storage.Store(made, index, context.FindValue(parameter)!, site);
            }
        }
    }

    /// <summary>The values that fields and properties begin with.</summary>
    private bool Initialize(INamedTypeSymbol type, Composite made, IOperation site)
    {
        bool isRun = true;
        context.Frames.Run(new Frame(type, LocationInfo.Of(site.Syntax), made, null), () =>
        {
            foreach (ISymbol member in type.GetMembers().Where(m => !m.IsStatic && m is IFieldSymbol or IPropertySymbol))
            {
                if (isRun && !member.IsImplicitlyDeclared && Bodies.InitialValueOf(member, context.Compilation) is { } initial && made.Layout.IndexOf(member) is { } index)
                {
                    isRun = values.Of(initial, member.Name) is { } value && values.Storage.Store(made, index, value, site) is not null;
                }
            }
        });
        return isRun;
    }

    private void BindParameters(IMethodSymbol constructor, Value[] arguments, IOperation? body)
    {
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            context.Bind(parameter, values.Inlining.Parameter(parameter, arguments[parameter.Ordinal], body));
        }
    }

    /// <summary>Whether a part is changed in the middle of an expression.</summary>
    private static bool IsChangeInside(IOperation operation) => operation switch
    {
        IAssignmentOperation { Parent: not IExpressionStatementOperation } x => x.Target is IMemberReferenceOperation { Instance: IInstanceReferenceOperation },
        IIncrementOrDecrementOperation x => x.Target is IMemberReferenceOperation { Instance: IInstanceReferenceOperation },
        _ => false,
    };

    /// <summary>Whether a constructor stores its parts one after the other, outside of branches and loops, and lets nobody else see the object before it is done.</summary>
    private bool IsStraight(IMethodSymbol constructor)
    {
        if (constructor.IsImplicitlyDeclared || Bodies.PrimaryOf(constructor.OriginalDefinition, context.Compilation) is not null)
        {
            return true;
        }

        if (Bodies.OfConstructor(constructor, context.Compilation) is not { } body)
        {
            return true;
        }

        bool isOwn = (body.BlockBody ?? body.ExpressionBody) is not { } block || block.Operations.All(o =>
            o is IVariableDeclarationGroupOperation or IExpressionStatementOperation { Operation: ISimpleAssignmentOperation or IDeconstructionAssignmentOperation }
            && !o.Descendants().Any(d => d is IInstanceReferenceOperation ? d.Parent is not IFieldReferenceOperation and not IPropertyReferenceOperation : IsChangeInside(d)));
        IInvocationOperation? other = (body.Initializer as IExpressionStatementOperation)?.Operation as IInvocationOperation ?? body.Initializer as IInvocationOperation;
        return isOwn && (other is null || other.TargetMethod.ContainingType.SpecialType != SpecialType.None || IsStraight(other.TargetMethod));
    }
}
