using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace DiffProg.GradBench.Table;

/// <summary>Holds an objective in C against the one in C#: what is compared in time must be the same function.</summary>
internal static class Agreement
{
    private const double Tolerance = 1e-12;

    public static void Verify(Evaluation native, Evaluation primal, Case given)
    {
        double[] actual = Numbers(native), expected = Numbers(primal);
        double scale = expected.Max(Math.Abs);
        if (actual.Length != expected.Length || actual.Zip(expected).Any(pair => !(Math.Abs(pair.First - pair.Second) <= Tolerance * scale)))
            throw new InvalidOperationException($"The objective of {given.Module} ({given.Name}) in C is not the one in C#.");
    }

    private static double[] Numbers(Evaluation evaluation)
    {
        evaluation.Run();
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            evaluation.Write(json);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return [.. Numbers(document.RootElement)];
    }

    private static IEnumerable<double> Numbers(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Numbers(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Numbers),
        _ => [element.GetDouble()],
    };
}
