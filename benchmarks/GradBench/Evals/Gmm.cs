using System;
using System.Text.Json;
using DiffProg.GradBench.Table;

namespace DiffProg.GradBench.Evals;

internal static partial class Gmm
{
    /// <summary>The log-posterior of a Gaussian mixture under a Wishart prior.</summary>
    /// <param name="alpha">Unnormalised log-weights of the k components.</param>
    /// <param name="mu">Their means, k × d.</param>
    /// <param name="q">Logarithms of the diagonals of their inverse covariance factors, k × d.</param>
    /// <param name="l">What stands below those diagonals, column by column, k × d(d − 1)/2.</param>
    /// <param name="x">The points, n × d.</param>
    /// <param name="n">How many points.</param>
    /// <param name="d">How many dimensions.</param>
    /// <param name="k">How many components.</param>
    /// <param name="m">The prior's additional degrees of freedom.</param>
    /// <param name="gamma">The prior's precision.</param>
    [Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)]
    internal static double LogPosterior(
        double[] alpha, double[] mu, double[] q, double[] l,
        [NoDerivative] double[] x, int n, int d, int k, int m, [NoDerivative] double gamma)
    {
        int triangle = d * (d - 1) / 2;
        double[] diagonal = new double[k * d];
        double[] logDeterminant = new double[k];
        double prior = k * LogWishartNormalisation(d, m, gamma);
        for (int c = 0; c < k; c++)
        {
            double sum = 0, squares = 0;
            for (int j = 0; j < d; j++)
            {
                double e = Math.Exp(q[c * d + j]);
                diagonal[c * d + j] = e;
                sum += q[c * d + j];
                squares += e * e;
            }

            for (int j = 0; j < triangle; j++)
                squares += l[c * triangle + j] * l[c * triangle + j];
            logDeterminant[c] = sum;
            prior -= 0.5 * gamma * gamma * squares - m * sum;
        }

        double[] centred = new double[d];
        double[] y = new double[d];
        double[] beta = new double[k];
        double likelihood = 0;
        for (int i = 0; i < n; i++)
        {
            for (int c = 0; c < k; c++)
            {
                for (int j = 0; j < d; j++)
                {
                    centred[j] = x[i * d + j] - mu[c * d + j];
                    y[j] = diagonal[c * d + j] * centred[j];
                }

                for (int a = 0; a < d; a++)
                {
                    int column = c * triangle + a * (2 * d - a - 1) / 2 - (a + 1);
                    for (int b = a + 1; b < d; b++)
                        y[b] += l[column + b] * centred[a];
                }

                double norm = 0;
                for (int j = 0; j < d; j++)
                    norm += y[j] * y[j];
                beta[c] = alpha[c] + logDeterminant[c] - 0.5 * norm;
            }

            likelihood += Lse.LogSumExp(beta);
        }

        return -0.5 * n * d * Math.Log(2 * Math.PI) + likelihood - n * Lse.LogSumExp(alpha) + prior;
    }

    public static Evaluation Value(JsonElement input)
    {
        var p = new Problem(input);
        double y = 0;
        return new(
            () => y = LogPosterior(p.Alpha, p.Mu, p.Q, p.L, p.X, p.N, p.D, p.K, p.M, p.Gamma),
            json => json.WriteNumberValue(y));
    }

    public static Evaluation Native(JsonElement input)
    {
        var p = new Problem(input);
        double y = 0;
        return new(
            () => y = NativeObjectives.Gmm(p.Alpha, p.Mu, p.Q, p.L, p.X, p.N, p.D, p.K, p.M, p.Gamma),
            json => json.WriteNumberValue(y));
    }

    public static Evaluation Derivative(JsonElement input)
    {
        var p = new Problem(input);
        double[] alpha = new double[p.Alpha.Length], mu = new double[p.Mu.Length], q = new double[p.Q.Length], l = new double[p.L.Length];
        return new(
            () => LogPosteriorValueAndGradient(p.Alpha, p.Mu, p.Q, p.L, p.X, p.N, p.D, p.K, p.M, p.Gamma, alpha, mu, q, l),
            json =>
            {
                json.WriteStartObject();
                json.WritePropertyName("alpha");
                json.WriteVector(alpha);
                json.WritePropertyName("mu");
                json.WriteMatrix(mu, p.K);
                json.WritePropertyName("q");
                json.WriteMatrix(q, p.K);
                json.WritePropertyName("l");
                json.WriteMatrix(l, p.K);
                json.WriteEndObject();
            });
    }

    private static double LogWishartNormalisation(int d, int m, double gamma)
    {
        int degrees = d + m + 1;
        double logGamma = 0.25 * d * (d - 1) * Math.Log(Math.PI);
        for (int j = 1; j <= d; j++)
            logGamma += LogGammaOfHalf(degrees + 1 - j);
        return degrees * d * (Math.Log(gamma) - 0.5 * Math.Log(2)) - logGamma;
    }

    /// <summary>ln Γ(n / 2), by Γ(x) = (x − 1) Γ(x − 1) down to Γ(1) or Γ(½).</summary>
    private static double LogGammaOfHalf(int n)
    {
        double sum = n % 2 == 0 ? 0 : 0.5 * Math.Log(Math.PI);
        for (int i = n - 2; i > 0; i -= 2)
            sum += Math.Log(0.5 * i);
        return sum;
    }

    private sealed class Problem(JsonElement input)
    {
        public double[] Alpha { get; } = input.Doubles("alpha");

        public double[] Mu { get; } = input.Doubles("mu");

        public double[] Q { get; } = input.Doubles("q");

        public double[] L { get; } = input.Doubles("l");

        public double[] X { get; } = input.Doubles("x");

        public int N { get; } = input.Int("n");

        public int D { get; } = input.Int("d");

        public int K { get; } = input.Int("k");

        public int M { get; } = input.Int("m");

        public double Gamma { get; } = input.Double("gamma");
    }
}
