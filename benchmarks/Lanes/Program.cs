using System.Globalization;
using System.Runtime.Intrinsics;
using DiffProg.LaneBenchmarks;
using Spectre.Console;

(string Name, Measurement Time)[] rows =
[
    Of<Exp>(-10, 10),
    Of<Exp2>(-10, 10),
    Of<Exp10>(-10, 10),
    Of<ExpM1>(-4, 4),
    Of<Log>(0.01, 100),
    Of<Log2>(0.01, 100),
    Of<Log10>(0.01, 100),
    Of<LogP1>(-0.5, 10),
    Of<Pow>(0.01, 10),
    Of<Cbrt>(-100, 100),
    Of<Hypot>(-4, 4),
    Of<Tanh>(-4, 4),
    Of<Sigmoid>(-10, 10),
    Of<Sinh>(-4, 4),
    Of<Cosh>(-4, 4),
    Of<Asinh>(-10, 10),
    Of<Acosh>(1, 10),
    Of<Atanh>(-1, 1),
    Of<Erf>(-4, 4),
    Of<Sin>(-10, 10),
    Of<Cos>(-10, 10),
    Of<SinCos>(-10, 10),
    Of<Tan>(-10, 10),
    Of<SinPi>(-10, 10),
    Of<Asin>(-1, 1),
    Of<Acos>(-1, 1),
    Of<Atan>(-4, 4),
    Of<Atan2>(-4, 4),
    OfSingles<Exp>(-10, 10),
    OfSingles<Log>(0.01, 100),
    OfSingles<Pow>(0.01, 10),
    OfSingles<Tanh>(-4, 4),
    OfSingles<Sin>(-10, 10),
];

Table table = new Table().Title($"µs for 1000 values; vectors of 512 bits: {Vector512.IsHardwareAccelerated}, of 256: {Vector256.IsHardwareAccelerated}")
    .AddColumns("", "lanes", "framework", "ratio");
foreach ((string name, Measurement time) in rows)
{
    table.AddRow(name, Text(time.Lanes), Text(time.Framework), Text(time.Framework / time.Lanes));
}

AnsiConsole.Write(table);

static (string Name, Measurement Time) Of<TFunction>(double low, double high)
    where TFunction : struct, IFunction<double> => (typeof(TFunction).Name, Measurement.Of<TFunction, double>(low, high));

static (string Name, Measurement Time) OfSingles<TFunction>(double low, double high)
    where TFunction : struct, IFunction<float> => (typeof(TFunction).Name + ", float", Measurement.Of<TFunction, float>(low, high));

static string Text(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
