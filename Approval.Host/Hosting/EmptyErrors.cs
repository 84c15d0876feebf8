using Microsoft.AspNetCore.Diagnostics;

namespace Approval.Host.Hosting;

/// <summary>Gives a body to the answers that the framework leaves empty: no such page, method not allowed and their like.</summary>
internal static class EmptyErrors
{
    public static Task AnswerAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var status = http.Response.StatusCode;
        var (code, chinese, english) = status switch
        {
            StatusCodes.Status400BadRequest => ("request.malformed", "无法读取请求内容，请检查格式。", "The request cannot be read; check its format."),
            StatusCodes.Status404NotFound => ("request.no-such-page", "没有这个页面或资源。", "There is no such page or resource."),
            StatusCodes.Status405MethodNotAllowed => ("request.method", "此地址不支持该请求方法。", "This address does not take that method."),
            StatusCodes.Status413PayloadTooLarge => ("request.too-large", "提交的内容过大。", "The request is too large."),
            StatusCodes.Status415UnsupportedMediaType => ("request.media-type", "不支持该内容类型。", "This content type is not taken here."),
            StatusCodes.Status429TooManyRequests => ("request.too-many", "请求过于频繁，请稍后再试。", "Too many requests; try again later."),
            _ => ("request.refused", $"请求未能完成（{status}）。", $"The request was not carried out ({status})."),
        };
        return ErrorAnswer.WriteAsync(http, status, code, chinese, english);
    }
}
