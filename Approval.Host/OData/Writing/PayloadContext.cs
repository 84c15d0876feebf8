using Approval.Host.OData.Protocol;
using Microsoft.OData.UriParser;

namespace Approval.Host.OData.Writing;

/// <summary>What a payload's context URL and links are computed from.</summary>
internal sealed record PayloadContext(Uri ServiceRoot, ODataPath Path, SelectExpandClause? SelectExpand, AnswerFormat Format);
