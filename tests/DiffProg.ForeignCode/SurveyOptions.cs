using System.Collections.Generic;
using System.IO;

namespace DiffProg.ForeignCode;

/// <summary>What is surveyed, and how.</summary>
/// <param name="Folder">Where the code is.</param>
/// <param name="Symbols">The symbols of conditional compilation.</param>
/// <param name="Excluded">Parts of paths that are left out.</param>
/// <param name="References">Assemblies that the code needs besides the framework.</param>
/// <param name="Seed">Of the random points.</param>
/// <param name="Points">At how many points each derivative is compared with differences.</param>
/// <param name="Skipped">The functions that are not run, by type and name.</param>
/// <param name="ListsRefused">Whether each numeric method that is refused is named.</param>
internal sealed record SurveyOptions(
    DirectoryInfo Folder,
    IReadOnlyList<string> Symbols,
    IReadOnlyList<string> Excluded,
    IReadOnlyList<FileInfo> References,
    int Seed,
    int Points,
    IReadOnlyList<string> Skipped,
    bool ListsRefused);
