namespace Approval.Host.SignIn;

/// <summary>A person who may sign in.</summary>
/// <param name="Login">Unique, lower case.</param>
/// <param name="SecurityStamp">Whatever ends open sessions changes it.</param>
internal sealed record User(
    Guid Id, string Login, string DisplayName, string PasswordHash, IReadOnlyList<string> Roles, string? DepartmentId, string SecurityStamp, bool Disabled);

/// <summary>A key of a department's own system.</summary>
/// <param name="KeyId">The part before the dot, e.g. the department's id for its demo key.</param>
internal sealed record ApiKey(string KeyId, string DepartmentId, string DisplayName, string SecretHash, bool Disabled);
