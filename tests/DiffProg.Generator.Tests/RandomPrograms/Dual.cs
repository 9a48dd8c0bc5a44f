namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>A value with its derivative along one direction. Varied says that the value can depend on an input at all.</summary>
internal readonly record struct Dual(double Value, double Tangent, bool Varied)
{
    public static Dual Constant(double value) => new(value, 0, false);

    public static Dual operator -(Dual x) => new(-x.Value, -x.Tangent, x.Varied);

    public static Dual operator +(Dual x, Dual y) => new(x.Value + y.Value, x.Tangent + y.Tangent, x.Varied || y.Varied);

    public static Dual operator -(Dual x, Dual y) => new(x.Value - y.Value, x.Tangent - y.Tangent, x.Varied || y.Varied);

    public static Dual operator *(Dual x, Dual y) =>
        new(x.Value * y.Value, (x.Tangent * y.Value) + (x.Value * y.Tangent), x.Varied || y.Varied);

    public static Dual operator /(Dual x, Dual y)
    {
        double quotient = x.Value / y.Value;
        return new(quotient, (x.Tangent - (quotient * y.Tangent)) / y.Value, x.Varied || y.Varied);
    }

    public static Dual operator %(Dual x, Dual y) =>
        new(x.Value % y.Value, x.Tangent - (System.Math.Truncate(x.Value / y.Value) * y.Tangent), x.Varied || y.Varied);

    /// <summary>A function of this value that has the given value and slope.</summary>
    public Dual Through(double value, double slope) => new(value, Varied ? slope * Tangent : 0, Varied);

    public static Dual Of(double value, Dual x, double slopeX, Dual y, double slopeY) =>
        new(value, (x.Varied ? slopeX * x.Tangent : 0) + (y.Varied ? slopeY * y.Tangent : 0), x.Varied || y.Varied);
}
