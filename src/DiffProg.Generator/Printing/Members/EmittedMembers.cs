using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Pipeline;

namespace DiffProg.Generator.Printing.Members;

/// <summary>
/// The members that a user calls. Each checks its arguments and hands on to the emitted function; what it computes is said there.
/// </summary>
internal sealed class EmittedMembers(MethodModel method, Summary summary, EquatableArray<Request> requests, Writer writer, Func<string, string> qualify)
{
    private readonly MemberText _text = new(method, summary, writer, qualify);

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
            yield return new JvpMember(_text).Write;
        }

        bool isInLanes = requests.Contains(Roots.BatchedJvp(method));
        if (method.Requests.HasFlag(Requests.BatchedJvp) && request.Equals(isInLanes ? Roots.BatchedJvp(method) : Roots.Jvp(method)))
        {
            yield return new BatchedJvpMember(_text, isInLanes).Write;
        }

        if (wantsGradient && Roots.HasGradient(method) && request.Equals(Roots.Gradient(summary)))
        {
            GradientMembers gradient = new(_text);
            yield return gradient.Gradient;
            yield return gradient.ValueAndGradient;
            yield return gradient.AccumulateGradient;
        }

        if (wantsGradient && Roots.HasVjp(method, summary) && request.Equals(Roots.Vjp(method, summary)))
        {
            yield return () => new VjpMember(_text).Write(request);
        }

        if (method.Requests.HasFlag(Requests.Hvp) && Roots.HasGradient(method) && request.Equals(Roots.Hvp(summary)))
        {
            HvpMembers hvp = new(_text);
            yield return hvp.Value;
            yield return hvp.IntoBuffers;
            yield return hvp.WithValueAndGradient;
        }
    }
}
