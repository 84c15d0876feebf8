using Approval.Host.Documents.Drawing;

namespace Approval.Host.Documents.Seals;

/// <summary>What a round official seal shows (国发〔1999〕25 号: round, star in the middle, name on the ring from left to right).</summary>
/// <param name="Name">The body's name, set along the upper arc.</param>
/// <param name="Line">Set under the star, such as 行政审批专用章; null for none.</param>
/// <param name="Number">The seal's registration number on the lower arc; null for none.</param>
/// <param name="Diameter">Millimetres; 42 for a county or department.</param>
/// <param name="Colour">Red by law and custom.</param>
public sealed record SealDesign(string Name, string? Line, string? Number, double Diameter, Rgb Colour);
