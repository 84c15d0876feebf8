using Approval.Workflows.Scripting.Library;

namespace Approval.Workflows.Scripting.Runtime;

internal sealed partial class Realm
{
    private const int MaxDataDepth = 256;

    private List<HostContainer>? _containers;

    /// <summary>Takes a value of the host over: objects are copied, so that no run sees what another one changed.</summary>
    public JsValue Import(JsValue value) => Import(value, 0);

    /// <summary>Hands the objects that were read from host containers back, because the script may have changed them.</summary>
    public void HandBack()
    {
        foreach (var container in _containers ?? []) container.HandBack();
    }

    private JsValue Import(JsValue value, int depth) => value.Reference switch
    {
        JsObject own when ReferenceEquals(own.Realm, this) => value,
        JsObject other => Copy(other, depth),
        HostFunction function => new JsValue(Wrap(function)),
        IScriptContainer container => new JsValue(Wrap(container)),
        _ => value,
    };

    private JsValue Copy(JsObject source, int depth)
    {
        if (depth > MaxDataDepth) throw new ScriptBudgetException(ScriptResource.Depth);
        switch (source)
        {
            case JsArray array:
                var items = NewArray();
                foreach (var item in array.Items) items.Add(Import(item, depth + 1));
                return new JsValue(items);
            case JsDate date:
                return new JsValue(new JsDate(this, date.Time));
            case JsFunction:
                return default;
            default:
                var copy = NewObject();
                foreach (var key in source.EnumerableKeys())
                {
                    if (source.TryGetOwn(key, out var property) && property.Accessor is null) copy.Put(key, Import(property.Value, depth + 1));
                }
                return new JsValue(copy);
        }
    }

    // A host function sees values of this run and may answer with its own or with detached ones.
    private NativeFunction Wrap(HostFunction function) => new(this, function.Name, 0, (realm, _, arguments) =>
    {
        try
        {
            return realm.Import(function.Code(arguments));
        }
        catch (ScriptFailureException failure)
        {
            throw realm.Error(ErrorLibrary.Error, failure.Message);
        }
    });

    private HostContainer Wrap(IScriptContainer container)
    {
        var wrapped = new HostContainer(this, container);
        (_containers ??= []).Add(wrapped);
        return wrapped;
    }
}
