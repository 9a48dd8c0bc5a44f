using System;
using System.Globalization;
using System.IO;
using System.Text;
using DiffProg.Generator.Tests.Harness;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>The recorder that compiled programs call. It writes to the console, as programs do, and the console of this thread is kept.</summary>
internal static class RecorderSource
{
    public const string Text = """
        using System;

        public static class Recorder
        {
            [ThreadStatic]
            private static int marks;

            public static void Mark(int site)
            {
                marks++;
                Console.WriteLine(site);
            }

            public static int Next(int site)
            {
                Mark(site);
                return marks % 5;
            }

            public static double Draw(int site)
            {
                Mark(site);
                return marks * 37 % 11 * 0.25 - 1;
            }

            public static void Reset() => marks = 0;
        }
        """;

    /// <summary>A program that saves on the tape and needs what it saved.</summary>
    public const string Canary = """
        using System;
        using DiffProg;

        public static partial class Canary
        {
            [Differentiable]
            public static double F(double[] a, double x)
            {
                double s = x;
                for (int i = 0; i < a.Length; i++)
                {
                    double t = s * a[i];
                    if (t > 0.5)
                        a[i] = Math.Sin(t) * s;
                    s = s * t + G(a[i], i);
                }
                return s;
            }

            [Differentiable]
            public static double G(double x, int depth)
            {
                double t = x;
                for (int i = 0; i < depth; i++)
                    t = t * t + x;
                return depth > 0 ? t * G(t, depth - 1) : t;
            }

            public static double[] Run()
            {
                double[] a = [0.5, -0.25, 0.75];
                double[] gradient = new double[4];
                gradient[3] = F(new double[] { 0.5, -0.25, 0.75 }, 0.8) - FValueAndGradient(a, 0.8, gradient.AsSpan(0, 3), out double x) + x;
                return gradient;
            }
        }
        """;

    [ThreadStatic]
    private static StringBuilder? recording;

#pragma warning disable CA2000 // The console keeps it.
    static RecorderSource() => Console.SetOut(new Splitter(Console.Out));
#pragma warning restore CA2000

    /// <summary>Starts a recording on this thread, and gives what ends it and starts the next.</summary>
    public static Func<string> Take(LoadedAssembly assembly)
    {
        var reset = assembly.Method<Action>("Recorder", "Reset");
        return () =>
        {
            string text = recording?.ToString() ?? "";
            recording = new StringBuilder();
            reset();
            return text;
        };
    }

    /// <summary>Ends the recording on this thread.</summary>
    public static void Stop() => recording = null;

    private sealed class Splitter(TextWriter console) : TextWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => console.Encoding;

        public override void Write(char value)
        {
            if (recording is { } text)
                text.Append(value);
            else
                console.Write(value);
        }

        public override void Write(string? value)
        {
            if (recording is { } text)
                text.Append(value);
            else
                console.Write(value);
        }

        public override void WriteLine(double value) => Write(value.ToString("R", CultureInfo.InvariantCulture) + "\n");

        public override void WriteLine(int value) => Write(value.ToString(CultureInfo.InvariantCulture) + "\n");
    }
}
