using System.CommandLine;
using System.IO;
using DiffProg.ForeignCode;

Argument<DirectoryInfo> folder = new("folder") { Description = "C# that was not written for DiffProg: every file below is compiled." };
Option<string[]> define = new("--define") { Description = "A symbol of conditional compilation.", AllowMultipleArgumentsPerToken = true };
Option<string[]> exclude = new("--exclude") { Description = "A part of a path; files whose path has it are left out.", AllowMultipleArgumentsPerToken = true };
Option<FileInfo[]> reference = new("--reference") { Description = "An assembly that the code needs besides the framework.", AllowMultipleArgumentsPerToken = true };
Option<int> seed = new("--seed") { Description = "Of the random points.", DefaultValueFactory = _ => 1 };
Option<int> points = new("--points") { Description = "At how many points each derivative is compared with differences.", DefaultValueFactory = _ => 8 };
Option<string[]> skip = new("--skip") { Description = "A function that is not run, since it fills the stack: Type.Method.", AllowMultipleArgumentsPerToken = true };
Option<bool> list = new("--list") { Description = "Also names every numeric method that is refused, with its reasons." };

RootCommand command = new("Marks every method of a folder of C# [Differentiable] and holds the generator to its promises on it.")
{
    folder, define, exclude, reference, seed, points, skip, list,
};
command.SetAction(parsed => Survey.Run(new SurveyOptions(
    parsed.GetRequiredValue(folder),
    parsed.GetValue(define) ?? [],
    parsed.GetValue(exclude) ?? [],
    parsed.GetValue(reference) ?? [],
    parsed.GetValue(seed),
    parsed.GetValue(points),
    parsed.GetValue(skip) ?? [],
    parsed.GetValue(list))));
return command.Parse(args).Invoke();
