using System.Collections.Generic;
using System.Globalization;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>What a recorder was told, and what it answered.</summary>
internal sealed class Recording
{
    private readonly List<string> _lines = [];
    private int _marks;

    public string Text => string.Concat(_lines);

    public Value Call(string method, Value[] arguments)
    {
        if (method == "Say")
        {
            _lines.Add(arguments[0].Real.Value.ToString("R", CultureInfo.InvariantCulture) + "\n");
            return default;
        }
        _lines.Add(arguments[0].Integer.ToString(CultureInfo.InvariantCulture) + "\n");
        _marks++;
        return method switch
        {
            "Next" => _marks % 5,
            "Draw" => Dual.Constant((_marks * 37 % 11 * 0.25) - 1),
            _ => default(Value),
        };
    }
}
