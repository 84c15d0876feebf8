using Approval.Workflows.Scripting;
using Shouldly;
using Xunit;

namespace Approval.Workflows.Tests.Scripting;

public sealed class ScriptSyntaxTests
{
    [Theory]
    [InlineData("1 +", 1, 4, "Unexpected end of script")]
    [InlineData("let a = 1;\nlet b = ;", 2, 9, "Unexpected ';'")]
    [InlineData("let a; let a;", 1, 12, "'a' has already been declared")]
    [InlineData("var a; let a;", 1, 12, "'a' has already been declared")]
    [InlineData("let a; { var a; }", 1, 14, "'a' has already been declared")]
    [InlineData("{ var a; let a; }", 1, 14, "'a' has already been declared")]
    [InlineData("try { } catch (e) { let e; }", 1, 25, "'e' has already been declared")]
    [InlineData("const a;", 1, 7, "This declaration needs a value")]
    [InlineData("let [a];", 1, 5, "This declaration needs a value")]
    [InlineData("foo(1, 2", 1, 4, "This '(' is never closed")]
    [InlineData("[1, 2}", 1, 6, "Unexpected '}', ']' was expected")]
    [InlineData("1 }", 1, 3, "Unexpected '}'")]
    [InlineData("'abc", 1, 1, "This string is never closed")]
    [InlineData("`abc", 1, 1, "This template is never closed")]
    [InlineData("`a${1", 1, 1, "This '${' is never closed")]
    [InlineData("/* x", 1, 1, "This comment is never closed")]
    [InlineData("x = /ab", 1, 5, "This regular expression is never closed")]
    [InlineData("/a(?=b)/", 1, 3, "Invalid regular expression: Lookahead and lookbehind are not supported")]
    [InlineData("\n  /(a)\\1/", 2, 8, "Invalid regular expression: Back references are not supported")]
    [InlineData("/(/", 1, 3, "Invalid regular expression: A group is never closed")]
    [InlineData("/a**/", 1, 2, "Invalid regular expression: nothing to repeat, or a range out of order")]
    [InlineData("/a/gg", 1, 4, "Invalid regular expression flags 'gg'")]
    [InlineData("a b", 1, 3, "Unexpected 'b', ';' or a new line was expected")]
    [InlineData("if (1) let a = 1;", 1, 8, "A declaration is not allowed here; put it into a block")]
    [InlineData("break;", 1, 1, "'break' is only allowed in a loop or switch")]
    [InlineData("while (1) { (() => { continue; })() }", 1, 22, "'continue' is only allowed in a loop")]
    [InlineData("for (;;) { break out; }", 1, 12, "There is no statement with the label 'out' around this")]
    [InlineData("a: { for (;;) continue a; }", 1, 15, "There is no loop with the label 'a' around this")]
    [InlineData("function* g() {}", 1, 9, "Generators are not supported")]
    [InlineData("({ *g() {} })", 1, 4, "Generators are not supported")]
    [InlineData("tag`x`", 1, 4, "Tagged templates are not supported")]
    [InlineData("10n", 1, 1, "BigInt numbers are not supported")]
    [InlineData("010", 1, 1, "This number is not valid")]
    [InlineData("1__0", 1, 1, "A numeric separator must stand between digits")]
    [InlineData("3in []", 1, 1, "This number is not valid")]
    [InlineData("'\\08'", 1, 2, "Octal escapes are not supported")]
    [InlineData("'\\u{110000}'", 1, 2, "This escape is not valid")]
    [InlineData("eval('1')", 1, 1, "eval is not available")]
    [InlineData("import x from 'y'", 1, 1, "import is not available")]
    [InlineData("export default 1", 1, 1, "export is not available")]
    [InlineData("with (a) b", 1, 1, "with is not available")]
    [InlineData("1 = 2", 1, 1, "This cannot be assigned to")]
    [InlineData("f() = 2", 1, 1, "This cannot be assigned to")]
    [InlineData("++1", 1, 1, "This cannot be assigned to")]
    [InlineData("-1 ** 2", 1, 4, "A unary operator before '**' needs parentheses")]
    [InlineData("a ?? b || c", 1, 8, "'??' cannot be mixed with '||' or '&&' without parentheses")]
    [InlineData("({ a = 1 })", 1, 6, "Unexpected '=', ':' was expected")]
    [InlineData("super.x", 1, 1, "'super' is only allowed in methods and constructors")]
    [InlineData("class A { constructor() { super(); } }", 1, 32, "'super()' is only allowed in the constructor of a class with 'extends'")]
    [InlineData("class A { constructor() {} constructor() {} }", 1, 28, "A class has one constructor")]
    [InlineData("() => { await 1 }", 1, 9, "'await' is only allowed in async functions and outside functions")]
    [InlineData("throw\n1", 2, 1, "The value to throw must stand on the same line")]
    [InlineData("try { }", 1, 8, "Unexpected end of script, 'catch' or 'finally' was expected")]
    [InlineData("switch (1) { default: default: }", 1, 23, "Unexpected 'default', a switch has one default")]
    [InlineData("delete a", 1, 1, "Only a member of an object can be deleted")]
    [InlineData("a.#b", 1, 3, "A private name is only allowed in a class")]
    [InlineData("class A { #a; m() { return this.#b; } }", 1, 33, "No class declares the private name '#b'")]
    [InlineData("x = @", 1, 5, "Unexpected character '@'")]
    [InlineData("中 文", 1, 3, "Unexpected '文', ';' or a new line was expected")]
    [InlineData("((a)) => 1", 1, 2, "Unexpected '(', a name was expected")]
    [InlineData("(a, a) => 1", 1, 5, "'a' has already been declared")]
    [InlineData("({ get a(b) { } })", 1, 9, "A getter has no parameters")]
    public void Parse_WrongSource_NamesPlaceAndReason(string source, int line, int column, string message)
    {
        var wrong = Should.Throw<ScriptSyntaxException>(() => Script.Parse(source));
        wrong.Message.ShouldBe(message);
        (wrong.Line, wrong.Column).ShouldBe((line, column));
    }

    [Theory]
    [InlineData("let a = null;\n  a.b", 2, 4, "TypeError: Cannot read properties of null (reading 'b')")]
    [InlineData("\nmissing", 2, 1, "ReferenceError: missing is not defined")]
    [InlineData("const f = 1;\n\n f()", 3, 2, "TypeError: f is not a function")]
    [InlineData("1;\n throw new RangeError('too far')", 2, 8, "RangeError: too far")]
    [InlineData("throw 'plain'", 1, 1, "\"plain\"")]
    [InlineData("throw { message: 'm', name: 'N' }", 1, 1, "N: m")]
    [InlineData("throw { get message() { for (;;); } }", 1, 1, "[object Object]")]
    [InlineData("[].reduce((a, b) => a)", 1, 10, "TypeError: Reduce of empty array with no initial value")]
    [InlineData("const c = 1; c = 2", 1, 14, "TypeError: Assignment to constant variable.")]
    [InlineData("await Promise.reject(new Error('late'))", 1, 22, "Error: late")]
    [InlineData("new Promise(() => {})", 1, 1, "TypeError: This promise will never be settled: scripts cannot wait")]
    public void Run_UncaughtError_NamesPlaceAndReason(string source, int line, int column, string message)
    {
        var thrown = Should.Throw<ScriptRuntimeException>(() => Runner.Run(source));
        thrown.Message.ShouldBe(message);
        (thrown.Line, thrown.Column).ShouldBe((line, column));
    }

    [Fact]
    public void Parse_FreeNames_AreThoseNobodyDeclares() =>
        Script.Parse("const a = getB(x => x + y); Math.max(a)").FreeNames.ShouldBe(["getB", "y", "Math"]);
}
