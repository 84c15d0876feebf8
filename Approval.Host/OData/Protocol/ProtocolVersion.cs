using Approval.Host.OData.Query;

namespace Approval.Host.OData.Protocol;

/// <summary>Versions of the protocol: 4.0 is spoken, and 4.01 clients are answered in it.</summary>
internal static class ProtocolVersion
{
    public static void Check(ODataRequest request)
    {
        if (request.Header("OData-Version") is { } spoken && spoken is not ("4.0" or "4.01"))
            throw Refused("OData-Version", spoken);
        if (request.Header("OData-MaxVersion") is { } most && !most.StartsWith("4.", StringComparison.Ordinal))
            throw Refused("OData-MaxVersion", most);
    }

    private static QueryRefusedException Refused(string header, string value) => new(new ODataProblem(400, "protocol.version",
        $"本服务使用 OData 4.0，不支持 {header}: {value}。", $"This service speaks OData 4.0; {header}: {value} is not supported.", header));
}
