using System.Security.Cryptography;
using Approval.Host.Hosting;
using Microsoft.Extensions.FileProviders;

namespace Approval.Host.Pages.Layout;

/// <summary>The style sheets and scripts of the pages, each with its content's hash in the address so that a browser may keep it for a year.</summary>
internal static class PageAssets
{
    private static readonly string Own = Path.Combine(AppContext.BaseDirectory, "wwwroot");
    private static readonly string TablerFiles = Path.Combine(Installation.Root, "node_modules/@tabler/core/dist/css");
    private static readonly string FontFiles = Path.Combine(Installation.Root, "node_modules/@expo-google-fonts/noto-sans-sc");

    public static string Tabler { get; } = Versioned("/lib/tabler/tabler.min.css", Path.Combine(TablerFiles, "tabler.min.css"));

    public static string Style { get; } = Versioned("/app.css", Path.Combine(Own, "app.css"));

    public static string Script { get; } = Versioned("/app.js", Path.Combine(Own, "app.js"));

    public static void Serve(IApplicationBuilder app)
    {
        Serve(app, "", Own);
        Serve(app, "/lib/tabler", TablerFiles);
        Serve(app, "/lib/noto-sans-sc", FontFiles);
    }

    // Where the npm parts are missing the pages still work, only plainer; the build says that they are missing.
    private static void Serve(IApplicationBuilder app, string path, string folder)
    {
        if (Directory.Exists(folder))
            app.UseStaticFiles(new StaticFileOptions { RequestPath = path, FileProvider = new PhysicalFileProvider(folder), OnPrepareResponse = Keep });
    }

    private static void Keep(Microsoft.AspNetCore.StaticFiles.StaticFileResponseContext answer) =>
        answer.Context.Response.Headers.CacheControl = answer.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600";

    private static string Versioned(string address, string file) =>
        File.Exists(file) ? $"{address}?v={Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))[..12]}" : address;
}
