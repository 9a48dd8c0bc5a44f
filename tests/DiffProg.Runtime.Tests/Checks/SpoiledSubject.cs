using System;
using System.Collections.Generic;

namespace DiffProg.Runtime.Tests.Checks;

/// <summary>A subject whose members are right but for one thing, which the judge has to find.</summary>
/// <param name="type">Where the method is.</param>
/// <param name="name">The method.</param>
/// <param name="spoil">Gets the member's suffix, its arguments before and after the call and its result, and returns what it returns instead.</param>
internal sealed class SpoiledSubject(Type type, string name, SpoiledSubject.Spoil spoil) : Subject(type, name)
{
    public delegate object? Spoil(string suffix, Dictionary<string, object> before, Dictionary<string, object> arguments, object? result);

    public override object? Call(string suffix, Dictionary<string, object> arguments)
    {
        Dictionary<string, object> before = [];
        foreach ((string parameter, object value) in arguments)
        {
            before[parameter] = value is Array array ? array.Clone() : value;
        }

        return spoil(suffix, before, arguments, base.Call(suffix, arguments));
    }
}
