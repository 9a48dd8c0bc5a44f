using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.Intrinsics;
using Xunit;

namespace DiffProg.Runtime.Tests.LaneFunctions;

/// <summary>Every machine has the same bits: a digest of many values is the one that was written down.</summary>
public sealed class SameBitsTests
{
    private const ulong Series = 7;
    private const int Samples = 4000;

    private static readonly Dictionary<string, string> Digests = new(StringComparer.Ordinal)
    {
        ["Exp"] = "B99AD81FAFEA3431",
        ["Exp2"] = "B254EF3534584BE3",
        ["Exp10"] = "9A717E20DDA77624",
        ["ExpM1"] = "B5A2B4486A82B9FD",
        ["Exp2M1"] = "C5CD42519D7ED8AA",
        ["Exp10M1"] = "19B5600B7BAC358D",
        ["Log"] = "2BB8ADF01A249003",
        ["Log2"] = "60AC03A9D8305106",
        ["Log10"] = "2525C5C8529BAD01",
        ["LogP1"] = "2D4436402F3201F2",
        ["Log2P1"] = "3A33C417C1D3E54F",
        ["Log10P1"] = "1B55C6582A7107CF",
        ["Tanh"] = "5D3CF6DC3C7EEC85",
        ["Sigmoid"] = "81B11237037B34F1",
        ["TanhOfPair"] = "996BF6E7D4E3D727",
        ["TanhDerivative"] = "09B4139BA9C5E374",
        ["SigmoidOfPair"] = "C9443421563A50EB",
        ["SigmoidDerivative"] = "4284752393EC6106",
        ["Sinh"] = "B8B4D61EE3CE339C",
        ["Cosh"] = "500D9230EB021BFE",
        ["Asinh"] = "58FE45C77596BDC1",
        ["Acosh"] = "D276EF406BF3A763",
        ["Atanh"] = "97383F392E2A712F",
        ["Erf"] = "EE3716DB5B23A849",
        ["Sin"] = "473D7C4F768563C6",
        ["Cos"] = "A120EC2404B2B2E9",
        ["SinOfSinCos"] = "473D7C4F768563C6",
        ["CosOfSinCos"] = "A120EC2404B2B2E9",
        ["Tan"] = "8AEA30A54EF00D44",
        ["SinPi"] = "475DF8C5CBA7E3C1",
        ["CosPi"] = "4E037C66A38D373D",
        ["TanPi"] = "6CBB30D1A270ED50",
        ["Asin"] = "3B93AC20E39E64D8",
        ["Acos"] = "00A30B1A947921CC",
        ["Atan"] = "1BF38D1C67E2D003",
        ["AsinPi"] = "E2D1BE5461A69FB1",
        ["AcosPi"] = "352DB7804089C9D3",
        ["AtanPi"] = "EF4CFF1C932D1FE5",
        ["Atan2"] = "969A6D26DE14949E",
        ["Atan2Pi"] = "4F9866382D1ADABD",
        ["Pow"] = "A65ACBD3ED3320FB",
        ["Cbrt"] = "0C8719FEE7A57CB0",
        ["Hypot"] = "DC6E82C487ACFDEB",
    };

    public static TheoryData<string> Names => Functions.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_values_are_those_of_every_machine(string name) => Assert.Equal(Digests.GetValueOrDefault(name), Digest(Functions.Named(name)));

    private static string Digest(Function function)
    {
        Points random = new(Series);
        IEnumerable<(double X, double Y)> points = random.Of(function, Samples)
            .Concat(Enumerable.Range(0, Samples).Select(_ => (random.Bits(), random.Bits())))
            .Concat(from x in Points.Exceptional from y in function.IsBinary ? Points.Exceptional : [0.0] select (x, y));
        ulong digest = 14695981039346656037;
        foreach ((double x, double y) in points)
        {
            Add(ref digest, Canonical(function.At(x, y)));
            Add(ref digest, Canonical(function.Singles(Vector512.Create((float)x), Vector512.Create((float)y)).ToScalar()));
        }

        return digest.ToString("X16", CultureInfo.InvariantCulture);
    }

    /// <summary>What no function of a NaN's bits is: which NaN it is is the machine's affair.</summary>
    private static double Canonical(double x) => double.IsNaN(x) ? double.NaN : x;

    private static void Add(ref ulong digest, double value)
    {
        unchecked
        {
            digest = (digest ^ BitConverter.DoubleToUInt64Bits(value)) * 1099511628211;
        }
    }
}
