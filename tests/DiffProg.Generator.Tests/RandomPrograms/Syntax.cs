using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

internal abstract record Expression(Kind Kind);

internal sealed record RealLiteral(double Value, Kind Kind = Kind.Real) : Expression(Kind);

internal sealed record IntegerLiteral(long Value, Kind Kind = Kind.Integer) : Expression(Kind);

/// <summary>A name. A dotted one is a part of a structure, or a property of it.</summary>
internal sealed record Variable(Kind Kind, string Name) : Expression(Kind);

internal sealed record Element(string Array, Expression Index, Kind Kind = Kind.Real) : Expression(Kind)
{
    /// <summary>The part of the element that is meant, beginning with a dot; empty where it is the whole.</summary>
    public string Path { get; init; } = "";
}

/// <summary>An index counted from the end, as <c>a[^1]</c>.</summary>
internal sealed record FromEnd(Expression Distance) : Expression(Kind.Integer);

internal sealed record Length(string Array) : Expression(Kind.Integer)
{
    /// <summary>Whether it is a list's, which C# calls its count.</summary>
    public bool IsCount { get; init; }

    public static Length Of(Local row) => new(row.Name) { IsCount = row.Shape == Shape.List };
}

internal sealed record Negation(Expression Operand) : Expression(Operand.Kind);

internal sealed record Not(Expression Operand) : Expression(Kind.Truth);

/// <summary>One of + - * / % on operands of one kind; on integers also &amp; | ^.</summary>
internal sealed record Arithmetic(char Operator, Expression Left, Expression Right) : Expression(Left.Kind);

internal sealed record Comparison(string Operator, Expression Left, Expression Right) : Expression(Kind.Truth);

internal sealed record Connective(bool IsAnd, Expression Left, Expression Right) : Expression(Kind.Truth);

internal sealed record Choice(Expression Condition, Expression Then, Expression Else) : Expression(Then.Kind);

/// <summary>A number as one of another kind.</summary>
internal sealed record Conversion(Kind To, Expression Operand) : Expression(To);

/// <summary>An expression whose integers throw where they overflow.</summary>
internal sealed record Checked(Expression Operand) : Expression(Operand.Kind);

internal sealed record MathCall(string Function, params ImmutableArray<Expression> Arguments) : Expression(Arguments[0].Kind);

internal sealed record Call(Kind Kind, string Method, ImmutableArray<Expression> Arguments) : Expression(Kind)
{
    /// <summary>The parameters that the arguments are given to by name; null in place of those that are given by position.</summary>
    public ImmutableArray<string?> Names { get; init; } = [];

    /// <summary>The number type that a generic method is called at; None where it is none.</summary>
    public Kind At { get; init; }
}

/// <summary>A call of the recorder, which has no part in any derivative and must be made exactly as often as the program makes it.</summary>
internal sealed record RecorderCall(Kind Kind, string Method, params ImmutableArray<Expression> Arguments) : Expression(Kind);

/// <summary>A variable or an element handed over by reference.</summary>
internal sealed record Reference(Passing Passing, Expression Target) : Expression(Target.Kind);

/// <summary>A new structure, by its constructor or as a tuple; by an initializer where the structure has no constructor.</summary>
internal sealed record Make(Structure Structure, ImmutableArray<Expression> Arguments) : Expression(Kind.Structure);

/// <summary>A copy in which one part is another.</summary>
internal sealed record With(Expression Original, string Part, Expression Value) : Expression(Kind.Structure);

/// <summary>A call of a member of a structure, on a copy where C# protects what it is called on.</summary>
internal sealed record MemberCall(Kind Kind, Expression Receiver, Structure Structure, string Method, ImmutableArray<Expression> Arguments, bool OnCopy) : Expression(Kind);

/// <summary>An operator of the user's.</summary>
internal sealed record Operated(Structure Structure, char Operator, Expression Left, Expression Right) : Expression(Kind.Structure);

/// <summary>A function without a name.</summary>
internal sealed record Lambda(Method Method) : Expression(Kind.Function);

/// <summary>What is asked of the elements of a row or of a range of integers, by a method of Enumerable's.</summary>
internal sealed record Query(Kind Kind, Expression Source, ImmutableArray<Stage> Stages, string Ask) : Expression(Kind)
{
    /// <summary>What an aggregate begins with.</summary>
    public Expression? Seed { get; init; }

    /// <summary>The function of the elements that is asked for; null where it is the elements themselves.</summary>
    public Lambda? Function { get; init; }
}

/// <summary>A step between the source of a query and what is asked, beside another row where it has one.</summary>
internal sealed record Stage(string Name, Lambda Function, string? Other);

internal sealed record IntegerRange(Expression Start, Expression Count) : Expression(Kind.None);

/// <summary>A call of a method of Array's.</summary>
internal sealed record BulkCall(string Method, ImmutableArray<Expression> Arguments) : Expression(Kind.None);

/// <summary>A call of a method of a list's.</summary>
internal sealed record ListCall(string List, string Method, params ImmutableArray<Expression> Arguments) : Expression(Kind.None);

/// <summary>A new list of these elements.</summary>
internal sealed record NewList(Kind Kind, ImmutableArray<Expression> Items, ListForm Form) : Expression(Kind);

internal enum ListForm
{
    Initializer,

    /// <summary>An initializer behind a capacity that it exceeds.</summary>
    Narrow,
    Collection,
}

/// <summary>A new array or list with the elements of another.</summary>
internal sealed record RowCopy(string Row, CopyForm Form, Kind Kind) : Expression(Kind);

internal enum CopyForm
{
    ToArray,
    ToList,

    /// <summary>By the constructor of a list.</summary>
    Constructor,
}

/// <summary>A new array of structs.</summary>
internal sealed record NewStructures(Structure Structure, Expression Count) : Expression(Kind.StructureArray);

/// <summary>An assignment, compound where it has an operator.</summary>
internal sealed record Assignment(Expression Target, char? Operator, Expression Value) : Expression(Target.Kind);

/// <summary>An increment or decrement by one.</summary>
internal sealed record Step(Expression Target, bool Up, bool Prefix) : Expression(Target.Kind);

/// <summary>A switch expression.</summary>
internal sealed record SwitchChoice(Expression Subject, ImmutableArray<Arm> Arms) : Expression(Arms[0].Value.Kind);

internal sealed record Arm(Pattern Pattern, Expression? Guard, Expression Value);

internal sealed record Matches(Expression Subject, Pattern Pattern) : Expression(Kind.Truth);

/// <summary>An exception in place of a value.</summary>
internal sealed record ThrowValue(Kind Kind, string Exception) : Expression(Kind);

/// <summary>A new row of zeros.</summary>
internal sealed record NewRow(Kind Kind, Expression Count, bool OnStack) : Expression(Kind);

/// <summary>A part of a row, which shares its memory.</summary>
internal sealed record Slice(string Row, Expression Start, Expression? Count, SliceForm Form, Kind Kind) : Expression(Kind);

internal enum SliceForm
{
    AsSpan,
    Slice,

    /// <summary>A range of a span. Where the count is from the end, it is the range's end.</summary>
    Range,

    /// <summary>A range of an array, which is a new array.</summary>
    CopyingRange,
}

internal abstract record Pattern;

internal sealed record AnyPattern : Pattern;

internal sealed record ConstantPattern(Expression Value) : Pattern;

internal sealed record RelationalPattern(string Operator, Expression Value) : Pattern;

internal sealed record NotPattern(Pattern Operand) : Pattern;

internal sealed record BothPattern(bool IsAnd, Pattern Left, Pattern Right) : Pattern;

internal abstract record Statement;

internal sealed record Perform(Expression Expression) : Statement;

internal sealed record Declare(Kind Kind, string Name, Expression? Initial) : Statement;

internal sealed record DeclareRow(Kind Kind, Shape Shape, string Name, Expression Initial) : Statement;

internal sealed record DeclareStructure(Structure Structure, string Name, Expression Initial) : Statement;

/// <summary>A local function, or a local that holds a lambda.</summary>
internal sealed record DeclareFunction(Method Method, bool IsLambda) : Statement;

/// <summary>Takes a tuple apart, into new variables or into places.</summary>
internal sealed record TakeApart(ImmutableArray<Expression> Targets, Expression Value, bool Declares) : Statement;

/// <summary>Assigns several targets at once, as a tuple does.</summary>
internal sealed record Exchange(ImmutableArray<Expression> Targets, ImmutableArray<Expression> Values) : Statement;

internal sealed record If(Expression Condition, Block Then, Block? Else) : Statement;

internal sealed record For(string Variable, Expression Start, Expression Condition, Expression Advance, Block Body) : Statement;

internal sealed record While(Expression Condition, Block Body, bool TestsLast) : Statement;

internal sealed record ForEach(Kind Kind, string Variable, string Row, Block Body) : Statement;

internal sealed record Switch(Expression Subject, ImmutableArray<Section> Sections) : Statement;

internal sealed record Section(ImmutableArray<Label> Labels, Block Body);

/// <summary>A case, or the default where it has no pattern.</summary>
internal sealed record Label(Pattern? Pattern, Expression? Guard);

/// <summary>A jump to another section of the switch around it, to the default where there is no value.</summary>
internal sealed record GotoCase(Expression? Value) : Statement;

internal sealed record Throw(string Exception) : Statement;

/// <summary>A call of Debug.Assert, which is not compiled and whose condition never runs.</summary>
internal sealed record Assertion(Expression Condition) : Statement;

internal sealed record Break : Statement;

internal sealed record Continue : Statement;

internal sealed record Return(Expression? Value) : Statement;

internal sealed record Block(ImmutableArray<Statement> Statements) : Statement;

internal enum Shape
{
    Scalar,
    Array,
    Span,
    ReadOnlySpan,
    List,
}

internal enum Passing
{
    Value,
    Ref,
    Out,
    In,
}

/// <summary>A parameter: of a number's kind, or of a row's where the shape is one.</summary>
internal sealed record Parameter(string Name, Kind Kind, Shape Shape = Shape.Scalar, bool NoDerivative = false, Passing Passing = Passing.Value)
{
    /// <summary>What it consists of, where it is a structure.</summary>
    public Structure? Structure { get; init; }

    /// <summary>The type that the parameter has where what is given is of a class that derives from it.</summary>
    public Structure? View { get; init; }

    /// <summary>What is meant where no argument is given.</summary>
    public RealLiteral? Default { get; init; }

    /// <summary>Whether it takes all arguments that are left.</summary>
    public bool IsParams { get; init; }

    public bool IsArray => Shape != Shape.Scalar;

    /// <summary>Whether it is a constant without being marked so.</summary>
    public bool IsConstant { get; init; }

    public bool IsDifferentiable => !NoDerivative && !IsConstant && (Structure is not null || Kinds.IsReal(Kinds.ElementOf(Kind)));

    /// <summary>Whether the method is given the caller's variable itself.</summary>
    public bool IsReference => Passing != Passing.Value;
}

internal sealed record Method(string Name, Kind Returns, ImmutableArray<Parameter> Parameters, Block Body)
{
    /// <summary>What it returns, where that is a structure.</summary>
    public Structure? ReturnsStructure { get; init; }

    public MethodForm Form { get; init; }

    /// <summary>Whether it is called on an object, by its name.</summary>
    public bool IsOnInstance => Form is MethodForm.Unmarked or MethodForm.Abstract or MethodForm.Virtual or MethodForm.Override;
}

internal enum MethodForm
{
    Marked,

    /// <summary>Not marked, since its body stands in for its calls.</summary>
    Unmarked,

    /// <summary>The same, over any type of number.</summary>
    Generic,
    Constructor,
    Getter,
    Operator,

    /// <summary>A member without a body.</summary>
    Abstract,
    Virtual,
    Override,
}

/// <summary>A type of several parts.</summary>
internal sealed record Structure(string Name, StructureForm Form, ImmutableArray<Field> Fields)
{
    /// <summary>The constructor, methods, operators and properties.</summary>
    public ImmutableArray<Method> Members { get; init; } = [];

    /// <summary>The names of the class that it derives from and of the interface that it implements.</summary>
    public ImmutableArray<string> Bases { get; init; } = [];

    public bool IsReference => Form is StructureForm.Class or StructureForm.Abstract or StructureForm.Interface;

    /// <summary>Whether there are objects of it that are of another class.</summary>
    public bool IsOpen => Form is StructureForm.Abstract or StructureForm.Interface;

    /// <summary>Whether an object of it is one of another type, too.</summary>
    public bool Is(Structure other) => Name == other.Name || Bases.Contains(other.Name);

    /// <summary>Whether its parts stand in parentheses behind its name.</summary>
    public bool IsPositional => Form is StructureForm.Record or StructureForm.Immutable;

    public Method? Constructor => Members.FirstOrDefault(member => member.Form == MethodForm.Constructor);
}

internal enum StructureForm
{
    Struct,
    Record,
    Class,
    Tuple,

    /// <summary>A sealed record that is a class, and so never changes. As which of two equal ones it is cannot be told, it is a value here.</summary>
    Immutable,

    /// <summary>An abstract class.</summary>
    Abstract,
    Interface,
}

/// <summary>A part of a structure.</summary>
internal sealed record Field(string Name, Kind Kind, Structure? Structure = null, bool IsProperty = false, bool IsInherited = false);

/// <summary>A static readonly array of constants.</summary>
internal sealed record Table(string Name, ImmutableArray<double> Values);

/// <summary>A method to differentiate and the methods that it calls.</summary>
internal sealed record RandomProgram(Method Root, ImmutableArray<Method> Helpers, ImmutableArray<Table> Tables)
{
    /// <summary>The types that it declares.</summary>
    public ImmutableArray<Structure> Structures { get; init; } = [];
}
