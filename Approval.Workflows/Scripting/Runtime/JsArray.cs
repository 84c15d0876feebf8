namespace Approval.Workflows.Scripting.Runtime;

/// <summary>A dense array; a hole is <see cref="JsValue.Empty"/>. Growth is charged before it happens.</summary>
internal sealed class JsArray : JsObject
{
    public const int BytesPerItem = 16;

    private JsValue[] _items = [];
    private bool _frozen;

    public JsArray(Realm? realm, JsObject? prototype) : base(realm, prototype)
    {
    }

    /// <summary>Takes the items over without a copy.</summary>
    public JsArray(Realm realm, JsValue[] items) : base(realm, realm.ArrayPrototype)
    {
        realm.Meter.Allocate(64 + (long)BytesPerItem * items.Length);
        _items = items;
        Count = items.Length;
    }

    public int Count { get; private set; }

    public override string ClassName => "Array";

    public ReadOnlySpan<JsValue> Items => _items.AsSpan(0, Count);

    /// <summary>The item, <c>undefined</c> for a hole or beyond the end.</summary>
    public JsValue At(int index) => (uint)index < (uint)Count && !_items[index].IsEmpty ? _items[index] : default;

    public bool Has(int index) => (uint)index < (uint)Count && !_items[index].IsEmpty;

    public void Add(JsValue value)
    {
        Writable();
        Reserve(Count + 1L);
        _items[Count++] = value;
    }

    public void SetAt(int index, JsValue value)
    {
        if (index >= Count) Resize(index + 1L);
        else Writable();
        _items[index] = value;
    }

    public void Resize(long length)
    {
        Writable();
        if (length > Count)
        {
            Realm?.Meter.Require((double)length * BytesPerItem);
            Reserve(length);
            _items.AsSpan(Count, (int)length - Count).Fill(JsValue.Empty);
        }
        else
        {
            _items.AsSpan((int)length, Count - (int)length).Clear();
        }
        Count = (int)length;
    }

    /// <summary>Takes items out and puts others in their place.</summary>
    public void Splice(int start, int remove, ReadOnlySpan<JsValue> insert)
    {
        Writable();
        var oldCount = Count;
        var newCount = (long)oldCount - remove + insert.Length;
        Realm?.Meter.Work(oldCount - start);
        Reserve(newCount);
        _items.AsSpan(start + remove, oldCount - start - remove).CopyTo(_items.AsSpan(start + insert.Length));
        insert.CopyTo(_items.AsSpan(start));
        if (newCount < oldCount) _items.AsSpan((int)newCount, oldCount - (int)newCount).Clear();
        Count = (int)newCount;
    }

    public Span<JsValue> Edit()
    {
        Writable();
        return _items.AsSpan(0, Count);
    }

    public void Freeze() => _frozen = true;

    public bool IsFrozen => _frozen;

    public override bool TryGetOwn(object key, out Property property)
    {
        if (IsIndex(key, out var index))
        {
            property = index < Count ? new Property(_items[index], _frozen ? PropertyTraits.Enumerable : PropertyTraits.All) : default;
            return index < Count && !_items[index].IsEmpty;
        }
        if (key is not "length") return base.TryGetOwn(key, out property);
        property = new Property(new JsValue(Count), _frozen ? PropertyTraits.None : PropertyTraits.Writable);
        return true;
    }

    public override void Define(object key, Property property)
    {
        if (IsIndex(key, out var index))
        {
            if (index >= int.MaxValue - 1) throw new ScriptBudgetException(ScriptResource.Bytes);
            if (property.Accessor is not null) throw Realm!.TypeError("An array index cannot have a getter or setter here");
            if (!Extensible && index >= Count) throw Realm!.TypeError("Cannot add property, object is not extensible");
            SetAt((int)index, property.Value);
        }
        else if (key is "length")
        {
            var length = Realm is null ? property.Value.Number : Realm.ToNumber(property.Value);
            if (length != (uint)length) throw Realm!.RangeError("Invalid array length");
            Resize((long)length);
        }
        else
        {
            base.Define(key, property);
        }
    }

    public override bool Delete(object key)
    {
        if (!IsIndex(key, out var index)) return key is not "length" && base.Delete(key);
        if (_frozen) return false;
        if (index < Count) _items[index] = JsValue.Empty;
        return true;
    }

    public override List<object> OwnKeys()
    {
        Realm?.Meter.Allocate(32L * Count);
        Realm?.Meter.Work(Count);
        var keys = new List<object>();
        for (var i = 0; i < Count; i++)
        {
            if (!_items[i].IsEmpty) keys.Add(NumberText.OfIndex(i));
        }
        keys.Add("length");
        keys.AddRange(base.OwnKeys());
        return keys;
    }

    private void Reserve(long count)
    {
        if (count <= _items.Length) return;
        var capacity = Math.Max(count, Math.Min(_items.Length * 2L, count + 65_536));
        capacity = Math.Max(capacity, 4);
        Realm?.Meter.Allocate(BytesPerItem * capacity);
        Array.Resize(ref _items, checked((int)capacity));
    }

    private void Writable()
    {
        if (_frozen) throw Realm!.TypeError("Cannot change a frozen array");
    }
}
