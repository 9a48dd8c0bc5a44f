using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>Statements that the fence refuses, patterns and lambdas with their parts.</summary>
internal static class RefusedStatements
{
    public static IEnumerable<RefusedConstruct> All =>
    [
        new(OperationKind.Switch, "switch (n) { case 0: return x; default: return x * x; }", "switch (n) { case 0: return x; default: return x * x; }", "'switch'"),
        new(OperationKind.SwitchCase, "switch (n) { case 1: return x; } return 0;", "switch (n) { case 1: return x; }", "'switch'"),
        new(OperationKind.CaseClause, "switch (n) { default: return x; }", "switch (n) { default: return x; }", "'switch'"),
        new(OperationKind.Labeled, "again: x *= 2; if (x < 9) goto again; return x;", "again: x *= 2;", "a label"),
        new(OperationKind.Branch, "if (n > 0) goto end; x *= 2; end: return x;", "goto end;", "'goto'"),
        new(OperationKind.Loop, "foreach (double y in a) x += y; return x;", "foreach (double y in a) x += y;", "'foreach'"),
        new(OperationKind.Loop, "do { x *= 2; } while (x < 9); return x;", "do { x *= 2; } while (x < 9);", "'do'"),
        new(OperationKind.Lock, "lock (a) { return x; }", "lock (a) { return x; }", "'lock'"),
        new(OperationKind.Try, "try { return x; } finally { n = 0; }", "try { return x; } finally { n = 0; }", "'try'"),
        new(OperationKind.CatchClause, "try { return x; } catch (Exception) { return 0; }", "try { return x; } catch (Exception) { return 0; }", "'try'"),
        new(OperationKind.Using, "using (new System.IO.MemoryStream()) { return x; }", "using (new System.IO.MemoryStream()) { return x; }", "'using'"),
        new(OperationKind.UsingDeclaration, "using var s = new System.IO.MemoryStream(); return x;", "using var s = new System.IO.MemoryStream();", "'using'"),
        new(OperationKind.Throw, "if (n < 0) throw new ArgumentException(); return x;", "throw new ArgumentException();", "'throw'"),
        new(OperationKind.LocalFunction, "double G(double y) => y; return G(x);", "double G(double y) => y;", "a local function"),
        new(OperationKind.None, "unsafe { fixed (double* p = a) { x += *p; } } return x;", "fixed (double* p = a) { x += *p; }", "this construct"),
        new(OperationKind.EventAssignment, "E += () => { }; return x;", "E += () => { }", "an event") { Members = "static event Action E;" },
        new(OperationKind.EventReference, "if (E == null) x = 0; return x;", "E == null", "this operator") { Members = "static event Action E;" },
        new(OperationKind.DeconstructionAssignment, "double y, z; (y, z) = (x, x); return y * z;", "(y, z) = (x, x)", "a deconstruction"),
        new(OperationKind.YieldReturn, "yield return x;", "IEnumerable<double>", "the type 'IEnumerable<double>'")
            { Id = "DP1002", Head = "public static IEnumerable<double> F(double x)" },
        new(OperationKind.YieldBreak, "yield break;", "IEnumerable<double>", "the type 'IEnumerable<double>'")
            { Id = "DP1002", Head = "public static IEnumerable<double> F(double x)" },
        new(OperationKind.Await, "await Task.Yield(); return x;", "F", "an async method")
            { Id = "DP1003", Head = "public static async Task<double> F(double x)" },
        new(OperationKind.Invalid, "return Missing(x);", "Missing(x)", "code that does not compile") { IsBroken = true },
        new(OperationKind.IsPattern, "if (n is 1) x *= 2; return x;", "n is 1", "'is'"),
        new(OperationKind.ConstantPattern, "return n is 2 ? x : 0;", "n is 2", "'is'"),
        new(OperationKind.DeclarationPattern, "return n is int m ? m * x : 0;", "n is int m", "'is'"),
        new(OperationKind.RecursivePattern, "return a is { Length: 3 } ? x : 0;", "a is { Length: 3 }", "'is'"),
        new(OperationKind.PropertySubpattern, "return a is { Length: 4 } ? x : 0;", "a is { Length: 4 }", "'is'"),
        new(OperationKind.DiscardPattern, "return n switch { 1 => x, _ => 0 };", "n switch { 1 => x, _ => 0 }", "'switch'"),
        new(OperationKind.SwitchExpression, "return n switch { 2 => x, _ => 0 };", "n switch { 2 => x, _ => 0 }", "'switch'"),
        new(OperationKind.SwitchExpressionArm, "double y = n switch { 2 => x, _ => 0 }; return y;", "n switch { 2 => x, _ => 0 }", "'switch'"),
        new(OperationKind.NegatedPattern, "return n is not 1 ? x : 0;", "n is not 1", "'is'"),
        new(OperationKind.BinaryPattern, "return n is 1 or 2 ? x : 0;", "n is 1 or 2", "'is'"),
        new(OperationKind.TypePattern, "object o = a; return o switch { double[] => x, _ => 0 };", "o = a", "the type 'object'") { Id = "DP1002" },
        new(OperationKind.RelationalPattern, "return x is > 0 ? x : 0;", "x is > 0", "'is'"),
        new(OperationKind.ListPattern, "return a is [1, 2] ? x : 0;", "a is [1, 2]", "'is'"),
        new(OperationKind.SlicePattern, "return a is [1, ..] ? x : 0;", "a is [1, ..]", "'is'"),
        new(OperationKind.AnonymousFunction, "Func<double, double> f = y => y * y; return f(x);", "y => y * y", "a delegate"),
        new(OperationKind.DelegateCreation, "Func<double, double> f = Math.Sin; return f(x);", "Math.Sin", "a delegate"),
        new(OperationKind.MethodReference, "Func<double, double> f = Math.Cos; return x;", "Math.Cos", "a delegate"),
    ];
}
