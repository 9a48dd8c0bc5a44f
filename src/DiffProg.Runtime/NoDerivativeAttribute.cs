using System;

namespace DiffProg;

/// <summary>
/// Says that the value a parameter has on entry is a constant. It never cuts a flow inside the method: a scratch buffer so
/// marked, written with active values and read back, carries their derivatives. On a field or property of a parameter block it says that
/// the member is no parameter: it has no tangent and does not move.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
public sealed class NoDerivativeAttribute : Attribute;
