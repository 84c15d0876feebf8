namespace Approval.Workflows.Scripting.Syntax;

internal enum BindingKind
{
    Var,
    Let,
    Const,
    Function,
    Parameter,
    Caught,
}

/// <summary>A declared name. The slot is given when the whole source has been read.</summary>
internal sealed class Binding(string name, BindingKind kind, int declaredAt)
{
    public string Name => name;

    public BindingKind Kind => kind;

    /// <summary>Reads before this offset may come too early.</summary>
    public int DeclaredAt { get; set; } = declaredAt;

    public bool IsLexical => kind is BindingKind.Let or BindingKind.Const;

    public bool Captured { get; set; }

    public bool ReadEarly { get; set; }

    public int Slot { get; set; } = -1;
}

/// <summary>The names of a function or a block while the source is read.</summary>
internal sealed class Scope(Scope? parent, Tree.FunctionInfo? function, bool inLoop)
{
    private Dictionary<string, Binding>? _names;
    private HashSet<string>? _passing;

    public Scope? Parent => parent;

    /// <summary>Set for the scope of a function itself, null for a block.</summary>
    public Tree.FunctionInfo? Function => function;

    public Tree.BlockLayout Layout { get; } = function?.Layout ?? new Tree.BlockLayout();

    /// <summary>Runs more than once per call of its function.</summary>
    public bool InLoop => inLoop;

    /// <summary>Jumps into the middle are possible, so order in the source says nothing.</summary>
    public bool IsSwitch { get; init; }

    public List<Binding> Bindings { get; } = [];

    /// <summary>The scope of the function around this one.</summary>
    public Scope FunctionScope
    {
        get
        {
            var at = this;
            while (at.Function is null) at = at.Parent!;
            return at;
        }
    }

    public Binding? Find(string name) => _names is not null && _names.TryGetValue(name, out var found) ? found : null;

    public Binding Add(Binding binding)
    {
        (_names ??= new Dictionary<string, Binding>(StringComparer.Ordinal)).Add(binding.Name, binding);
        Bindings.Add(binding);
        return binding;
    }

    /// <summary>Notes that a <c>var</c> was hoisted through this block.</summary>
    public void Pass(string name) => (_passing ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);

    public bool Passes(string name) => _passing is not null && _passing.Contains(name);
}
