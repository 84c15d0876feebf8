using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Vocabularies;

namespace Approval.Host.OData.Model;

/// <summary>The EDM model of the service, made from the maps of its sets, so that the two cannot differ.</summary>
internal sealed class ServiceModel
{
    public const string Namespace = "Approval";

    private readonly Dictionary<string, EntitySetMap> _sets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntitySetMap> _setsByType = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EdmEntityType> _types = new(StringComparer.Ordinal);
    private readonly EdmModel _model = new();

    public ServiceModel() : this(EntitySets.All)
    {
    }

    public ServiceModel(IReadOnlyList<EntitySetMap> maps)
    {
        foreach (var map in maps)
            AddType(map);
        var container = new EdmEntityContainer(Namespace, "Service");
        _model.AddElement(container);
        foreach (var map in maps.Where(m => !m.Contained))
            Describe(container.AddEntitySet(map.Name, _types[map.Name]), map.Description);
        foreach (var map in maps)
            AddNavigations(map, container);
        foreach (var map in maps.Where(m => m is { Contained: false, Version: not null }))
            _model.SetOptimisticConcurrencyAnnotation(container.FindEntitySet(map.Name), [(IEdmStructuralProperty)_types[map.Name].FindProperty(map.Version!)]);
        TaskOperations.AddTo(_model, _types["ReviewTasks"]);
    }

    public IEdmModel Edm => _model;

    /// <summary>The map behind an entity type.</summary>
    public EntitySetMap SetOf(IEdmType type) => _setsByType[type.FullTypeName()];

    public EntitySetMap Set(string name) => _sets[name];

    public IEdmEntitySet EntitySet(string name) => _model.EntityContainer.FindEntitySet(name);

    private void AddType(EntitySetMap map)
    {
        var type = new EdmEntityType(Namespace, map.TypeName);
        foreach (var column in map.Columns)
            Describe(type.AddStructuralProperty(column.Name, EdmCoreModel.Instance.GetPrimitive(column.Type, column.Nullable)), column.Description);
        type.AddKeys(map.Key.Select(k => (IEdmStructuralProperty)type.FindProperty(k)));
        _model.AddElement(type);
        Describe(type, map.Description);
        _sets[map.Name] = map;
        _setsByType[type.FullTypeName()] = map;
        _types[map.Name] = type;
    }

    private void AddNavigations(EntitySetMap map, EdmEntityContainer container)
    {
        foreach (var way in map.Navigations)
        {
            var target = _sets[way.Target];
            var property = _types[map.Name].AddUnidirectionalNavigation(new EdmNavigationPropertyInfo
            {
                Name = way.Name,
                Target = _types[way.Target],
                TargetMultiplicity = way.Many ? EdmMultiplicity.Many : EdmMultiplicity.ZeroOrOne,
                ContainsTarget = target.Contained,
            });
            Describe(property, way.Description);
            if (!target.Contained)
                ((EdmEntitySet)container.FindEntitySet(map.Name)).AddNavigationTarget(property, container.FindEntitySet(way.Target));
        }
    }

    private void Describe(IEdmVocabularyAnnotatable element, string text) => _model.SetDescriptionAnnotation(element, text);
}
