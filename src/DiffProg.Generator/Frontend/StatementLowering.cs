using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Lowers statements; jumps stay jumps until exits are normalised.</summary>
internal sealed class StatementLowering(LoweringContext context)
{
    private const int DeepestBlock = 400;
    private readonly ExpressionLowering _expressions = new(context);
    private readonly PatternVariables _variables = new(context);
    private int _depth;

    /// <summary>What a return gives that has several parts.</summary>
    public Value? Whole(IReturnOperation operation)
    {
        context.Source = SourceText.Of(operation);
        return operation.ReturnedValue is { } value ? _expressions.Values.Storage.Apart(_expressions.Values.Of(value), operation) : null;
    }

    /// <summary>Variables for what a method returns that has several parts.</summary>
    public Value? NewResult(ITypeSymbol type, IOperation site) => _expressions.Values.Storage.New(type, "result", site);

    public void Lower(IOperation operation)
    {
        if (_depth >= DeepestBlock)
        {
            _ = context.Refuse(operation, "a block nested as deep as this", "move it to a method");
            return;
        }

        _depth++;
        if (operation is ILoopOperation or ISwitchOperation)
        {
            _variables.Before(operation, LocalsOf(operation));
        }

        LowerInner(operation);
        if (operation is ILoopOperation loop)
        {
            context.Place(loop);
        }

        context.Jumps.Pass(operation);
        _depth--;
    }

    private static IEnumerable<ILocalSymbol> LocalsOf(IOperation operation) => operation switch
    {
        IForLoopOperation x => x.Locals.Concat(x.ConditionLocals),
        ILoopOperation x => x.Locals,
        ISwitchOperation x => x.Locals,
        _ => [],
    };

    private void LowerInner(IOperation operation)
    {
        switch (operation)
        {
            case IBlockOperation block:
                _variables.Before(block, block.Locals);
                Statements(block.Operations, 0);
                break;
            case IVariableDeclarationGroupOperation group:
                context.Source = SourceText.Of(group);
                foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(d => d.Declarators))
                {
                    Declarator(declarator);
                }

                break;
            case IExpressionStatementOperation statement when ContainerWrites.Applies(statement.Operation, context):
                context.Source = SourceText.Of(statement);
                new ContainerWrites(context, _expressions).Lower(statement.Operation);
                break;
            case IExpressionStatementOperation statement:
                context.Source = SourceText.Of(statement);
                Effect(statement.Operation);
                break;
            case IConditionalOperation branch:
                context.Source = SourceText.Of(branch.Condition);
                Expression condition = _expressions.Lower(branch.Condition);
                EquatableArray<Statement> then = context.Block(() => Lower(branch.WhenTrue));
                EquatableArray<Statement> otherwise = context.Block(() => LowerIfAny(branch.WhenFalse));
                context.Emit(new If(condition, then, otherwise));
                break;
            case IForLoopOperation loop:
                ForLoop(loop);
                break;
            case IWhileLoopOperation { ConditionIsTop: true, ConditionIsUntil: false, Condition: { } test } loop:
                context.Source = SourceText.Of(test);
                WhileLoop(test, context.Block(() => Lower(loop.Body)), []);
                break;
            case IReturnOperation { Kind: OperationKind.Return } result:
                context.Source = SourceText.Of(result);
                Return(result);
                break;
            case IBranchOperation { BranchKind: BranchKind.Break }:
                context.Emit(new Break());
                break;
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                context.Jumps.Continue(operation);
                break;
            case IThrowOperation exception:
                context.Source = SourceText.Of(exception);
                new OpaqueLowering(context, _expressions).Throw(exception);
                break;
            case IBranchOperation jump when context.Jumps.TryJump(jump):
                break;
            case IBranchOperation:
                _ = context.Refuse(operation, "'goto'", "use loops and if");
                break;
            case IEmptyOperation or ILocalFunctionOperation:
                break;
            case ITryOperation guarded:
                new CleanupLowering(context, _expressions).Try(guarded, Lower);
                break;
            case IUsingOperation resources:
                context.Source = SourceText.Of(resources.Resources);
                new CleanupLowering(context, _expressions).Using(resources, Declarator, Lower);
                break;
            case IForEachLoopOperation loop:
                new ForEachLowering(context, _expressions).Lower(loop, Lower);
                break;
            case IWhileLoopOperation { ConditionIsTop: false, ConditionIsUntil: false, Condition: { } test } loop:
                DoLoop(test, loop.Body);
                break;
            case ISwitchOperation choice:
                context.Source = SourceText.Of(choice.Value);
                new SwitchLowering(context, _expressions).Lower(choice, Lower);
                break;
            default:
                _ = context.Refuse(operation);
                break;
        }
    }

    /// <summary>The statements of a block from one of them on; what a <c>using</c> declares lives to the end of them.</summary>
    private void Statements(ImmutableArray<IOperation> operations, int from)
    {
        for (int i = from; i < operations.Length; i++)
        {
            if (operations[i] is IUsingDeclarationOperation { IsAsynchronous: false } resources)
            {
                int next = i + 1;
                context.Source = SourceText.Of(resources);
                new CleanupLowering(context, _expressions).Using(resources.DeclarationGroup, Declarator, () => Statements(operations, next));
                return;
            }

            Lower(operations[i]);
        }
    }

    /// <summary>A call at which the value is not used, or any other expression that stands as a statement.</summary>
    public void Effect(IOperation operation)
    {
        if (operation is IInvocationOperation call)
        {
            if (PrimalOnly.IsOmitted(call) || GridLowering.IsGuard(call) || _expressions.Lists.IsGuard(call))
            {
                return;
            }

            if (PrimalOnly.IsKeptByItsFile(call))
            {
                _ = context.Refuse(call, "a call that a '#define' of its file keeps", "define the symbol in the project");
                return;
            }

            _ = _expressions.Call(call);
        }
        else if (Layout.TryOf(operation.Type) is not null)
        {
            _ = _expressions.Values.Of(operation);
        }
        else
        {
            _ = _expressions.Lower(operation);
        }
    }

    private void LowerIfAny(IOperation? operation)
    {
        if (operation is not null)
        {
            Lower(operation);
        }
    }

    private void Return(IReturnOperation operation)
    {
        if (context.Frames.Current is { } frame)
        {
            if (frame.Result is Row chosen && operation.ReturnedValue is { } array)
            {
                _ = _expressions.Values.Handles.Assign(chosen.Variable, array);
            }
            else if (frame.Result is { } result && operation.ReturnedValue is { } given && _expressions.Values.Of(given) is { } found)
            {
                _ = _expressions.Values.Storage.Assign(result, found, operation);
            }

            context.Emit(new Return(null));
            return;
        }

        if (context.Result is { } whole)
        {
            if (operation.ReturnedValue is { } parts && _expressions.Values.Of(parts) is { } found)
            {
                _ = _expressions.Values.Storage.Assign(whole, found, operation);
            }

            context.Emit(new Return(null));
            return;
        }

        if (operation.ReturnedValue is not { } value)
        {
            context.Emit(new Return(null));
        }
        else if (Types.TryLower(context.Method.ReturnType) is { IsScalar: false })
        {
            ReturnRow(value);
        }
        else
        {
            context.Emit(new Return(_expressions.Lower(value)));
        }
    }

    private void ReturnRow(IOperation value)
    {
        if (new HandleLowering(context, _expressions).Value(value, "result") is { } row)
        {
            context.Emit(new Return(new Read(row)));
        }
    }

    private void Declarator(IVariableDeclaratorOperation declarator)
    {
        IOperation? initializer = (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value;
        if (_expressions.Values.Declarations.Declare(declarator.Symbol, initializer, declarator))
        {
            return;
        }

        if (declarator.Symbol.RefKind != RefKind.None && initializer is not null && Types.TryLower(declarator.Symbol.Type) is { IsScalar: true })
        {
            ReferenceLocal(declarator.Symbol, initializer);
            return;
        }

        if (declarator.Symbol is { RefKind: RefKind.None, IsFixed: false } && IsConstant(declarator.Symbol, initializer))
        {
            return;
        }

        if (declarator.Symbol.RefKind != RefKind.None || declarator.Symbol.IsFixed || Types.TryLower(declarator.Symbol.Type) is not { } type)
        {
            if (declarator.Symbol.Type is not IErrorTypeSymbol && initializer is not null && Fence.Get(initializer.Kind).Stance == Stance.Refused)
            {
                _ = context.Refuse(initializer);
            }
            else if (declarator.Symbol.RefKind != RefKind.None)
            {
                UnknownTypes.RefuseReference(context, declarator.Syntax, declarator.Symbol.Type);
            }
            else
            {
                UnknownTypes.Refuse(context, declarator.Syntax, declarator.Symbol.Type);
            }

            return;
        }

        if (!type.IsScalar)
        {
            HandleLowering handles = new(context, _expressions);
            if (initializer is not null)
            {
                handles.Declare(declarator.Symbol, initializer, IsOwnResult);
            }
            else if (type.Shape == Shape.Array)
            {
                handles.Declare(declarator.Symbol, type);
            }
            else
            {
                _ = context.Refuse(declarator, "a span variable without a value", "give it its span where it is declared");
            }

            return;
        }

        Expression value = initializer is null ? Literal.Zero(type) : _expressions.Lower(initializer);
        if (value is not Read result || !IsOwnResult(result.Variable, declarator.Symbol))
        {
            context.Emit(new Declare(context.Declare(declarator.Symbol, type), value));
        }
    }

    /// <summary>Whether a value is the result of the call just lowered, which then bears the name that the user gives it.</summary>
    private bool IsOwnResult(Variable value, ILocalSymbol symbol)
    {
        if (context.IsNamed(value))
        {
            return false;
        }

        int last = context.Output.Count - 1;
        switch (last < 0 ? null : context.Output[last])
        {
            case Call or Opaque when context.IsNamed(value):
                return false;
            case Call { Results: [{ } result] } call when result == value:
                context.Output[last] = call with { Results = [context.Declare(symbol, value.Type)] };
                return true;
            case Opaque { Result: { } result } code when result == value:
                context.Output[last] = code with { Result = context.Declare(symbol, value.Type) };
                return true;
            default:
                return false;
        }
    }

    /// <summary>A reference to a variable is another name of it, one to an element a view.</summary>
    private void ReferenceLocal(ILocalSymbol symbol, IOperation initializer)
    {
        if (_expressions.Places.Place(initializer, symbol.Name, symbol.RefKind == RefKind.RefReadOnly) is { } variable)
        {
            context.Alias(symbol, variable);
        }
    }

    /// <summary>Declares what is no number but a constant; false where it is none.</summary>
    private bool IsConstant(ILocalSymbol symbol, IOperation? initializer)
    {
        if (OpaqueTypes.TryLower(symbol.Type, ConstantOrigins.Is(initializer, context)) is not { } type)
        {
            return false;
        }

        if (initializer is null)
        {
            context.Emit(new Declare(context.Declare(symbol, type), Literal.Zero(type)));
            return true;
        }

        // A constant of the language stands by its value wherever it is used.
        return symbol.IsConst || new OpaqueLowering(context, _expressions).Bind(initializer, symbol) is not null;
    }

    private void ForLoop(IForLoopOperation loop)
    {
        if (CountedLoop.TryMatch(loop, context.CheckOverflow) is { } counted)
        {
            context.Source = SourceText.Of(loop.Condition!);
            Expression first = _expressions.Lower(counted.First);
            Expression limit = first;
            EquatableArray<Statement> effects = context.Block(() => limit = _expressions.Lower(counted.Limit));
            Variable index = context.Declare(counted.Index, IrType.Int);
            EquatableArray<Statement> body = context.Block(() => Lower(loop.Body));
            HashSet<Variable> assigned = Effects.AssignedVariables(body);
            bool isCounted = effects.All(e => IsSameRow(e, index, body, assigned)) && !assigned.Contains(index) && IsInvariant(first, assigned) && IsInvariant(limit, assigned);
            if (isCounted)
            {
                effects.ToList().ForEach(context.Emit);
                context.Emit(new For(index, first, limit, counted.Step, counted.Inclusive, Reversed: false, body));
                return;
            }

            context.Emit(new Declare(index, first));
            WhileLoop(loop.Condition!, body, context.Block(() => loop.AtLoopBottom.ToList().ForEach(Step)));
            return;
        }

        foreach (IOperation before in loop.Before)
        {
            Lower(before);
        }

        EquatableArray<Statement> general = context.Block(() => Lower(loop.Body));
        EquatableArray<Statement> step = context.Block(() => loop.AtLoopBottom.ToList().ForEach(Step));
        WhileLoop(loop.Condition, general, step);
    }

    /// <summary>Whether a limit takes an array out of an array of arrays that is the same all through the loop.</summary>
    private static bool IsSameRow(Statement effect, Variable index, EquatableArray<Statement> body, HashSet<Variable> assigned) =>
        effect is Declare { Value: View { IsPart: true, Row.Type.HoldsArrays: true } part }
        && !assigned.Contains(part.Row)
        && IsInvariant(part.Start, assigned)
        && !part.Start.Variables().Contains(index)
        && body.All().All(s => s is not (Assign { Target: Item } or Opaque) && !(s is Call call && call.Arguments.Any(a => a.Value.Type.IsRowOfParts || a.Value.Type.IsObject)));

    private static bool IsInvariant(Expression e, HashSet<Variable> assigned) =>
        !e.SelfAndBelow().Any(x => x is Element || x.Variables().Any(assigned.Contains));

    private void Step(IOperation operation)
    {
        context.Source = SourceText.Of(operation);
        Effect(operation is IExpressionStatementOperation statement ? statement.Operation : operation);
    }

    /// <summary>The first trip asks for nothing; the condition runs behind the body, also where <c>continue</c> ends it.</summary>
    private void DoLoop(IOperation test, IOperation loopBody)
    {
        context.Source = SourceText.Of(test);
        Expression more = context.Bind("more", Literal.Of(true));
        EquatableArray<Statement> body = context.Block(() => Lower(loopBody));
        EquatableArray<Statement> step = context.Block(() => context.Emit(new Assign(more, _expressions.Lower(test))));
        context.Emit(new Loop([], more, body, step));
    }

    /// <summary>A condition with effects runs in the header and leaves its outcome in a flag.</summary>
    private void WhileLoop(IOperation? test, EquatableArray<Statement> body, EquatableArray<Statement> step)
    {
        Expression condition = Literal.Of(true);
        EquatableArray<Statement> header = context.Block(() => condition = test is null ? condition : _expressions.Lower(test));
        if (!header.IsEmpty)
        {
            Expression flag = context.Bind("more", Literal.Of(false));
            header = [.. header, new Assign(flag, condition)];
            condition = flag;
        }

        context.Emit(new Loop(header, condition, body, step));
    }
}
