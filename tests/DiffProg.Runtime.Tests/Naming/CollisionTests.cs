using System;
using DiffProg.Runtime.Tests.Checks;
using Xunit;
using static DiffProg.Runtime.Tests.Checks.Case;

namespace DiffProg.Runtime.Tests.Naming;

/// <summary>Whatever the user's names are, the emitted code compiles and is right.</summary>
public static class CollisionTests
{
    [Fact]
    public static void A_type_without_a_namespace() => PassesAll(typeof(Nowhere), "Loss", At(Row(0.6, 1.1), 0.8));

    [Fact]
    public static void Overloads_of_one_name()
    {
        PassesAll(typeof(Users.Somewhere), "Loss", At(Row(0.6, 1.1), 0.8), [typeof(double[]), typeof(double)]);
        PassesAll(typeof(Users.Somewhere), "Loss", At(0.6), [typeof(double)]);
        PassesAll(typeof(Users.Somewhere), "Loss", At(0.6, 4), [typeof(double), typeof(int)]);
        PassesAll(typeof(Users.Somewhere), "Loss", At(Row(0.6, 1.1), true), [typeof(ReadOnlySpan<double>), typeof(bool)]);
    }

    [Fact]
    public static void Variables_called_as_what_is_emitted()
    {
        PassesAll(typeof(Users.Locals), "Calculate", At(Row(0.6, 1.1, -0.4, 0.9), 0.8, 0.3, 0.7));
        PassesAll(typeof(Users.Locals), "Bars", At(0.6, 1.1, -0.4, 0.9, 0.8));
        PassesAll(typeof(Users.Locals), "Called", At(0.6, 1.1));
    }

    [Fact]
    public static void Keywords_as_names()
    {
        PassesAll(typeof(Users.Locals), "Keywords", At(0.6, 1.1));
        PassesAll(typeof(Users.Locals), "double", At(0.6));
        PassesAll(typeof(Users.Locals), "Keyword", At(0.6));
    }

    [Fact]
    public static void Names_that_a_tuple_keeps_for_itself_get_an_underscore()
    {
        var gradient = Users.Locals.ItemsGradient(2, 3, 5);
        Assert.Equal((15, 10, 6), (gradient.Item1_, gradient.Item2_, gradient.Rest_));
    }

    [Fact]
    public static void Types_called_as_those_of_the_runtime_and_of_the_system()
    {
        PassesAll(typeof(Users.Types.Named), "Loss", At(Row(0.6, 1.1, 0.4), Row(0.2, 0.7, 1.4)));
        PassesAll(typeof(Users.Types.Double), "System", At(0.6));
    }

    private static void PassesAll(Type type, string method, object[] inputs, Type[]? signature = null)
    {
        Judge judge = new(new Subject(type, method, null, signature), inputs);
        judge.ValuesAndArgumentsAreThePrimals();
        judge.ValueAndGradientOverwrites();
        judge.AccumulateGradientAdds();
        judge.ForwardAgreesWithReverse();
        judge.ReverseAgreesWithDifferences();
        judge.SecondOrderAgreesWithDifferences();
        judge.HvpWithBuffersIsTheSame();
    }
}
