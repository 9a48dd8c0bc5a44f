using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Pipeline;
using DiffProg.Generator.Tests.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Settings = DiffProg.Generator.Analysis.Settings;

namespace DiffProg.Generator.Tests.Ir;

/// <summary>The marked methods of one program, lowered and linked, and the functions that their calls run.</summary>
internal sealed class LinkedProgram
{
    private readonly Dictionary<string, MethodModel> _models;
    private readonly Dictionary<(string, Derivation, Phase), Function> _made = [];
    private readonly Settings _settings;

    private LinkedProgram(IReadOnlyList<Lowering> methods, Settings settings)
    {
        // What runs in lanes is compiled and run: Vectorize/LaneProgramTests.
        _settings = settings with { Lanes = false };
        WithJumps = methods.Single(m => m.Result.Name == "F").WithJumps;
        _models = methods.ToDictionary(
            m => m.Result.Key,
            m => m.Result.Model ?? throw new InvalidOperationException($"'{m.Result.Name}' is refused: {m.Result.Refusals[0].Message}"),
            StringComparer.Ordinal);
        Program program = Program.Link(_models.Values, settings);
        Callees = new Callees(_models.Values.SelectMany(m => program.UnitOf(m)!.Summaries).DistinctBy(s => s.Key));
    }

    public Func<Function> WithJumps { get; }

    public Callees Callees { get; }

    public MethodModel Root => _models.Values.Single(m => m.Name == "F");

    public IrEvaluator Evaluator => new(t => new Callable(FunctionOf(t)), opaque: Searches.Evaluate);

    public static LinkedProgram Of(IReadOnlyList<Lowering> methods, Settings settings) => new(methods, settings);

    /// <summary>Lowers every method of a file.</summary>
    public static IReadOnlyList<Lowering> Lower(Compilation compilation, string path) =>
    [
        .. compilation.SyntaxTrees.Single(t => t.FilePath == path).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Select(m => Lowering.Of(compilation, path, m.Identifier.Text)),
    ];

    private Function FunctionOf(CallTarget target)
    {
        MethodModel model = _models[target.Method.Key];
        if (target.Derivation.IsPrimal)
        {
            return model.Function;
        }

        if (!_made.TryGetValue((model.Key, target.Derivation, target.Phase), out Function? function))
        {
            Request request = target is { Phase: Phase.Whole, Derivation.HasAdjoint: true }
                ? new Request(target.Derivation, IsCalled: false)
                : Generator.Pipeline.Derivatives.ForCall(target, target.Derivation, Callees);
            foreach (Derived derived in Generator.Pipeline.Derivatives.Make(model, request, Callees, _settings))
            {
                _made[(model.Key, target.Derivation, derived.Phase)] = derived.Function;
            }

            function = _made[(model.Key, target.Derivation, target.Phase)];
        }

        return function;
    }
}
