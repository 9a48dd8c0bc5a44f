#include "objectives.h"

double llsq_objective(const double *x, int length, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++) {
        double t = -1 + 2.0 * i / (n - 1);
        double residual = (t > 0) - (t < 0);
        double power = 1;
        for (int j = 0; j < length; j++) {
            residual -= x[j] * power;
            power *= t;
        }
        sum += residual * residual;
    }
    return 0.5 * sum;
}
