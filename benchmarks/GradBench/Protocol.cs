using System;
using System.Buffers;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace DiffProg.GradBench;

/// <summary>GradBench's line protocol: one JSON message in, one JSON response with the same <c>id</c> out.</summary>
internal static class Protocol
{
    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong, the protocol wants an answer.")]
    public static ReadOnlySpan<byte> Answer(string line)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(line);
            JsonElement message = document.RootElement;
            return Respond(message, response => Fill(response, message));
        }
        catch (Exception e)
        {
            return Respond(document?.RootElement, response =>
            {
                response.WriteBoolean("success", false);
                response.WriteString("error", e.Message);
            });
        }
        finally
        {
            document?.Dispose();
        }
    }

    private static ReadOnlySpan<byte> Respond(JsonElement? message, Action<Utf8JsonWriter> fill)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var response = new Utf8JsonWriter(buffer))
        {
            response.WriteStartObject();
            response.WritePropertyName("id");
            if (message is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty("id", out JsonElement id))
                id.WriteTo(response);
            else
                response.WriteNullValue();
            fill(response);
            response.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }

    private static void Fill(Utf8JsonWriter response, JsonElement message)
    {
        switch (message.TryGetProperty("kind", out JsonElement kind) ? kind.GetString() : null)
        {
            case "start":
                response.WriteString("tool", "diffprog");
                break;
            case "define":
                _ = Find(message.Text("module"));
                response.WriteBoolean("success", true);
                break;
            case "evaluate":
                string module = message.Text("module"), function = message.Text("function");
                if (!Find(module).TryGetValue(function, out Func<JsonElement, Evaluation>? prepare))
                    throw new ArgumentException($"'{module}' has no function '{function}'.");
                JsonElement input = message.Member("input");
                Evaluation evaluation = prepare(input);
                List<long> nanoseconds = Time(evaluation.Run, input);

                response.WriteBoolean("success", true);
                response.WritePropertyName("output");
                evaluation.Write(response);
                response.WriteStartArray("timings");
                foreach (long time in nanoseconds)
                {
                    response.WriteStartObject();
                    response.WriteString("name", "evaluate");
                    response.WriteNumber("nanoseconds", time);
                    response.WriteEndObject();
                }

                response.WriteEndArray();
                break;
        }
    }

    private static IReadOnlyDictionary<string, Func<JsonElement, Evaluation>> Find(string module) =>
        EvalTable.Evals.TryGetValue(module, out var functions) ? functions : throw new ArgumentException($"There is no module '{module}'.");

    private static List<long> Time(Action run, JsonElement input)
    {
        double minRuns = Math.Max(1, Setting(input, "min_runs")), minNanoseconds = 1e9 * Setting(input, "min_seconds");
        var times = new List<long>();
        for (long total = 0; times.Count < minRuns || total < minNanoseconds;)
        {
            long start = Stopwatch.GetTimestamp();
            run();
            long time = (long)((Stopwatch.GetTimestamp() - start) * (1e9 / Stopwatch.Frequency));
            times.Add(time);
            total += time;
        }

        return times;
    }

    // hello's input is a bare number, without settings.
    private static double Setting(JsonElement input, string name) =>
        input.ValueKind == JsonValueKind.Object && input.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : 0;
}
