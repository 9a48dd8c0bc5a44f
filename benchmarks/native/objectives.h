/* The objectives of the evals in plain C, without derivatives: what gradients are measured against. */
#ifndef OBJECTIVES_H
#define OBJECTIVES_H

#include <math.h>
#include <stdlib.h>

double gmm_objective(const double *alpha, const double *mu, const double *q, const double *l, const double *x,
                     int n, int d, int k, int m, double gamma);
double lstm_objective(const double *main, const double *extra, const double *state, const double *sequence,
                      int layers, int width, int length);
double lse_objective(const double *x, int n);
double llsq_objective(const double *x, int length, int n);
double kmeans_objective(const double *points, const double *centroids, int n, int k, int d);
double det_objective(const double *a, int size);

/* y, of n numbers, is what the equation has reached at time 2. */
void ode_objective(const double *x, int n, int steps, double *y);

/* Two errors of reprojection for each observation, and one for its weight. */
void ba_objective(const double *cameras, const double *points, const double *weights, const double *features,
                  int n, int m, int p, double *reprojection, double *weight);

/* Three errors for each correspondence; us is read only where triangles are asked for. */
void ht_objective(const double *theta, const double *us, int has_us, int bones, const int *parents,
                  const double *base_relatives, const double *inverse_base_absolutes, int vertices,
                  const double *base_positions, const double *weights, const int *triangles, int is_mirrored,
                  const int *correspondences, int count, const double *points, double *errors);

#endif
