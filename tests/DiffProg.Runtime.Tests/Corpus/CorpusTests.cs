using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Runtime.Tests.Checks;
using Xunit;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Every program of the corpus is asked every question.</summary>
public static class CorpusTests
{
    private static readonly IReadOnlyDictionary<string, (Type Type, Case Case)> All = Checks.Programs.All;

    public static TheoryData<string> Programs => [.. All.Keys];

    public static TheoryData<string> Numbers => [.. All.Keys.Where(p => Subject(p).ReturnsNumber)];

    public static TheoryData<string> Known => [.. All.Where(p => p.Value.Case.Gradient is not null).Select(p => p.Key)];

    public static TheoryData<string> Smooth => [.. All.Where(p => !p.Value.Case.IsKink).Select(p => p.Key)];

    public static TheoryData<string> SmoothNumbers => [.. All.Keys.Where(p => !All[p].Case.IsKink && Subject(p).ReturnsNumber)];

    [Theory]
    [MemberData(nameof(Known))]
    public static void The_gradient_is_the_one_known(string program) => Judge(program).TheGradientIs(All[program].Case.Gradient!);

    [Theory]
    [MemberData(nameof(Programs))]
    public static void The_value_and_the_arguments_afterwards_are_the_primals_to_the_bit(string program) =>
        Judge(program).ValuesAndArgumentsAreThePrimals();

    [Theory]
    [MemberData(nameof(Numbers))]
    public static void ValueAndGradient_overwrites_whatever_its_buffers_hold(string program) => Judge(program).ValueAndGradientOverwrites();

    [Theory]
    [MemberData(nameof(Numbers))]
    public static void AccumulateGradient_adds_the_seeded_gradient_to_what_its_buffers_hold(string program) =>
        Judge(program).AccumulateGradientAdds();

    [Theory]
    [MemberData(nameof(Programs))]
    public static void Forward_and_reverse_mode_agree_to_rounding(string program) => Judge(program).ForwardAgreesWithReverse();

    [Theory]
    [MemberData(nameof(Smooth))]
    public static void Reverse_mode_agrees_with_extrapolated_differences(string program) => Judge(program).ReverseAgreesWithDifferences(All[program].Case.Step);

    [Theory]
    [MemberData(nameof(Programs))]
    public static void A_second_call_equals_the_first_to_the_bit(string program) => Judge(program).TheSecondCallEqualsTheFirst();

    [Theory]
    [MemberData(nameof(Numbers))]
    public static void The_Hessian_is_symmetric_to_rounding(string program) => Judge(program).TheHessianIsSymmetric();

    [Theory]
    [MemberData(nameof(Numbers))]
    public static void Hvp_with_buffers_equals_Hvp_to_the_bit(string program) => Judge(program).HvpWithBuffersIsTheSame();

    [Theory]
    [MemberData(nameof(SmoothNumbers))]
    public static void Second_order_agrees_with_extrapolated_differences_of_the_gradient(string program) =>
        Judge(program).SecondOrderAgreesWithDifferences(All[program].Case.Step);

    private static Subject Subject(string program) => Checks.Programs.Subject(program);

    private static Judge Judge(string program) => Checks.Programs.Judge(program);
}
