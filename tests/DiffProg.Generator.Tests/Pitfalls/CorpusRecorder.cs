namespace DiffProg.Generator.Tests.Pitfalls;

/// <summary>What is compiled beside the corpus to write down every number that its derivatives give.</summary>
internal static class CorpusRecorder
{
    /// <summary>
    /// The rows of the corpus are short. So its programs are run with longer ones as well, which go on as they began, each time a little smaller, and
    /// with larger integers, since many of those count. Where a program cannot be run so, the exception is written down.
    /// </summary>
    public const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using DiffProg.Runtime.Tests.Checks;

        public static class Recorder
        {
            private static readonly string[] Members = ["Jvp", "Gradient", "ValueAndGradient", "AccumulateGradient", "Vjp", "Hvp"];

            public static List<(string Member, long[] Bits, string? Exception)> Record(string program, int rows, int integers)
            {
                List<(string Member, long[] Bits, string? Exception)> record = [];

                // One step further it does not end.
                if (program == "Ackermann's recursion steers" && integers > 1)
                    return record;
                Subject subject = Subjects.Of(program);
                object[] inputs = [.. Programs.All[program].Case.Inputs.Select(input => Larger(input, rows, integers))];
                foreach (string member in Members.Where(subject.Has))
                {
                    try
                    {
                        record.Add((member, [.. new Judge(subject, inputs).Everything(member).SelectMany(Bits)], null));
                    }
                    catch (Exception e) when (e is not OutOfMemoryException)
                    {
                        record.Add((member, [], e.GetType() + ": " + e.Message));
                    }
                }

                return record;
            }

            private static object Larger(object input, int rows, int integers) => input switch
            {
                int n => n * integers,
                double[] row => Repeated(row, rows).Select((x, i) => x * (1 - (i / row.Length / 64.0))).ToArray(),
                float[] row => Repeated(row, rows).Select((x, i) => x * (1 - (i / row.Length / 64f))).ToArray(),
                int[] row => Repeated(row, rows),
                bool[] row => Repeated(row, rows),
                double[][] row => Repeated(row, rows).Select(r => r.ToArray()).ToArray(),
                List<double> row => Repeated(row.ToArray(), rows).ToList(),
                _ => input,
            };

            private static T[] Repeated<T>(T[] row, int times) => [.. Enumerable.Range(0, row.Length * times).Select(i => row[i % row.Length])];

            /// <summary>All NaN are one.</summary>
            private static IEnumerable<long> Bits(object? value) => value switch
            {
                double x => [BitConverter.DoubleToInt64Bits(double.IsNaN(x) ? double.NaN : x)],
                float x => [BitConverter.SingleToInt32Bits(float.IsNaN(x) ? float.NaN : x)],
                Half x => [BitConverter.HalfToInt16Bits(Half.IsNaN(x) ? Half.NaN : x)],
                int x => [x],
                long x => [x],
                bool x => [x ? 1 : 0],
                Array x => x.Cast<object?>().SelectMany(Bits).Prepend(x.Length),
                ITuple x => Enumerable.Range(0, x.Length).SelectMany(i => Bits(x[i])),
                _ => [],
            };
        }

        /// <summary>Kept, since to make one compiles a call for each member.</summary>
        internal static class Subjects
        {
            private static readonly Dictionary<string, Subject> All = new(StringComparer.Ordinal);

            public static Subject Of(string program) => All.TryGetValue(program, out Subject? subject) ? subject : All[program] = Programs.Subject(program);
        }
        """;
}
