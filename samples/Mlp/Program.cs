using DiffProg;
using Mlp;
using Samples;

var options = Options.Parse(args);
var random = new Random(1);
var (train, test) = options.Data is { } folder
    ? Split(Digit.LoadIdx(folder, "train"), Digit.LoadIdx(folder, "t10k"))
    : (Digit.Draw(3000, random), Digit.Draw(1000, random));

int pixels = train[0].Image.Length, units = options.Data is null ? 64 : 128;
var network = new Network(random, pixels, units, 10);

// Before anything rests on it: is the gradient right, in each direction that the check takes?
Digit first = train[0];
Console.WriteLine($"Gradient: {GradientCheck.Verify(network, n => n.Loss(first.Image, first.Label), n => n.LossGradient(first.Image, first.Label))}");

const int Batch = 20;
int epochs = options.IsShort ? 5 : 20, steps = train.Length / Batch;
var adam = new Adam(1e-3);
var gradient = Network.Tangent.ZeroLike(network);
var training = new Training(epochs, steps, step =>
{
    int place = step % steps * Batch;
    if (place == 0)
        random.Shuffle(train);
    gradient.SetZero();
    double loss = 0;
    foreach (Digit digit in train.AsSpan(place, Batch))
        loss += network.LossAccumulateGradient(digit.Image, digit.Label, 1.0 / Batch, gradient) / Batch;
    adam.Step(network, gradient);
    return loss;
});

training.Draw("mlp.png");
double accuracy = test.Average(digit => network.Recognise(digit.Image) == digit.Label ? 1.0 : 0.0);
return training.Outcome($"{test.Length} test digits recognised after {train.Length}", accuracy, 0.94);

// Where a folder has one set alone, a fifth of it is kept for the test.
static (Digit[] Train, Digit[] Test) Split(Digit[] train, Digit[] test) => (train, test) switch
{
    ([], var all) => (all[..(all.Length * 4 / 5)], all[(all.Length * 4 / 5)..]),
    (var all, []) => (all[..(all.Length * 4 / 5)], all[(all.Length * 4 / 5)..]),
    _ => (train, test),
};
