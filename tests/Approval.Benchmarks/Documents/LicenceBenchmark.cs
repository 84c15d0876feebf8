using System.Diagnostics;
using Approval.Host.Documents;
using Approval.Host.Documents.Fonts;
using Approval.Host.Documents.Layouts;
using Approval.Host.Documents.Licences;
using Approval.Host.Documents.Seals;
using Approval.Host.Documents.Signing;

namespace Approval.Benchmarks.Documents;

/// <summary>Time and memory of one signed licence with seven components, warm, RSA-2048. Reached: 10 ms at most.</summary>
public static class LicenceBenchmark
{
    private const int WarmUps = 200;
    private const int Rounds = 500;

    private static readonly string[] Values =
    [
        "杭州云栖数智科技有限公司", "91330110MA2KDTQ35X", "陈思远", "有限责任公司（自然人投资或控股）", "人民币壹佰万元整",
        "浙江省杭州市余杭区仓前街道文一西路1218号恒生科技园3幢2单元1506室", "软件和信息技术服务业（I65）", "技术服务、技术开发、技术咨询；软件开发；信息系统集成服务。",
    ];

    /// <summary>Prints mean, p95, allocation and file size.</summary>
    /// <param name="output">Where to print.</param>
    public static void Run(TextWriter output)
    {
        using var fonts = new FontCatalog(new FontFiles(new FontOptions()));
        using var signer = DevelopmentKeys.LoadOrCreate(Directory.CreateTempSubdirectory("approval-benchmark-").FullName, TimeProvider.System);
        var renderer = new LicenceRenderer(fonts, new SealPress(fonts), signer);
        var face = Face(ReadLayout());
        var size = 0;
        for (var i = 0; i < WarmUps; i++)
            size = Render(renderer, face, i);

        var times = new double[Rounds];
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++)
        {
            var started = Stopwatch.GetTimestamp();
            Render(renderer, face, i);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / Rounds;
        Array.Sort(times);
        output.WriteLine($"licence pdf: mean {times.Average():0.00} ms, median {times[Rounds / 2]:0.00} ms, p95 {times[Rounds * 95 / 100]:0.00} ms, {allocated / 1024} KB allocated, {size / 1024} KB file");
    }

    // Another name each time, so that nothing but fonts, frame and seal can be reused.
    private static int Render(LicenceRenderer renderer, LicenceFace face, int round)
    {
        var own = face with { LicenceCode = $"{face.LicenceCode}-{round:D6}" };
        return renderer.Render(own, DateTimeOffset.UnixEpoch.AddSeconds(round)) is RenderedDocument document
            ? document.Bytes.Length
            : throw new InvalidOperationException("The benchmark's licence cannot be rendered.");
    }

    private static LicenceLayout ReadLayout()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Approval.sln")))
            at = at.Parent;
        var file = Path.Combine(at!.FullName, "definitions", "bundles", "company-opening", "licence-layout.json");
        return LicenceLayoutReader.ReadFile(file).Value ?? throw new InvalidDataException($"{file} is not a layout.");
    }

    private static LicenceFace Face(LicenceLayout layout) => new(
        layout,
        "企业开办综合证照",
        "正本",
        layout.Face.Fields.Select((field, i) => (field.Field, Values[i % Values.Length])).ToDictionary(StringComparer.Ordinal),
        [.. Components()],
        "1.2.156.3005.2.11330110002501234A.000000123.001.K",
        new Uri("https://sp.yuhang.gov.cn/verify/7Q2M-X9KD-4TZB-W6HR"),
        "杭州市余杭区市场监督管理局",
        new DateOnly(2026, 11, 21));

    private static IEnumerable<ComponentFace> Components()
    {
        string[] names = ["营业执照（企业设立登记）", "公章刻制备案", "税务登记信息确认", "社会保险登记", "职工参保登记", "住房公积金缴存登记", "银行预约开户"];
        return names.Select((name, i) => new ComponentFace(name, $"3301102026{i:D6}", "杭州市余杭区人力资源和社会保障局", "有效", i % 2 == 0 ? null : new DateOnly(2031, 11, 20)));
    }
}
