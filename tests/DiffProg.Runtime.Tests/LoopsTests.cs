using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>The last value of a loop's index, against the loop itself.</summary>
public static class LoopsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(-2)]
    [InlineData(-3)]
    public static void The_last_value_is_that_of_the_loop_and_first_less_step_where_it_has_no_trip(int step)
    {
        int withoutTrip = 0, withTrips = 0;
        for (int first = -7; first <= 7; first++)
        {
            for (int limit = -7; limit <= 7; limit++)
            {
                int last = first - step, trips = 0;
                for (int i = first; step > 0 ? i < limit : i > limit; i += step)
                {
                    last = i;
                    trips++;
                }

                Assert.Equal(last, Loops.Last(first, limit, step));
                Assert.Equal(trips, TripsBack(first, Loops.Last(first, limit, step), step));
                _ = trips == 0 ? withoutTrip++ : withTrips++;
            }
        }

        // Half of the pairs, and the ties, have no trip.
        Assert.Equal(120, withoutTrip);
        Assert.Equal(105, withTrips);
    }

    [Theory]
    [InlineData(int.MaxValue - 5, int.MaxValue + 1L, 2, int.MaxValue - 1)]
    [InlineData(int.MaxValue, int.MaxValue + 1L, 1, int.MaxValue)]
    [InlineData(int.MinValue, int.MaxValue + 1L, 1, int.MaxValue)]
    [InlineData(int.MinValue, int.MaxValue + 1L, 3, int.MaxValue)]
    [InlineData(int.MinValue + 5, int.MinValue - 1L, -2, int.MinValue + 1)]
    [InlineData(int.MinValue, int.MinValue - 1L, -1, int.MinValue)]
    [InlineData(int.MaxValue, int.MinValue - 1L, -1, int.MinValue)]
    public static void The_ends_of_the_integers_do_not_overflow(int first, long limit, int step, int right) =>
        Assert.Equal(right, Loops.Last(first, limit, step));

    private static int TripsBack(int first, int last, int step)
    {
        int trips = 0;
        for (int i = last; step > 0 ? i >= first : i <= first; i -= step)
        {
            trips++;
        }

        return trips;
    }
}
