using System;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>What the methods of Array do, as the framework describes it: a copy is that of the values from before.</summary>
internal sealed class BulkCopies(Evaluator evaluator)
{
    public void Run(BulkCall call, Frame frame)
    {
        Row[] rows = new Row[2];
        Value[] numbers = new Value[5];
        int rowCount = 0;
        int numberCount = 0;
        foreach (var argument in call.Arguments)
        {
            if (Kinds.IsRow(argument.Kind))
                rows[rowCount++] = evaluator.Row(argument, frame);
            else
                numbers[numberCount++] = evaluator.Value(argument, frame);
        }
        switch (call.Method)
        {
            case "Copy" when numberCount == 1:
                Copy(Part(rows[0], 0, numbers[0].Integer), Part(rows[1], 0, numbers[0].Integer));
                break;
            case "Copy":
                Copy(Part(rows[0], numbers[0].Integer, numbers[2].Integer), Part(rows[1], numbers[1].Integer, numbers[2].Integer));
                break;
            case "Fill":
                Span(numberCount == 1 ? rows[0] : Part(rows[0], numbers[1].Integer, numbers[2].Integer)).Fill(numbers[0]);
                break;
            case "Clear":
                Span(numberCount == 0 ? rows[0] : Part(rows[0], numbers[0].Integer, numbers[1].Integer)).Fill(Dual.Constant(0));
                break;
            default:
                Span(numberCount == 0 ? rows[0] : Part(rows[0], numbers[0].Integer, numbers[1].Integer)).Reverse();
                break;
        }
    }

    private static void Copy(Row source, Row destination)
    {
        Value[] values = Span(source).ToArray();
        values.CopyTo(Span(destination));
    }

    private static Span<Value> Span(Row row) => row.Memory.AsSpan(row.Start, row.Count);

    private static Row Part(Row row, long start, long count) => start >= 0 && count >= 0 && start + count <= row.Count
        ? row.Slice(start, count)
        : throw new NotSupportedException("outside of the array");
}
