namespace DiffProg.GradBench.Table;

/// <summary>What an eval's gradient is to cost, and what it costs with others, in times of the C objective or in microseconds.</summary>
/// <param name="Eval">The eval, and which of its sizes.</param>
/// <param name="Tool">The best tool for automatic differentiation under strict floating-point arithmetic.</param>
/// <param name="Fastest">The fastest of all, derivatives by hand and builds with <c>-ffast-math</c> included.</param>
/// <param name="Milestone">What is to be reached first.</param>
/// <param name="Target">What is to be reached.</param>
/// <param name="IsTime">Whether all of them are microseconds, there being no objective to compare with.</param>
internal sealed record Goal(string Eval, string Tool, string Fastest, double Milestone, double Target, bool IsTime = false)
{
    public static Goal Gmm { get; } = new("gmm, d ≤ 32", "2.1 to 3.7", "1.6 to 2.2", 0.6, 0.25);

    public static Goal WideGmm { get; } = new("gmm, d = 64", "7.6", "3.4", 1.8, 0.35);

    public static Goal Lstm { get; } = new("lstm", "2.6 to 3.0", "1.5 to 1.7", 0.8, 0.4);

    public static Goal Lse { get; } = new("lse, in cache", "1.5", "0.12", 0.2, 0.11);

    public static Goal LongLse { get; } = new("lse, 640,000", "1.5", "0.17", 0.25, 0.15);

    public static Goal Llsq { get; } = new("llsq", "1.3", "1.0", 0.6, 0.3);

    public static Goal Kmeans { get; } = new("kmeans (`dir`)", "25 to 120", "0.5 to 0.8", 1, 0.4);

    public static Goal Ba { get; } = new("ba", "7.3 to 12", "4.7 to 10", 5, 3);

    public static Goal Ht { get; } = new("ht", "22 to 27", "4.0 to 4.5", 4.3, 2);

    public static Goal Det { get; } = new("det", "2.7 to 5.8", "2.7 to 5.8", 3, 2);

    public static Goal Ode { get; } = new("ode", "2.3 to 10.9", "2.3 to 10.9", 5, 3);

    public static Goal Particle { get; } = new("particle (`ff`)", "1,797 µs", "1,797 µs", 1797, 1797 / 2.0, IsTime: true);

    public static Goal Saddle { get; } = new("saddle (`ff`)", "1,181 µs", "1,181 µs", 1181, 1181 / 2.0, IsTime: true);
}
