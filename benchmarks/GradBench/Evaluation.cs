using System;
using System.Text.Json;

namespace DiffProg.GradBench;

/// <summary>One function of an eval with its input converted and its buffers made.</summary>
/// <param name="Run">What is timed.</param>
/// <param name="Write">Writes the result of the last run.</param>
internal sealed record Evaluation(Action Run, Action<Utf8JsonWriter> Write);
