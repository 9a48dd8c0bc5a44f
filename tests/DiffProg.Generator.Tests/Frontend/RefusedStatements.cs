using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>Statements that the fence refuses, patterns and lambdas with their parts.</summary>
internal static class RefusedStatements
{
    public static IEnumerable<RefusedConstruct> All =>
    [
        new(OperationKind.Switch, "switch (a) { case null: return x; default: return x * x; }", "switch (a) { case null: return x; default: return x * x; }", "a 'switch' over this type"),
        new(OperationKind.SwitchCase, "switch (n) { case 1: int m = 2; return x * m; case 2: m = 3; return m; } return 0;", "switch (n) { case 1: int m = 2; return x * m; case 2: m = 3; return m; }", "'m', which several sections share,"),
        new(OperationKind.CaseClause, "switch (n) { case 1 when x > 0: default: return x; }", "case 1 when x > 0:", "a 'when' beside 'default'"),
        new(OperationKind.Labeled, "again: x *= 2; if (x < 9) goto again; return x;", "again: x *= 2;", "a label"),
        new(OperationKind.Branch, "if (n > 0) goto end; x *= 2; end: return x;", "goto end;", "'goto'"),
        new(OperationKind.Loop, "foreach (object o in new System.Collections.ArrayList()) x += n; return x;", "foreach (object o in new System.Collections.ArrayList()) x += n;", "a 'foreach' of this form"),
        new(OperationKind.Loop, "var l = new List<double> { x }; foreach (double y in l) l.Add(y); return x;", "foreach (double y in l) l.Add(y);", "a 'foreach' over a list that its body changes"),
        new(OperationKind.Loop, "var l = new List<double> { x }; foreach (double y in l) { if (y > 1) { l[0] = y; break; } } return x;", "foreach (double y in l) { if (y > 1) { l[0] = y; break; } }", "a 'foreach' over a list that its body changes"),
        new(OperationKind.ListPattern, "var l = new List<double> { x }; return l is [var y, ..] ? y : 0;", "l", "the list 'l' as an object"),
        new(OperationKind.Loop, "foreach (int[,] g in new List<int[,]>()) x *= g[0, 0]; return x;", "foreach (int[,] g in new List<int[,]>()) x *= g[0, 0];", "a 'foreach' over elements of this type"),
        new(OperationKind.Loop, "foreach (float y in a) x += y; return x;", "foreach (float y in a) x += y;", "a 'foreach' that converts"),
        new(OperationKind.Lock, "lock (a) { return x; }", "lock (a) { return x; }", "'lock'"),
        new(OperationKind.CatchClause, "try { return x; } catch (Exception) { return 0; }", "try { return x; } catch (Exception) { return 0; }", "'try' with 'catch'"),
        new(OperationKind.Try, "try { x *= 2; } catch { x = 0; } finally { n = 0; } return x;", "try { x *= 2; } catch { x = 0; } finally { n = 0; }", "'try' with 'catch'"),
        new(OperationKind.Using, "await using (new System.IO.MemoryStream()) x *= 2;", "F", "an async method") { Id = "DP1003", Head = "public static async Task F(double x)" },
        new(OperationKind.UsingDeclaration, "using Q q = new Q(); return x;", "q = new Q()", "the type 'Q'") { Id = "DP1002", Types = "public ref struct Q { public void Dispose() { } }" },
        new(OperationKind.None, "unsafe { fixed (double* p = a) { x += *p; } } return x;", "fixed (double* p = a) { x += *p; }", "this construct"),
        new(OperationKind.EventAssignment, "E += () => { }; return x;", "E += () => { }", "an event") { Members = "static event Action E;" },
        new(OperationKind.EventReference, "if (E == null) x = 0; return x;", "E", "an event") { Members = "static event Action E;" },
        new(OperationKind.YieldReturn, "yield return x;", "IEnumerable<double>", "the type 'IEnumerable<double>'")
            { Id = "DP1002", Head = "public static IEnumerable<double> F(double x)" },
        new(OperationKind.YieldBreak, "yield break;", "IEnumerable<double>", "the type 'IEnumerable<double>'")
            { Id = "DP1002", Head = "public static IEnumerable<double> F(double x)" },
        new(OperationKind.Await, "await Task.Yield(); return x;", "F", "an async method")
            { Id = "DP1003", Head = "public static async Task<double> F(double x)" },
        new(OperationKind.Invalid, "return Missing(x);", "Missing(x)", "code that does not compile") { IsBroken = true },
        new(OperationKind.IsPattern, "if (a is { }) x *= 2; return x;", "a is { }", "'is'"),
        new(OperationKind.DeclarationPattern, "object o = n; return o is double[] b ? b[0] : x;", "double[] b", "the variable 'b', which a pattern declares,"),
        new(OperationKind.ListPattern, "var l = new List<int>(); return l is [1, .. var rest] ? x : 0;", "[1, .. var rest]", "a pattern of this form"),
        new(OperationKind.RecursivePattern, "var p = new Pair(); return p is (1, 2) ? x : 0;", "(1, 2)", "a pattern that calls 'Deconstruct'")
            { Types = "public class Pair { public void Deconstruct(out int a, out int b) => a = b = 1; }" },
        new(OperationKind.PropertySubpattern, "var p = new Pair(); return p is { A: [1, 2] } ? x : 0;", "[1, 2]", "a pattern over a member of this type")
            { Types = "public class Pair { public int[] A; }" },
        new(OperationKind.RelationalPattern, "decimal d = n; return d is > 5 ? x : 0;", "> 5", "a pattern of this form"),
        new(OperationKind.IsPattern, "object o = x; return o is double y ? y : 0;", "x", "a value that is no number"),
        new(OperationKind.RecursivePattern, "return a is { Length: 3 } ? x : 0;", "a is { Length: 3 }", "'is'"),
        new(OperationKind.PropertySubpattern, "return a is { Length: 4 } ? x : 0;", "a is { Length: 4 }", "'is'"),
        new(OperationKind.SwitchExpression, "return a switch { null => x, _ => 0 };", "a switch { null => x, _ => 0 }", "a 'switch' over this type"),
        new(OperationKind.TypePattern, "object o = a; return o switch { double[] => x, _ => 0 };", "a", "an array as an object"),
        new(OperationKind.ListPattern, "return a is [1, 2] ? x : 0;", "a is [1, 2]", "'is'"),
        new(OperationKind.SlicePattern, "return a is [1, ..] ? x : 0;", "a is [1, ..]", "'is'"),
    ];
}
