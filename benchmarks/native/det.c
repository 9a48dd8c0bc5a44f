#include "objectives.h"

/* The determinant of the rows from row on and the columns that remain: the first of them stands at 0 of next, what comes after column c at c + 1. */
static double minor_of(const double *a, int size, int row, int *next)
{
    if (row == size - 1)
        return a[row * size + next[0]];
    double sum = 0, sign = 1;
    int previous = 0;
    for (int column = next[0]; column < size; column = next[previous]) {
        next[previous] = next[column + 1];
        sum += sign * a[row * size + column] * minor_of(a, size, row + 1, next);
        next[previous] = column;
        sign = -sign;
        previous = column + 1;
    }
    return sum;
}

double det_objective(const double *a, int size)
{
    int next[size + 1];
    for (int i = 0; i <= size; i++)
        next[i] = i;
    return minor_of(a, size, 0, next);
}
