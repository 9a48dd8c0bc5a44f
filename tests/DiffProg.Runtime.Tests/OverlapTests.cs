using System;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>What a method writes to must be nothing else that it is given: where it is, that is said by both names, and where it is not, nothing is said.</summary>
public static partial class OverlapTests
{
    [Fact]
    public static void One_object_as_two_parameters_is_refused_where_it_is_written()
    {
        Store store = new();
        Refused(() => OfObjectsGradient(store, store), "left", "right");
        _ = OfObjectsGradient(store, new Store());
        _ = OnlyReadGradient(store, store);
    }

    [Fact]
    public static void Two_objects_that_share_an_array_are_refused_where_it_is_written()
    {
        Store store = new();
        Refused(() => OfObjectsGradient(store, new Store { Row = store.Row }), "left", "right");
        Refused(() => OfObjectsJvp(store, new Store { Row = store.Row }, Store.Tangent.ZeroLike(store), Store.Tangent.ZeroLike(store)), "left", "right");
    }

    [Fact]
    public static void An_object_among_those_of_an_array_is_refused()
    {
        Store store = new();
        Refused(() => OfArrayGradient([new Store(), store], store), "store", "all");
        _ = OfArrayGradient([new Store(), store], new Store());
    }

    [Fact]
    public static void An_array_of_an_object_given_beside_it_is_refused()
    {
        Store store = new();
        Refused(() => WithRowGradient(store, store.Row), "store", "row");
        Refused(() => WithGridGradient(store, store.Grid), "store", "grid");
        Refused(() => WithRowsGradient(store, [[3], store.Row]), "rows", "store");
        _ = WithRowGradient(store, [2]);
        _ = WithGridGradient(store, new[,] { { 2.0 } });
        _ = WithRowsGradient(store, [[3], [4]]);
    }

    [Fact]
    public static void Arrays_of_arrays_that_hold_one_array_are_refused_where_it_is_written()
    {
        double[] shared = [2];
        Refused(() => OfRowsGradient([shared, shared]), "rows", "rows");
        Refused(() => RowsBesideRowGradient([shared], shared), "row", "rows");
        Refused(() => TwoRowsGradient([shared], [[1], shared]), "left", "right");
        Refused(() => OfRowsValueAndGradient([[1], [2]], [shared, shared]), "rowsGradient", "rowsGradient");
        _ = OfRowsGradient([[1], [2]]);
        _ = RowsBesideRowGradient([[1]], shared);
        _ = TwoRowsGradient([[1]], [[2], shared]);
    }

    [Fact]
    public static void One_object_of_numbers_alone_as_two_parameters_is_refused()
    {
        Box box = new() { X = 2 };
        Refused(() => OfBoxesGradient(box, box), "left", "right");
        Box.Tangent gradient = Box.Tangent.ZeroLike(box);
        Refused(() => OfBoxesValueAndGradient(box, new Box { X = 3 }, gradient, gradient), "leftGradient", "rightGradient");
        _ = OfBoxesGradient(box, new Box { X = 3 });
        Refused(() => OfBoxRowGradient([box, box]), "boxes", "boxes");
        _ = OfBoxRowGradient([box, new Box { X = 3 }]);
    }

    [Fact]
    public static void A_row_of_blocks_is_refused_beside_what_its_blocks_hold()
    {
        Store store = new();
        Refused(() => BlocksBesideRowsGradient([store], [[1], store.Row]), "all", "rows");
        Refused(() => RowsBesideBlocksGradient([store], [[1], store.Row]), "rows", "all");
        Refused(() => BlocksBesideRowGradient([new Store(), store], store.Row), "all", "row");
        Refused(() => _ = WithReferenceGradient(store, ref store.Row[0]), "store", "number");
        _ = BlocksBesideRowsGradient([store], [[1], [1.5]]);
        _ = RowsBesideBlocksGradient([store], [[1], [1.5]]);
        _ = BlocksBesideRowGradient([new Store(), store], [1.5]);
        double number = 1.5;
        _ = WithReferenceGradient(store, ref number);
    }

    [Fact]
    public static void An_array_of_structs_that_an_object_holds_is_refused_beside_it()
    {
        Pack pack = new();
        Refused(() => WithPairsGradient(pack, pack.Pairs), "pack", "pairs");
        Refused(() => _ = WithPairGradient(pack, ref pack.Pairs[1]), "pack", "pair");
        Refused(() => _ = WithFieldGradient(pack, ref pack.Pairs[1].Y), "pack", "number");
        _ = WithPairsGradient(pack, [new Pair { X = 4 }]);
        Pair apart = new() { X = 1 };
        _ = WithPairGradient(pack, ref apart);
        _ = WithFieldGradient(pack, ref apart.Y);
    }

    [Fact]
    public static void A_struct_that_the_method_sees_where_it_stands_is_refused_beside_what_is_written()
    {
        Seen place = new(3, 1);
        Refused(() => _ = SeenTwiceGradient(ref place, in place), "changed", "seen");
        Seen[] all = [new(3, 1), new(2, 1)];
        Refused(() => _ = SeenInArrayGradient(in all[1], all), "all", "seen");
        Refused(() => _ = SeenInArrayGradient(all[1], all), "all", "seen");
        Refused(() => _ = all[0].PutGradient(all, 2), "all", "self");
        Seen apart = all[0];
        _ = SeenTwiceGradient(ref place, in apart);
        _ = SeenInArrayGradient(in apart, all);
        _ = apart.PutGradient(all, 2);
    }

    [Fact]
    public static void Gradients_that_are_arrays_of_tangents_share_nothing()
    {
        Store store = new();
        Store other = new();
        Store.Tangent shared = Store.Tangent.ZeroLike(store);
        Store.Tangent apart = Store.Tangent.ZeroLike(store);
        Refused(() => OfTwoRowsValueAndGradient([store], [other], [shared], [shared]), "leftGradient", "rightGradient");
        Refused(() => OfTwoRowsValueAndGradient([store, other], [new Store()], [shared, shared], [apart]), "leftGradient", "leftGradient");
        Refused(() => RowBesideBlockValueAndGradient([store], other, [shared], shared), "leftGradient", "otherGradient");
        Refused(() => BlocksReadValueAndGradient([store], [1.5], [shared], shared.Row), "allGradient", "rowGradient");
        Store.Tangent ofStore = Store.Tangent.ZeroLike(store);
        ofStore.Row = other.Row;
        Refused(() => OfTwoRowsValueAndGradient([store], [other], [ofStore], [apart]), "leftGradient", "right");
        _ = OfTwoRowsValueAndGradient([store], [other], [shared], [apart]);
        _ = RowBesideBlockValueAndGradient([store], other, [shared], apart);
        Assert.Equal([other.Row[0], store.Row[0]], [shared.Row[0], apart.Row[0]]);
    }

    [Fact]
    public static void One_struct_by_reference_as_two_parameters_is_refused_where_it_is_written()
    {
        Pair[] pairs = [new Pair { X = 2 }, new Pair { X = 3 }];
        double number = 4;
        Refused(() => _ = OfReferencesGradient(ref pairs[0], ref pairs[0]), "left", "right");
        Refused(() => _ = WithNumberGradient(ref pairs[0], ref pairs[0].X), "pair", "number");
        Refused(() => _ = WithElementGradient(pairs, ref pairs[1]), "pairs", "pair");
        _ = OfReferencesGradient(ref pairs[0], ref pairs[1]);
        _ = WithNumberGradient(ref pairs[0], ref number);
        Pair apart = new() { X = 1 };
        _ = WithElementGradient(pairs, ref apart);
    }

    [Fact]
    public static void A_gradient_of_structs_with_arrays_has_their_shape()
    {
        Holder[] holders = [new Holder { Row = [2], Scale = 3 }, new Holder { Row = [5], Scale = 1 }];
        Holder.Tangent[] gradient = OfHoldersGradient(holders);
        Assert.Equal([15, 6, 10], [gradient[0].Row[0], gradient[1].Row[0], gradient[0].Scale]);
        _ = OfHoldersAccumulateGradient(holders, 1, gradient);
        Assert.Equal([30, 12, 20], [gradient[0].Row[0], gradient[1].Row[0], gradient[0].Scale]);
        _ = OfHoldersValueAndGradient(holders, gradient);
        Assert.Equal([15, 6, 10], [gradient[0].Row[0], gradient[1].Row[0], gradient[0].Scale]);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => OfHoldersValueAndGradient(holders, new Holder.Tangent[2]));
        Assert.Contains("'holdersGradient'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_gradient_of_rows_that_the_method_writes_is_added_row_by_row()
    {
        double[][] gradient = [[1], [1]];
        _ = OfRowsAccumulateGradient([[2], [5]], 1, gradient);
        Assert.Equal([6, 3], [gradient[0][0], gradient[1][0]]);
    }

    private static void Refused(Action call, string written, string other)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(call);
        Assert.Contains($"'{written}'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"'{other}'", refusal.Message, StringComparison.Ordinal);
    }

    [Differentiable]
    private static double OfObjects(Store left, Store right)
    {
        left.Number *= right.Number;
        left.Row[0] *= right.Row[0];
        return left.Number * right.Row[0];
    }

    [Differentiable]
    private static double OnlyRead(Store left, Store right) => left.Number * right.Number;

    [Differentiable]
    private static double OfArray(Store[] all, Store store)
    {
        store.Number *= all[0].Number;
        return store.Number * all[1].Number;
    }

    [Differentiable]
    private static double WithRow(Store store, double[] row)
    {
        store.Row[0] *= row[0];
        return store.Row[0] * row[0];
    }

    [Differentiable]
    private static double WithGrid(Store store, double[,] grid)
    {
        store.Grid[0, 0] *= grid[0, 0];
        return store.Grid[0, 0] * grid[0, 0];
    }

    [Differentiable]
    private static double WithRows(Store store, double[][] rows)
    {
        rows[0][0] *= store.Row[0];
        return rows[0][0] * store.Row[0];
    }

    [Differentiable]
    private static double OfRows(double[][] rows)
    {
        rows[0][0] *= rows[1][0];
        return rows[0][0];
    }

    [Differentiable]
    private static double RowsBesideRow(double[][] rows, double[] row)
    {
        row[0] *= rows[0][0];
        return row[0] * rows[0][0];
    }

    [Differentiable]
    private static double TwoRows(double[][] left, double[][] right)
    {
        left[0][0] *= right[0][0];
        return left[0][0] * right[0][0];
    }

    [Differentiable]
    private static double OfReferences(ref Pair left, ref Pair right)
    {
        left.X *= right.X;
        return left.X * right.X;
    }

    [Differentiable]
    private static double WithNumber(ref Pair pair, ref double number)
    {
        pair.X *= number;
        return pair.X * number;
    }

    [Differentiable]
    private static double WithElement(Pair[] pairs, ref Pair pair)
    {
        pairs[0].X *= pair.X;
        return pairs[0].X * pair.X;
    }

    [Differentiable]
    private static double OfHolders(Holder[] holders) => holders[0].Row[0] * holders[1].Row[0] * holders[0].Scale;

    [Differentiable]
    private static double OfBoxes(Box left, Box right)
    {
        left.X *= right.X;
        return left.X * right.X;
    }

    [Differentiable]
    private static double OfBoxRow(Box[] boxes)
    {
        boxes[0].X *= boxes[1].X;
        return boxes[0].X * boxes[1].X;
    }

    [Differentiable]
    private static double BlocksBesideRows(Store[] all, double[][] rows)
    {
        all[0].Row[0] *= rows[1][0];
        return all[0].Row[0] * rows[1][0];
    }

    [Differentiable]
    private static double RowsBesideBlocks(Store[] all, double[][] rows)
    {
        rows[1][0] *= all[0].Row[0];
        return all[0].Row[0] * rows[1][0];
    }

    [Differentiable]
    private static double BlocksBesideRow(Store[] all, double[] row)
    {
        all[1].Row[0] *= row[0];
        return all[1].Row[0] * row[0];
    }

    [Differentiable]
    private static double BlocksRead(Store[] all, double[] row) => all[0].Row[0] * row[0];

    [Differentiable]
    private static double WithReference(Store store, ref double number)
    {
        store.Row[0] *= number;
        return store.Row[0] * number;
    }

    [Differentiable]
    private static double WithPairs(Pack pack, Pair[] pairs)
    {
        pack.Pairs[0].X *= pairs[0].X;
        return pack.Pairs[0].X * pairs[0].X;
    }

    [Differentiable]
    private static double WithPair(Pack pack, ref Pair pair)
    {
        pack.Pairs[1].X *= pair.X;
        return pack.Pairs[1].X * pair.X;
    }

    [Differentiable]
    private static double WithField(Pack pack, ref double number)
    {
        pack.Pairs[1].Y *= number;
        return pack.Pairs[1].Y * number;
    }

    [Differentiable]
    private static double SeenTwice(ref Seen changed, in Seen seen)
    {
        changed = new Seen(seen.X * seen.X, 1);
        return changed.X * seen.X;
    }

    [Differentiable]
    private static double SeenInArray(in Seen seen, Seen[] all)
    {
        all[0] = new Seen(seen.X * seen.X, 1);
        return all[0].X * seen.X;
    }

    [Differentiable]
    private static double OfTwoRows(Store[] left, Store[] right) => left[0].Row[0] * right[0].Row[0];

    [Differentiable]
    private static double RowBesideBlock(Store[] left, Store other) => left[0].Row[0] * other.Row[0];

    [Differentiable]
    internal readonly partial record struct Seen(double X, double Y)
    {
        [Differentiable]
        public double Put(Seen[] all, double k)
        {
            all[0] = new Seen(k, 1);
            return X;
        }
    }

    [Differentiable]
    internal sealed partial class Box
    {
        public double X { get; set; }
    }

    [Differentiable]
    internal sealed partial class Pack
    {
        public Pair[] Pairs { get; init; } = [new Pair { X = 2 }, new Pair { X = 3, Y = 4 }];
    }

    [Differentiable]
    internal sealed partial class Store
    {
        public double Number { get; set; } = 0.4;

        public double[] Row { get; init; } = [1.5];

        public double[,] Grid { get; init; } = { { 1.2 } };
    }

    [Differentiable]
    internal partial struct Pair
    {
        public double X;
        public double Y;
    }

    [Differentiable]
    internal partial struct Holder
    {
        public double[] Row;
        public double Scale;
    }
}
