namespace DiffProg;

/// <summary>What reverse sweeps ask of loops.</summary>
public static class Loops
{
    /// <summary>
    /// The last value of the index of <c>for (i = first; i &lt; limit; i += step)</c>, or with a negative step of
    /// <c>for (i = first; i &gt; limit; i += step)</c>; <c>first - step</c>, from which a loop back runs zero times, where it has no trip.
    /// </summary>
    /// <param name="first">The first value.</param>
    /// <param name="limit">The bound, itself no value of the index.</param>
    /// <param name="step">The step, not zero.</param>
    public static int Last(int first, long limit, int step)
    {
        long distance = step > 0 ? limit - first - 1 : limit - first + 1;
        bool runs = distance == 0 || step > 0 == distance > 0;
        return unchecked((int)(runs ? first + (distance / step * step) : (long)first - step));
    }
}
