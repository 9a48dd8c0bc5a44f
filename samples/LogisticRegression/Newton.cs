namespace LogisticRegression;

/// <summary>Newton's method, whose steps come from conjugate gradients: the Hessian is never formed, only multiplied by directions.</summary>
internal sealed class Newton(int count)
{
    private readonly double[] _step = new double[count], _residual = new double[count], _direction = new double[count], _curved = new double[count];

    /// <summary>A step from where the gradient is given; returns how many products with the Hessian it took.</summary>
    public int Step(double[] at, ReadOnlySpan<double> gradient, Action<double[], double[]> hessianTimes)
    {
        Array.Clear(_step);
        for (int i = 0; i < count; i++)
            _direction[i] = _residual[i] = -gradient[i];
        double norm = Dot(_residual, _residual), goal = 1e-20 * norm;
        int products = 0;
        while (norm > goal && products < 2 * count)
        {
            hessianTimes(_direction, _curved);
            products++;
            double length = norm / Dot(_direction, _curved);
            for (int i = 0; i < count; i++)
            {
                _step[i] += length * _direction[i];
                _residual[i] -= length * _curved[i];
            }
            double next = Dot(_residual, _residual);
            for (int i = 0; i < count; i++)
                _direction[i] = _residual[i] + next / norm * _direction[i];
            norm = next;
        }
        for (int i = 0; i < count; i++)
            at[i] += _step[i];
        return products;
    }

    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
