using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace DiffProg.ForeignCode.Probing;

/// <summary>The foreign code with its derivatives, loaded.</summary>
internal sealed class EmittedAssembly
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly Assembly _assembly;

    private EmittedAssembly(Assembly assembly) => _assembly = assembly;

    public static EmittedAssembly Load(Compilation compilation, IEnumerable<FileInfo> references)
    {
        using MemoryStream image = new();
        EmitResult emitted = compilation.Emit(image);
        if (!emitted.Success)
        {
            IEnumerable<Diagnostic> errors = emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error);
            throw new InvalidOperationException($"The code does not compile:\n{string.Join("\n", errors.Take(20))}");
        }

        image.Position = 0;
        AssemblyLoadContext context = new("foreign");
        context.Resolving += (c, name) => references.FirstOrDefault(r => Path.GetFileNameWithoutExtension(r.Name) == name.Name) is { } file ? c.LoadFromAssemblyPath(file.FullName) : null;
        return new(context.LoadFromStream(image));
    }

    /// <summary>A method that is a function of numbers; null where its type is generic, or its derivatives are not there.</summary>
    public NumericFunction? Function(IMethodSymbol method)
    {
        Type type = _assembly.GetType(MetadataName(method.ContainingType), throwOnError: true)!;
        string[] parameters = [.. method.Parameters.Select(p => "System." + p.Type.MetadataName)];
        return type.ContainsGenericParameters ? null : NumericFunction.Of(type.GetMethods(Any)
            .Single(m => m.Name == method.Name && !m.IsGenericMethod && m.GetParameters().Select(p => p.ParameterType.FullName).SequenceEqual(parameters)));
    }

    private static string MetadataName(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? MetadataName(outer) + "+" + type.MetadataName
        : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName;
}
