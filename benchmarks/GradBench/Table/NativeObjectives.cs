using System;
using System.Diagnostics;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.System32)]

namespace DiffProg.GradBench.Table;

/// <summary>The objectives in plain C, as <c>benchmarks/native</c> has them, built when they are asked for and called in this process.</summary>
internal static partial class NativeObjectives
{
    private const string Name = "objectives";

    /// <summary>What they are compiled with: strict floating-point arithmetic, all that the machine has.</summary>
    public const string Options = "-O3 -march=native";

    private static readonly Lazy<nint> s_library = new(Build);

    static NativeObjectives() => NativeLibrary.SetDllImportResolver(
        Assembly.GetExecutingAssembly(), static (name, _, _) => name == Name ? s_library.Value : 0);

    [LibraryImport(Name, EntryPoint = "gmm_objective")]
    public static partial double Gmm(
        ReadOnlySpan<double> alpha, ReadOnlySpan<double> mu, ReadOnlySpan<double> q, ReadOnlySpan<double> l, ReadOnlySpan<double> x,
        int n, int d, int k, int m, double gamma);

    [LibraryImport(Name, EntryPoint = "lstm_objective")]
    public static partial double Lstm(
        ReadOnlySpan<double> main, ReadOnlySpan<double> extra, ReadOnlySpan<double> state, ReadOnlySpan<double> sequence,
        int layers, int width, int length);

    [LibraryImport(Name, EntryPoint = "lse_objective")]
    public static partial double Lse(ReadOnlySpan<double> x, int n);

    [LibraryImport(Name, EntryPoint = "llsq_objective")]
    public static partial double Llsq(ReadOnlySpan<double> x, int length, int n);

    [LibraryImport(Name, EntryPoint = "kmeans_objective")]
    public static partial double Kmeans(ReadOnlySpan<double> points, ReadOnlySpan<double> centroids, int n, int k, int d);

    [LibraryImport(Name, EntryPoint = "det_objective")]
    public static partial double Det(ReadOnlySpan<double> a, int size);

    [LibraryImport(Name, EntryPoint = "ode_objective")]
    public static partial void Ode(ReadOnlySpan<double> x, int n, int steps, Span<double> y);

    [LibraryImport(Name, EntryPoint = "ba_objective")]
    public static partial void Ba(
        ReadOnlySpan<double> cameras, ReadOnlySpan<double> points, ReadOnlySpan<double> weights, ReadOnlySpan<double> features,
        int n, int m, int p, Span<double> reprojection, Span<double> weight);

    [LibraryImport(Name, EntryPoint = "ht_objective")]
    public static partial void Ht(
        ReadOnlySpan<double> theta, ReadOnlySpan<double> us, int hasUs, int bones, ReadOnlySpan<int> parents,
        ReadOnlySpan<double> baseRelatives, ReadOnlySpan<double> inverseBaseAbsolutes, int vertices, ReadOnlySpan<double> basePositions,
        ReadOnlySpan<double> weights, ReadOnlySpan<int> triangles, int isMirrored, ReadOnlySpan<int> correspondences, int count,
        ReadOnlySpan<double> points, Span<double> errors);

    private static nint Build()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "native");
        string library = Path.Combine(folder, $"lib{Name}.so");
        using Process compiler = Process.Start("gcc", $"{Options} -shared -fPIC -o {Quoted(library)} {Sources(folder)} -lm");
        compiler.WaitForExit();
        return compiler.ExitCode == 0 ? NativeLibrary.Load(library) : throw new InvalidOperationException("gcc could not build the objectives.");
    }

    private static string Sources(string folder) => string.Join(' ', Array.ConvertAll(Directory.GetFiles(folder, "*.c"), Quoted));

    private static string Quoted(string path) => $"\"{path}\"";
}
