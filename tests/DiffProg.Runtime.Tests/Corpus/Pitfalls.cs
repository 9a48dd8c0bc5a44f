using System;
using DiffProg.Runtime.Tests.Checks;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>
/// The programs on which systems of this kind have been silently wrong, by their numbers. What the language does not have yet stands
/// beside it in another form, and as it is among the refused programs of the generator's tests.
/// </summary>
internal static partial class Pitfalls
{
    public static Checks.Case[] Table { get; } =
    [
        new("Pitfall 1: an element is overwritten that an earlier statement needs", nameof(ElementOverwritten), At(Row(2, 3)),
            a => [a[1] + (50 * a[0] * a[1] * a[1]), a[0] + (50 * a[0] * a[0] * a[1])]),
        new("Pitfall 2: two names for one array", nameof(TwoNames), At(Row(2, 3)), a => [3 * a[0] * a[0], 0]),
        new("Pitfall 3: one array for two parameters", nameof(OneArrayTwice), At(Row(3)), a => [2 * a[0]]),
        new("Pitfall 4: a helper writes its own argument and returns it", nameof(HelperWrites), At(Row(3)), a => [8 * a[0]]),
        new("Pitfall 5: a variable is overwritten in a loop before its adjoint uses it", nameof(SquaredThrice), At(1.1), x => [8 * Math.Pow(x[0], 7)]),
        new("Pitfall 6: a divisor in a loop", nameof(LoopDivisor), At(0.7),
            a => [(-2 * a[0] / Math.Pow(1 + (a[0] * a[0]), 2)) - (2 * a[0] / Math.Pow(2 + (a[0] * a[0]), 2))]),
        new("Pitfall 7: a local that begins anew in every trip", nameof(LocalInLoop), At(0.7), x => [10 * x[0]]),
        new("Pitfall 8: continue", nameof(WithContinue), At(1.3), _ => [2]),
        new("Pitfall 9: break", nameof(WithBreak), At(1.3), u => [3 * u[0] * u[0]]),
        new("Pitfall 10: return out of a loop", nameof(ReturnInLoop), At(1.8), x => [6 * x[0] * x[0]]),
        new("Pitfall 11: nested loops", nameof(NestedLoops), At(1.2), x => [(5 * Math.Pow(x[0], 4)) + 1]),
        new("Pitfall 12: an active loop variable", nameof(ActiveLoopVariable), At(0.3), x => [2 * ((3 * x[0]) + 0.6)]),
        new("Pitfall 13: an assignment in a loop's condition", nameof(AssignmentInCondition), At(2.1), x => [4 * Math.Pow(x[0], 3)]),
        new("Pitfall 14: i++ in a loop's condition", nameof(IncrementInCondition), At(1.5), x => [6 * x[0]]),
        new("Pitfall 15: a condition whose operands change", nameof(ConditionChanges), At(3, 2), _ => [0, 9]),
        new("Pitfall 16: a reassigned parameter", nameof(ParameterReassigned), At(3, 5), x => [(2 * x[0]) + 1, 0]),
        new("Pitfall 17: a compound assignment whose right side changes the left", nameof(CompoundChangesLeft), At(3), _ => [3]),
        new("Pitfall 18: a left operand read before a right one assigns it", nameof(LeftBeforeRight), At(3, 5), x => [x[1], x[0] + 1]),
        new("Pitfall 19: a[i++] twice", nameof(IncrementedIndices), At(Row(3, 5)), a => [a[1], a[0]]),
        new("Pitfall 20: a swap by a tuple", nameof(Swap), At(3, 5), x => [2 * x[1], 1 + (2 * x[0])]),
        new("Pitfall 21: a right side of && that does not run", nameof(ShortCircuit), At(3, 5), x => [2 * x[0], 0]),
        new("Pitfall 22: a ternary", nameof(Ternary), At(3, 2), x => [2 * x[0], 0]),
        new("Pitfall 23: NaN in the branch not taken", nameof(SincAtZero), At(0.0), _ => [0], true),
        new("Pitfall 24: infinity as the first minimum", nameof(MinimumFromInfinity), At(Row(3, 2)), a => [0, 2 * a[1]]),
        new("Pitfall 25: the maximum of a number and itself", nameof(MaxOfItself), At(3), _ => [1]),
        new("Pitfall 26: |x| at 0", nameof(AbsAtZero), At(0.0), _ => [0], true),
        new("Pitfall 27: a square root guarded by a branch", nameof(GuardedSqrt), At(0.0), _ => [0], true),
        new("Pitfall 28: exponent 0 and base 0", nameof(PowAtZero), At(0.0), _ => [0]),
        new("Pitfall 29: a negative base", nameof(PowOfNegative), At(-1.5), x => [3 * x[0] * x[0]]),
        new("Pitfall 30: log-sum-exp at a tie", nameof(LogSumExpAtTie), At(1, 1), _ => [0.5, 0.5]),
        new("Pitfall 31: log1p near zero", nameof(LogOfOnePlus), At(1e-9), x => [1 / (1 + x[0])]),
        new("Pitfall 32: a saturated tanh", nameof(TanhSaturated), At(19), x => [1 / (Math.Cosh(x[0]) * Math.Cosh(x[0]))]),
        new("Pitfall 33: atan2 in the second quadrant", nameof(Atan2), At(1, -2), x => [-0.4, -0.2]),
        new("Pitfall 34, where nothing is lost: a conversion to an integer that only steers", nameof(TruncationSteers), At(2.7), x => [2 * x[0]]),
        new("Pitfall 35: an integer division in a factor", nameof(IntegerDivision), At(2.7), _ => [1]),
        new("Pitfall 36: remainder and Floor", nameof(RemainderAndFloor), At(7.3, 2.1), _ => [1, -3 + 7]),
        new("Pitfall 37: a float inside double", nameof(FloatInside), At(1.5), x => [2 * x[0]], IsKink: true, Precision: Precision.Float),
        new("Pitfall 38: n++ in an arithmetic expression", nameof(IntegerIncrement), At(1.5), _ => [6]),
        new("Pitfall 39: an integer constant that wraps around", nameof(Wraps), At(1.5), x => [2 * x[0]]),
        new("Pitfall 40: one name in two scopes", nameof(TwoScopes), At(1.5), x => [9 * x[0] * x[0]]),
        new("Pitfall 41: a struct copy is a value copy", nameof(StructCopy), At(3.0), x => [4 * x[0]]),
        new("Pitfall 42: a struct by value, changed by the callee", nameof(StructByValue), At(3.0), x => [2 * x[0]]),
        new("Pitfall 43: an element of an array of structs, and a copy of it", nameof(StructElement), At(3.0), x => [2 * x[0]]),
        new("Pitfall 44: two names for one object", nameof(ObjectAlias), At(3.0), x => [2 * x[0]]),
        new("Pitfall 45: one variable by reference twice", nameof(OneReferenceTwice), At(3), x => [8 * x[0]]),
        new("Pitfall 45, by elements of arrays: one element added to itself under two names, then multiplied", nameof(OneElementTwice), At(Row(3)), a => [8 * a[0]]),
        new("Pitfall 46: one variable for two arguments", nameof(OneVariableTwice), At(3), x => [3 * x[0] * x[0]]),
        new("Pitfall 47: passive numbers in an active array", nameof(PartlyActiveArray), At(3.0, 4), _ => [16]),
        new("Pitfall 48: recursion", nameof(Power), At(1.3, 4), x => [4 * Math.Pow(x[0], 3)]),
        new("Pitfall 49: a lambda captures a variable that changes afterwards", nameof(LambdaCaptures), At(3.0), _ => [2]),
        new("Pitfall 50: goto case", nameof(GotoCase), At(3.0, 0), x => [6 * x[0]]),
        new("Pitfall 51: declared without a value, set in branches", nameof(SetInBranches), At(3), x => [3 * x[0] * x[0]]),
        new("Pitfall 52: overwritten by a constant", nameof(OverwrittenByConstant), At(3), x => [2 * x[0]]),
        new("Pitfall 53: a copy within one array", nameof(CopyWithin), At(Row(3, 5)), a => [2 * a[0], 0]),
        new("Pitfall 54: a variable squared in place twice", nameof(SquaredTwice), At(1.3), x => [4 * Math.Pow(x[0], 3)]),
        new("Pitfall 55: a loop that may throw", nameof(MayThrow), At(Row(2, 3)), a => [a[1], a[0]]),
        new("Pitfall 56: a loop without a trip", nameof(NoTrip), At(Row(2, 3), 4), _ => [0, 0, 1]),
    ];

    [Differentiable]
    private partial struct V(double x, double y)
    {
        public double X = x;
        public double Y = y;
    }

    [Differentiable]
    private sealed partial class B
    {
        public double V;
    }

    [Differentiable(Derivatives = Both)]
    private static double StructCopy(double x)
    {
        var p = new V(x, 1);
        var q = p;
        q.X *= 2;
        return p.X * q.X;
    }

#pragma warning disable DP3001 // The zero is what the program is about.
    [Differentiable]
    private static double ChangesItsCopy(V p)
    {
        p.X = 0;
        return 1;
    }
#pragma warning restore DP3001

    [Differentiable(Derivatives = Both)]
    private static double StructByValue(double x)
    {
        var p = new V(x, 1);
        return ChangesItsCopy(p) * p.X * p.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double StructElement(double x)
    {
        var a = new V[1];
        a[0].X = x;
        var p = a[0];
        p.X = 7;
        a[0].X *= x;
        return a[0].X + p.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double ObjectAlias(double x)
    {
        var c = new B { V = x };
        var d = c;
        d.V *= x;
        return c.V;
    }

    [Differentiable(Derivatives = Both)]
    private static double LambdaCaptures(double x)
    {
        double k = x;
        Func<double, double> g = z => z * k;
        k = 2;
        return g(x);
    }

    [Differentiable(Derivatives = Both)]
    private static double AbsAtZero(double x) => Math.Abs(x);

    [Differentiable(Derivatives = Both)]
    private static double GuardedSqrt(double x) => x > 0 ? Math.Sqrt(x) : 0;

    [Differentiable(Derivatives = Both)]
    private static double MaxOfItself(double x) => Math.Max(x, x);

    [Differentiable(Derivatives = Both)]
    private static double PowAtZero(double x) => Math.Pow(x, 0) + Math.Pow(x, 2);

    [Differentiable(Derivatives = Both)]
    private static double PowOfNegative(double x) => Math.Pow(x, 3);

    [Differentiable(Derivatives = Both)]
    private static double LogSumExpAtTie(double a, double b)
    {
        double m = Math.Max(a, b);
        return m + Math.Log(Math.Exp(a - m) + Math.Exp(b - m));
    }

    [Differentiable(Derivatives = Both)]
    private static double LogOfOnePlus(double x) => double.LogP1(x);

    [Differentiable(Derivatives = Both)]
    private static double TanhSaturated(double x) => Math.Tanh(x);

    [Differentiable(Derivatives = Both)]
    private static double Atan2(double y, double x) => Math.Atan2(y, x);

    [Differentiable(Derivatives = Both)]
    private static double IntegerDivision(double x) => (1 / 2 * x) + x;

    [Differentiable(Derivatives = Both)]
    private static double TruncationSteers(double x) => (int)x == 2 ? x * x : x;

    [Differentiable(Derivatives = Both)]
    private static double RemainderAndFloor(double x, double y) => (x % y) + (Math.Floor(x) * y);

    [Differentiable(Derivatives = Both)]
    private static double FloatInside(double x)
    {
        float g = (float)x;
        return g * (double)g;
    }

    [Differentiable(Derivatives = Both)]
    private static double IntegerIncrement(double x)
    {
        int n = 2;
        double r = x * n++;
        return r * n;
    }

    [Differentiable(Derivatives = Both)]
    private static double Wraps(double x)
    {
        int k = unchecked(int.MaxValue + 1);
        return k < 0 ? x * x : x;
    }

    [Differentiable(Derivatives = Both)]
    private static double SincAtZero(double x) => x == 0 ? 1.0 : Math.Sin(x) / x;

    [Differentiable(Derivatives = Both)]
    private static double MinimumFromInfinity(double[] a)
    {
        double m = double.PositiveInfinity;
        foreach (double v in a)
        {
            if (v < m)
            {
                m = v;
            }
        }

        return m * m;
    }
}
