using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace DiffProg.Generator.Tests.Harness;

/// <summary>An emitted assembly in a context of its own, unloaded on disposal unless it is to stay.</summary>
internal sealed class LoadedAssembly : IDisposable
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly AssemblyLoadContext _context;

    internal LoadedAssembly(MemoryStream image, bool stays)
    {
        _context = new AssemblyLoadContext("test", isCollectible: !stays);
        image.Position = 0;
        Assembly = _context.LoadFromStream(image);
    }

    public Assembly Assembly { get; }

    public Type Type(string name) => Assembly.GetType(name, throwOnError: true)!;

    public bool Has(string type, string method) => Type(type).GetMethods(Any).Any(m => m.Name == method);

    public MethodInfo Method(string type, string method) =>
        Type(type).GetMethod(method, Any) ?? throw new MissingMethodException(type, method);

    /// <summary>The overload whose parameters are those of the delegate, which may be spans.</summary>
    public TDelegate Method<TDelegate>(string type, string method)
        where TDelegate : Delegate
    {
        Type[] parameters = [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(p => p.ParameterType)];
        var found = Type(type).GetMethod(method, Any, parameters) ?? throw new MissingMethodException(type, method);
        return found.CreateDelegate<TDelegate>();
    }

    public void Dispose()
    {
        if (_context.IsCollectible)
            _context.Unload();
    }
}
