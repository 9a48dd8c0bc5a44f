using System;
using System.Collections.Generic;
using System.Text.Json;

namespace DiffProg.GradBench;

/// <summary>Numbers in and out of JSON: inputs become flat arrays, outputs get their shape back.</summary>
internal static class JsonNumbers
{
    public static JsonElement Member(this JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) ? value : throw new ArgumentException($"'{name}' is missing.");

    public static string Text(this JsonElement parent, string name) => parent.Member(name).GetString() ?? "";

    public static int Int(this JsonElement parent, string name) => parent.Member(name).GetInt32();

    public static double Double(this JsonElement parent, string name) => parent.Member(name).GetDouble();

    /// <summary>A list of numbers, or of lists to any depth, row by row in one array.</summary>
    public static double[] Doubles(this JsonElement parent, string name)
    {
        var numbers = new List<double>();
        Collect(parent.Member(name), numbers);
        return [.. numbers];
    }

    /// <summary>As <see cref="Doubles"/>, of integers.</summary>
    public static int[] Ints(this JsonElement parent, string name) => Array.ConvertAll(parent.Doubles(name), number => (int)number);

    public static void WriteVector(this Utf8JsonWriter writer, ReadOnlySpan<double> values)
    {
        writer.WriteStartArray();
        foreach (double value in values)
            writer.WriteNumberValue(value);
        writer.WriteEndArray();
    }

    public static void WriteMatrix(this Utf8JsonWriter writer, ReadOnlySpan<double> values, int rows)
    {
        int columns = values.Length / rows;
        writer.WriteStartArray();
        for (int row = 0; row < rows; row++)
            writer.WriteVector(values.Slice(row * columns, columns));
        writer.WriteEndArray();
    }

    private static void Collect(JsonElement element, List<double> numbers)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            numbers.Add(element.GetDouble());
            return;
        }

        foreach (JsonElement item in element.EnumerateArray())
            Collect(item, numbers);
    }
}
