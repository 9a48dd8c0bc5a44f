using System;
using System.IO;
using System.Text;
using DiffProg.GradBench;
using DiffProg.GradBench.Table;

if (args is ["--ratios", .. var directories])
{
    Ratios.Print(directories, Console.Out);
    return;
}

if (args is ["--table", .. var options])
{
    string? picture = options is ["--plot", var file, ..] ? file : null;
    var measurements = GradientTable.Print(picture is null ? options : options[2..], Console.Out);
    if (picture is not null)
        GradientPlot.Save(measurements, picture);
    return;
}

if (args is ["--structs"])
{
    StructCost.Print(Console.Out);
    return;
}

using Stream output = Console.OpenStandardOutput();
using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);

// Standard output carries responses only: a stray line would be read as one.
Console.SetOut(Console.Error);

while (input.ReadLine() is { } message)
{
    output.Write(Protocol.Answer(message));
    output.WriteByte((byte)'\n');
    output.Flush();
}
