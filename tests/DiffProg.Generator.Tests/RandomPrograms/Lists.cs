using System;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>What the methods of a list do. Its memory stays where it is, as no program sees where a list keeps its elements.</summary>
internal sealed class Lists(Evaluator evaluator)
{
    private const int Capacity = 64;

    /// <summary>A new list.</summary>
    public static Row Of(Value[] elements)
    {
        var list = new Row(new Value[Capacity]) { List = new() };
        foreach (var element in elements)
            Add(list, element);
        return list;
    }

    public void Run(ListCall call, Frame frame)
    {
        var list = frame.Row(call.List);
        switch (call.Method)
        {
            case "Add":
                Add(list, evaluator.Value(call.Arguments[0], frame));
                break;
            case "AddRange":
                foreach (var element in evaluator.Row(call.Arguments[0], frame).Copy().Memory)
                    Add(list, element);
                break;
            case "RemoveAt":
                int index = list.At(evaluator.Value(call.Arguments[0], frame).Integer);
                list.Memory.AsSpan((index + 1)..list.Count).CopyTo(list.Memory.AsSpan(index));
                list.List!.Count--;
                break;
            default:
                list.List!.Count = 0;
                break;
        }
    }

    private static void Add(Row list, Value element)
    {
        if (list.Count == list.Memory.Length)
            throw new EndlessProgramException("a list that grows and grows");
        list.Memory[list.List!.Count++] = element;
    }
}
