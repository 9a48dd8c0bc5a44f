using DiffProg;
using LogisticRegression;
using Samples;

var options = Options.Parse(args);
Points points = options.Data is { } file ? Points.Load(file) : Points.Draw(options.IsShort ? 1000 : 20000, features: 20, new Random(1));
double[] weights = new double[points.Features.Length / points.Labels.Length + 1];

// Before anything rests on them: are the gradient, and the Hessian times a direction, right?
Console.WriteLine("Derivatives: " + GradientCheck.Verify(
    new DifferentiatedFunction(w => Regression.Loss(w, points.Features, points.Labels))
    {
        Gradient = w => Regression.LossGradient(w, points.Features, points.Labels),
        Hvp = (w, direction) => Regression.LossHvp(w, points.Features, points.Labels, direction),
    },
    at: [.. weights.Select((_, i) => 0.3 * Math.Sin(i + 1))]));

double[] gradient = new double[weights.Length];
var newton = new Newton(weights.Length);
Action<double[], double[]> hessianTimes = (direction, product) => Regression.LossHvp(weights, points.Features, points.Labels, direction, product);
int iteration = 0;
long allocated = 0;
double norm = Slope(out double loss);
Console.WriteLine($"Iteration 0: loss {loss:F10}, gradient {norm:E1}");
while (norm > 1e-8 && iteration < 8)
{
    long before = GC.GetAllocatedBytesForCurrentThread();
    int products = newton.Step(weights, gradient, hessianTimes);
    norm = Slope(out loss);
    allocated = GC.GetAllocatedBytesForCurrentThread() - before;
    Console.WriteLine($"Iteration {++iteration}: loss {loss:F10}, gradient {norm:E1}, {products} products with the Hessian, {allocated} bytes allocated");
}

double accuracy = Enumerable.Range(0, points.Labels.Length)
    .Average(point => Regression.Score(weights, points.Features, point) > 0 == (points.Labels[point] == 1) ? 1.0 : 0.0);
Console.WriteLine($"{accuracy:P1} of {points.Labels.Length} points are on their side of the line.");
points.Plot(weights, "logistic-regression.png");
bool isReached = norm <= 1e-8 && allocated == 0;
Console.WriteLine($"Expected: a gradient below 1e-8 within 8 iterations, the last of which allocates nothing: {(isReached ? "reached" : "FAILED")}.");
return isReached ? 0 : 1;

double Slope(out double loss)
{
    loss = Regression.LossValueAndGradient(weights, points.Features, points.Labels, gradient);
    return Math.Sqrt(Newton.Dot(gradient, gradient));
}
