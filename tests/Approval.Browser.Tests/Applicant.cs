using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Approval.Browser.Tests;

/// <summary>What an applicant does, by the pages' own controls.</summary>
internal static class Applicant
{
    /// <summary>Answers the situation questions and begins a draft.</summary>
    /// <returns>The case's address, <c>/cases/{id}</c>.</returns>
    public static async Task<string> BeginAsync(this Person person, Office office)
    {
        await person.Page.GotoAsync($"/apply/{office.Sample.Bundle}");
        foreach (var (question, answer) in office.Sample.Answers)
        {
            var choice = person.Page.Locator($"[name='q:{question}'][value='{answer}']");
            // Without a script a question that depends on another appears after the button for it.
            if (await choice.CountAsync() == 0 && await person.Page.Locator("button[value=redraw]").IsVisibleAsync())
                await person.PressAsync("button[value=redraw]");
            await choice.CheckAsync();
        }

        await person.PressAsync("button[value=start]");
        return new Uri(person.Page.Url).AbsolutePath.Replace("/form", "", StringComparison.Ordinal);
    }

    /// <summary>Fills in every field of the sample that the form shows.</summary>
    public static async Task FillAsync(this Person person, JsonObject values)
    {
        foreach (var (element, value) in values)
            await person.FillElementAsync(element, value!);
    }

    /// <summary>Gives every document that is asked for.</summary>
    public static async Task UploadAllAsync(this Person person, Office office)
    {
        var ids = await person.Page.Locator("input[type=file]").EvaluateAllAsync<string[]>("inputs => inputs.map(i => i.id)");
        foreach (var id in ids)
        {
            var file = new FilePayload { Name = "样本.pdf", MimeType = "application/pdf", Buffer = office.Paper };
            await person.LeaveByAsync(() => person.GiveAsync(id, file));
        }
    }

    // With a script the file goes off as soon as it is chosen; without one, by its button.
    private static async Task GiveAsync(this Person person, string id, FilePayload file)
    {
        await person.Page.SetInputFilesAsync("#" + id, file);
        if (!person.HasScript)
            await person.Page.ClickAsync($"form:has(#{id}) button");
    }

    public static async Task FillElementAsync(this Person person, string path, JsonNode value)
    {
        switch (value)
        {
            case JsonArray rows when rows[0] is JsonObject:
                for (var row = 0; row < rows.Count; row++)
                    await person.FillRowAsync(path, row, rows[row]!.AsObject());
                break;
            case JsonArray ticks:
                foreach (var tick in ticks)
                    await person.Page.CheckAsync($"[name='{path}'][value='{tick}']");
                break;
            case JsonObject parts:
                foreach (var (part, inside) in parts)
                    await person.FillElementAsync($"{path}.{part}", inside!);
                break;
            default:
                await person.FillScalarAsync(path, value.ToString());
                break;
        }
    }

    private static async Task FillRowAsync(this Person person, string group, int row, JsonObject values)
    {
        if (await person.Page.Locator($"[name^='{group}[{row}].']").CountAsync() == 0)
            await person.AddRowAsync(group);
        foreach (var (member, value) in values)
            await person.FillElementAsync($"{group}[{row}].{member}", value!);
    }

    /// <summary>Presses the group's own button and waits for the empty row.</summary>
    public static async Task AddRowAsync(this Person person, string group)
    {
        var rows = person.Page.Locator($"#f-{group} .group-row");
        var before = await rows.CountAsync();
        await person.Page.ClickAsync($"button[value='add:{group}']");
        await rows.Nth(before).WaitForAsync();
    }

    private static async Task FillScalarAsync(this Person person, string path, string value)
    {
        var control = person.Page.Locator($"[name='{path}']");
        // What an answer has settled already is not asked again.
        if (await control.CountAsync() == 0)
            return;
        var kind = await control.First.EvaluateAsync<string>("e => e.type");
        if (kind == "radio")
            await person.Page.CheckAsync($"[name='{path}'][value='{value}']");
        else if (kind == "select-one")
            await control.SelectOptionAsync(value);
        else
            await control.FillAsync(value);
    }
}
