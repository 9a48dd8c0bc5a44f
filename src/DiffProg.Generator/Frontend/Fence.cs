using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>How the frontend meets a kind of operation.</summary>
internal enum Stance
{
    /// <summary>Lowered, and differentiated where it is active.</summary>
    Differentiated,

    /// <summary>Stands only inside another operation, which lowers it.</summary>
    Inner,

    /// <summary>Refused, with the sentence that says what to write instead.</summary>
    Refused,
}

/// <summary>The stance on one kind of operation.</summary>
/// <param name="Stance">What happens to it.</param>
/// <param name="What">Its name for people.</param>
/// <param name="Advice">What to write instead.</param>
internal sealed record FenceRow(Stance Stance, string What, string Advice);

/// <summary>
/// The whole list of what may stand in differentiable code, over every kind of operation that the compiler has. It is a whitelist:
/// a kind that is not listed is refused, and a test fails when one is missing.
/// </summary>
internal static class Fence
{
    private const string Later = "write it with if, for, while and assignments";

    private static readonly Dictionary<OperationKind, FenceRow> Rows = new()
    {
        [OperationKind.None] = Refused("this construct", "write it another way"),
        [OperationKind.Invalid] = Refused("code that does not compile", "mend it first; a member that is only generated must be declared to be called"),
        [OperationKind.Block] = Lowered("a block"),
        [OperationKind.VariableDeclarationGroup] = Lowered("a declaration"),
        [OperationKind.Switch] = Lowered("'switch'"),
        [OperationKind.Loop] = Lowered("a loop"),
        [OperationKind.Labeled] = Refused("a label", "use loops and if"),
        [OperationKind.Branch] = Lowered("a jump"),
        [OperationKind.Empty] = Lowered("an empty statement"),
        [OperationKind.Return] = Lowered("'return'"),
        [OperationKind.YieldBreak] = Refused("'yield'", "return an array"),
        [OperationKind.Lock] = Refused("'lock'", "take the lock around the call"),
        [OperationKind.Try] = Lowered("'try'"),
        [OperationKind.Using] = Lowered("'using'"),
        [OperationKind.YieldReturn] = Refused("'yield'", "return an array"),
        [OperationKind.ExpressionStatement] = Lowered("a statement"),
        [OperationKind.LocalFunction] = Lowered("a local function"),
        [OperationKind.Stop] = Refused("'Stop'", "remove it"),
        [OperationKind.End] = Refused("'End'", "remove it"),
        [OperationKind.RaiseEvent] = Refused("raising an event", "raise it around the call"),
        [OperationKind.Literal] = Lowered("a literal"),
        [OperationKind.Conversion] = Lowered("a conversion"),
        [OperationKind.Invocation] = Lowered("a call"),
        [OperationKind.ArrayElementReference] = Lowered("an array element"),
        [OperationKind.LocalReference] = Lowered("a local"),
        [OperationKind.ParameterReference] = Lowered("a parameter"),
        [OperationKind.FieldReference] = Lowered("a field"),
        [OperationKind.MethodReference] = Refused("a method group", "call the method"),
        [OperationKind.PropertyReference] = Lowered("a property"),
        [OperationKind.EventReference] = Refused("an event", "keep events out of differentiable code"),
        [OperationKind.Unary] = Lowered("a unary operator"),
        [OperationKind.Binary] = Lowered("a binary operator"),
        [OperationKind.Conditional] = Lowered("a condition"),
        [OperationKind.Coalesce] = Lowered("'??'"),
        [OperationKind.AnonymousFunction] = Refused("a lambda", "make it a method marked [Differentiable]"),
        [OperationKind.ObjectCreation] = Lowered("an object"),
        [OperationKind.TypeParameterObjectCreation] = Refused("an object of a type parameter", "use doubles and arrays"),
        [OperationKind.ArrayCreation] = Lowered("a new array"),
        [OperationKind.InstanceReference] = Inner("'this'"),
        [OperationKind.IsType] = Lowered("a type test"),
        [OperationKind.Await] = Refused("'await'", "await before the call"),
        [OperationKind.SimpleAssignment] = Lowered("an assignment"),
        [OperationKind.CompoundAssignment] = Lowered("a compound assignment"),
        [OperationKind.Parenthesized] = Lowered("a parenthesis"),
        [OperationKind.EventAssignment] = Refused("an event", "keep events out of differentiable code"),
        [OperationKind.ConditionalAccess] = Lowered("'?.'"),
        [OperationKind.ConditionalAccessInstance] = Inner("'?.'"),
        [OperationKind.InterpolatedString] = Lowered("a string"),
        [OperationKind.AnonymousObjectCreation] = Refused("an object", "use doubles and arrays"),
        [OperationKind.ObjectOrCollectionInitializer] = Inner("an initializer"),
        [OperationKind.MemberInitializer] = Refused("an initializer", "assign element by element"),
        [OperationKind.NameOf] = Lowered("'nameof'"),
        [OperationKind.Tuple] = Lowered("a tuple"),
        [OperationKind.DynamicObjectCreation] = Refused("'dynamic'", "use static types"),
        [OperationKind.DynamicMemberReference] = Refused("'dynamic'", "use static types"),
        [OperationKind.DynamicInvocation] = Refused("'dynamic'", "use static types"),
        [OperationKind.DynamicIndexerAccess] = Refused("'dynamic'", "use static types"),
        [OperationKind.TranslatedQuery] = Refused("a query", "write the loop"),
        [OperationKind.DelegateCreation] = Refused("a delegate", "call the method"),
        [OperationKind.DefaultValue] = Lowered("'default'"),
        [OperationKind.TypeOf] = Lowered("'typeof'"),
        [OperationKind.SizeOf] = Lowered("'sizeof'"),
        [OperationKind.AddressOf] = Refused("a pointer", "use arrays or spans"),
        [OperationKind.IsPattern] = Lowered("'is'"),
        [OperationKind.Increment] = Lowered("'++'"),
        [OperationKind.Throw] = Lowered("'throw'"),
        [OperationKind.Decrement] = Lowered("'--'"),
        [OperationKind.DeconstructionAssignment] = Lowered("a deconstruction"),
        [OperationKind.DeclarationExpression] = Inner("a declaration inside an expression"),
        [OperationKind.OmittedArgument] = Refused("an omitted argument", "write it"),
        [OperationKind.FieldInitializer] = Refused("an initializer", "assign in the method"),
        [OperationKind.VariableInitializer] = Inner("an initializer"),
        [OperationKind.PropertyInitializer] = Refused("an initializer", "assign in the method"),
        [OperationKind.ParameterInitializer] = Refused("an initializer", "assign in the method"),
        [OperationKind.ArrayInitializer] = Inner("an array initializer"),
        [OperationKind.VariableDeclarator] = Inner("a declaration"),
        [OperationKind.VariableDeclaration] = Inner("a declaration"),
        [OperationKind.Argument] = Inner("an argument"),
        [OperationKind.CatchClause] = Refused("'catch'", "handle exceptions around the call"),
        [OperationKind.SwitchCase] = Inner("a section of a 'switch'"),
        [OperationKind.CaseClause] = Inner("a label of a 'switch'"),
        [OperationKind.InterpolatedStringText] = Inner("a string"),
        [OperationKind.Interpolation] = Inner("a string"),
        [OperationKind.ConstantPattern] = Inner("a pattern"),
        [OperationKind.DeclarationPattern] = Inner("a pattern"),
        [OperationKind.TupleBinary] = Lowered("a comparison of tuples"),
        [OperationKind.MethodBody] = Inner("the body"),
        [OperationKind.ConstructorBody] = Refused("a constructor", "differentiate a method"),
        [OperationKind.Discard] = Inner("a discard"),
        [OperationKind.FlowCapture] = Refused("this construct", Later),
        [OperationKind.FlowCaptureReference] = Refused("this construct", Later),
        [OperationKind.IsNull] = Refused("a test for null", "test before the call"),
        [OperationKind.CaughtException] = Refused("'catch'", "handle exceptions around the call"),
        [OperationKind.StaticLocalInitializationSemaphore] = Refused("this construct", Later),
        [OperationKind.FlowAnonymousFunction] = Refused("a lambda", "make it a method marked [Differentiable]"),
        [OperationKind.CoalesceAssignment] = Lowered("'??='"),
        [OperationKind.Range] = Refused("a range", "write its bounds where it is used"),
        [OperationKind.ReDim] = Refused("'ReDim'", "make a new array"),
        [OperationKind.ReDimClause] = Refused("'ReDim'", "make a new array"),
        [OperationKind.RecursivePattern] = Inner("a pattern"),
        [OperationKind.DiscardPattern] = Inner("a pattern"),
        [OperationKind.SwitchExpression] = Lowered("'switch'"),
        [OperationKind.SwitchExpressionArm] = Inner("an arm of a 'switch'"),
        [OperationKind.PropertySubpattern] = Inner("a pattern"),
        [OperationKind.UsingDeclaration] = Lowered("'using'"),
        [OperationKind.NegatedPattern] = Inner("a pattern"),
        [OperationKind.BinaryPattern] = Inner("a pattern"),
        [OperationKind.TypePattern] = Inner("a pattern"),
        [OperationKind.RelationalPattern] = Inner("a pattern"),
        [OperationKind.With] = Lowered("'with'"),
        [OperationKind.InterpolatedStringHandlerCreation] = Inner("a string"),
        [OperationKind.InterpolatedStringAddition] = Inner("a string"),
        [OperationKind.InterpolatedStringAppendLiteral] = Inner("a string"),
        [OperationKind.InterpolatedStringAppendFormatted] = Inner("a string"),
        [OperationKind.InterpolatedStringAppendInvalid] = Refused("a string", "keep text out of differentiable code"),
        [OperationKind.InterpolatedStringHandlerArgumentPlaceholder] = Inner("a string"),
        [OperationKind.FunctionPointerInvocation] = Refused("a function pointer", "call the method"),
        [OperationKind.ListPattern] = Inner("a pattern"),
        [OperationKind.SlicePattern] = Inner("a pattern"),
        [OperationKind.ImplicitIndexerReference] = Lowered("'^' or a range"),
        [OperationKind.Utf8String] = Refused("a string", "keep text out of differentiable code"),
        [OperationKind.Attribute] = Refused("an attribute", "remove it"),
        [OperationKind.InlineArrayAccess] = Lowered("an inline array"),
        [OperationKind.CollectionExpression] = Lowered("a collection expression"),
        [OperationKind.Spread] = Lowered("a spread"),
    };

    public static FenceRow Get(OperationKind kind) =>
        Rows.TryGetValue(kind, out FenceRow? row) ? row : Refused($"'{kind}'", "write it another way");

    public static bool Lists(OperationKind kind) => Rows.ContainsKey(kind);

    private static FenceRow Lowered(string what) => new(Stance.Differentiated, what, "write it another way");

    private static FenceRow Inner(string what) => new(Stance.Inner, what, "write it another way");

    private static FenceRow Refused(string what, string advice) => new(Stance.Refused, what, advice);
}
