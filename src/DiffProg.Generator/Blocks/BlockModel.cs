using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Blocks;

/// <summary>What kind of type a block is, by which it moves.</summary>
internal enum BlockForm
{
    /// <summary>A value: it is made anew from its parts.</summary>
    Struct,

    /// <summary>A record class: it is made anew by <c>with</c>.</summary>
    Record,

    /// <summary>A class: it changes in place.</summary>
    Class,
}

/// <summary>How a type carries parameters.</summary>
/// <param name="Type">The type in C#.</param>
/// <param name="Tangent">The type of its tangents in C#.</param>
/// <param name="ChangesInPlace">Whether its values are mutable objects, which move without being assigned.</param>
internal abstract record Shape(string Type, string Tangent, bool ChangesInPlace);

/// <summary>One number.</summary>
internal sealed record NumberShape(string Type) : Shape(Type, Type, false);

/// <summary>A type whose parameters the runtime's kind knows.</summary>
internal sealed record KindShape(string Type, string Tangent, string Kind, bool ChangesInPlace) : Shape(Type, Tangent, ChangesInPlace);

/// <summary>A tuple of what carries parameters.</summary>
internal sealed record TupleShape(string Type, string Tangent, EquatableArray<Shape> Elements) : Shape(Type, Tangent, false);

/// <summary>A member that carries parameters.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Shape">How it carries them.</param>
/// <param name="Accessibility">How accessible its tangent is: public, but where its type is not.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="HidesInherited">Whether a base block's tangent has a field of this name.</param>
internal sealed record BlockMember(string Name, Shape Shape, string Accessibility, bool IsNullable, bool HidesInherited);

/// <summary>A member that stores a value, parameter or not.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Type">Its type in C#.</param>
/// <param name="Argument">The name of the argument that carries it.</param>
/// <param name="IsAssigned">Whether a constructor assigns it, which for an inherited one its base's constructor may do instead.</param>
internal sealed record StoredPart(string Name, string Type, string Argument, bool IsAssigned);

/// <summary>How a value is taken apart and made from its parts.</summary>
/// <param name="Parts">What it stores.</param>
/// <param name="Accessibility">How accessible that is: public, but where the type of a part is not.</param>
/// <param name="Primary">The arguments of the primary constructor, which every other one has to call; null where there is none.</param>
/// <param name="SetsRequired">Whether it has required members.</param>
/// <param name="Hides">Whether the base block has parts of the same types.</param>
internal sealed record Anatomy(EquatableArray<StoredPart> Parts, string Accessibility, EquatableArray<string>? Primary, bool SetsRequired, bool Hides);

/// <summary>A part that C# gives no place, and the member that gives it one.</summary>
/// <param name="Name">The name of that member.</param>
/// <param name="Part">The part's name in C#.</param>
/// <param name="Field">The name of the field that stores it, as the runtime knows it.</param>
/// <param name="Type">Its type in C#.</param>
/// <param name="Accessibility">How accessible its place is.</param>
/// <param name="Hides">Whether a base has a part of its name.</param>
internal sealed record PartPlace(string Name, string Part, string Field, string Type, string Accessibility, bool Hides);

/// <summary>The blocks that a block derives from, in C#.</summary>
/// <param name="Nearest">The one next to it.</param>
/// <param name="Root">The last one, in whose terms the virtual members are declared.</param>
internal sealed record Ancestry(string Nearest, string Root);

/// <summary>
/// A marked type, lowered. It holds no symbol, syntax or location, so that it is equal to the model of the next compilation where nothing in
/// the type's storage changed.
/// </summary>
/// <param name="Key">What tells the type from every other.</param>
/// <param name="HintName">The name of the emitted file.</param>
/// <param name="Namespace">Its namespace; empty where it has none.</param>
/// <param name="Types">The declarations of the types around it, outermost first, and its own.</param>
/// <param name="Name">Its name in C#, as within itself.</param>
/// <param name="Form">What kind of type it is.</param>
/// <param name="IsSealed">Whether nothing derives from it.</param>
/// <param name="Base">The blocks that it derives from.</param>
/// <param name="Members">Its own members that carry parameters.</param>
/// <param name="Anatomy">How it is taken apart; null for mutable and abstract classes.</param>
/// <param name="Places">The places that it offers of parts which have none in C#.</param>
/// <param name="HiddenNames">Names of the runtime that mean something else where the type stands.</param>
internal sealed record BlockModel(
    string Key,
    string HintName,
    string Namespace,
    EquatableArray<string> Types,
    string Name,
    BlockForm Form,
    bool IsSealed,
    Ancestry? Base,
    EquatableArray<BlockMember> Members,
    Anatomy? Anatomy,
    EquatableArray<PartPlace> Places,
    EquatableArray<string> HiddenNames);

/// <summary>What the frontend makes of a marked type: a model, or the reasons why there is none.</summary>
/// <param name="Key">What tells the type from every other.</param>
/// <param name="Name">Its name.</param>
/// <param name="Location">Its name's place.</param>
/// <param name="Model">The model; null where there are refusals.</param>
/// <param name="Refusals">The reasons, in the order of the text.</param>
internal sealed record LoweredBlock(string Key, string Name, LocationInfo Location, BlockModel? Model, EquatableArray<Refusal> Refusals);
