using System.Text.Json.Nodes;
using Approval.Forms.DataElements;

namespace Approval.Forms.Validation;

/// <summary>Checks one value by its element alone, outside any form: what an approval yields, what a source delivers.</summary>
public static class ElementCheck
{
    /// <returns>Findings with the element's identifier as path; an unknown element is one.</returns>
    public static IReadOnlyList<FieldError> Check(FormLibrary library, string identifier, JsonNode value, DateOnly today)
    {
        if (library.ElementAt(identifier) is not { } element)
            return [new FieldError(identifier, "element.unknown", "没有这个数据元。", "There is no such data element.")];
        var findings = new List<FieldError>();
        if (KindBehaviour.Of(element.Kind) is { } behaviour)
            behaviour.Normalise(value.DeepClone(), new ValueCheck(element, element.Domain, element.Name, identifier, library, today, findings));
        else
            findings.Add(new FieldError(identifier, "value.wrong-type", "此数据元不能单独填写。", "A value of this kind cannot stand alone."));
        return findings;
    }
}
