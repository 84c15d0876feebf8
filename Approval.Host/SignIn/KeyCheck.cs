using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Approval.Host.SignIn;

/// <summary>
/// Checks presented keys. Secrets may be passwords that people chose, so their hash is slow on purpose; a system calls many times a second, so a
/// key that was right is remembered by its SHA-256 together with the stored hash it was right for. The row itself is read every time: a key
/// that is switched off or changed is refused at once.
/// </summary>
internal sealed class KeyCheck(UserStore users, Passwords passwords)
{
    private const int MostRemembered = 1_000;
    private const int Longest = 300;

    private readonly ConcurrentDictionary<string, string> _right = new(StringComparer.Ordinal);

    /// <summary>The key, or null when it is unknown, wrong or switched off.</summary>
    public async Task<ApiKey?> FindAsync(string presented, CancellationToken cancel)
    {
        var parts = presented.Split('.', 2);
        if (parts is not [{ Length: > 0 } keyId, { Length: > 0 } secret] || presented.Length > Longest)
            return null;
        var key = await users.FindKeyAsync(keyId, cancel);
        var print = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(presented)));
        if (key is not null && _right.TryGetValue(print, out var hash) && hash == key.SecretHash)
            return key.Disabled ? null : key;
        if (!passwords.Verify(key?.SecretHash, secret) || key!.Disabled)
            return null;
        Remember(print, key.SecretHash);
        return key;
    }

    private void Remember(string print, string hash)
    {
        if (_right.Count >= MostRemembered)
            _right.Clear();
        _right[print] = hash;
    }
}
