using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Variables that become other arrays of several dimensions: a row that is assigned, beside lengths that are.</summary>
internal sealed class GridVariables(LoweringContext context, ExpressionLowering expressions)
{
    /// <summary>Declares a variable. One that never becomes another array is a name of the one that it is given.</summary>
    public void Declare(ILocalSymbol symbol, Grid grid, IOperation site)
    {
        if ((context.IsAssigned(symbol) ? Own(grid, symbol.Name, site) : Steady(grid, symbol.Name)) is { } value)
        {
            context.Bind(symbol, value);
        }
    }

    /// <summary>The array that a variable is now, whatever it becomes.</summary>
    public Grid Steady(Grid grid, string name) => context.IsAssigned(grid.Row) ? Taken(grid, name) : grid;

    /// <summary>A variable that can become another array; null where it was refused.</summary>
    public Grid? Own(Grid grid, string name, IOperation site)
    {
        if (grid.Row.Type.Shape != Shape.Array || new HandleLowering(context, expressions).Movable(grid.Row, site) is not { } row)
        {
            _ = context.Refuse(site, "a variable that becomes another array of several dimensions, and begins as one that is given,", "let it begin as a copy, as in (double[,])grid.Clone()");
            return null;
        }

        return Taken(grid with { Row = row }, name);
    }

    /// <summary>Gives a variable another array.</summary>
    public Expression Assign(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Parent is not IExpressionStatementOperation)
        {
            return context.Refuse(assignment, "the assignment of an array variable inside an expression", "assign it before");
        }

        if (Target(assignment.Target) is { } target && expressions.Grids.Value(assignment.Value) is { } value)
        {
            Store(target, value, assignment);
        }

        return LoweringContext.Unused(assignment);
    }

    /// <summary>The variable that is assigned; null where it was refused.</summary>
    public Grid? Target(IOperation target)
    {
        ISymbol? symbol = target switch
        {
            ILocalReferenceOperation x => x.Local,
            IParameterReferenceOperation x => x.Parameter,
            _ => null,
        };
        if (symbol is not null && context.FindValue(symbol) is Grid { Row.Type.Shape: Shape.Array } grid && grid.Lengths.All(l => l is Read))
        {
            return grid;
        }

        _ = context.Refuse(target, "the assignment of an array of several dimensions that is given, or that is a part,", "assign a variable that begins as a copy, as in (double[,])grid.Clone()");
        return null;
    }

    public void Store(Grid target, Grid value, IOperation site)
    {
        if (value.Row.Type.Shape != Shape.Array || new HandleLowering(context, expressions).Movable(value.Row, site) is not { } row)
        {
            _ = context.Refuse(site, "a variable that becomes an array of several dimensions which is given", "give it a copy, as in (double[,])grid.Clone()");
            return;
        }

        context.Emit(new Assign(new Read(target.Row), new Read(row)));
        for (int d = 0; d < target.Lengths.Length; d++)
        {
            context.Emit(new Assign(target.Lengths[d], value.Lengths[d]));
        }
    }

    private Grid Taken(Grid grid, string name)
    {
        Variable row = context.NewVariable(name, grid.Row.Type);
        context.Emit(new Declare(row, new Read(grid.Row)));
        return new Grid(row, [.. grid.Lengths.Select((l, d) => new Read(Length(l, $"{name}Length{d}")))]);
    }

    private Variable Length(Expression length, string name)
    {
        Variable own = context.NewVariable(name, IrType.Int);
        context.Emit(new Declare(own, length));
        return own;
    }
}
