using System.Runtime.InteropServices;

namespace Approval.Host.Documents.Drawing;

/// <summary>A plane transformation: x' = A·x + C·y + E, y' = B·x + D·y + F.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
{
    public static Matrix Move(double x, double y) => new(1, 0, 0, 1, x, y);

    public static Matrix Scale(double x, double y) => new(x, 0, 0, y, 0, 0);

    /// <summary>Turns clockwise on a page whose y runs downwards.</summary>
    public static Matrix Turn(double radians) =>
        new(Math.Cos(radians), Math.Sin(radians), -Math.Sin(radians), Math.Cos(radians), 0, 0);

    /// <summary>This transformation first, then <paramref name="next"/>.</summary>
    public Matrix Then(Matrix next) => new(
        (A * next.A) + (B * next.C),
        (A * next.B) + (B * next.D),
        (C * next.A) + (D * next.C),
        (C * next.B) + (D * next.D),
        (E * next.A) + (F * next.C) + next.E,
        (E * next.B) + (F * next.D) + next.F);

    public (double X, double Y) Apply(double x, double y) => ((A * x) + (C * y) + E, (B * x) + (D * y) + F);
}
