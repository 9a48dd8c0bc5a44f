using System.Buffers.Binary;
using System.IO.Compression;

namespace Samples;

/// <summary>A square of pixels from 0 to 1, and what it shows.</summary>
public sealed record Digit(double[] Image, int Label)
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

    /// <summary>The UCI handwritten digits, from the file of the folder that fits the pattern: 64 pixels from 0 to 16 and the label per line.</summary>
    public static Digit[] Load(string folder, string pattern) =>
    [
        .. File.ReadLines(Directory.GetFiles(folder, pattern).Single())
            .Where(line => line is not ['#', ..])
            .Select(line => Array.ConvertAll(line.Split(','), int.Parse))
            .Select(row => new Digit(Array.ConvertAll(row[..64], pixel => pixel / 16.0), row[64])),
    ];

    /// <summary>MNIST, from the IDX files of the folder whose names begin so, packed or not; none where there are no such files.</summary>
    public static Digit[] LoadIdx(string folder, string prefix)
    {
        if (Directory.GetFiles(folder, prefix + "*images*") is not [var imageFile] || Directory.GetFiles(folder, prefix + "*labels*") is not [var labelFile])
            return [];
        byte[] images = Unpacked(imageFile), labels = Unpacked(labelFile);
        int pixels = BinaryPrimitives.ReadInt32BigEndian(images.AsSpan(8)) * BinaryPrimitives.ReadInt32BigEndian(images.AsSpan(12));
        return
        [
            .. Enumerable.Range(0, BinaryPrimitives.ReadInt32BigEndian(images.AsSpan(4)))
                .Select(i => new Digit(Array.ConvertAll(images[(16 + i * pixels)..(16 + (i + 1) * pixels)], pixel => pixel / 255.0), labels[8 + i])),
        ];
    }

    /// <summary>8 × 8 pixels: somewhere on the grid, in more or less ink, on dirty paper.</summary>
    public static Digit[] Draw(int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => Draw(random))];

    private static byte[] Unpacked(string file)
    {
        using Stream stored = File.OpenRead(file);
        using Stream content = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stored, CompressionMode.Decompress) : stored;
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

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
