using Microsoft.AspNetCore.Identity;

namespace Approval.Host.SignIn;

/// <summary>Password hashes by the framework: PBKDF2 with HMAC-SHA512, 100 000 rounds and a salt of its own each.</summary>
internal sealed class Passwords
{
    /// <summary>What a chosen password must have at least, in characters.</summary>
    public const int ShortestChosen = 10;

    // The framework's hasher is generic over a user it never looks at.
    private readonly PasswordHasher<object> _hasher = new();

    // Whoever is not there is checked against this, so that the time of a refusal tells nobody which names exist.
    private readonly string _nobody;

    public Passwords() => _nobody = _hasher.HashPassword(this, Guid.NewGuid().ToString());

    public string Hash(string password) => _hasher.HashPassword(this, password);

    /// <summary>Checks a password against a hash, or against nobody's in the same time.</summary>
    public bool Verify(string? hash, string password) =>
        _hasher.VerifyHashedPassword(this, hash ?? _nobody, password) != PasswordVerificationResult.Failed && hash is not null;
}
