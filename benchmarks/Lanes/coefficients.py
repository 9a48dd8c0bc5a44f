"""Prints the constants of the elementary functions in src/DiffProg.Runtime/Lanes.

A constant in parts is one double after the other, each what those before it leave, the first with as few bits as is said. A polynomial is the
minimax one of its degree under a weight that makes its error relative to the function's value, found by Remez' exchange with 60 digits; each of
its coefficients is then rounded to the nearest double, or number of single precision. With it stands the error that is left, as a power of two.

    python3 coefficients.py [NAME...]
"""

import struct
import sys

from mpmath import asin, atan, atanh, cos, cospi, erf, erfc, exp, expm1, floor, ln, log, log1p, lu_solve, matrix, mp, mpf, pi, sin, sqrt, workprec

mp.dps = 60

LN2 = ln(mpf(2))
WIDER = 1 + 1 / mpf(2) ** 20  # A reduced argument may lie a little outside of its interval.
WIDER_OF_SINGLES = 1 + 1 / mpf(2) ** 9
TINY = 1 / mpf(2) ** 80  # Keeps a weight from being 0.


def with_limit(f, limit):
    """A function with a power of its argument below the line, and its limit at 0."""
    return lambda x: limit if x == 0 else f(x)


def single(x):
    return struct.unpack("f", struct.pack("f", float(x)))[0]


def minimax(f, weight, low, high, degree, rounding=float):
    """The coefficients of the polynomial p for which the largest weight(x) * |p(x) - f(x)| is least, and that error."""
    count = degree + 2
    points = [(low + high) / 2 - (high - low) / 2 * cospi(mpf(2 * i + 1) / (2 * count)) for i in range(count)]
    grid = [(low + high) / 2 - (high - low) / 2 * cospi(mpf(i) / (24 * count)) for i in range(24 * count + 1)]
    values = [(x, f(x), weight(x)) for x in grid if weight(x) != 0]
    for _ in range(12):
        a = matrix(count, count)
        b = matrix(count, 1)
        for i, x in enumerate(points):
            w = weight(x)
            for k in range(degree + 1):
                a[i, k] = w * x ** k
            a[i, degree + 1] = (-1) ** i
            b[i] = w * f(x)
        solution = lu_solve(a, b)
        coefficients = [solution[k] for k in range(degree + 1)]
        errors = [(x, w * (horner(coefficients, x) - y)) for x, y, w in values]
        extrema = alternation(errors)
        if len(extrema) < count:
            break
        while len(extrema) > count:
            del extrema[0 if abs(extrema[0][1]) < abs(extrema[-1][1]) else -1]
        points = [x for x, _ in extrema]
        largest = max(abs(e) for _, e in extrema)
        if largest < mpf("1.01") * min(abs(e) for _, e in extrema):
            break
    rounded = [mpf(rounding(c)) for c in coefficients]
    return rounded, max(w * abs(horner(rounded, x) - y) for x, y, w in values)


def alternation(errors):
    """The largest error of each run of one sign."""
    extrema = []
    for x, e in errors:
        if extrema and (extrema[-1][1] > 0) == (e > 0):
            if abs(e) > abs(extrema[-1][1]):
                extrema[-1] = (x, e)
        else:
            extrema.append((x, e))
    return extrema


def horner(coefficients, x):
    value = mpf(0)
    for c in reversed(coefficients):
        value = value * x + c
    return value


HALF_LN2 = LN2 / 2 * WIDER
LOG_S = ((sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1) * WIDER) ** 2
SIN_Z = (pi / 4 * WIDER) ** 2
ATAN_Z = ((sqrt(mpf(2)) - 1) * WIDER) ** 2
ROOT2 = sqrt(mpf(2)) * WIDER


def erfcx(x):
    """The complementary error function without its decay."""
    return erfc(x) * exp(x * x)

POLYNOMIALS = {
    # exp(r) = 1 + r + r^2 p(r)
    "Exp": (with_limit(lambda r: (expm1(r) - r) / r ** 2, mpf(1) / 2), lambda r: abs(r) + TINY, -HALF_LN2, HALF_LN2, 9),
    # log((1 + s) / (1 - s)) = 2 s + s z p(z), z = s^2
    "Log": (with_limit(lambda z: (2 * atanh(sqrt(z)) / sqrt(z) - 2) / z, mpf(2) / 3), lambda z: z / 2, mpf(0), LOG_S, 6),
    # atanh(s) = s + s^3 / 3 + s^5 p(z), z = s^2
    "LogPair": (with_limit(lambda z: (atanh(sqrt(z)) / sqrt(z) - 1 - z / 3) / z ** 2, mpf(1) / 5), lambda z: z ** 2, mpf(0), LOG_S, 7),
    # sin(r) = r + r z p(z), z = r^2
    "Sin": (with_limit(lambda z: (sin(sqrt(z)) / sqrt(z) - 1) / z, mpf(-1) / 6), lambda z: z, mpf(0), SIN_Z, 5),
    # cos(r) = 1 - z / 2 + z^2 p(z), z = r^2
    "Cos": (with_limit(lambda z: (cos(sqrt(z)) - 1 + z / 2) / z ** 2, mpf(1) / 24), lambda z: z ** 2, mpf(0), SIN_Z, 5),
    # asin(x) = x + x z p(z), z = x^2
    "Asin": (with_limit(lambda z: (asin(sqrt(z)) / sqrt(z) - 1) / z, mpf(1) / 6), lambda z: z, mpf(0), mpf(1) / 4 * WIDER, 11),
    # atan(t) = t + t z p(z), z = t^2
    "Atan": (with_limit(lambda z: (atan(sqrt(z)) / sqrt(z) - 1) / z, mpf(-1) / 3), lambda z: z, mpf(0), ATAN_Z, 10),
    # m^(-1/3) = p(m)
    "Cbrt": (lambda m: m ** (mpf(-1) / 3), lambda m: m ** (mpf(1) / 3), 1 / ROOT2, ROOT2, 5),
    # erf(x) = x + x p(z), z = x^2
    "Erf": (with_limit(lambda z: erf(sqrt(z)) / sqrt(z) - 1, 2 / sqrt(pi) - 1), lambda z: 1 / (1 + z / 3), mpf(0), mpf(1), 11),
    # erf(x) = 1 - exp(-x^2) p(t), t = (x - 3) / (x + 3)
    "ErfTail": (lambda t: erfcx(3 * (1 + t) / (1 - t)), lambda t: exp(-(3 * (1 + t) / (1 - t)) ** 2), mpf(-1) / 2, mpf(1) / 3, 11),
}


SINGLE_POLYNOMIALS = {
    # exp(r) = 1 + r + r^2 p(r)
    "SingleExp": (POLYNOMIALS["Exp"][0], lambda r: r * r + TINY, -LN2 / 2 * WIDER_OF_SINGLES, LN2 / 2 * WIDER_OF_SINGLES, 4),
    # log(1 + f) = f - f^2 / 2 + f^3 p(f)
    "SingleLog": (
        with_limit(lambda f: (log1p(f) - f + f * f / 2) / f ** 3, mpf(1) / 3), lambda f: f * f + TINY, 1 / sqrt(mpf(2)) - 1, sqrt(mpf(2)) - 1, 8),
    "SingleSin": (*POLYNOMIALS["Sin"][:3], (pi / 4 * WIDER_OF_SINGLES) ** 2, 2),
    "SingleCos": (*POLYNOMIALS["Cos"][:3], (pi / 4 * WIDER_OF_SINGLES) ** 2, 2),
}

# The value, the bits of its first part, how many parts.
CONSTANTS = {
    "Log2": (LN2, 42, 2),
    "SingleLog2": (LN2, 15, 2, single),
    "SingleLog2E": (1 / LN2, 24, 1, single),
    "SingleHalfPi": (pi / 2, 24, 3, single),
    "SingleTwoOverPi": (2 / pi, 24, 1, single),
    "Log2OfProduct": (LN2, 53, 2),
    "Log2E": (1 / LN2, 53, 2),
    "LogOf10": (ln(mpf(10)), 53, 2),
    "Log10E": (1 / ln(mpf(10)), 53, 2),
    "Log2Of10": (ln(mpf(10)) / LN2, 53, 1),
    "Log10Of2": (LN2 / ln(mpf(10)), 42, 2),
    "LogOfTwoToMinus54": (-54 * LN2, 53, 2),
    "Third": (1 / mpf(3), 53, 2),
    "HalfPi": (pi / 2, 53, 3),
    "Pi": (+pi, 53, 2),
    "TwoOverPi": (2 / pi, 53, 1),
    "InverseOfPi": (1 / pi, 53, 2),
    "TanOf22": (sqrt(mpf(2)) - 1, 53, 1),
    "TanOf67": (sqrt(mpf(2)) + 1, 53, 1),
    "CubeRootOf2": (mpf(2) ** (mpf(1) / 3), 53, 1),
    "CubeRootOfHalf": (mpf(2) ** (mpf(-1) / 3), 53, 1),
}


def parts(value, bits, count, rounding=float):
    unit = mpf(2) ** (floor(log(abs(value), 2)) + 1 - bits)
    first = rounding(value) if bits in (24, 53) else float(floor(value / unit) * unit)
    rest = []
    for _ in range(count - 1):
        value -= rest[-1] if rest else first
        rest.append(rounding(value))
    return [first, *rest]


def digits_of_two_over_pi(words):
    """The binary digits behind the point, 64 a word."""
    with workprec(64 * words + 64):
        digits = int(floor(2 / pi * mpf(2) ** (64 * words)))
    return [digits >> (64 * i) & (2 ** 64 - 1) for i in reversed(range(words))]


def main():
    names = sys.argv[1:] or [*CONSTANTS, "DigitsOfTwoOverPi", *POLYNOMIALS, *SINGLE_POLYNOMIALS]
    for name in names:
        if name in CONSTANTS:
            print(f"// {name}: {', '.join(repr(p) for p in parts(*CONSTANTS[name]))}")
            continue
        if name == "DigitsOfTwoOverPi":
            print(f"// {name}\n" + ",\n".join(f"    0x{w:016X}" for w in digits_of_two_over_pi(20)))
            continue
        arguments = (*SINGLE_POLYNOMIALS[name], single) if name in SINGLE_POLYNOMIALS else POLYNOMIALS[name]
        coefficients, error = minimax(*arguments)
        print(f"// {name}: degree {len(coefficients) - 1}, error 2^{float(log(error, 2)):.1f}")
        print(",\n".join(f"    {float(c)!r}" for c in coefficients))


if __name__ == "__main__":
    main()
