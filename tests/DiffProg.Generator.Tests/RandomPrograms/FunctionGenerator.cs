using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws local functions, and lambdas that locals hold.</summary>
internal sealed class FunctionGenerator(Dice dice, CallGenerator calls)
{
    /// <summary>How often a statement is a function.</summary>
    public int Weight => dice.Allows(Feature.LocalFunctions) || dice.Allows(Feature.Lambdas) ? 6 : 0;

    public DeclareFunction Declare(Scope scope)
    {
        var inside = calls.WithoutGiven;
        bool isLambda = dice.Allows(Feature.Lambdas) && (!dice.Allows(Feature.LocalFunctions) || dice.Chance(50));
        bool isPure = dice.Chance(40);
        var returns = dice.Chance(75) ? dice.Pick(dice.Floating) : Kind.None;
        string name = scope.Fresh(Kind.Function, dice);
        // Taken, and not to be called by itself.
        var around = scope.Nested();
        around.Declare(new Local(name, Kind.None));
        var inner = new Scope(around) { IsFunction = true, InLoop = false, IsPure = isPure };
        var parameters = Parameters(inner, isLambda);
        var expressions = new ExpressionGenerator(dice, inside, returns == Kind.None ? Kind.Real : returns);
        int budget = isLambda && returns != Kind.None && dice.Chance(50) ? 0 : dice.Between(1, 3);
        var body = budget == 0 ? new Block([]) : new StatementGenerator(dice, inside, returns, budget).Body(inner, budget);
        if (returns != Kind.None)
            body = new Block(body.Statements.Add(new Return(expressions.Tame(inner, 2))));
        var method = new Method(name, returns, parameters, body) { Form = MethodForm.Unmarked };
        bool loops = body.Statements.Any(statement => statement is For or While or ForEach or Switch);
        scope.Declare(new Local(name, Kind.Function)
        {
            Writable = false,
            Function = new Callee(method, []) { IsImpure = !isPure, DeepestLoop = loops ? 1 : 2 },
        });
        return new DeclareFunction(method, isLambda);
    }

    private ImmutableArray<Parameter> Parameters(Scope inner, bool isLambda)
    {
        var parameters = ImmutableArray.CreateBuilder<Parameter>();
        int count = dice.Below(3);
        for (int i = 0; i < count; i++)
        {
            var kind = dice.Pick(dice.Floating);
            string name = inner.Fresh(kind, dice);
            var passing = !isLambda && dice.Allows(Feature.RefParameters) && dice.Chance(30) ? Passing.Ref
                : !isLambda && dice.Allows(Feature.InParameters) && dice.Chance(20) ? Passing.In
                : Passing.Value;
            inner.Declare(new Local(name, kind) { Writable = passing != Passing.In, IsCapturable = passing == Passing.Value });
            parameters.Add(new Parameter(name, kind, Passing: passing));
        }
        return parameters.ToImmutable();
    }
}
