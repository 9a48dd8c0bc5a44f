using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Pipeline;

namespace DiffProg.Generator.Printing;

/// <summary>
/// The members that a user calls. Each checks its arguments and hands on to the emitted function; what it computes is said there.
/// </summary>
internal sealed class Members(MethodModel method, Summary summary, Writer writer, Func<string, string> qualify)
{
    private readonly string _name = method.Name;
    private readonly ExpressionPrinter _text = new(Names.None, qualify);
    private readonly Part[] _parts = [.. method.Parameters.Select((p, i) => new Part(p, summary.Written[i], Roots.IsResult(p, i, summary)))];

    /// <summary>A parameter, and the names of what accompanies it.</summary>
    private sealed record Part(PrimalParameter Parameter, bool IsWritten, bool IsResult)
    {
        public string Stem => Parameter.Variable.Name;

        public string Name => Identifiers.Escaped(Stem);

        public bool IsActive => Parameter.IsActive;

        public bool IsRow => !Parameter.Variable.Type.IsScalar && !IsReference;

        public bool IsReference => Parameter.Variable.Type.IsReference;

        public bool IsOut => Parameter.IsOut;

        /// <summary>Whether it is a constant that the method takes as null.</summary>
        public bool MayBeMissing => IsArray && !IsActive && Parameter.Type.EndsWith("?", StringComparison.Ordinal);

        public bool IsScalar => Parameter.Variable.Type.IsScalar;

        public bool IsArray => Parameter.Variable.Type.Shape == Shape.Array;
    }

    private Part[] Active => [.. _parts.Where(p => p.IsActive)];

    private bool ReturnsRow => Roots.ReturnsRow(method);

    /// <summary>Whether what it returns carries a derivative.</summary>
    private bool HasResult => ReturnsNumber || ReturnsRow;

    private string ResultType => ReturnsRow ? Result + "[]" : Result;

    private bool ReturnsNumber => Roots.ReturnsNumber(method);

    /// <summary>Writes the members that stand on a derivative; false where there are none.</summary>
    public bool Write(Request request)
    {
        Action[] members = [.. MembersOf(request)];
        for (int i = 0; i < members.Length; i++)
        {
            if (i > 0)
            {
                writer.Line();
            }

            members[i]();
        }

        return members.Length > 0;
    }

    private IEnumerable<Action> MembersOf(Request request)
    {
        bool wantsGradient = method.Requests.HasFlag(Requests.Gradient);
        if (method.Requests.HasFlag(Requests.Jvp) && request.Equals(Roots.Jvp(method)))
        {
            yield return Jvp;
        }

        if (wantsGradient && Roots.HasGradient(method) && request.Equals(Roots.Gradient(summary)))
        {
            yield return Gradient;
            yield return ValueAndGradient;
            yield return AccumulateGradient;
        }

        if (wantsGradient && Roots.HasVjp(method, summary) && request.Equals(Roots.Vjp(method, summary)))
        {
            yield return () => Vjp(request);
        }

        if (method.Requests.HasFlag(Requests.Hvp) && Roots.HasGradient(method) && request.Equals(Roots.Hvp(summary)))
        {
            yield return Hvp;
            yield return HvpInto;
        }
    }

    private void Jvp()
    {
        string Tangent(Part p) => Free(p.Stem + "Tangent");
        Summary($"The value of <c>{_name}</c> and its derivative along a direction.");
        Part[] moving = [.. _parts.Where(p => Roots.HasTangent(p.Parameter))];
        foreach (Part p in moving)
        {
            Param(Tangent(p), p.IsOut ? $"Receives the tangent of {Quote(p)}."
                : p.IsWritten ? $"The tangent of {Quote(p)}{OfLength(p)}: on entry that of what it holds, on return that of what is written there."
                : $"The tangent of {Quote(p)}{OfLength(p)}.");
        }

        Open(
            HasResult ? $"({ResultType} Value, {ResultType} Tangent)" : method.ReturnType,
            "Jvp",
            [.. Primal(), .. moving.Select(p => $"{(p.IsRow ? $"{qualify(p.IsWritten ? "Span" : "ReadOnlySpan")}<{Number(p)}>" : OwnModifier(p) + Number(p))} {Tangent(p)}")]);
        ClearOut();
        foreach (Part p in moving.Where(p => p.IsOut))
        {
            writer.Line($"{Tangent(p)} = {Zero(p)};");
        }

        Check(moving.Where(p => !p.IsScalar).Select(p => (p, Tangent(p), p.IsWritten)));
        string arguments = Arguments(p => Roots.HasTangent(p.Parameter) ? [Companion(p, Tangent(p))] : []);
        writer.Line($"{Return}{FileNames.Of(_name, Roots.Jvp(method).Derivation, Phase.Whole, summary)}({arguments});");
        writer.Close();
    }

    private void Gradient()
    {
        Summary($"The gradient of <c>{_name}</c>.");
        string type = Active.Length == 1 ? GradientType(Active[0]) : $"({string.Join(", ", Active.Select(p => $"{GradientType(p)} {TupleName(p)}"))})";
        Open(type, "Gradient", _parts.Select(p => (p.Parameter.IsParams ? "params " : string.Empty) + Declared(p) + p.Parameter.Default));
        ClearOut();
        CheckNull();
        foreach (Part p in Active)
        {
            writer.Line(p.IsRow ? $"{Number(p)}[] {Buffer(p)} = new {Number(p)}[{p.Name}.Length];" : $"{Number(p)} {Buffer(p)} = {Zero(p)};");
        }

        CheckDistinct([]);
        writer.Line($"{_name}Adjoint({Arguments(_ => [])}, {One}, {Buffers(Buffer)});");
        writer.Line($"return {(Active.Length == 1 ? Buffer(Active[0]) : "(" + string.Join(", ", Active.Select(Buffer)) + ")")};");
        writer.Close();
    }

    private void ValueAndGradient()
    {
        Summary($"The value of <c>{_name}</c>, and its gradient into buffers, whatever they hold.");
        BufferDocs("Receives the gradient with respect to");
        Open(Result, "ValueAndGradient", [.. Primal(), .. Active.Select(p => $"{BufferType(p, "out")} {Buffer(p)}")]);
        ClearOut();
        Check(Rows(Buffer));
        Clear();
        writer.Line($"return {_name}Adjoint({Arguments(_ => [])}, {One}, {Buffers(Buffer)});");
        writer.Close();
    }

    private void AccumulateGradient()
    {
        string seed = Free("seed");
        Summary($"The value of <c>{_name}</c>; adds <paramref name=\"{seed}\"/> times its gradient to buffers.");
        Param(seed, "The factor of the gradient.");
        BufferDocs("Is added the gradient with respect to");
        Open(Result, "AccumulateGradient", [.. Primal(), $"{Result} {seed}", .. Active.Select(p => $"{BufferType(p, "ref")} {Buffer(p)}")]);
        ClearOut();
        Check(Rows(Buffer));

        Part[] results = [.. Active.Where(p => p.IsWritten)];
        if (results.Length == 0)
        {
            writer.Line($"return {_name}Adjoint({Arguments(_ => [])}, {seed}, {Buffers(Buffer)});");
            writer.Close();
            return;
        }

        // The cotangent of what the method leaves in a row is zero, whatever its buffer holds.
        string Own(Part p) => p.IsWritten ? Free(p.Stem + "Sum") : Buffer(p);
        if (results.Any(p => p.IsRow))
        {
            RentTape();
        }

        foreach (Part p in results)
        {
            NewNumbers(Own(p), p);
        }

        string value = Free("value");
        writer.Line($"{Result} {value} = {_name}Adjoint({Arguments(_ => [])}, {seed}, {Buffers(Own)});");
        foreach (Part p in results)
        {
            writer.Line(p.IsRow ? $"{qualify("Arguments")}.Add<{Number(p)}>({Buffer(p)}, {Own(p)});" : $"{Buffer(p)} += {Own(p)};");
        }

        writer.Line($"return {value};");
        writer.Close();
    }

    private void Vjp(Request request)
    {
        string Cotangent(Part p) => Free(p.Stem + "Cotangent");
        string result = Free("resultCotangent");
        Part[] results = [.. _parts.Where(p => p.IsResult)];
        Summary($"The pullback of <c>{_name}</c>: from the cotangents of its results to those of its parameters, into buffers, whatever they hold.");
        if (HasResult)
        {
            Param(result, ReturnsRow ? "The cotangent of the returned array, of its length." : "The cotangent of the value.");
        }

        foreach (Part p in results)
        {
            Param(Cotangent(p), $"The cotangent of what the method leaves in {Quote(p)}, of its length.");
        }

        BufferDocs("Receives the cotangent of the entry value of");
        Open(method.ReturnType, "Vjp", [
            .. Primal(),
            .. HasResult ? [ReturnsRow ? $"{qualify("ReadOnlySpan")}<{Result}> {result}" : $"{Result} {result}"] : Array.Empty<string>(),
            .. results.Select(p => $"{(p.IsRow ? $"{qualify("ReadOnlySpan")}<{Number(p)}>" : Number(p))} {Cotangent(p)}"),
            .. Active.Select(p => $"{BufferType(p, "out")} {Buffer(p)}")]);
        ClearOut();
        Check([.. results.Where(p => p.IsRow).Select(p => (p, Cotangent(p), false)), .. Rows(Buffer)]);
        foreach (Part p in results.Where(p => p.IsReference))
        {
            writer.Line($"{(p.IsActive ? string.Empty : Number(p) + " ")}{Buffer(p)} = {Cotangent(p)};");
        }

        if (ReturnsRow)
        {
            foreach (Part p in Active.Where(p => p.IsRow && Number(p) == Result))
            {
                writer.Line($"{qualify("Arguments")}.Distinct<{Number(p)}>({Buffer(p)}, {result});");
            }
        }

        if (ReturnsRow || results.Any(p => p.IsRow && !p.IsActive))
        {
            RentTape();
        }

        if (ReturnsRow)
        {
            writer.Line($"{Result}[] {Free("resultBar")} = {Tape}.NewRow<{Result}>({result}.Length);");
            writer.Line($"{result}.CopyTo({Free("resultBar")});");
        }

        foreach (Part p in results.Where(p => p.IsRow))
        {
            if (!p.IsActive)
            {
                NewRow(Buffer(p), p);
            }

            writer.Line($"{Cotangent(p)}.CopyTo({Buffer(p)});");
        }

        foreach (Part p in Active.Where(p => !p.IsResult))
        {
            writer.Line(p.IsRow ? $"{Buffer(p)}.Fill({Zero(p)});" : $"{Buffer(p)} = {Zero(p)};");
        }

        string seed = ReturnsRow ? ", " + Free("resultBar") : ReturnsNumber ? ", " + result : string.Empty;
        string buffers = string.Join(", ", _parts.Where(p => p.IsActive || p.IsResult).Select(p => p.IsRow ? Buffer(p) : "ref " + Buffer(p)));
        writer.Line($"{Return}{FileNames.Of(_name, request.Derivation, Phase.Whole, summary)}({Arguments(_ => [])}{seed}, {buffers});");
        writer.Close();
    }

    private void Hvp()
    {
        Summary($"The Hessian of <c>{_name}</c> times a direction.");
        DirectionDocs();
        string type = Active.Length == 1 ? GradientType(Active[0]) : $"({string.Join(", ", Active.Select(p => $"{GradientType(p)} {TupleName(p)}"))})";
        Open(type, "Hvp", [.. Primal(), .. Directions()]);
        CheckNull();
        foreach (Part p in Active.Where(p => p.IsRow))
        {
            writer.Line($"{Number(p)}[] {Product(p)} = new {Number(p)}[{p.Name}.Length];");
        }

        string outs = string.Join(", ", Active.Select(p => p.IsRow ? Product(p) : $"out {Number(p)} {Product(p)}"));
        writer.Line($"{_name}Hvp({string.Join(", ", _parts.Select(p => OuterModifier(p) + p.Name))}, {string.Join(", ", Active.Select(Direction))}, {outs});");
        writer.Line($"return {(Active.Length == 1 ? Product(Active[0]) : "(" + string.Join(", ", Active.Select(Product)) + ")")};");
        writer.Close();
    }

    private void HvpInto()
    {
        Summary($"The Hessian of <c>{_name}</c> times a direction, into buffers, whatever they hold.");
        DirectionDocs();
        foreach (Part p in Active)
        {
            Param(Product(p), $"Receives the part of the product that belongs to {Quote(p)}{OfLength(p)}.");
        }

        Open("void", "Hvp", [.. Primal(), .. Directions(), .. Active.Select(p => $"{BufferType(p, "out")} {Product(p)}")]);
        ClearOut();
        Check([.. Active.Where(p => p.IsRow).Select(p => (p, Direction(p), false)), .. Rows(Product)]);
        string Tangent(Part p) => p.IsWritten ? Free(p.Stem + "Dot") : Direction(p);
        if (Active.Any(p => p.IsRow))
        {
            RentTape();
        }

        foreach (Part p in Active)
        {
            if (p.IsWritten)
            {
                NewNumbers(Tangent(p), p);
                writer.Line(p.IsRow ? $"{Direction(p)}.CopyTo({Tangent(p)});" : $"{Tangent(p)} = {Direction(p)};");
            }

            NewNumbers(Buffer(p), p);
            writer.Line(p.IsRow ? $"{Product(p)}.Fill({Zero(p)});" : $"{Product(p)} = {Zero(p)};");
        }

        string buffers = string.Join(", ", Active.Select(p => p.IsRow ? $"{Buffer(p)}, {Product(p)}" : $"ref {Buffer(p)}, ref {Product(p)}"));
        writer.Line($"{_name}AdjointTangent({Arguments(p => p.IsActive ? [Companion(p, Tangent(p))] : [])}, {One}, {Literal(method.Function.Results[0].Type, 0)}, {buffers});");
        writer.Close();
    }

    private string Return => method.ReturnType == "void" ? string.Empty : "return ";

    private string Buffer(Part p) => Free(p.Stem + "Gradient");

    private string Direction(Part p) => Free(p.Stem + "Direction");

    private string Product(Part p) => Free(p.Stem + "Hvp");

    /// <summary>A name that no parameter of the user's bears.</summary>
    private string Free(string name) => _parts.Any(p => p.Stem == name) ? Free(name + "1") : name;

    private string GradientType(Part p) => p.IsRow ? Number(p) + "[]" : Number(p);

    private string BufferType(Part p, string mode) => p.IsRow ? $"{qualify("Span")}<{Number(p)}>" : $"{mode} {Number(p)}";

    /// <summary>The type of the parameter's numbers.</summary>
    private string Number(Part p) => _text.ScalarName(p.Parameter.Variable.Type.Scalar);

    private string Zero(Part p) => Literal(p.Parameter.Variable.Type.ElementType(), 0);

    private string One => Literal(method.Function.Results[0].Type, 1);

    private string Literal(IrType type, double value) => _text.Print(Ir.Literal.Of(type, value));

    /// <summary>The type of the value, where it is one number with a derivative.</summary>
    private string Result => _text.ScalarName(method.Function.Results[0].Type.Scalar);

    /// <summary>A tuple's element bears the parameter's name, but for those that a tuple keeps for itself.</summary>
    private static string TupleName(Part p)
    {
        bool isItem = p.Stem.StartsWith("Item", StringComparison.Ordinal) && p.Stem.Length > 4 && p.Stem.Skip(4).All(char.IsDigit);
        bool isKept = p.Stem is "Rest" or "ToString" or "Equals" or "GetHashCode" or "GetType" or "CompareTo" or "Deconstruct";
        return isItem || isKept ? p.Stem + "_" : p.Name;
    }

    /// <summary>The primal's parameters, where others follow: without what only the last may have.</summary>
    private IEnumerable<string> Primal() => _parts.Select(Declared);

    private static string Declared(Part p) => $"{(p.Parameter.IsThis ? "this " : string.Empty)}{p.Parameter.Modifier}{p.Parameter.Type} {p.Name}";

    /// <summary>How the tangent of a number comes in and leaves: as the parameter does, but that what is only read comes by value.</summary>
    private static string OwnModifier(Part p) => p.Parameter.Variable.Type.Shape == Shape.Reference ? p.Parameter.Modifier : string.Empty;

    /// <summary>How a member hands its own parameter to another member.</summary>
    private static string OuterModifier(Part p) => p.Parameter.Modifier.Replace("ref readonly", "in");

    /// <summary>How a member hands its own parameter, or what accompanies it, to an emitted function.</summary>
    private static string Companion(Part p, string name) => !p.IsReference ? name : p.IsWritten ? "ref " + name : "in " + name;

    /// <summary>An emitted function takes by reference what the method sets.</summary>
    private void ClearOut()
    {
        foreach (Part p in _parts.Where(p => p.IsOut))
        {
            writer.Line($"{p.Name} = default;");
        }
    }

    private IEnumerable<string> Directions() =>
        Active.Select(p => $"{(p.IsRow ? $"{qualify("ReadOnlySpan")}<{Number(p)}>" : Number(p))} {Direction(p)}");

    private string Arguments(Func<Part, string[]> companions) => string.Join(", ", _parts.SelectMany(p => (string[])[p.Parameter.Variable.Type.Shape switch { Shape.Reference => "ref " + p.Name, Shape.ReadOnlyReference => "in " + p.Name, _ => p.MayBeMissing ? p.Name + "!" : p.Name }, .. companions(p)]));

    private string Buffers(Func<Part, string> name) => string.Join(", ", Active.Select(p => p.IsRow ? name(p) : "ref " + name(p)));

    private IEnumerable<(Part, string, bool)> Rows(Func<Part, string> name) => Active.Where(p => p.IsRow).Select(p => (p, name(p), true));

    private void Clear()
    {
        foreach (Part p in Active)
        {
            // Not Clear(): the scalar mathematics that follows would run many times slower.
            writer.Line(p.IsRow ? $"{Buffer(p)}.Fill({Zero(p)});" : $"{Buffer(p)} = {Zero(p)};");
        }
    }

    private string Tape => Free("tape");

    private void RentTape() => writer.Line($"using {qualify("Tape")} {Tape} = {qualify("Tape")}.Rent();");

    /// <summary>Scratch memory of a parameter's length.</summary>
    private void NewNumbers(string name, Part p)
    {
        if (p.IsRow)
        {
            NewRow(name, p);
        }
        else
        {
            writer.Line($"{Number(p)} {name} = {Zero(p)};");
        }
    }

    private void NewRow(string name, Part p) => writer.Line($"{Number(p)}[] {name} = {Tape}.NewRow<{Number(p)}>({p.Name}.Length);");

    private void CheckNull()
    {
        // A constant that the method takes as missing is its own to use or not.
        foreach (Part p in _parts.Where(p => p.IsArray && !p.MayBeMissing))
        {
            writer.Line($"global::System.ArgumentNullException.ThrowIfNull({p.Name});");
        }
    }

    /// <summary>Lengths, and that nothing overlaps what is written.</summary>
    private void Check(IEnumerable<(Part Part, string Name, bool IsWritten)> rows)
    {
        (Part Part, string Name, bool IsWritten)[] companions = [.. rows];
        CheckNull();

        foreach ((Part part, string name, _) in companions.Where(c => c.Part.IsRow))
        {
            writer.Line($"{qualify("Arguments")}.SameLength<{Number(part)}>({name}, {part.Name}.Length, nameof({part.Name}));");
        }

        CheckDistinct(companions);
    }

    private void CheckDistinct((Part Part, string Name, bool IsWritten)[] companions)
    {
        (Part Part, string Name, bool IsWritten)[] all = [.. _parts.Where(p => !p.IsScalar).Select(p => (p, p.Name, p.IsWritten)), .. companions];
        for (int i = 0; i < all.Length; i++)
        {
            for (int k = i + 1; k < all.Length; k++)
            {
                if (Number(all[i].Part) == Number(all[k].Part) && (all[i].IsWritten || all[k].IsWritten))
                {
                    Distinct(all[k].IsWritten ? all[k] : all[i], all[k].IsWritten ? all[i] : all[k]);
                }
            }
        }
    }

    private void Distinct((Part Part, string Name, bool IsWritten) written, (Part Part, string Name, bool IsWritten) other)
    {
        string names = written.Part.IsRow && other.Part.IsRow ? string.Empty : $", nameof({written.Name}), nameof({other.Name})";
        writer.Line($"{qualify("Arguments")}.Distinct<{Number(written.Part)}>({AsSpan(written.Part, written.Name)}, {AsSpan(other.Part, other.Name)}{names});");
    }

    /// <summary>What is passed by reference, as a span of one element.</summary>
    private string AsSpan(Part p, string name) => p.IsRow ? name : $"new {qualify("ReadOnlySpan")}<{Number(p)}>(in {name})";

    private void Open(string type, string suffix, IEnumerable<string> parameters)
    {
        writer.Line("[global::System.CodeDom.Compiler.GeneratedCode(\"DiffProg\", null)]");
        writer.Line($"{method.Accessibility}{(method.IsStatic ? " static" : string.Empty)} {type} {_name}{suffix}({string.Join(", ", parameters)})");
        writer.Open();
    }

    private void Summary(string text)
    {
        writer.Line($"/// <summary>{text}</summary>");
        foreach (Part p in _parts)
        {
            Param(p.Stem, $"As <c>{_name}</c> takes it.");
        }
    }

    private void Param(string name, string text) => writer.Line($"/// <param name=\"{name}\">{text}</param>");

    private void BufferDocs(string what)
    {
        foreach (Part p in Active)
        {
            Param(Buffer(p), $"{what} {Quote(p)}{OfLength(p)}.");
        }
    }

    private void DirectionDocs()
    {
        foreach (Part p in Active)
        {
            Param(Direction(p), $"The part of the direction that belongs to {Quote(p)}{OfLength(p)}.");
        }
    }

    private static string Quote(Part p) => $"<paramref name=\"{p.Stem}\"/>";

    private static string OfLength(Part p) => p.IsRow ? ", of its length" : string.Empty;
}
