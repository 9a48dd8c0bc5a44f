using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Blocks;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// The variables that patterns and <c>out</c> arguments declare. C# lets them outlive the expression that they stand in: one whose pattern
/// need not be tried, or is tried in every trip of a loop, is declared before and set where the pattern holds.
/// </summary>
internal sealed class PatternVariables(LoweringContext context)
{
    /// <summary>Declares what the patterns in a block, or in a loop's condition, declare for all of it.</summary>
    public void Before(IOperation scope, IEnumerable<ILocalSymbol> locals)
    {
        HashSet<ISymbol> own = new(locals.Where(IsOfPattern), SymbolEqualityComparer.Default);
        if (own.Count == 0)
        {
            return;
        }

        Forget(own);
        foreach (IOperation declaration in scope.Descendants().Where(MayDeclare).Where(MayBeLeftOut))
        {
            Declare(Declared(declaration).Where(own.Contains), declaration);
        }
    }

    /// <summary>A body that stands in for one more call has variables of its own.</summary>
    public void Enter(IOperation body) => Forget(body.Descendants().SelectMany(o => o is IPatternOperation pattern ? Of(pattern) : Declared(o)));

    /// <summary>Declares variables that have no value yet, before what declares them.</summary>
    public void Declare(IEnumerable<ILocalSymbol> locals, IOperation declaration)
    {
        foreach (ILocalSymbol local in locals.Where(l => context.FindValue(l) is null))
        {
            DeclareBefore(local, declaration);
        }
    }

    private void DeclareBefore(ILocalSymbol local, IOperation declaration)
    {
        if (Places.IsOfParts(local.Type))
        {
            if (new Values.Storage(context).New(local.Type, local.Name, declaration) is { } parts)
            {
                context.Bind(local, parts);
                _ = context.DeclaredBefore.Add(local);
            }
        }
        else if (TypeOf(local) is { } type && (!type.IsOpaque || !IsActiveElsewhere(local, declaration)))
        {
            context.Emit(new Declare(context.Declare(local, type), Literal.Zero(type)));
            _ = context.DeclaredBefore.Add(local);
        }
    }

    /// <summary>Whether an argument may be given what carries a derivative, though the representation has no type for it: what a look-up finds is a constant.</summary>
    private bool IsActiveElsewhere(ILocalSymbol local, IOperation declaration) =>
        declaration is IDeclarationExpressionOperation { Parent: IArgumentOperation { Parent: { } call } }
        && OpaqueTypes.TryLower(local.Type) is null && !(call is IInvocationOperation lookup && (LookupLowering.Applies(lookup, context) || OutCalls.Applies(lookup, context)));

    /// <summary>Gives a variable that a pattern, or an argument, declares its value.</summary>
    public void Bind(ILocalSymbol local, IrType type, Expression value)
    {
        if (Before(local) is { } declared)
        {
            context.Emit(new Assign(new Read(declared), value));
        }
        else
        {
            context.Emit(new Declare(context.Declare(local, type), value));
        }
    }

    /// <summary>The variable of a local that was declared before the expression that declares it; null where it is not declared yet.</summary>
    public Variable? Before(ILocalSymbol local) => context.DeclaredBefore.Contains(local) ? context.Find(local) : null;

    /// <summary>The representation's type of such a variable; null where it has none.</summary>
    public static IrType? TypeOf(ILocalSymbol local) =>
        Types.TryLower(local.Type) is { } number ? (number.IsScalar ? number : null) : OpaqueTypes.TryLower(local.Type, isConstant: true);

    /// <summary>The variables that a pattern declares.</summary>
    public static IEnumerable<ILocalSymbol> Of(IPatternOperation pattern) => pattern.DescendantsAndSelf().Select(p => p switch
    {
        IDeclarationPatternOperation x => x.DeclaredSymbol,
        IRecursivePatternOperation x => x.DeclaredSymbol,
        IListPatternOperation x => x.DeclaredSymbol,
        _ => null,
    }).OfType<ILocalSymbol>();

    private void Forget(IEnumerable<ISymbol> symbols)
    {
        foreach (ISymbol symbol in symbols)
        {
            context.Forget(symbol);
            _ = context.DeclaredBefore.Remove(symbol);
        }
    }

    private static bool MayDeclare(IOperation operation) => operation is IIsPatternOperation or IDeclarationExpressionOperation { Parent: IArgumentOperation };

    private static IEnumerable<ILocalSymbol> Declared(IOperation operation) => operation switch
    {
        IIsPatternOperation test => Of(test.Pattern),
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { Local: var local } } => [local],
        _ => [],
    };

    private static bool IsOfPattern(ILocalSymbol local) => local.DeclaringSyntaxReferences is [{ } declaration] && declaration.GetSyntax() is SingleVariableDesignationSyntax;

    /// <summary>Whether what declares a variable need not run, or runs in every trip of a loop.</summary>
    public static bool MayBeLeftOut(IOperation test)
    {
        IOperation inner = test;
        for (IOperation? outer = test.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            bool isConditional = outer switch
            {
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } x => x.RightOperand == inner,
                IConditionalOperation x => x.Condition != inner && x.Type is not null,
                ICoalesceOperation or ISwitchExpressionArmOperation or ICaseClauseOperation or ILoopOperation or IConditionalAccessOperation => true,
                _ => false,
            };
            if (isConditional)
            {
                return true;
            }

            if (outer is IBlockOperation or ISwitchCaseOperation or IExpressionStatementOperation or IReturnOperation or IVariableDeclarationGroupOperation)
            {
                return false;
            }
        }

        return false;
    }
}
