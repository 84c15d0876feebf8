using Approval.Workflows.Scripting.Runtime;

namespace Approval.Workflows.Scripting.Library;

internal enum PromiseState
{
    Pending,
    Fulfilled,
    Rejected,
}

/// <summary>A promise. Nothing here waits for the outside, so it is settled when it is made, or never.</summary>
internal sealed class JsPromise(Realm realm, JsObject? prototype = null) : JsObject(realm, prototype ?? realm.PrototypeOf(PromiseLibrary.Class))
{
    public PromiseState State { get; private set; }

    public JsValue Result { get; private set; }

    public override string ClassName => "Promise";

    public void Settle(PromiseState state, JsValue result)
    {
        if (State != PromiseState.Pending) return;
        if (state == PromiseState.Fulfilled && result.Reference is JsPromise inner && !ReferenceEquals(inner, this)) (state, result) = (inner.State, inner.Result);
        (State, Result) = (state, result);
    }
}

/// <summary>Promise, as far as synchronous scripts need it: callbacks run at once, not in a later turn.</summary>
internal static class PromiseLibrary
{
    public static readonly BuiltinClass Class = new("Promise", 1, new MemberTable()
        .Method("then", 2, static (realm, thisValue, arguments) => Then(realm, Of(realm, thisValue), arguments.At(0), arguments.At(1)))
        .Method("catch", 1, static (realm, thisValue, arguments) => Then(realm, Of(realm, thisValue), default, arguments.At(0)))
        .Method("finally", 1, Finally), new MemberTable()
        .Method("resolve", 1, static (realm, _, arguments) => Resolved(realm, arguments.At(0)))
        .Method("reject", 1, static (realm, _, arguments) => Rejected(realm, arguments.At(0)))
        .Method("all", 1, All))
    {
        Construct = Construct,
    };

    public static JsValue Resolved(Realm realm, JsValue value) => value.Reference is JsPromise ? value : Settled(realm, PromiseState.Fulfilled, value);

    public static JsValue Rejected(Realm realm, JsValue reason) => Settled(realm, PromiseState.Rejected, reason);

    /// <summary><c>await</c>: other values are their own result.</summary>
    public static JsValue Await(Realm realm, JsValue value)
    {
        if (value.Reference is not JsPromise promise) return value;
        return promise.State switch
        {
            PromiseState.Fulfilled => promise.Result,
            PromiseState.Rejected => throw new JsThrow(promise.Result, (promise.Result.Reference as JsError)?.Position ?? realm.Position),
            _ => throw realm.TypeError("This promise will never be settled: scripts cannot wait"),
        };
    }

    private static JsPromise Of(Realm realm, JsValue value) => value.Reference as JsPromise ?? throw realm.TypeError("This method needs a Promise");

    private static JsValue Settled(Realm realm, PromiseState state, JsValue value)
    {
        realm.Meter.Allocate(80);
        var promise = new JsPromise(realm);
        promise.Settle(state, value);
        return new JsValue(promise);
    }

    private static JsPromise Construct(Realm realm, JsValue[] arguments, JsObject prototype)
    {
        var executor = realm.ToFunction(arguments.At(0));
        realm.Meter.Allocate(80);
        var promise = new JsPromise(realm, prototype);
        Attempt(realm, () => executor.Call(default, [Settler(realm, promise, PromiseState.Fulfilled), Settler(realm, promise, PromiseState.Rejected)]), thrown => promise.Settle(PromiseState.Rejected, thrown));
        return promise;
    }

    private static JsValue Settler(Realm realm, JsPromise promise, PromiseState state) => new(new NativeFunction(realm, "", 1, (_, _, arguments) =>
    {
        promise.Settle(state, arguments.At(0));
        return default;
    }));

    private static JsValue Then(Realm realm, JsPromise promise, JsValue onFulfilled, JsValue onRejected)
    {
        if (promise.State == PromiseState.Pending) throw realm.TypeError("This promise will never be settled: scripts cannot wait");
        var handler = promise.State == PromiseState.Fulfilled ? onFulfilled : onRejected;
        if (handler.Reference is not JsFunction function) return new JsValue(promise);
        JsValue result = default;
        Attempt(realm, () => result = Resolved(realm, function.Call(default, [promise.Result])), thrown => result = Rejected(realm, thrown));
        return result;
    }

    private static JsValue Finally(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var promise = Of(realm, thisValue);
        var result = thisValue;
        Attempt(realm, () => realm.Call(arguments.At(0), default), thrown => result = Rejected(realm, thrown));
        return promise.State == PromiseState.Pending ? throw realm.TypeError("This promise will never be settled: scripts cannot wait") : result;
    }

    private static JsValue All(Realm realm, JsValue thisValue, JsValue[] arguments)
    {
        var results = realm.NewArray();
        foreach (var item in realm.Collect(arguments.At(0)))
        {
            if (item.Reference is JsPromise { State: PromiseState.Rejected }) return item;
            results.Add(Await(realm, item));
        }
        return Resolved(realm, new JsValue(results));
    }

    private static void Attempt(Realm realm, Action run, Action<JsValue> failed)
    {
        var depth = realm.Meter.Depth;
        try
        {
            run();
        }
        catch (JsThrow thrown)
        {
            realm.Meter.Depth = depth;
            failed(thrown.Value);
        }
    }
}
