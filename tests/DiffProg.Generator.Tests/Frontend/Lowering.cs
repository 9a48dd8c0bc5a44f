using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>The frontend on one method of a compilation, without the generator around it.</summary>
internal sealed record Lowering(Lowered Result, Compilation Compilation, IMethodSymbol Method, IOperation? Body)
{
    public static Lowering Of(Compilation compilation, string path, string method)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single(t => t.FilePath == path);
        MethodDeclarationSyntax syntax = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .First(m => m.Identifier.Text == method && m.AttributeLists.Count > 0);
        SemanticModel model = compilation.GetSemanticModel(tree);
        var symbol = (IMethodSymbol)model.GetDeclaredSymbol(syntax)!;
        var whole = model.GetOperation(syntax) as IMethodBodyOperation;
        IBlockOperation? body = whole?.BlockBody ?? whole?.ExpressionBody;
        return new Lowering(MethodLowering.Lower(symbol, syntax, body, compilation), compilation, symbol, body);
    }

    /// <summary>The method as its statements are lowered, its jumps still jumps.</summary>
    public Function WithJumps()
    {
        LoweringContext context = new(Method, Compilation);
        context.Assigned.UnionWith(HandleLowering.Assigned(Body!));
        Parameter[] parameters = [.. Method.Parameters.Select(p => new Parameter(context.Declare(p, Types.TryLower(p.Type)!.Value), Active: false))];
        EquatableArray<Statement> body = context.Block(() => new StatementLowering(context).Lower(Body!));
        return new Function(parameters.ToEquatableArray(), body, [], context.NextId);
    }

    /// <summary>The text that a reason points at.</summary>
    public string TextAt(LocationInfo location) => Method.Locations[0].SourceTree!.GetText().ToString(location.Span);
}
