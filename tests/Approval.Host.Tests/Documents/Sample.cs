using Approval.Host.Documents.Layouts;
using Approval.Host.Documents.Licences;

namespace Approval.Host.Tests.Documents;

/// <summary>A licence as the opening of a company yields it.</summary>
internal static class Sample
{
    public const string VerifyUrl = "https://sp.yuhang.gov.cn/verify/7Q2M-X9KD-4TZB-W6HR";
    public const string Issuer = "杭州市余杭区市场监督管理局";

    private static readonly (string Name, string Issuer)[] Items =
    [
        ("营业执照（企业设立登记）", "杭州市余杭区市场监督管理局"),
        ("公章刻制备案", "杭州市公安局余杭区分局"),
        ("税务登记信息确认", "国家税务总局杭州市余杭区税务局"),
        ("社会保险登记", "杭州市余杭区人力资源和社会保障局"),
        ("职工参保登记", "杭州市余杭区人力资源和社会保障局"),
        ("住房公积金缴存登记", "杭州住房公积金管理中心"),
        ("银行预约开户", "中国工商银行余杭支行"),
    ];

    /// <summary>The bundle's layout with fields of our own, so that the bundle may change its fields.</summary>
    public static LicenceLayout WithOwnFields(LicenceLayout layout) => layout with
    {
        Face = layout.Face with
        {
            Fields =
            [
                new FaceField("name", "经营主体"),
                new FaceField("creditCode", "统一社会信用代码"),
                new FaceField("legalRepresentative", "法定代表人"),
                new FaceField("companyType", "类型", Optional: true),
                new FaceField("capital", "注册资本", Optional: true),
                new FaceField("premises", "经营场所"),
                new FaceField("industry", "行业类别"),
                new FaceField("permittedItems", "许可项目"),
            ],
        },
    };

    public static Dictionary<string, string> Face() => new(StringComparer.Ordinal)
    {
        ["name"] = "杭州云栖数智科技有限公司",
        ["creditCode"] = "91330110MA2KDTQ35X",
        ["legalRepresentative"] = "陈思远",
        ["companyType"] = "有限责任公司（自然人投资或控股）",
        ["capital"] = "人民币壹佰万元整",
        ["premises"] = "浙江省杭州市余杭区仓前街道文一西路1218号恒生科技园3幢2单元1506室",
        ["industry"] = "软件和信息技术服务业（I65）",
        ["permittedItems"] = "技术服务、技术开发、技术咨询；软件开发；信息系统集成服务。",
    };

    public static LicenceFace Licence(int components = 7, string issuer = Issuer) => new(
        PrintShop.Layout,
        "企业开办综合证照",
        "正本",
        Face(),
        [.. Enumerable.Range(0, components).Select(Component)],
        "1.2.156.3005.2.11330110002501234A.000000123.001.K",
        new Uri(VerifyUrl),
        issuer,
        new DateOnly(2026, 11, 21));

    public static LicenceFace With(string field, string value)
    {
        var face = Face();
        face[field] = value;
        return Licence() with { Face = face };
    }

    private static ComponentFace Component(int index)
    {
        var (name, issuer) = Items[index % Items.Length];
        return new ComponentFace(name, $"3301102026{index + 1:D6}", issuer, "有效", index % 2 == 0 ? null : new DateOnly(2031, 11, 20));
    }
}
