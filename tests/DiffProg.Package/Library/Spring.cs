using System;
using DiffProg;

[assembly: ExportDerivatives]

namespace Library;

/// <summary>What another assembly differentiates through, as the package emits it.</summary>
public static partial class Spring
{
    [Differentiable]
    public static double Energy(double[] positions, double stiffness)
    {
        double energy = 0;
        for (int i = 1; i < positions.Length; i++)
        {
            double stretch = positions[i] - positions[i - 1] - 1;
            if (stretch < 0)
            {
                continue;
            }

            energy += stiffness * stretch * stretch / 2;
        }

        return energy;
    }
}
