using System.Text.Json;

namespace DiffProg.GradBench.Evals;

/// <summary>A hand's bones and skin at rest, and the points that its skin is to meet; matrices of four rows lie row by row.</summary>
internal sealed class HandModel
{
    public HandModel(JsonElement data)
    {
        JsonElement model = data.Member("model");
        Bones = model.Int("bone_count");
        Parents = model.Ints("parents");
        BaseRelatives = model.Doubles("base_relatives");
        InverseBaseAbsolutes = model.Doubles("inverse_base_absolutes");
        BasePositions = model.Doubles("base_positions");
        Weights = model.Doubles("weights");
        Triangles = model.Ints("triangles");
        IsMirrored = model.Member("is_mirrored").GetBoolean();
        Correspondences = data.Ints("correspondences");
        Points = data.Doubles("points");
    }

    public int Bones { get; }

    /// <summary>The bone that each is fixed to, −1 for none; it stands before.</summary>
    public int[] Parents { get; }

    /// <summary>Where each bone is, relative to its parent.</summary>
    public double[] BaseRelatives { get; }

    /// <summary>What takes a position to the frame of each bone.</summary>
    public double[] InverseBaseAbsolutes { get; }

    /// <summary>The vertices of the skin, homogeneous, vertices × 4.</summary>
    public double[] BasePositions { get; }

    public int Vertices => BasePositions.Length / 4;

    /// <summary>How much each vertex moves with each bone, vertices × bones; most are zero.</summary>
    public double[] Weights { get; }

    /// <summary>The three vertices of each triangle.</summary>
    public int[] Triangles { get; }

    public bool IsMirrored { get; }

    /// <summary>For each point its triangle, or its vertex.</summary>
    public int[] Correspondences { get; }

    public double[] Points { get; }
}
