using Approval.Workflows.Scripting.Tree;

namespace Approval.Workflows.Scripting.Syntax;

internal sealed partial class Parser
{
    private ClassExpression ParseClass(bool needsName)
    {
        var position = Current.Start;
        ExpectWord("class");
        var name = needsName || Current.Kind == TokenKind.Name ? ExpectName() : "";
        Descend();
        var outer = _scope;
        _scope = NewScope(outer, null);
        Name? inner = null;
        if (name.Length > 0)
        {
            Declare(name, BindingKind.Const, position).DeclaredAt = int.MaxValue;
            inner = NewName(name, position);
            inner.Declares = true;
        }
        var parent = AcceptWord("extends") ? ParseLeftHandSide() : null;
        _classDepth++;
        var (constructor, members) = ParseClassBody(parent is not null, position);
        _classDepth--;
        constructor.Info.Name = name;
        var made = new ClassExpression(name, inner, _scope.Layout, parent, constructor, members) { Position = position };
        _scope = outer;
        _depth--;
        return made;
    }

    private (FunctionExpression Constructor, ClassMember[] Members) ParseClassBody(bool isDerived, int position)
    {
        var kind = isDerived ? FunctionKind.DerivedConstructor : FunctionKind.ClassConstructor;
        FunctionExpression? constructor = null;
        var members = new List<ClassMember>();
        Expect("{");
        while (!Is("}"))
        {
            if (Accept(";")) continue;
            if (IsWord("constructor") && IsAt(_at + 1, "("))
            {
                if (constructor is not null) throw Error("A class has one constructor");
                _at++;
                constructor = ParseMethod(kind, false);
            }
            else
            {
                members.Add(ParseClassMember());
            }
        }
        Expect("}");
        constructor ??= ParseFunction(new FunctionInfo { Kind = kind, IsDefaultDerived = isDerived }, position, static () => { });
        return (constructor, [.. members]);
    }

    private ClassMember ParseClassMember()
    {
        var isStatic = IsWord("static") && !IsAt(_at + 1, "(") && !IsAt(_at + 1, "=") && !IsAt(_at + 1, ";") && !IsAt(_at + 1, "}");
        if (isStatic) _at++;
        if (isStatic && Is("{")) throw Error("Static blocks are not supported");
        var isBareField = Current.Kind == TokenKind.Name && _tokens[_at + 1].AfterNewLine;
        var isAsync = false;
        var kind = isBareField ? MemberKind.Value : ParseMemberKind(out isAsync);
        if (Current.Kind == TokenKind.PrivateName) _privateDeclared.Add(Current.Text);
        var (key, computed) = ParsePropertyKey();
        if (kind != MemberKind.Value || Is("("))
        {
            var method = ParseMethod(FunctionKind.Method, isAsync, kind);
            return new ClassMember(new Member(kind == MemberKind.Value ? MemberKind.Method : kind, key, computed, method), isStatic, false);
        }
        var value = Accept("=") ? ParseFieldValue(key as string ?? "") : null;
        EndStatement();
        return new ClassMember(new Member(MemberKind.Value, key, computed, value ?? (Expression)new Literal(default)), isStatic, true);
    }

    // The value is computed like the body of a method, so that it sees `this`.
    private FunctionExpression ParseFieldValue(string name)
    {
        var info = new FunctionInfo { Kind = FunctionKind.Method };
        return ParseFunction(info, Current.Start, () => info.Result = new Named(ParseAssignment(), name));
    }
}
