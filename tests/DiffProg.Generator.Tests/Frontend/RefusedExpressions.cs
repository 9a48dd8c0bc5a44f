using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>Expressions that the fence refuses.</summary>
internal static class RefusedExpressions
{
    private const string Point = "public record struct Point(double X, double Y);";

    public static IEnumerable<RefusedConstruct> All =>
    [
        new(OperationKind.Coalesce, "double? y = null; return x * (y ?? 1);", "y = null", "the type 'double?'") { Id = "DP1002" },
        new(OperationKind.CoalesceAssignment, "double? y = N; N ??= 3; return x;", "N ??= 3", "'??='") { Members = "static double? N;" },
        new(OperationKind.CoalesceAssignment, "return x * (a ??= new double[3])[0];", "a ??= new double[3]", "'??='"),
        new(OperationKind.SimpleAssignment, "double[] b = a; return x * (b = a)[0];", "b = a", "the assignment of an array variable inside an expression"),
        new(OperationKind.SimpleAssignment, "Span<double> s = a; s = a.AsSpan(1); return x * s[0];", "s", "the assignment of a span variable"),
        new(OperationKind.SimpleAssignment, "double[] b = a; b = T; H(); return x * b[0];", "T", "the field 'T' as a value") { Members = "static readonly double[] T = [1]; static void H() => T[0]++;" },
        new(OperationKind.Conditional, "return x * (n > 1 ? a.AsSpan() : a.AsSpan(1))[0];", "n > 1 ? a.AsSpan() : a.AsSpan(1)", "a choice between spans"),
        new(OperationKind.Conditional, "double[] b = n > 1 ? a : T; H(); return x * b[0];", "T", "the field 'T' as a value") { Members = "static readonly double[] T = [1]; static void H() => T[0]++;" },
        new(OperationKind.VariableDeclarator, "Span<double> s; s = a; return x * s[0];", "s", "a span variable without a value"),
        new(OperationKind.ConditionalAccess, "int m = a?.Length ?? 0; return x * m;", "a", "an array as an object"),
        new(OperationKind.ConditionalAccess, "a?.AsSpan(); return x;", "a?.AsSpan()", "'?.'"),
        new(OperationKind.ConditionalAccessInstance, "a?.Clone(); return x;", "a?.Clone()", "'?.'"),
        new(OperationKind.ObjectCreation, "var p = new Point(x, x); return x;", "new Point(x, x)", "the type 'Point'") { Id = "DP1002", Types = Point },
        new(OperationKind.ObjectOrCollectionInitializer, "var p = new List<int> { n }; return x;", "{ n }", "an initializer"),
        new(OperationKind.MemberInitializer, "var p = new Q { P = { Y = 1 } }; return x;", "{ P = { Y = 1 } }", "an initializer")
            { Types = "public class Q { public R P = new R(); } public class R { public double Y; }" },
        new(OperationKind.AnonymousObjectCreation, "var p = new { x }; return x;", "new { x }", "an object"),
        new(OperationKind.DelegateCreation, "Func<double, double> f = n > 0 ? Math.Sin : Math.Cos; return f(x);", "Math.Sin", "a function as a value"),
        new(OperationKind.AnonymousFunction, "System.Linq.Expressions.Expression<Func<double, double>> f = y => y; return x;", "y => y", "a lambda"),
        new(OperationKind.Invocation, "return x * a.Where(y => y > 0).Zip(a, (y, z) => y * z).Sum();", "a.Where(y => y > 0).Zip(a, (y, z) => y * z)", "'Zip' behind 'Where'"),
        new(OperationKind.Invocation, "Func<double, double> f = S; return x * a.Sum(f);", "f", "a function that is not known here") { Members = "static readonly Func<double, double> S = y => y;" },
        new(OperationKind.Invocation, "return x * Norm(a.Select(y => y));", "a.Select(y => y)", "what 'Select' returns") { Members = "static double Norm(params IEnumerable<double> v) => v.Sum();" },
        new(OperationKind.Invocation, "return x * Norm(a.Where(y => y > 0));", "a.Where(y => y > 0)", "what 'Where' returns") { Members = "static double Norm(IEnumerable<double> v = null) => v is null ? 0 : v.Sum();" },
        new(OperationKind.Invocation, "return x * a.Zip(a, (y, z) => y * z).Single();", "a.Zip(a, (y, z) => y * z)", "what 'Zip' returns"),
        new(OperationKind.With, "var p = P with { X = x }; return x;", "P with { X = x }", "the type 'Point'") { Id = "DP1002", Members = "static Point P;", Types = Point },
        new(OperationKind.DeclarationExpression, "System.Numerics.Complex.TryParse(\"1\", null, out var m); return x * m.Real;", "System.Numerics.Complex.TryParse(\"1\", null, out var m)", "'Complex.TryParse(string?, IFormatProvider?, out Complex)', which has no rule,"),
        new(OperationKind.InterpolatedString, "string s = $\"{x}!\"; return s.Length * x;", "$\"{x}!\"", "a value that is no number"),
        new(OperationKind.InterpolatedStringText, "var s = $\"x = {x}\"; return x;", "$\"x = {x}\"", "a value that is no number"),
        new(OperationKind.Interpolation, "string s = $\"{n}{x}\"; return x;", "$\"{n}{x}\"", "a value that is no number"),
        new(OperationKind.InterpolatedStringHandlerCreation, "DefaultInterpolatedStringHandler h = $\"{x}!\"; return x;", "h = $\"{x}!\"", "the type 'DefaultInterpolatedStringHandler'") { Id = "DP1002" },
        new(OperationKind.InterpolatedStringAppendLiteral, "DefaultInterpolatedStringHandler h = $\"?{x}\"; return x;", "h = $\"?{x}\"", "the type 'DefaultInterpolatedStringHandler'") { Id = "DP1002" },
        new(OperationKind.InterpolatedStringAppendFormatted, "DefaultInterpolatedStringHandler h = $\"{x}{x}\"; return x;", "h = $\"{x}{x}\"", "the type 'DefaultInterpolatedStringHandler'") { Id = "DP1002" },
        new(OperationKind.InterpolatedStringAddition, "DefaultInterpolatedStringHandler h = $\"{x}\" + $\"{n}\"; return x;", "h = $\"{x}\" + $\"{n}\"", "the type 'DefaultInterpolatedStringHandler'") { Id = "DP1002" },
        new(OperationKind.InterpolatedStringHandlerArgumentPlaceholder, "new System.Text.StringBuilder().Append($\"{x}\"); return x;", "new System.Text.StringBuilder().Append($\"{x}\")", "this call of 'StringBuilder.Append(") { Id = "DP1005" },
        new(OperationKind.Utf8String, "ReadOnlySpan<byte> s = \"x\"u8; return x;", "\"x\"u8", "a string"),
        new(OperationKind.DynamicMemberReference, "dynamic d = a; return d.Length;", "d = a", "the type 'dynamic'") { Id = "DP1002" },
        new(OperationKind.DynamicInvocation, "return (double)D.Length();", "D.Length()", "'dynamic'") { Members = "static dynamic D;" },
        new(OperationKind.DynamicIndexerAccess, "return (double)D[0];", "D[0]", "'dynamic'") { Members = "static dynamic D;" },
        new(OperationKind.DynamicObjectCreation, "var l = new List<double>(D); return x;", "new List<double>(D)", "'dynamic'") { Members = "static dynamic D;" },
        new(OperationKind.TranslatedQuery, "var q = from y in a select y; return x;", "from y in a select y", "a query"),
        new(OperationKind.AddressOf, "unsafe { double* p = &x; } return x;", "&x", "a pointer"),
        new(OperationKind.FunctionPointerInvocation, "unsafe { return ((delegate*<double, double>)null)(x); }", "((delegate*<double, double>)null)(x)", "a function pointer"),
        new(OperationKind.Range, "var r = 1..n; return x;", "1..n", "a range"),
        new(OperationKind.InlineArrayAccess, "return B[0] * x;", "B", "an inline array that comes from here")
            { Members = "static Two B;", Types = "[InlineArray(2)] public struct Two { private double _e; }" },
        new(OperationKind.Spread, "float[] f = [1]; double[] b = [..a, ..f]; return b[0];", "..f", "a spread of this"),
    ];
}
