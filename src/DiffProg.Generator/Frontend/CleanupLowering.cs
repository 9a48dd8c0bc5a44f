using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Lowers <c>try</c> with <c>finally</c>, and <c>using</c> of an object that is a constant.</summary>
internal sealed class CleanupLowering(LoweringContext context, ExpressionLowering expressions)
{
    private const string Disposable = "global::System.IDisposable";

    /// <summary>Lowers <c>try</c>; <paramref name="lower"/> lowers the statements inside.</summary>
    public void Try(ITryOperation operation, Action<IOperation> lower)
    {
        if (operation.Finally is not { } cleanup || operation.Catches.Length > 0)
        {
            _ = context.Refuse(operation, "'try' with 'catch'", "handle exceptions around the call");
            return;
        }

        EquatableArray<Statement> body = context.Block(() => lower(operation.Body));
        context.Emit(new Try(body, context.Block(() => lower(cleanup))));
    }

    /// <summary>Lowers <c>using</c> as a statement.</summary>
    /// <param name="operation">The statement.</param>
    /// <param name="declare">Lowers the declaration of a resource.</param>
    /// <param name="lower">Lowers the statements inside.</param>
    public void Using(IUsingOperation operation, Action<IVariableDeclaratorOperation> declare, Action<IOperation> lower)
    {
        if (operation.IsAsynchronous)
        {
            _ = context.Refuse(operation, "'await using'", "acquire resources around the call");
        }
        else if (operation.Resources is IVariableDeclarationGroupOperation group)
        {
            Using(group, declare, () => lower(operation.Body));
        }
        else if (new OpaqueLowering(context, expressions).Value(operation.Resources) is { } resource)
        {
            Guard(resource, operation.Resources.Type!, () => lower(operation.Body));
        }
    }

    /// <summary>Lowers declarations of resources that live as long as what <paramref name="body"/> lowers.</summary>
    public void Using(IVariableDeclarationGroupOperation group, Action<IVariableDeclaratorOperation> declare, Action body) =>
        Using(new Queue<IVariableDeclaratorOperation>(group.Declarations.SelectMany(d => d.Declarators)), declare, body);

    private void Using(Queue<IVariableDeclaratorOperation> declarators, Action<IVariableDeclaratorOperation> declare, Action body)
    {
        if (declarators.Count == 0)
        {
            body();
            return;
        }

        IVariableDeclaratorOperation declarator = declarators.Dequeue();
        declare(declarator);
        if (context.Find(declarator.Symbol) is { Type.IsOpaque: true } resource)
        {
            Guard(new Read(resource), declarator.Symbol.Type, () => Using(declarators, declare, body));
        }
        else if (context.Refusals.Count == 0)
        {
            _ = context.Refuse(declarator, "a resource of this type", "acquire resources around the call");
        }
    }

    private void Guard(Expression resource, ITypeSymbol type, Action body)
    {
        bool isOwn = type.IsValueType && type.GetMembers("Dispose").OfType<IMethodSymbol>().Any(m => m.Parameters.IsEmpty && m.DeclaredAccessibility == Accessibility.Public);
        Template dispose = isOwn
            ? new Template([string.Empty, ".Dispose()"], [resource])
            : new Template([$"(({Disposable}?)(", "))?.Dispose()"], [resource]);
        EquatableArray<Statement> guarded = context.Block(body);
        context.Emit(new Try(guarded, [new Opaque(null, dispose, null)]));
    }
}
