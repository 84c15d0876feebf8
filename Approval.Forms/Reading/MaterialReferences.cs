using Approval.Forms.Materials;

namespace Approval.Forms.Reading;

/// <summary>A material can be handed in: known media types and a size.</summary>
internal static class MaterialReferences
{
    public static IEnumerable<(string Path, string Message)> Check(Material material)
    {
        if (material.Accept.Count == 0) yield return ("$.accept", "no media type is accepted.");
        for (var index = 0; index < material.Accept.Count; index++)
            if (FileKinds.OfMediaType(material.Accept[index]) is null) yield return ($"$.accept[{index}]", $"'{material.Accept[index]}' cannot be recognised by content.");
        if (material.MaxBytes <= 0) yield return ("$.maxBytes", "must be greater than 0.");
    }
}
