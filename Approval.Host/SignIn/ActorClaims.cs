using System.Security.Claims;
using Approval.Activities.Access;

namespace Approval.Host.SignIn;

/// <summary>The claims that a sign-in yields, and the actor that handlers see.</summary>
internal static class ActorClaims
{
    public const string Id = "sub";
    public const string Login = "login";
    public const string Name = "name";
    public const string RoleClaim = "role";
    public const string Department = "department";
    public const string Stamp = "stamp";

    public static ClaimsPrincipal Of(User user, string scheme)
    {
        List<Claim> claims = [new(Id, user.Id.ToString()), new(Login, user.Login), new(Name, user.DisplayName), new(Stamp, user.SecurityStamp)];
        claims.AddRange(user.Roles.Select(static role => new Claim(RoleClaim, role)));
        if (user.DepartmentId is { } department)
            claims.Add(new(Department, department));
        return new(new ClaimsIdentity(claims, scheme, Name, RoleClaim));
    }

    public static ClaimsPrincipal Of(ApiKey key, string scheme) => new(new ClaimsIdentity(
        [
            new(Id, "system:" + key.DepartmentId), new(Login, key.KeyId), new(Name, key.DisplayName),
            new(RoleClaim, Role.DepartmentSystem), new(Department, key.DepartmentId),
        ],
        scheme, Name, RoleClaim));

    /// <summary>Who acts in this request.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in; the door was left open by mistake.</exception>
    public static Actor ToActor(this ClaimsPrincipal principal) => principal.FindFirst(Id) is { } id
        ? new(id.Value, principal.FindFirst(Name)?.Value ?? id.Value,
            principal.FindAll(RoleClaim).Select(static c => c.Value).ToHashSet(StringComparer.Ordinal), principal.FindFirst(Department)?.Value)
        : throw new InvalidOperationException("Nobody is signed in, but this needs an actor.");
}
