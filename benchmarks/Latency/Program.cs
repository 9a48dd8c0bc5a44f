using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DiffProg.Latency;
using Spectre.Console;

int[] counts = args.Length > 0 ? [.. args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : [200, 1000];

// What the runtime compiles of the compiler itself is no part of an edit.
_ = Measurement.Of(20);
Table table = new Table().AddColumns("", "ms", "ms per method");
foreach (int count in counts)
{
    IEnumerable<(string What, double Milliseconds)> figures = Measurement.Of(count);
    foreach ((string what, double milliseconds) in figures)
    {
        table.AddRow($"{count} methods: {what}", Text(milliseconds), Text(milliseconds / count));
    }
}

AnsiConsole.Write(table);

static string Text(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
