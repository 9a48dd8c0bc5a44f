using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Editing;

namespace DiffProg.CodeFixes;

/// <summary>An edit that mends a refusal.</summary>
/// <param name="Title">What the editor shows.</param>
/// <param name="Kind">What it has in common with the edits that are made together with it, as a title for all of them.</param>
/// <param name="Subject">What it changes: of several edits of one subject, one is enough.</param>
/// <param name="Apply">Makes the edit, whatever others are made beside it.</param>
internal sealed record Remedy(string Title, string Kind, string Subject, Func<SolutionEditor, CancellationToken, Task> Apply);
