using Approval.Host.Hosting;
using Shouldly;

namespace Approval.Browser.Tests;

/// <summary>What holds for every page: it fits 320 pixels, and axe finds nothing to object to.</summary>
internal static class Inspection
{
    private const int Narrow = 320;
    private const int Wide = 1280;

    private static readonly string Axe = ReadAxe();

    public static async Task LookOverAsync(this Person person)
    {
        var page = person.Page;
        await page.EvaluateAsync(Axe);
        await page.SetViewportSizeAsync(Narrow, 900);
        (await page.EvaluateAsync<string[]>(TooWide, Narrow)).ShouldBeEmpty($"{page.Url} is wider than {Narrow} pixels");
        await ShouldBeAccessibleAsync(person);
        await page.SetViewportSizeAsync(Wide, 900);
        await ShouldBeAccessibleAsync(person);
    }

    private static async Task ShouldBeAccessibleAsync(Person person)
    {
        var violations = await person.Page.EvaluateAsync<string[]>(RunAxe);
        violations.ShouldBeEmpty($"axe objects to {person.Page.Url}");
    }

    private const string TooWide = """
        width => document.documentElement.scrollWidth <= width ? [] :
          [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1).slice(0, 5).map(e => `${e.tagName} ${e.className}`)
        """;

    private const string RunAxe = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
          .map(v => `${v.id}: ${v.help} — ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')}`)
        """;

    private static string ReadAxe()
    {
        var path = Path.Combine(Installation.Root, "node_modules/axe-core/axe.min.js");
        return File.Exists(path) ? File.ReadAllText(path) : throw new InvalidOperationException("The browser tests need axe-core: run 'npm ci' in the repository.");
    }
}
