using System.Diagnostics;
using DiffProg;
using Quickstart;
using Samples;
using ScottPlot;
using Spectre.Console;

// Digits to learn from and digits to be tested on: the user's, or drawn here.
var random = new Random(1);
var (train, test) = args is ["--data", var folder]
    ? (Digit.Load(folder, "*tra*"), Digit.Load(folder, "*tes*"))
    : (Digit.Draw(3000, random), Digit.Draw(1000, random));

// Train. Each batch adds its gradient to what is left of the former ones, and the weights move down that sum.
const int Epochs = 40, Batch = 20;
const double Rate = 0.1, Momentum = 0.9;
double[] weights = [.. Enumerable.Range(0, Network.Weights).Select(_ => 0.25 * (random.NextDouble() - 0.5))];
double[] slope = new double[weights.Length], losses = new double[Epochs];
long start = Stopwatch.GetTimestamp();
AnsiConsole.Progress().Start(progress =>
{
    ProgressTask training = progress.AddTask("Training", maxValue: Epochs);
    for (int epoch = 0; epoch < Epochs; epoch++, training.Increment(1))
    {
        random.Shuffle(train);
        for (int first = 0; first < train.Length; first += Batch)
        {
            foreach (Digit digit in train.AsSpan(first, Math.Min(Batch, train.Length - first)))
                losses[epoch] += Network.LossAccumulateGradient(weights, digit.Image, digit.Label, 1.0 / Batch, slope) / train.Length;
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] -= Rate * slope[i];
                slope[i] *= Momentum;
            }
        }
    }
});
Console.WriteLine($"Trained on {train.Length} digits in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s.");
double accuracy = test.Average(digit => Network.Recognise(weights, digit.Image) == digit.Label ? 1.0 : 0.0);
Console.WriteLine($"Recognises {accuracy:P1} of {test.Length} test digits.");

using var plot = new Plot();
plot.Add.Scatter([.. Enumerable.Range(1, Epochs)], losses);
plot.Title("Mean cross-entropy by epoch");
Console.WriteLine($"Loss curve: {plot.SavePng("loss.png", 800, 500).Path}");

// Is the gradient right? In any direction the loss, here of the hardest digit, has to change as the gradient says.
Digit hardest = test.MaxBy(digit => Network.Loss(weights, digit.Image, digit.Label))!;
GradientCheckReport report = GradientCheck.Verify(
    (double[] w) => Network.Loss(w, hardest.Image, hardest.Label),
    (double[] w) => Network.LossGradient(w, hardest.Image, hardest.Label),
    weights);
Console.WriteLine($"Gradient: {report}");
