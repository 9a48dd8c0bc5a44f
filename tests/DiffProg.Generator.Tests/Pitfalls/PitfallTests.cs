using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using DiffProg.Generator.Tests.Frontend;
using Xunit;

namespace DiffProg.Generator.Tests.Pitfalls;

/// <summary>Each of the pitfalls is differentiated rightly, which the corpus asserts, or refused at its place: none is compiled to something wrong.</summary>
public sealed class PitfallTests
{
    private const int Count = 56;

    public static TheoryData<int, string> Refused
    {
        get
        {
            TheoryData<int, string> rows = [];
            foreach ((int number, Refused program) in RefusedPitfalls.All)
                rows.Add(number, program.Located);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_pitfall_whose_language_is_not_there_is_refused_at_its_place(int number, string located)
    {
        Refused program = RefusedPitfalls.All.Single(p => p.Number == number).Program;
        Assert.Equal(located, program.Located);
        program.ShouldBeRefused();
    }

    [Fact]
    public void Every_pitfall_is_in_the_corpus_or_refused_and_none_is_both()
    {
        var differentiated = Regex.Matches(CompiledCorpus.Pitfalls, @"""Pitfall (\d+):").Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(1, Count), differentiated.Concat(RefusedPitfalls.All.Select(p => p.Number)).Order());
    }
}
