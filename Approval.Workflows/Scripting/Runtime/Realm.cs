using Approval.Workflows.Scripting.Library;

namespace Approval.Workflows.Scripting.Runtime;

/// <summary>The world of one run: its globals, its library objects, its meter. Nothing of it outlives the run's result.</summary>
internal sealed partial class Realm
{
    private readonly ScriptGlobals _host;
    private readonly string[] _names;
    private Dictionary<BuiltinClass, JsObject>? _prototypes;
    private Dictionary<BuiltinClass, LibraryConstructor>? _constructors;
    private HashSet<JsArray>? _joining;
    private JsObject? _objectPrototype;
    private JsObject? _functionPrototype;
    private JsObject? _arrayPrototype;
    private JsObject? _stringPrototype;

    public Realm(ScriptGlobals host, string[] globalNames, Meter meter)
    {
        _host = host;
        _names = globalNames;
        Meter = meter;
        Globals = new JsValue[globalNames.Length];
        Globals.AsSpan().Fill(JsValue.Empty);
    }

    public Meter Meter { get; }

    public ScriptGlobals Host => _host;

    /// <summary>One slot for every name the script uses and does not declare; empty until it is first read.</summary>
    public JsValue[] Globals { get; }

    /// <summary>Where in the source the last call began; errors of the library are reported there.</summary>
    public int Position { get; set; }

    /// <summary>The value of the <c>return</c> that is on its way out.</summary>
    public JsValue Returned { get; set; }

    /// <summary>The label of the <c>break</c> or <c>continue</c> that is on its way out, null when it names none.</summary>
    public string? Label { get; set; }

    /// <summary>The value of the last expression statement outside functions.</summary>
    public JsValue Completion { get; set; }

    /// <summary>Arrays whose text is being made right now.</summary>
    public HashSet<JsArray> Joining => _joining ??= [];

    public JsObject ObjectPrototype => _objectPrototype ??= PrototypeOf(ObjectLibrary.Class);

    public JsObject FunctionPrototype => _functionPrototype ??= PrototypeOf(FunctionLibrary.Class);

    public JsObject ArrayPrototype => _arrayPrototype ??= PrototypeOf(ArrayLibrary.Class);

    public JsObject StringPrototype => _stringPrototype ??= PrototypeOf(StringLibrary.Class);

    public JsObject PrototypeOf(BuiltinClass builtin)
    {
        _prototypes ??= [];
        if (_prototypes.TryGetValue(builtin, out var known)) return known;
        var parent = builtin == ObjectLibrary.Class ? null : builtin.Parent is null ? ObjectPrototype : PrototypeOf(builtin.Parent);
        return _prototypes[builtin] = new LibraryObject(this, parent, builtin.Members);
    }

    public LibraryConstructor ConstructorOf(BuiltinClass builtin)
    {
        _constructors ??= [];
        if (_constructors.TryGetValue(builtin, out var known)) return known;
        JsObject parent = builtin.Parent is null ? FunctionPrototype : ConstructorOf(builtin.Parent);
        return _constructors[builtin] = new LibraryConstructor(this, builtin, parent);
    }

    public JsObject NewObject()
    {
        Meter.Allocate(64);
        return new JsObject(this, ObjectPrototype);
    }

    public JsArray NewArray()
    {
        Meter.Allocate(64);
        return new JsArray(this, ArrayPrototype);
    }

    public JsArray NewArray(IEnumerable<JsValue> items)
    {
        var array = NewArray();
        foreach (var item in items) array.Add(item);
        return array;
    }

    /// <summary>Reads a global; the host's names go before the library's. Empty when there is none of that name.</summary>
    public JsValue ReadGlobal(int index)
    {
        ref var value = ref Globals[index];
        if (value.IsEmpty) value = Find(_names[index]);
        return value;
    }

    private JsValue Find(string name)
    {
        if (_host.Find(name) is { } value) return Import(value);
        return GlobalLibrary.TryMake(this, name, out var builtin) ? builtin : JsValue.Empty;
    }
}
