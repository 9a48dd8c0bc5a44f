using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DiffProg.Runtime.Tests.Checks;
using Xunit;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Derivatives share nothing between threads, whichever programs they belong to.</summary>
public static class ThreadTests
{
    private const int Threads = 8;

    private static readonly (string Name, Subject Subject, object[] Inputs)[] All =
        [.. Programs.All.Where(p => !p.Value.Case.WritesStatics).Select(p => (p.Key, Programs.Subject(p.Key), p.Value.Case.Inputs))];

    [Fact]
    public static async Task Eight_threads_in_eight_orders_give_the_bits_of_one_for_every_program()
    {
        object?[][] alone = [.. All.Select(p => Everything(p.Subject, p.Inputs))];
        using Barrier start = new(Threads);
        IEnumerable<string>[] wrong = await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();

                // Evens run the programs forwards and odds backwards, each from elsewhere, so that a tape meets every neighbour.
                List<string> different = [];
                for (int i = 0; i < 4 * All.Length; i++)
                {
                    int step = i + (thread * All.Length / Threads);
                    int at = (thread % 2 == 0 ? step : (5 * All.Length) - 1 - step) % All.Length;
                    if (!alone[at].Zip(Everything(All[at].Subject, All[at].Inputs), Bits.Equal).All(same => same))
                    {
                        different.Add(All[at].Name);
                    }
                }

                return different.Distinct();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        Assert.All(wrong, Assert.Empty);
    }

    [Fact]
    public static void A_different_point_gives_different_bits()
    {
        (_, Subject subject, object[] inputs) = All.First(p => p.Inputs is [double]);
        Assert.False(Everything(subject, inputs).Zip(Everything(subject, [(double)inputs[0] + 1e-12]), Bits.Equal).All(same => same));
    }

    private static object?[] Everything(Subject subject, object[] inputs) => new Judge(subject, inputs).Everything();
}
