using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Approval.Forms.Identifiers;

namespace Approval.Forms.DataElements;

/// <summary>How values of a kind are read, written canonically and checked.</summary>
internal abstract class KindBehaviour
{
    private static readonly FrozenDictionary<ElementKind, KindBehaviour> Table = new Dictionary<ElementKind, KindBehaviour>
    {
        [ElementKind.Text] = new TextBehaviour(longest: 1_000, breaks: false),
        [ElementKind.LongText] = new TextBehaviour(longest: 20_000, breaks: true),
        [ElementKind.Integer] = new NumberBehaviour(decimals: 0),
        [ElementKind.Decimal] = new NumberBehaviour(decimals: 12),
        [ElementKind.Money] = new NumberBehaviour(decimals: 2),
        [ElementKind.Percentage] = new NumberBehaviour(decimals: 6, minimum: 0, maximum: 100),
        [ElementKind.Date] = new DateBehaviour(),
        [ElementKind.DateTime] = new DateTimeBehaviour(),
        [ElementKind.YearMonth] = new YearMonthBehaviour(),
        [ElementKind.YesNo] = new YesNoBehaviour(),
        [ElementKind.Choice] = new CodeBehaviour(),
        [ElementKind.CodeList] = new CodeBehaviour(),
        [ElementKind.Choices] = new ChoicesBehaviour(),
        [ElementKind.Division] = new IdentifierBehaviour((text, _) => Divisions.Check(text)),
        [ElementKind.Industry] = new IdentifierBehaviour((text, _) => Industries.Check(text)),
        [ElementKind.CreditCode] = new IdentifierBehaviour((text, _) => CreditCodes.Check(text)),
        [ElementKind.IdNumber] = new IdentifierBehaviour(IdNumbers.Check),
        [ElementKind.Phone] = new IdentifierBehaviour((text, _) => PhoneNumbers.Check(text)),
        [ElementKind.Email] = new IdentifierBehaviour((text, _) => EmailAddresses.Check(text)),
        [ElementKind.Address] = new AddressBehaviour(),
        [ElementKind.Attachment] = new ReferenceBehaviour(),
        [ElementKind.Picture] = new ReferenceBehaviour(),
        [ElementKind.Signature] = new ReferenceBehaviour(),
    }.ToFrozenDictionary();

    /// <summary>
    /// The behaviour of a kind; null for groups, which are checked row by row, for computed elements, whose value is never
    /// taken from outside, and for static kinds.
    /// </summary>
    public static KindBehaviour? Of(ElementKind kind) => Table.GetValueOrDefault(kind);

    /// <summary>The canonical value; null after a finding that makes it wrong.</summary>
    public abstract JsonNode? Normalise(JsonNode value, ValueCheck check);
}
