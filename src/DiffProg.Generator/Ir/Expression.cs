using System;

namespace DiffProg.Generator.Ir;

internal enum UnaryOperator
{
    Negate,
    Not,
    Complement,
}

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    And,
    Or,
    ExclusiveOr,
    ShiftLeft,
    ShiftRight,
    UnsignedShiftRight,
    AndAlso,
    OrElse,
}

/// <summary>What becomes of integers that overflow.</summary>
internal enum Overflow
{
    /// <summary>What the project's setting says.</summary>
    AsProject,
    Checked,
    Unchecked,
}

/// <summary>
/// A pure tree: evaluating it changes nothing, and as long as nothing that it reads is written, evaluating it again gives the
/// same. Effects are statements.
/// </summary>
internal abstract record Expression(IrType Type);

/// <summary>
/// A constant, by its bits: 0.0 and -0.0 differ, and NaN equals itself. A floating-point one, however narrow, is kept by the bits of the
/// <see cref="double"/> of its value.
/// </summary>
internal sealed record Literal(IrType Type, long Bits) : Expression(Type)
{
    public double AsDouble => BitConverter.Int64BitsToDouble(Bits);

    public int AsInt => (int)Bits;

    public bool AsBool => Bits != 0;

    public static Literal Of(double value) => Of(IrType.Double, value);

    /// <summary>A floating-point constant, rounded to its type.</summary>
    public static Literal Of(IrType type, double value) =>
        new(type, BitConverter.DoubleToInt64Bits(type == IrType.Float ? (float)value : value));

    public static Literal Of(int value) => new(IrType.Int, value);

    public static Literal Of(bool value) => new(IrType.Bool, value ? 1 : 0);

    /// <summary>The zero of a scalar type; of an array's, no array.</summary>
    public static Literal Zero(IrType type) => new(type, 0);
}

/// <summary>The value of a variable; as a target, the variable.</summary>
internal sealed record Read(Variable Variable) : Expression(Variable.Type);

/// <summary>An element of a row, or a part of one; as a target, its place.</summary>
internal sealed record Element(Variable Array, Expression Index) : Expression(Array.Type.ElementType())
{
    /// <summary>How the part is found in the element, as in <c>.Position.X</c>; empty where it is the whole element.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>The number of the place in the user's method that finds the part, where that is a constant; an active value must not be stored in it.</summary>
    public int ConstantSite { get; init; } = Convert.NoSite;

    /// <summary>Whether the part is a constant.</summary>
    public bool IsConstant => ConstantSite != Convert.NoSite;

    /// <summary>A part of an element, or of an object.</summary>
    public static Element Part(Variable row, Expression index, string path, IrType type, int constantSite = Convert.NoSite) =>
        new(row, index) { Type = type, Path = path, ConstantSite = constantSite };
}

/// <summary>The array that an array of arrays holds at an index; stands only as the whole value of a declaration or assignment, and as a target.</summary>
/// <param name="Rows">The array of arrays.</param>
/// <param name="Index">The index.</param>
/// <param name="Type">The type of the array that it holds.</param>
/// <param name="Site">As a target, the number of the place in the user's method.</param>
internal sealed record Item(Variable Rows, Expression Index, IrType Type, int Site = Convert.NoSite) : Expression(Type);

/// <summary>The number of elements of a row.</summary>
/// <param name="Array">The row.</param>
/// <param name="MayBeMissing">Whether it counts none where there is no array.</param>
internal sealed record Length(Variable Array, bool MayBeMissing = false) : Expression(IrType.Int)
{
    /// <summary>The length that something beside a row has, which is not there where the row is not.</summary>
    public static Length Beside(Variable row) => new(row, row.MayBeMissing);
}

/// <summary>Whether an array variable holds no array.</summary>
internal sealed record IsNull(Variable Array) : Expression(IrType.Bool);

/// <summary>A member of the user's program, such as a field: it is read and carries no derivative. Others may write it unless it is read-only.</summary>
internal sealed record Member(string Text, IrType Type, bool IsReadOnly = true) : Expression(Type);

internal sealed record Unary(UnaryOperator Operator, Expression Operand) : Expression(Operand.Type)
{
    public Overflow Overflow { get; init; }
}

internal sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right)
    : Expression(Operator.IsComparison() ? IrType.Bool : Left.Type)
{
    public Overflow Overflow { get; init; }
}

/// <summary>Only the chosen arm is evaluated, and only it contributes a derivative.</summary>
internal sealed record Conditional(Expression Condition, Expression WhenTrue, Expression WhenFalse) : Expression(WhenTrue.Type);

/// <param name="Type">To which type.</param>
/// <param name="Operand">What is converted.</param>
/// <param name="Site">The number of the place in the user's method, by which a diagnostic finds it.</param>
internal sealed record Convert(IrType Type, Expression Operand, int Site) : Expression(Type)
{
    /// <summary>The place of a conversion that no user wrote.</summary>
    public const int NoSite = -1;

    public Overflow Overflow { get; init; }

    /// <summary>Whether a derivative crosses it.</summary>
    public bool IsBetweenFloatingPoint => Type.IsDifferentiable && Operand.Type.IsDifferentiable;
}

/// <summary>A primitive of the rule table applied to its arguments.</summary>
/// <param name="Primitive">Its symbol.</param>
/// <param name="Type">What it returns.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Site">The number of the place of a user's call that hands an integer to a function of floating-point numbers.</param>
internal sealed record Apply(string Primitive, IrType Type, EquatableArray<Expression> Arguments, int Site = Convert.NoSite) : Expression(Type);

/// <summary>A function of the runtime or of the framework's vectors that is no primitive; only after the last transform.</summary>
/// <param name="Function">Its name, behind that of its type and a dot.</param>
/// <param name="Type">What it returns.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record RuntimeCall(string Function, IrType Type, EquatableArray<Expression> Arguments) : Expression(Type);

/// <summary>A number whose cotangent is transformed on its way back; the number itself is the operand.</summary>
/// <param name="Operand">The number.</param>
/// <param name="Transform">What the cotangent becomes: a function of it alone, with variables of its own.</param>
/// <param name="Site">The number of the place in the user's method.</param>
internal sealed record OnGradient(Expression Operand, Function Transform, int Site) : Expression(Operand.Type);

/// <summary>A new row of zeros; stands only as the value of a declaration.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Count">How many elements.</param>
/// <param name="IsPooled">Whether it is lent for the time of the derivative call, or until its <see cref="Release"/>.</param>
internal sealed record NewArray(IrType Type, Expression Count, bool IsPooled = false) : Expression(Type);

/// <summary>
/// The elements of a row from <paramref name="Start"/> on, <paramref name="Count"/> of them, in place: what is written through it is
/// written to the row. Stands only as the value of a declaration.
/// </summary>
internal sealed record View(IrType Type, Variable Row, Expression Start, Expression Count) : Expression(Type)
{
    /// <summary>How the viewed is found in the element at the start, as in <c>.Weights</c>; empty where it is the element, or the slice.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>Whether it is an array or an object that the row refers to, rather than a slice of the row.</summary>
    public bool IsPart => IsFlat || Type.Shape is Shape.Array or Shape.Object;

    /// <summary>Whether it is the row of the elements of an array of several dimensions.</summary>
    public bool IsFlat { get; init; }
}

/// <summary>A tangent of an object's shape, all zeros; stands only as the value of a declaration.</summary>
internal sealed record ZeroLike(IrType Type, Variable Object) : Expression(Type);

/// <summary>What was saved in a slot last; stands only as the whole value of a declaration or assignment.</summary>
internal sealed record Load(Slot Slot) : Expression(Slot.Type);

/// <summary>
/// Room on the tape for what each trip of a loop saves, as a row in which a trip finds its place by its index; stands only as the value
/// of a declaration, and only after the last transform.
/// </summary>
/// <param name="Type">The row's type.</param>
/// <param name="Slots">What a trip saves, in order; nothing where it is the room of a row.</param>
/// <param name="Trips">How many trips there are, or the length of the row.</param>
/// <param name="IsBack">Whether what was saved is taken back.</param>
internal sealed record Reserve(IrType Type, EquatableArray<Slot> Slots, Expression Trips, bool IsBack) : Expression(Type);

internal static class OperatorFacts
{
    public static bool IsComparison(this BinaryOperator op) => op is >= BinaryOperator.Less and <= BinaryOperator.NotEqual;

    /// <summary>Whether the right operand is evaluated only where the left one asks for it.</summary>
    public static bool IsShortCircuit(this BinaryOperator op) => op is BinaryOperator.AndAlso or BinaryOperator.OrElse;
}
