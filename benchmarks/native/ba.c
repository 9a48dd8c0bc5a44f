#include "objectives.h"

enum { CAMERA = 11, POINT = 3 };

static void reprojection_error(const double *camera, const double *point, double weight,
                               const double *feature, double *error)
{
    double rx = camera[0], ry = camera[1], rz = camera[2];
    double x = point[0] - camera[3], y = point[1] - camera[4], z = point[2] - camera[5];
    double squared_angle = rx * rx + ry * ry + rz * rz;
    double turned_x, turned_y, turned_z;
    if (squared_angle != 0) {
        double angle = sqrt(squared_angle), s = sin(angle), c = cos(angle);
        double ax = rx / angle, ay = ry / angle, az = rz / angle;
        double along = (ax * x + ay * y + az * z) * (1 - c);
        turned_x = x * c + (ay * z - az * y) * s + ax * along;
        turned_y = y * c + (az * x - ax * z) * s + ay * along;
        turned_z = z * c + (ax * y - ay * x) * s + az * along;
    } else {
        turned_x = x + ry * z - rz * y;
        turned_y = y + rz * x - rx * z;
        turned_z = z + rx * y - ry * x;
    }

    double px = turned_x / turned_z, py = turned_y / turned_z;
    double squared = px * px + py * py;
    double scale = (1 + camera[9] * squared + camera[10] * squared * squared) * camera[6];
    error[0] = weight * (px * scale + camera[7] - feature[0]);
    error[1] = weight * (py * scale + camera[8] - feature[1]);
}

void ba_objective(const double *cameras, const double *points, const double *weights,
                  const double *features, int n, int m, int p, double *reprojection,
                  double *weight)
{
    for (int i = 0; i < p; i++) {
        reprojection_error(cameras + CAMERA * (i % n), points + POINT * (i % m), weights[i], features + 2 * i,
                           reprojection + 2 * i);
        weight[i] = 1 - weights[i] * weights[i];
    }
}
