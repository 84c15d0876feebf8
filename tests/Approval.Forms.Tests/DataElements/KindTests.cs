using System.Text.Json.Nodes;
using Approval.Forms.Validation;

namespace Approval.Forms.Tests.DataElements;

public sealed class KindTests
{
    [Theory]
    [InlineData("text", """ " 某某公司 " """, "\"某某公司\"")]
    [InlineData("text", "\"e\\u0301\"", "\"é\"")]
    [InlineData("longText", "\"一\\r\\n二\"", "\"一\\n二\"")]
    [InlineData("integer", "\"1,200\"", "1200")]
    [InlineData("integer", "12.0", "12")]
    [InlineData("money", "\"１００.50\"", "100.5")]
    [InlineData("money", "1e3", "1000")]
    [InlineData("decimal", "\"-0.125\"", "-0.125")]
    [InlineData("percentage", "100", "100")]
    [InlineData("date", "\"20261121\"", "\"2026-11-21\"")]
    [InlineData("date", "\"2026年2月3日\"", "\"2026-02-03\"")]
    [InlineData("dateTime", "\"2026-11-21T01:30:00Z\"", "\"2026-11-21T09:30:00+08:00\"")]
    [InlineData("dateTime", "\"2026-11-21 09:30\"", "\"2026-11-21T09:30:00+08:00\"")]
    [InlineData("yearMonth", "\"2026年3月\"", "\"2026-03\"")]
    [InlineData("yesNo", "\"否\"", "false")]
    [InlineData("yesNo", "true", "true")]
    [InlineData("creditCode", "\"91330106ma0000f61h\"", "\"91330106MA0000F61H\"")]
    [InlineData("idNumber", "\"11010519491231002ｘ\"", "\"11010519491231002X\"")]
    [InlineData("phone", "\"138 1234 5678\"", "\"13812345678\"")]
    [InlineData("email", "\"A@Example.CN\"", "\"A@example.cn\"")]
    [InlineData("division", "\"330106\"", "\"330106\"")]
    [InlineData("industry", "\"i6510\"", "\"I6510\"")]
    [InlineData("address", """{ "division": "330106", "detail": " 文三路1号 " }""", """{"division":"330106","detail":"文三路1号"}""")]
    [InlineData("attachment", "\"sha256:ab-1\"", "\"sha256:ab-1\"")]
    public void Normalise_GoodValue_IsWrittenCanonically(string kind, string given, string canonical)
    {
        var result = Validate(kind, given);
        result.Errors.ShouldBeEmpty();
        JsonNode.DeepEquals(result.Values["field"], JsonNode.Parse(canonical)).ShouldBeTrue(result.Values["field"]!.ToJsonString());
    }

    [Theory]
    [InlineData("text", "12", "value.wrong-type")]
    [InlineData("text", "{\"a\":{\"b\":[1]}}", "value.wrong-type")]
    [InlineData("text", "[\"a\"]", "value.wrong-type")]
    [InlineData("text", "\"a\\u0000b\"", "text.control-character")]
    [InlineData("text", "\"a\\nb\"", "text.control-character")]
    [InlineData("text", "\"a\\u202Eb\"", "text.invisible-character")]
    [InlineData("text", "\"a\\u200Bb\"", "text.invisible-character")]
    [InlineData("text", "\"a\\ud842\"", "text.broken-character")]
    [InlineData("integer", "1.5", "number.decimals")]
    [InlineData("integer", "\"abc\"", "number.unreadable")]
    [InlineData("integer", "\"NaN\"", "number.unreadable")]
    [InlineData("integer", "\"Infinity\"", "number.unreadable")]
    [InlineData("integer", "1e400", "number.unreadable")]
    [InlineData("integer", "\"1,2\"", "number.unreadable")]
    [InlineData("integer", "true", "value.wrong-type")]
    [InlineData("money", "0.001", "number.decimals")]
    [InlineData("percentage", "100.5", "number.too-large")]
    [InlineData("percentage", "-1", "number.too-small")]
    [InlineData("date", "\"2026-02-30\"", "date.unreadable")]
    [InlineData("date", "20261121", "date.unreadable")]
    [InlineData("date", "\"0001-01-01\"", "date.implausible")]
    [InlineData("dateTime", "\"2026-11-21\"", "date-time.unreadable")]
    [InlineData("yearMonth", "\"2026-13\"", "year-month.unreadable")]
    [InlineData("yesNo", "\"perhaps\"", "yes-no.unreadable")]
    [InlineData("yesNo", "1", "yes-no.unreadable")]
    [InlineData("creditCode", "\"91330106MA0000F61J\"", "credit-code.check-character")]
    [InlineData("idNumber", "\"110105194912310021\"", "id-number.check-character")]
    [InlineData("idNumber", "110105194912310021", "value.wrong-type")]
    [InlineData("phone", "\"call me\"", "phone.shape")]
    [InlineData("email", "\"a@b\"", "email.shape")]
    [InlineData("division", "\"990106\"", "division.shape")]
    [InlineData("industry", "\"Z99\"", "industry.shape")]
    [InlineData("address", "\"文三路1号\"", "value.wrong-type")]
    [InlineData("address", """{ "division": "330106", "detail": "x", "zip": "1" }""", "address.unknown-member")]
    [InlineData("attachment", "\"../../etc/passwd\"", "attachment.reference")]
    public void Normalise_BadValue_IsToldAndKept(string kind, string given, string code)
    {
        var result = Validate(kind, given);
        var error = result.Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe(code);
        error.Path.ShouldBe("field");
        error.Section.ShouldBe("s");
        error.Zh.ShouldStartWith("field项：");
        error.En.ShouldStartWith("field: ");
        result.Values["field"]!.GetValueKind().ShouldBe(JsonNode.Parse(given)!.GetValueKind());
    }

    [Theory]
    [InlineData("text")]
    [InlineData("longText")]
    [InlineData("integer")]
    [InlineData("date")]
    [InlineData("idNumber")]
    [InlineData("address")]
    [InlineData("attachment")]
    [InlineData("yesNo")]
    public void Normalise_TenMegabytes_IsRefusedQuicklyAndKept(string kind)
    {
        var huge = new string('9', 10_000_000);
        var form = Given.Field(kind);
        var value = kind == "address" ? new JsonObject { ["division"] = huge, ["detail"] = huge } : (JsonNode)huge;
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var result = form.Validate(new JsonObject { ["field"] = value }, form.Situation, Given.Today);
        // Far above what it takes; a check that walked the value with a pattern would take longer by orders.
        System.Diagnostics.Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        result.Errors.ShouldNotBeEmpty();
        result.Errors.ShouldAllBe(error => error.Zh.Length < 300 && error.En.Length < 300);
        result.Values["field"]!.ToJsonString().Length.ShouldBeGreaterThan(9_999_999);
    }

    [Fact]
    public void Length_RareCharacters_CountOnce()
    {
        Validate("text", "\"𠮷𠮷\"", """{ "maxLength": 2 }""").Errors.ShouldBeEmpty();
        Validate("text", "\"𠮷𠮷𠮷\"", """{ "maxLength": 2 }""").Errors.ShouldHaveSingleItem().Zh.ShouldContain("现有3个");
        Validate("text", "\"𠮷\"", """{ "minLength": 2 }""").Errors.ShouldHaveSingleItem().Code.ShouldBe("text.too-short");
    }

    [Theory]
    [InlineData("张三 Zhang San", false)]
    [InlineData("Zhаng San", true)] // the a is Cyrillic
    [InlineData("Αlpha", true)] // the A is Greek
    [InlineData("某\uE000某", true)]
    public void Name_OfMixedScripts_IsWarnedOfNotRefused(string name, bool warned)
    {
        var form = Given.Field("text");
        var result = form.Validate(new JsonObject { ["field"] = name }, form.Situation, Given.Today);
        result.IsValid.ShouldBeTrue();
        result.Warnings.Any().ShouldBe(warned);
    }

    [Theory]
    [InlineData("""{ "pattern": "[A-Z]{3}" }""", "\"ABC\"", null)]
    [InlineData("""{ "pattern": "[A-Z]{3}" }""", "\"xABCx\"", "text.pattern")]
    [InlineData("""{ "pattern": "(a+)+b" }""", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"", "text.pattern")]
    public void Pattern_IsMatchedWholeAndInLinearTime(string domain, string value, string? code) =>
        Validate("text", value, domain).Errors.Select(error => error.Code).ShouldBe(code is null ? [] : [code]);

    [Theory]
    [InlineData("integer", """{ "minimum": 1, "maximum": 5 }""", "0", "number.too-small")]
    [InlineData("integer", """{ "minimum": 1, "maximum": 5 }""", "6", "number.too-large")]
    [InlineData("integer", """{ "minimum": 1, "maximum": 5 }""", "5", null)]
    [InlineData("date", """{ "notFuture": true }""", "\"2026-11-22\"", "date.in-future")]
    [InlineData("date", """{ "notFuture": true }""", "\"2026-11-21\"", null)]
    [InlineData("date", """{ "notPast": true }""", "\"2026-11-20\"", "date.in-past")]
    [InlineData("yearMonth", """{ "notPast": true }""", "\"2026-11\"", null)]
    [InlineData("yearMonth", """{ "notPast": true }""", "\"2026-10\"", "date.in-past")]
    [InlineData("yearMonth", """{ "notFuture": true }""", "\"2026-12\"", "date.in-future")]
    public void Bounds_OfTheDomain_AreHeld(string kind, string domain, string value, string? code) =>
        Validate(kind, value, domain).Errors.Select(error => error.Code).ShouldBe(code is null ? [] : [code]);

    [Theory]
    [InlineData("codeList", "\"1\"", null)]
    [InlineData("codeList", "1", null)]
    [InlineData("codeList", "\"9\"", "code.unknown")]
    [InlineData("codeList", "\"2\"", "code.not-valid-today")]
    [InlineData("choices", "[\"1\",\"3\",\"1\"]", null)]
    [InlineData("choices", "\"3\"", null)]
    [InlineData("choices", "[\"1\",\"9\"]", "code.unknown")]
    [InlineData("choices", "{\"a\":1}", "value.wrong-type")]
    [InlineData("choices", "[[\"1\"]]", "value.wrong-type")]
    public void Codes_OfAList_AreCheckedForTheDay(string kind, string value, string? code) =>
        Validate(kind, value, """{ "codeList": "colours" }""").Errors.Select(error => error.Code).ShouldBe(code is null ? [] : [code]);

    [Theory]
    [InlineData("[\"a\"]", "choices.too-few")]
    [InlineData("[\"a\",\"b\",\"c\"]", "choices.too-many")]
    [InlineData("[\"a\",\"a\",\"b\"]", null)]
    public void Choices_NumberOfTicks_IsHeld(string value, string? code)
    {
        const string domain = """{ "options": [{"code":"a","name":{"zh":"甲"}},{"code":"b","name":{"zh":"乙"}},{"code":"c","name":{"zh":"丙"}}], "minItems": 2, "maxItems": 2 }""";
        Validate("choices", value, domain).Errors.Select(error => error.Code).ShouldBe(code is null ? [] : [code]);
    }

    private static ValidationResult Validate(string kind, string json, string domain = "{}")
    {
        var form = Given.Field(kind, Complete(kind, domain));
        return form.Validate(Given.Values($$"""{ "field": {{json}} }"""), form.Situation, Given.Today);
    }

    private static string Complete(string kind, string domain) =>
        kind is "choice" or "choices" or "codeList" && domain == "{}" ? """{ "codeList": "colours" }""" : domain;
}
