using DiffProg;
using Samples;
using TreeLstm;

var options = Options.Parse(args);
var random = new Random(1);
Expression[] test = options.Data is { } file ? Expression.Load(file) : Draw(1000);
Expression[] train = Draw(options.IsShort ? 2000 : 5000);
var network = new Network(units: 12, random);

// Before anything rests on it: is the gradient right?
Console.WriteLine($"Gradient: {GradientCheck.Verify(network, n => n.Loss(train[0], true), n => n.LossGradient(train[0], true))}");

const int Batch = 20;
int epochs = options.IsShort ? 5 : 20, steps = train.Length / Batch;
var adam = new Adam(3e-3);
var gradient = Network.Tangent.ZeroLike(network);
var training = new Training(epochs, steps, step =>
{
    int first = step % steps * Batch;
    if (first == 0)
        random.Shuffle(train);
    gradient.SetZero();
    double loss = 0;
    foreach (Expression expression in train.AsSpan(first, Batch))
        loss += network.LossAccumulateGradient(expression, expression.Value, 1.0 / Batch, gradient) / Batch;
    adam.Step(network, gradient);
    return loss;
});

training.Draw("tree-lstm.png");
double accuracy = test.Average(expression => network.Score(expression) > 0 == expression.Value ? 1.0 : 0.0);
return training.Outcome($"{test.Length} test expressions judged after {train.Length}", accuracy, 0.95);

Expression[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => Expression.Draw(random.Next(1, 13), random))];
