using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using DiffProg.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>The list of what may stand in differentiable code is complete, and each refusal in it can be met.</summary>
public sealed class FenceTests
{
    private static readonly OperationKind[] OnlyInVisualBasic =
    [
        OperationKind.Stop, OperationKind.End, OperationKind.RaiseEvent, OperationKind.ReDim, OperationKind.ReDimClause, OperationKind.OmittedArgument,
    ];

    private static readonly OperationKind[] OnlyInFlowGraphs =
    [
        OperationKind.FlowCapture, OperationKind.FlowCaptureReference, OperationKind.IsNull, OperationKind.CaughtException,
        OperationKind.StaticLocalInitializationSemaphore, OperationKind.FlowAnonymousFunction,
    ];

    private static readonly OperationKind[] OnlyOutsideMethods =
    [
        OperationKind.FieldInitializer, OperationKind.PropertyInitializer, OperationKind.ParameterInitializer, OperationKind.ConstructorBody,
        OperationKind.Attribute,
    ];

    /// <summary>What a delegate is made of, which is refused as a whole; and what a generic method is refused for, at its call.</summary>
    private static readonly OperationKind[] OnlyInsideOthers = [OperationKind.MethodReference, OperationKind.TypeParameterObjectCreation];

    /// <summary>Stands beside others of its kind in an interpolated string that does not compile.</summary>
    private static readonly OperationKind[] OnlyInBrokenCode = [OperationKind.InterpolatedStringAppendInvalid];

    /// <summary>Without those that the compiler no longer makes and lets nobody name.</summary>
    private static IEnumerable<OperationKind> Kinds => typeof(OperationKind).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(f => f.GetCustomAttribute<ObsoleteAttribute>() is not { IsError: true })
        .Select(f => (OperationKind)f.GetValue(null)!)
        .Distinct();

    [Fact]
    public void Every_kind_of_operation_that_the_compiler_has_is_listed() =>
        Assert.All(Kinds, kind => Assert.True(Fence.Lists(kind), kind.ToString()));

    [Fact]
    public void Every_refused_kind_has_a_program_in_these_tests_or_a_reason_why_there_is_none()
    {
        OperationKind[] written = [.. RefusalPrograms.All.Select(r => r.Kind)];
        OperationKind[] unwritable = [.. OnlyInVisualBasic, .. OnlyInFlowGraphs, .. OnlyOutsideMethods, .. OnlyInBrokenCode, .. OnlyInsideOthers];
        Assert.Empty(written.Intersect(unwritable));
        Assert.Empty(Kinds.Where(kind => Fence.Get(kind).Stance == Stance.Refused).Except(written).Except(unwritable));
    }

    [Fact]
    public void A_kind_that_nobody_thought_of_is_refused() =>
        Assert.Equal(Stance.Refused, Fence.Get((OperationKind)int.MaxValue).Stance);

    [Fact]
    public void Every_refusal_says_what_to_write_instead() =>
        Assert.All(Kinds.Select(Fence.Get).Where(row => row.Stance == Stance.Refused), row =>
        {
            Assert.NotEmpty(row.What);
            Assert.NotEmpty(row.Advice);
        });
}
