#include <string.h>
#include "objectives.h"

static void find_slope(const double *x, const double *y, double *slope, int n)
{
    slope[0] = x[0];
    for (int i = 1; i < n; i++)
        slope[i] = x[i] * y[i - 1];
}

static void move(const double *y, double h, const double *slope, double *moved, int n)
{
    for (int i = 0; i < n; i++)
        moved[i] = y[i] + h * slope[i];
}

void ode_objective(const double *x, int n, int steps, double *y)
{
    double h = 2.0 / steps;
    double *k1 = malloc(sizeof(double) * 5 * n);
    double *k2 = k1 + n, *k3 = k2 + n, *k4 = k3 + n, *between = k4 + n;
    memset(y, 0, sizeof(double) * n);
    for (int step = 0; step < steps; step++) {
        find_slope(x, y, k1, n);
        move(y, h / 2, k1, between, n);
        find_slope(x, between, k2, n);
        move(y, h / 2, k2, between, n);
        find_slope(x, between, k3, n);
        move(y, h, k3, between, n);
        find_slope(x, between, k4, n);
        for (int i = 0; i < n; i++)
            y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
    }
    free(k1);
}
