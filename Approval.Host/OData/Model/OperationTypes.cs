using Microsoft.OData.Edm;

namespace Approval.Host.OData.Model;

/// <summary>Complex types of the parameters and results of operations; each is added to the model once.</summary>
internal sealed class OperationTypes(EdmModel model)
{
    private static readonly EdmCoreModel Core = EdmCoreModel.Instance;
    private readonly Dictionary<string, EdmComplexType> _types = new(StringComparer.Ordinal);

    /// <summary>An open type: its members are data elements, which an office adds without a programmer.</summary>
    public EdmComplexType Open(string name, string description) => Type(name, description, isOpen: true);

    public EdmComplexType CorrectionEntry() => Type("CorrectionEntry", "补正内容：何处、如何改。One place to correct and what is wrong there.",
        ("Path", Core.GetString(false)), ("Note", Core.GetString(false)));

    public EdmComplexType TaskForm() => Type("TaskForm", "本部门的表单视图 The department's own view of the one form",
        ("TaskId", Core.GetGuid(false)),
        ("ItemId", Core.GetString(false)),
        ("Sections", Many(Type("TaskFormSection", "表单分区 One section",
            ("Title", One(LocalizedText())),
            ("Fields", Many(Field()))))),
        ("Values", One(Open("FormValues", "以数据元为键的值 Values by data element"))),
        ("Materials", Many(Material())));

    // Open for its Value, which is of the data element's type: this version of the library does not write Edm.Untyped.
    private EdmComplexType Field() => Type("TaskFormField", "字段：Value 为值，Display 供人阅读。One field with its Value and how a person reads it", isOpen: true,
        ("Path", Core.GetString(false)), ("Label", One(LocalizedText())), ("Display", Core.GetString(false)));

    public EdmComplexType Material() => Type("Material", "材料 What is asked for, and the file when it is there",
        ("MaterialId", Core.GetString(false)), ("Name", One(LocalizedText())), ("Required", Core.GetBoolean(false)),
        ("AskedBy", Many(LocalizedText())), ("Accept", EdmCoreModel.GetCollection(Core.GetString(false))), ("MaxBytes", Core.GetInt64(false)),
        ("FileName", Core.GetString(true)), ("MediaType", Core.GetString(true)), ("Size", Core.GetInt64(true)),
        ("UploadedAt", Core.GetDateTimeOffset(true)));

    private EdmComplexType LocalizedText() => Type("LocalizedText", "中文及英文 Text in Chinese and, where there is one, English",
        ("Zh", Core.GetString(false)), ("En", Core.GetString(true)));

    private EdmComplexType Type(string name, string description, params (string Name, IEdmTypeReference Type)[] properties) =>
        Type(name, description, isOpen: false, properties);

    private EdmComplexType Type(string name, string description, bool isOpen, params (string Name, IEdmTypeReference Type)[] properties)
    {
        if (_types.TryGetValue(name, out var known))
            return known;
        var type = new EdmComplexType(ServiceModel.Namespace, name, null, false, isOpen);
        foreach (var (property, reference) in properties)
            type.AddStructuralProperty(property, reference);
        model.AddElement(type);
        model.SetDescriptionAnnotation(type, description);
        return _types[name] = type;
    }

    private static EdmComplexTypeReference One(EdmComplexType type) => new(type, isNullable: false);

    private static IEdmCollectionTypeReference Many(EdmComplexType type) => EdmCoreModel.GetCollection(One(type));
}
