using System.Text.Json.Nodes;
using Approval.Forms.Conditions;
using Approval.Forms.DataElements;
using Approval.Forms.Reading;

namespace Approval.Forms.Merging;

/// <summary>The merged form as JSON for doors: what a page or a department's software needs to show and check it.</summary>
public static class MergedFormJson
{
    /// <summary><c>{ items, sections: [ { id, title, fields } ], materials, conflicts }</c>; code lists are named, not copied.</summary>
    public static JsonObject Write(MergedForm form) => new()
    {
        ["items"] = Array(form.Items, item => new JsonObject { ["id"] = item.Id, ["name"] = Text(item.Name), ["department"] = item.Department }),
        ["sections"] = Array(form.Sections, section => new JsonObject { ["id"] = section.Id, ["title"] = Text(section.Title), ["fields"] = Array(section.Fields, field => Field(field, form)) }),
        ["materials"] = Array(form.Materials, Material),
        ["conflicts"] = Array(form.Conflicts, conflict => new JsonObject { ["element"] = conflict.Element, ["rule"] = conflict.Rule, ["zh"] = conflict.Zh, ["en"] = conflict.En }),
    };

    /// <summary>One field with its bounds, conditions, helps and rules.</summary>
    private static JsonObject Field(MergedField field, MergedForm form)
    {
        var json = new JsonObject
        {
            ["path"] = field.Path,
            ["element"] = field.Element.Identifier,
            ["kind"] = EnumNames.Of(field.Element.Kind),
            ["label"] = Text(field.Label),
            ["definition"] = Text(field.Element.Definition),
            ["required"] = field.Required,
            ["domain"] = Domain(field.Domain),
            ["helps"] = Array(field.Helps, help => new JsonObject { ["department"] = help.Department, ["item"] = help.Item, ["label"] = Text(help.Label), ["help"] = Text(help.Help) }),
            ["askedBy"] = Array(field.Bindings.Select(binding => binding.Item).Distinct(StringComparer.Ordinal), item => JsonValue.Create(item)),
            ["rules"] = Array(field.Rules, Rule),
        };
        if (field.Element.Unit is { } unit) json["unit"] = unit;
        if (field.RequiredWhen is { } required) json["requiredWhen"] = ConditionJson.Write(required);
        if (field.VisibleWhen is { } visible) json["visibleWhen"] = ConditionJson.Write(visible);
        if (form.Situation.SetValues[field.Path] is { } settled) json["settled"] = settled.DeepClone();
        if (field.Members.Count > 0) json["members"] = Array(field.Members, member => Field(member, form));
        return json;
    }

    private static JsonObject Domain(ValueDomain domain)
    {
        var json = new JsonObject();
        Put(json, "minLength", domain.MinLength);
        Put(json, "maxLength", domain.MaxLength);
        Put(json, "minimum", domain.Minimum);
        Put(json, "maximum", domain.Maximum);
        Put(json, "minItems", domain.MinItems);
        Put(json, "maxItems", domain.MaxItems);
        if (domain.NotFuture) json["notFuture"] = true;
        if (domain.NotPast) json["notPast"] = true;
        if (domain.Patterns.Count > 0) json["patterns"] = Array(domain.Patterns, pattern => JsonValue.Create(pattern));
        if (domain.CodeLists.Count > 0) json["codeLists"] = Array(domain.CodeLists, list => JsonValue.Create(list));
        if (domain.Key.Count > 0) json["key"] = Array(domain.Key, key => JsonValue.Create(key));
        if (domain.Options.Count > 0) json["options"] = Array(domain.Options, option => new JsonObject { ["code"] = option.Code, ["name"] = Text(option.Name) });
        return json;
    }

    private static void Put(JsonObject json, string name, decimal? value)
    {
        if (value is { } number) json[name] = number;
    }

    private static JsonObject Rule(FieldRule rule) => new()
    {
        ["rule"] = rule.Rule,
        ["value"] = rule.Value,
        ["item"] = rule.Item,
        ["department"] = rule.Department,
        ["legalBasis"] = rule.LegalBasis,
        ["inForce"] = rule.InForce,
    };

    private static JsonObject Material(MergedMaterial material)
    {
        var json = new JsonObject
        {
            ["id"] = material.Material.Id,
            ["name"] = Text(material.Material.Name),
            ["note"] = Text(material.Material.Note),
            ["accept"] = Array(material.Material.Accept, type => JsonValue.Create(type)),
            ["maxBytes"] = material.Material.MaxBytes,
            ["askedBy"] = Array(material.AskedBy, asker => new JsonObject { ["item"] = asker.Item, ["department"] = asker.Department }),
        };
        if (material.RequiredWhen is { } condition) json["requiredWhen"] = ConditionJson.Write(condition);
        return json;
    }

    private static JsonObject? Text(LocalizedText? text) => text is null ? null : new JsonObject { ["zh"] = text.Zh, ["en"] = text.En };

    private static JsonArray Array<T>(IEnumerable<T> values, Func<T, JsonNode?> write) => new([.. values.Select(write)]);
}
