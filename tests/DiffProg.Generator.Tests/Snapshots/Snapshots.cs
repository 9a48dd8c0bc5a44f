using System;
using System.IO;
using Snapshooter;
using Snapshooter.Xunit;
using Xunit;

namespace DiffProg.Generator.Tests.Snapshots;

/// <summary>
/// The one way to a snapshot. A snapshot that is missing fails, wherever the tests run: it is written only where
/// <c>DIFFPROG_WRITE_SNAPSHOTS=1</c> asks for it. One that differs is left beside the old one in <c>__mismatch__</c>.
/// </summary>
internal static class Snapshots
{
    private const string Project = "DiffProg.Generator.Tests.csproj";

    // Not by the caller's file name, which a deterministic build does not keep.
    private static readonly Lazy<string> Folder = new(() =>
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Project)))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException($"'{Project}' is in no folder above the tests."), "Snapshots");
    });

    private static bool MayWrite => Environment.GetEnvironmentVariable("DIFFPROG_WRITE_SNAPSHOTS") == "1";

    public static void Match(string text, string name) => Match(text, name, MayWrite);

    public static void Match(string text, string name, bool mayWrite)
    {
        if (mayWrite)
        {
            File.Delete(PathOf(name));
        }

        Assert.True(mayWrite || File.Exists(PathOf(name)), $"There is no snapshot '{name}'. Set DIFFPROG_WRITE_SNAPSHOTS=1 to write it, read it, and commit it.");
        Snapshot.Match(text, new SnapshotFullName(name + ".snap", Folder.Value));
    }

    public static string PathOf(string name) => Path.Combine(Folder.Value, "__snapshots__", name + ".snap");
}
