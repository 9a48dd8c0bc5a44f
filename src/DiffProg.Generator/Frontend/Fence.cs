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
        [OperationKind.None] = Refused("this construct", Later),
        [OperationKind.Invalid] = Refused("code that does not compile", "mend it first; a member that is only generated must be declared to be called"),
        [OperationKind.Block] = Lowered("a block", "write its statements one by one"),
        [OperationKind.VariableDeclarationGroup] = Lowered("a declaration", "declare one variable, with its value"),
        [OperationKind.Switch] = Lowered("'switch'", "write it with if and else"),
        [OperationKind.Loop] = Lowered("a loop", "write it as for or while over an integer"),
        [OperationKind.Labeled] = Refused("a label", "use loops and if"),
        [OperationKind.Branch] = Lowered("a jump", "use loops and if"),
        [OperationKind.Empty] = Lowered("an empty statement", "remove it"),
        [OperationKind.Return] = Lowered("'return'", "return a number, or a struct or tuple of numbers"),
        [OperationKind.YieldBreak] = Refused("'yield'", "return an array"),
        [OperationKind.Lock] = Refused("'lock'", "take the lock around the call"),
        [OperationKind.Try] = Lowered("'try'", "handle exceptions around the call"),
        [OperationKind.Using] = Lowered("'using'", "dispose around the call"),
        [OperationKind.YieldReturn] = Refused("'yield'", "return an array"),
        [OperationKind.ExpressionStatement] = Lowered("a statement", "write what it does as assignments"),
        [OperationKind.LocalFunction] = Lowered("a local function", "make it a method marked [Differentiable]"),
        [OperationKind.Stop] = Refused("'Stop'", "remove it"),
        [OperationKind.End] = Refused("'End'", "remove it"),
        [OperationKind.RaiseEvent] = Refused("raising an event", "raise it around the call"),
        [OperationKind.Literal] = Lowered("a literal", "use numbers"),
        [OperationKind.Conversion] = Lowered("a conversion", "convert between numbers, or from a marked type to what it derives from"),
        [OperationKind.Invocation] = Lowered("a call", "mark its method [Differentiable], or compute the result before the call"),
        [OperationKind.ArrayElementReference] = Lowered("an array element", "index an array, a span or a list by integers"),
        [OperationKind.LocalReference] = Lowered("a local", "give it a variable of a number, an array, a span or a marked type"),
        [OperationKind.ParameterReference] = Lowered("a parameter", "make it a number, an array, a span or a marked type"),
        [OperationKind.FieldReference] = Lowered("a field", "hand its value over as a parameter"),
        [OperationKind.MethodReference] = Refused("a method group", "call the method"),
        [OperationKind.PropertyReference] = Lowered("a property", "read it before the call, or mark its type [Differentiable]"),
        [OperationKind.EventReference] = Refused("an event", "keep events out of differentiable code"),
        [OperationKind.Unary] = Lowered("a unary operator", "write it with +, -, * and /"),
        [OperationKind.Binary] = Lowered("a binary operator", "write it with +, -, * and /"),
        [OperationKind.Conditional] = Lowered("a condition", "write it with if and else"),
        [OperationKind.Coalesce] = Lowered("'??'", "test for null with if and else"),
        [OperationKind.AnonymousFunction] = Refused("a lambda", "make it a method marked [Differentiable]"),
        [OperationKind.ObjectCreation] = Lowered("an object", "mark its class [Differentiable], or make it before the call"),
        [OperationKind.TypeParameterObjectCreation] = Refused("an object of a type parameter", "use doubles and arrays"),
        [OperationKind.ArrayCreation] = Lowered("a new array", "make it of numbers, with its lengths"),
        [OperationKind.InstanceReference] = Inner("'this'", "mark the type [Differentiable]"),
        [OperationKind.IsType] = Lowered("a type test", "test a marked class, or test before the call"),
        [OperationKind.Await] = Refused("'await'", "await before the call"),
        [OperationKind.SimpleAssignment] = Lowered("an assignment", "assign to a variable, an element, or a member of a marked type"),
        [OperationKind.CompoundAssignment] = Lowered("a compound assignment", "write it as an assignment of the whole value"),
        [OperationKind.Parenthesized] = Lowered("a parenthesis", "remove it"),
        [OperationKind.EventAssignment] = Refused("an event", "keep events out of differentiable code"),
        [OperationKind.ConditionalAccess] = Lowered("'?.'", "test for null with if and else"),
        [OperationKind.ConditionalAccessInstance] = Inner("'?.'", "test for null with if and else"),
        [OperationKind.InterpolatedString] = Lowered("a string", "keep text out of differentiable code"),
        [OperationKind.AnonymousObjectCreation] = Refused("an object", "use doubles and arrays"),
        [OperationKind.ObjectOrCollectionInitializer] = Inner("an initializer", "assign after the declaration"),
        [OperationKind.MemberInitializer] = Refused("an initializer", "assign element by element"),
        [OperationKind.NameOf] = Lowered("'nameof'", "write the name as a string"),
        [OperationKind.Tuple] = Lowered("a tuple", "give each part a variable of its own"),
        [OperationKind.DynamicObjectCreation] = Refused("'dynamic'", "use static types"),
        [OperationKind.DynamicMemberReference] = Refused("'dynamic'", "use static types"),
        [OperationKind.DynamicInvocation] = Refused("'dynamic'", "use static types"),
        [OperationKind.DynamicIndexerAccess] = Refused("'dynamic'", "use static types"),
        [OperationKind.TranslatedQuery] = Refused("a query", "write the loop"),
        [OperationKind.DelegateCreation] = Refused("a function as a value", "call the method, or write the loop"),
        [OperationKind.DefaultValue] = Lowered("'default'", "write the value"),
        [OperationKind.TypeOf] = Lowered("'typeof'", "keep types out of differentiable code"),
        [OperationKind.SizeOf] = Lowered("'sizeof'", "write the number"),
        [OperationKind.AddressOf] = Refused("a pointer", "use arrays or spans"),
        [OperationKind.IsPattern] = Lowered("'is'", "write the test with comparisons"),
        [OperationKind.Increment] = Lowered("'++'", "write x = x + 1"),
        [OperationKind.Throw] = Lowered("'throw'", "throw before or after the call"),
        [OperationKind.Decrement] = Lowered("'--'", "write x = x - 1"),
        [OperationKind.DeconstructionAssignment] = Lowered("a deconstruction", "assign one part at a time"),
        [OperationKind.DeclarationExpression] = Inner("a declaration inside an expression", "declare the variable before"),
        [OperationKind.OmittedArgument] = Refused("an omitted argument", "write it"),
        [OperationKind.FieldInitializer] = Refused("an initializer", "assign in the method"),
        [OperationKind.VariableInitializer] = Inner("an initializer", "assign after the declaration"),
        [OperationKind.PropertyInitializer] = Refused("an initializer", "assign in the method"),
        [OperationKind.ParameterInitializer] = Refused("an initializer", "assign in the method"),
        [OperationKind.ArrayInitializer] = Inner("an array initializer", "assign its elements one by one"),
        [OperationKind.VariableDeclarator] = Inner("a declaration", "declare one variable, with its value"),
        [OperationKind.VariableDeclaration] = Inner("a declaration", "declare one variable, with its value"),
        [OperationKind.Argument] = Inner("an argument", "hand over a number, an array, a span or a marked type"),
        [OperationKind.CatchClause] = Refused("'catch'", "handle exceptions around the call"),
        [OperationKind.SwitchCase] = Inner("a section of a 'switch'", "write it with if and else"),
        [OperationKind.CaseClause] = Inner("a label of a 'switch'", "write it with if and else"),
        [OperationKind.InterpolatedStringText] = Inner("a string", "keep text out of differentiable code"),
        [OperationKind.Interpolation] = Inner("a string", "keep text out of differentiable code"),
        [OperationKind.ConstantPattern] = Inner("a pattern", "write the test with comparisons"),
        [OperationKind.DeclarationPattern] = Inner("a pattern", "write the test with comparisons"),
        [OperationKind.TupleBinary] = Lowered("a comparison of tuples", "compare one element at a time"),
        [OperationKind.MethodBody] = Inner("the body", "write statements"),
        [OperationKind.ConstructorBody] = Refused("a constructor", "differentiate a method"),
        [OperationKind.Discard] = Inner("a discard", "give it a name"),
        [OperationKind.FlowCapture] = Refused("this construct", Later),
        [OperationKind.FlowCaptureReference] = Refused("this construct", Later),
        [OperationKind.IsNull] = Refused("a test for null", "test before the call"),
        [OperationKind.CaughtException] = Refused("'catch'", "handle exceptions around the call"),
        [OperationKind.StaticLocalInitializationSemaphore] = Refused("this construct", Later),
        [OperationKind.FlowAnonymousFunction] = Refused("a lambda", "make it a method marked [Differentiable]"),
        [OperationKind.CoalesceAssignment] = Lowered("'??='", "test for null with if, and assign"),
        [OperationKind.Range] = Refused("a range", "write its bounds where it is used"),
        [OperationKind.ReDim] = Refused("'ReDim'", "make a new array"),
        [OperationKind.ReDimClause] = Refused("'ReDim'", "make a new array"),
        [OperationKind.RecursivePattern] = Inner("a pattern", "write the test with comparisons"),
        [OperationKind.DiscardPattern] = Inner("a pattern", "write the test with comparisons"),
        [OperationKind.SwitchExpression] = Lowered("'switch'", "write it with if and else"),
        [OperationKind.SwitchExpressionArm] = Inner("an arm of a 'switch'", "write it with if and else"),
        [OperationKind.PropertySubpattern] = Inner("a pattern", "write the test with comparisons"),
        [OperationKind.UsingDeclaration] = Lowered("'using'", "dispose around the call"),
        [OperationKind.NegatedPattern] = Inner("a pattern", "write the test with comparisons"),
        [OperationKind.BinaryPattern] = Inner("a pattern", "write the test with comparisons"),
        [OperationKind.TypePattern] = Inner("a pattern", "write the test with comparisons"),
        [OperationKind.RelationalPattern] = Inner("a pattern", "write the test with comparisons"),
        [OperationKind.With] = Lowered("'with'", "make the copy with 'new' and all its parts"),
        [OperationKind.InterpolatedStringHandlerCreation] = Inner("a string", "keep text out of differentiable code"),
        [OperationKind.InterpolatedStringAddition] = Inner("a string", "keep text out of differentiable code"),
        [OperationKind.InterpolatedStringAppendLiteral] = Inner("a string", "keep text out of differentiable code"),
        [OperationKind.InterpolatedStringAppendFormatted] = Inner("a string", "keep text out of differentiable code"),
        [OperationKind.InterpolatedStringAppendInvalid] = Refused("a string", "keep text out of differentiable code"),
        [OperationKind.InterpolatedStringHandlerArgumentPlaceholder] = Inner("a string", "keep text out of differentiable code"),
        [OperationKind.FunctionPointerInvocation] = Refused("a function pointer", "call the method"),
        [OperationKind.ListPattern] = Inner("a pattern", "write the test with comparisons"),
        [OperationKind.SlicePattern] = Inner("a pattern", "write the test with comparisons"),
        [OperationKind.ImplicitIndexerReference] = Lowered("'^' or a range", "write the index, or the slice's start and length"),
        [OperationKind.Utf8String] = Refused("a string", "keep text out of differentiable code"),
        [OperationKind.Attribute] = Refused("an attribute", "remove it"),
        [OperationKind.InlineArrayAccess] = Lowered("an inline array", "index it by an integer"),
        [OperationKind.CollectionExpression] = Lowered("a collection expression", "make an array with 'new', and assign its elements"),
        [OperationKind.Spread] = Lowered("a spread", "copy element by element"),
    };

    public static FenceRow Get(OperationKind kind) =>
        Rows.TryGetValue(kind, out FenceRow? row) ? row : Refused($"'{kind}'", Later);

    public static bool Lists(OperationKind kind) => Rows.ContainsKey(kind);

    private static FenceRow Lowered(string what, string advice) => new(Stance.Differentiated, what, advice);

    private static FenceRow Inner(string what, string advice) => new(Stance.Inner, what, advice);

    private static FenceRow Refused(string what, string advice) => new(Stance.Refused, what, advice);
}
