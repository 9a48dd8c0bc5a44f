namespace TreeLstm;

/// <summary>What is true or false: a constant, or an operation on others.</summary>
internal abstract record Expression
{
    /// <summary>Its value, of which the network is told that of the whole alone.</summary>
    public abstract bool Value { get; }

    /// <summary>Of so many operations at most, drawn.</summary>
    public static Expression Draw(int operations, Random random)
    {
        if (operations == 0)
            return new Constant(random.Next(2) == 1);
        if (random.Next(5) == 0)
            return new Negation(Draw(operations - 1, random));
        int left = random.Next(operations);
        return new Operation((Operator)random.Next(3), Draw(left, random), Draw(operations - 1 - left, random));
    }

    /// <summary>An expression per line in the language of this sample, such as <c>(^ T (! (&amp; F T)))</c>: operators before their operands.</summary>
    public static Expression[] Load(string file) => [.. File.ReadLines(file).Where(line => line.Length > 0).Select(line => Parse(new Queue<char>(line.Where(c => "TF!&|^".Contains(c)))))];

    private static Expression Parse(Queue<char> symbols) => symbols.Dequeue() switch
    {
        '!' => new Negation(Parse(symbols)),
        '&' => new Operation(Operator.And, Parse(symbols), Parse(symbols)),
        '|' => new Operation(Operator.Or, Parse(symbols), Parse(symbols)),
        '^' => new Operation(Operator.Xor, Parse(symbols), Parse(symbols)),
        var constant => new Constant(constant == 'T'),
    };
}

internal enum Operator
{
    And,
    Or,
    Xor,
}

internal sealed record Constant(bool Truth) : Expression
{
    public override bool Value => Truth;
}

internal sealed record Negation(Expression Operand) : Expression
{
    public override bool Value => !Operand.Value;
}

internal sealed record Operation(Operator Operator, Expression Left, Expression Right) : Expression
{
    public override bool Value => Operator switch
    {
        Operator.And => Left.Value && Right.Value,
        Operator.Or => Left.Value || Right.Value,
        _ => Left.Value != Right.Value,
    };
}
