using System.ComponentModel;

namespace DiffProg.Blocks;

/// <summary>Tells the emitted constructor of a block, which takes all that it stores, from those of the user.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Parts;
