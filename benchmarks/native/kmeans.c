#include "objectives.h"

double kmeans_objective(const double *points, const double *centroids, int n, int k, int d)
{
    double cost = 0;
    for (int i = 0; i < n; i++) {
        double least = INFINITY;
        for (int c = 0; c < k; c++) {
            double distance = 0;
            for (int j = 0; j < d; j++) {
                double e = centroids[c * d + j] - points[i * d + j];
                distance += e * e;
            }
            if (distance < least)
                least = distance;
        }
        cost += least;
    }
    return cost;
}
