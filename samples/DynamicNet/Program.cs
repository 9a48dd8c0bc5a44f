using DiffProg;
using DynamicNet;
using Samples;

const int Longest = 32;
var options = Options.Parse(args);
var random = new Random(1);
BitString[] test = options.Data is { } file ? BitString.Load(file) : Draw(2000, Longest);
BitString[] train = Draw(4000, Longest);
var reader = new Reader(units: 4, random);

// Before anything rests on it: is the gradient right?
BitString first = BitString.Draw(5, random);
Console.WriteLine($"Gradient: {GradientCheck.Verify(reader, r => r.Loss(first.Bits, first.IsOdd, 0.01), r => r.LossGradient(first.Bits, first.IsOdd, 0.01))}");

// Short strings first, for who cannot tell two bits cannot tell thirty.
const int Batch = 20;
const double Price = 0.005;
int epochs = options.IsShort ? 20 : 60, steps = train.Length / Batch;
var adam = new Adam(5e-3);
var gradient = Reader.Tangent.ZeroLike(reader);
var training = new Training(epochs, steps, step =>
{
    int longest = Math.Min(Longest, 2 + 2 * step * Longest / (epochs * steps));
    gradient.SetZero();
    double loss = 0;
    for (int i = 0; i < Batch; i++)
    {
        BitString example = train[random.Next(train.Length)];
        loss += reader.LossAccumulateGradient(example.Bits, example.IsOdd, Price, 1.0 / Batch, gradient) / Batch;
    }
    adam.Step(reader, gradient);
    return loss;
});
training.Draw("dynamic-net.png");
double accuracy = test.Average(bits => reader.Read(bits.Bits).Score > 0 == bits.IsOdd ? 1.0 : 0.0);
foreach (int length in new[] { 1, 2, 4, 8, 16, 32 })
    Console.WriteLine($"Of {length} bits it halts after {Enumerable.Range(0, 100).Average(_ => reader.Read(BitString.Draw(length, random).Bits).Steps):F1} states.");
return training.Outcome($"{test.Length} test strings judged", accuracy, options.IsShort ? 0.9 : 0.99);

BitString[] Draw(int count, int longest) => [.. Enumerable.Range(0, count).Select(_ => BitString.Draw(random.Next(1, longest + 1), random))];
