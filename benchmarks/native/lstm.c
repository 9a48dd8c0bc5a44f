#include <string.h>
#include "objectives.h"

static double sigmoid(double z)
{
    return 1 / (1 + exp(-z));
}

/* One step of one layer: its state moves on, and the signal becomes its hidden values. */
static void advance(const double *weights, const double *biases, double *hidden,
                    double *cell, double *signal, int width)
{
    for (int i = 0; i < width; i++) {
        double forget = sigmoid(signal[i] * weights[i] + biases[i]);
        double input = sigmoid(hidden[i] * weights[width + i] + biases[width + i]);
        double output = sigmoid(signal[i] * weights[2 * width + i] + biases[2 * width + i]);
        double change = tanh(hidden[i] * weights[3 * width + i] + biases[3 * width + i]);
        cell[i] = cell[i] * forget + input * change;
        hidden[i] = output * tanh(cell[i]);
        signal[i] = hidden[i];
    }
}

double lstm_objective(const double *main, const double *extra, const double *state,
                      const double *sequence, int layers, int width, int length)
{
    int count = 2 * layers * width;
    double *current = malloc(sizeof(double) * (count + width));
    double *signal = current + count;
    memcpy(current, state, sizeof(double) * count);

    double total = 0;
    for (int t = 0; t < length - 1; t++) {
        for (int i = 0; i < width; i++)
            signal[i] = sequence[t * width + i] * extra[i];
        for (int layer = 0; layer < layers; layer++) {
            const double *weights = main + 8 * layer * width;
            double *hidden = current + 2 * layer * width;
            advance(weights, weights + 4 * width, hidden, hidden + width, signal, width);
        }
        double sum = 2;
        for (int i = 0; i < width; i++) {
            signal[i] = signal[i] * extra[width + i] + extra[2 * width + i];
            sum += exp(signal[i]);
        }
        double log_sum = log(sum);
        for (int i = 0; i < width; i++)
            total += sequence[(t + 1) * width + i] * (signal[i] - log_sum);
    }

    free(current);
    return -total / ((length - 1) * (double)width);
}
