using System.Text.Encodings.Web;
using Approval.Activities.Outcomes;

namespace Approval.Host.Hosting;

/// <summary>The page a browser gets when something went wrong; it needs neither style sheet nor database.</summary>
internal static class ErrorPage
{
    public static string Render(int status, Problem problem, bool english, string trace)
    {
        var sentence = HtmlEncoder.Default.Encode(english ? problem.English : problem.Chinese);
        var (language, title, back, number) = english
            ? ("en", "Something went wrong", "Back to the start page", "Trace number")
            : ("zh-CN", "出错了", "返回首页", "追踪编号");
        return $$"""
            <!doctype html>
            <html lang="{{language}}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{status}} {{title}}</title>
            <style>body{font-family:system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;max-width:36rem;margin:0 auto;padding:16vh 1.5rem;line-height:1.7;color:#1b2733;background:#f4f6f8;text-align:center}
            h1{font-size:1.75rem;margin:0 0 .5rem}p{margin:.5rem 0}a{display:inline-block;margin:1rem 0;padding:.5rem 1.25rem;border-radius:6px;background:#174e8c;color:#fff;text-decoration:none}small{color:#52606d}</style></head>
            <body><main><h1>{{title}}</h1><p>{{sentence}}</p><p><a href="/">{{back}}</a></p><small>{{number}}: {{HtmlEncoder.Default.Encode(trace)}}</small></main></body>
            </html>
            """;
    }
}
