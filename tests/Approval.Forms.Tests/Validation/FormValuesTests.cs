using System.Text;
using Approval.Forms.Validation;

namespace Approval.Forms.Tests.Validation;

public sealed class FormValuesTests
{
    [Theory]
    [InlineData("{ \"a\": \"𠮷\", \"b\": [1] }", null)]
    [InlineData("{ \"a\": 1,\n oops }", "values.malformed")]
    [InlineData("", "values.malformed")]
    [InlineData("[]", "values.not-an-object")]
    [InlineData("{ \"a\": 1, \"a\": 2 }", "values.malformed")]
    [InlineData("{ \"a\": \"\\ud842\" }", "values.broken-character")]
    [InlineData("{ \"\\ud842\": 1 }", "values.broken-character")]
    [InlineData("{ \"a\": \"\\u0000\" }", "values.null-character")]
    [InlineData("{ \"a\": NaN }", "values.malformed")]
    public void TryRead_EachBody_IsReadOrRefusedWithItsCode(string json, string? code)
    {
        var read = FormValues.TryRead(json);
        read.Problem?.Code.ShouldBe(code);
        (read.Values is null).ShouldBe(code is not null);
    }

    [Fact]
    public void TryRead_DeepNesting_IsRefused() =>
        FormValues.TryRead("{\"a\":" + new string('[', 100_000) + new string(']', 100_000) + "}").Problem!.Code.ShouldBe("values.malformed");

    [Fact]
    public void TryRead_TenMegabytes_IsRefusedWithTheLimit() =>
        FormValues.TryRead("{\"a\":\"" + new string('x', 10_000_000) + "\"}").Problem!.Zh.ShouldContain("4 MB");

    [Fact]
    public void TryRead_BytesThatAreNoUtf8_AreRefused() =>
        FormValues.TryRead((byte[])[.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8]).Problem!.Code.ShouldBeOneOf("values.broken-character", "values.malformed");

    [Fact]
    public void TryRead_WhatWasRead_CanBeWrittenAgain() =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(FormValues.TryRead("""{"a":{"b":[1,"x"]}}""").Values!.ToJsonString())).ShouldBe("""{"a":{"b":[1,"x"]}}""");
}
