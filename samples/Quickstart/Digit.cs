namespace Quickstart;

/// <summary>8 × 8 pixels from 0 to 1, and what they show.</summary>
internal sealed record Digit(double[] Image, int Label)
{
    private static readonly string[] Glyphs =
    [
        " ###    #    ###   ###     #  #####   ##  #####  ###   ### ",
        "#   #  ##   #   # #   #   ##  #      #        # #   # #   #",
        "#  ##   #       #     #  # #  ####  #        #  #   # #   #",
        "# # #   #      #    ##  #  #      # ####    #    ###   ####",
        "##  #   #     #       # #####     # #   #  #    #   #     #",
        "#   #   #    #    #   #    #  #   # #   #  #    #   #    # ",
        " ###   ###  #####  ###     #   ###   ###   #     ###   ##  ",
    ];

    /// <summary>From the file of the folder that fits the pattern: 64 pixels from 0 to 16 and the label per line.</summary>
    public static Digit[] Load(string folder, string pattern) =>
    [
        .. File.ReadLines(Directory.GetFiles(folder, pattern).Single())
            .Where(line => line is not ['#', ..])
            .Select(line => Array.ConvertAll(line.Split(','), int.Parse))
            .Select(row => new Digit(Array.ConvertAll(row[..64], pixel => pixel / 16.0), row[64])),
    ];

    /// <summary>Somewhere on the grid, in more or less ink, on dirty paper.</summary>
    public static Digit[] Draw(int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => Draw(random))];

    private static Digit Draw(Random random)
    {
        int label = random.Next(10), right = random.Next(4), down = random.Next(2);
        double ink = 0.4 + 0.6 * random.NextDouble();
        double[] image = new double[64];
        for (int pixel = 0; pixel < image.Length; pixel++)
        {
            int row = pixel / 8 - down, column = pixel % 8 - right;
            bool stroke = row is >= 0 and < 7 && column is >= 0 and < 5 && Glyphs[row][6 * label + column] == '#';
            image[pixel] = Math.Clamp((stroke ? ink : 0) + 0.4 * (random.NextDouble() - 0.5), 0, 1);
        }
        return new(image, label);
    }
}
