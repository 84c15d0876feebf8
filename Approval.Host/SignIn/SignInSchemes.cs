namespace Approval.Host.SignIn;

/// <summary>Names of the ways in.</summary>
internal static class SignInSchemes
{
    /// <summary>People: a cookie.</summary>
    public const string Cookie = "Cookie";

    /// <summary>Departments' systems: <c>Authorization: ApiKey &lt;key id&gt;.&lt;secret&gt;</c>.</summary>
    public const string ApiKey = "ApiKey";

    /// <summary>Chooses between the two by the header.</summary>
    public const string Either = "Either";
}
