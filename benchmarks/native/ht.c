#include "objectives.h"

enum { FINGERS = 5, ANGLES_PER_FINGER = 4, BONES_PER_FINGER = 4, FIRST_FINGER_ANGLE = 6, FIRST_FINGER_BONE = 2 };

static void multiply(const double *a, const double *b, double *product)
{
    for (int row = 0; row < 4; row++) {
        for (int column = 0; column < 4; column++) {
            double sum = 0;
            for (int i = 0; i < 4; i++)
                sum += a[4 * row + i] * b[4 * i + column];
            product[4 * row + column] = sum;
        }
    }
}

/* The rotation about x, then y, then z. */
static void rotate(double x, double y, double z, double *rotation)
{
    double sx = sin(x), cx = cos(x), sy = sin(y), cy = cos(y), sz = sin(z), cz = cos(z);
    double matrix[16] = {
        cz * cy, cz * sy * sx - sz * cx, cz * sy * cx + sz * sx, 0,
        sz * cy, sz * sy * sx + cz * cx, sz * sy * cx - cz * sx, 0,
        -sy,     cy * sx,                cy * cx,                0,
        0,       0,                      0,                      1,
    };
    for (int i = 0; i < 16; i++)
        rotation[i] = matrix[i];
}

static void rotate_about(double x, double y, double z, double *rotation)
{
    double angle = sqrt(x * x + y * y + z * z);
    if (angle < 1e-4) {
        for (int i = 0; i < 9; i++)
            rotation[i] = i % 4 == 0;
        return;
    }
    x /= angle;
    y /= angle;
    z /= angle;
    double s = sin(angle), c = cos(angle), rest = 1 - c;
    double matrix[9] = {
        x * x * rest + c,     x * y * rest - z * s, x * z * rest + y * s,
        y * x * rest + z * s, y * y * rest + c,     y * z * rest - x * s,
        z * x * rest - y * s, z * y * rest + x * s, z * z * rest + c,
    };
    for (int i = 0; i < 9; i++)
        rotation[i] = matrix[i];
}

static void pose(const double *theta, int bones, const int *parents, const double *base_relatives,
                 const double *inverse_base_absolutes, double *transforms)
{
    double *angles = calloc(3 * bones, sizeof(double)), *absolute = malloc(sizeof(double) * 16 * bones);
    for (int finger = 0; finger < FINGERS; finger++) {
        const double *from = theta + FIRST_FINGER_ANGLE + ANGLES_PER_FINGER * finger;
        double *to = angles + 3 * (FIRST_FINGER_BONE + BONES_PER_FINGER * finger);
        to[0] = from[0];
        to[1] = from[1];
        to[3] = from[2];
        to[6] = from[3];
    }

    for (int bone = 0; bone < bones; bone++) {
        double rotation[16], relative[16];
        rotate(angles[3 * bone], angles[3 * bone + 2], angles[3 * bone + 1], rotation);
        if (parents[bone] < 0) {
            multiply(base_relatives + 16 * bone, rotation, absolute + 16 * bone);
        } else {
            multiply(base_relatives + 16 * bone, rotation, relative);
            multiply(absolute + 16 * parents[bone], relative, absolute + 16 * bone);
        }
        multiply(absolute + 16 * bone, inverse_base_absolutes + 16 * bone, transforms + 16 * bone);
    }

    free(angles);
    free(absolute);
}

/* Every bone moves every vertex, with a weight that is mostly zero. */
static void skin(const double *theta, const double *transforms, int bones, int vertices,
                 const double *base_positions, const double *weights, int is_mirrored,
                 double *positions)
{
    double turn[9];
    rotate_about(theta[0], theta[1], theta[2], turn);
    for (int vertex = 0; vertex < vertices; vertex++) {
        const double *rest = base_positions + 4 * vertex;
        double at[3] = { 0, 0, 0 };
        for (int bone = 0; bone < bones; bone++) {
            const double *transform = transforms + 16 * bone;
            double weight = weights[bones * vertex + bone];
            for (int axis = 0; axis < 3; axis++) {
                double sum = 0;
                for (int i = 0; i < 4; i++)
                    sum += transform[4 * axis + i] * rest[i];
                at[axis] += weight * sum;
            }
        }
        if (is_mirrored)
            at[0] = -at[0];
        for (int axis = 0; axis < 3; axis++)
            positions[3 * vertex + axis] =
                turn[3 * axis] * at[0] + turn[3 * axis + 1] * at[1] + turn[3 * axis + 2] * at[2] + theta[3 + axis];
    }
}

void ht_objective(const double *theta, const double *us, int has_us, int bones,
                  const int *parents, const double *base_relatives,
                  const double *inverse_base_absolutes, int vertices, const double *base_positions,
                  const double *weights, const int *triangles, int is_mirrored,
                  const int *correspondences, int count, const double *points,
                  double *errors)
{
    double *transforms = malloc(sizeof(double) * 16 * bones), *positions = malloc(sizeof(double) * 3 * vertices);
    pose(theta, bones, parents, base_relatives, inverse_base_absolutes, transforms);
    skin(theta, transforms, bones, vertices, base_positions, weights, is_mirrored, positions);

    for (int i = 0; i < count; i++) {
        for (int axis = 0; axis < 3; axis++) {
            double place;
            if (has_us) {
                const int *corner = triangles + 3 * correspondences[i];
                double u = us[2 * i], v = us[2 * i + 1];
                place = u * positions[3 * corner[0] + axis] + v * positions[3 * corner[1] + axis]
                    + (1 - u - v) * positions[3 * corner[2] + axis];
            } else {
                place = positions[3 * correspondences[i] + axis];
            }
            errors[3 * i + axis] = points[3 * i + axis] - place;
        }
    }

    free(transforms);
    free(positions);
}
