#include "objectives.h"

static double log_wishart_normalisation(int d, int m, double gamma)
{
    int degrees = d + m + 1;
    double log_gamma = 0.25 * d * (d - 1) * log(M_PI);
    for (int j = 1; j <= d; j++)
        log_gamma += lgamma(0.5 * (degrees + 1 - j));
    return degrees * d * (log(gamma) - 0.5 * log(2)) - log_gamma;
}

double gmm_objective(const double *alpha, const double *mu, const double *q,
                     const double *l, const double *x, int n, int d, int k, int m, double gamma)
{
    int triangle = d * (d - 1) / 2;
    double *diagonal = malloc(sizeof(double) * (k * d + 2 * k + 2 * d));
    double *log_determinant = diagonal + k * d;
    double *beta = log_determinant + k;
    double *centred = beta + k;
    double *y = centred + d;

    double prior = k * log_wishart_normalisation(d, m, gamma);
    for (int c = 0; c < k; c++) {
        double sum = 0, squares = 0;
        for (int j = 0; j < d; j++) {
            double e = exp(q[c * d + j]);
            diagonal[c * d + j] = e;
            sum += q[c * d + j];
            squares += e * e;
        }
        for (int j = 0; j < triangle; j++)
            squares += l[c * triangle + j] * l[c * triangle + j];
        log_determinant[c] = sum;
        prior -= 0.5 * gamma * gamma * squares - m * sum;
    }

    double likelihood = 0;
    for (int i = 0; i < n; i++) {
        for (int c = 0; c < k; c++) {
            for (int j = 0; j < d; j++) {
                centred[j] = x[i * d + j] - mu[c * d + j];
                y[j] = diagonal[c * d + j] * centred[j];
            }
            const double *column = l + c * triangle;
            for (int a = 0; a < d; a++) {
                for (int b = a + 1; b < d; b++)
                    y[b] += column[b - a - 1] * centred[a];
                column += d - a - 1;
            }
            double norm = 0;
            for (int j = 0; j < d; j++)
                norm += y[j] * y[j];
            beta[c] = alpha[c] + log_determinant[c] - 0.5 * norm;
        }
        likelihood += lse_objective(beta, k);
    }

    double result = -0.5 * n * d * log(2 * M_PI) + likelihood - n * lse_objective(alpha, k) + prior;
    free(diagonal);
    return result;
}
