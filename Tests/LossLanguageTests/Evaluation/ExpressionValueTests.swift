import Testing

@testable import LossLanguage

struct ExpressionValueTests {
  @Test(arguments: [
    // Tightest first: calls, indices and members on any primary.
    ("[1, 2, 3][1]", "2"), ("record(f=x -> 2 * x).f(3)", "6"), ("[[1, 2], [3, 4]][1][0]", "3"),
    ("(x -> y -> x - y)(5)(2)", "3"),
    // Powers: right-associative, tighter than a sign, their exponent may have one.
    ("2 ^ 3 ^ 2", "512"), ("-2 ^ 2", "-4"), ("2 ^ -1", "0.5"), ("(-2) ^ 2", "4"), ("2 ^ -2 ^ 2", "0.0625"),
    ("-2 ^ -2", "-0.25"), ("[1, 2][1] ^ 2", "4"), ("2 * 3 ^ 2", "18"),
    // Signs.
    ("--2", "2"), ("-+2", "-2"), ("1 - -1", "2"), ("-[1, 2]", "[-1, -2]"), ("+true", "1"), ("-true", "-1"),
    // Products and sums from left to right.
    ("12 / 3 / 2", "2"), ("12 / 3 * 2", "8"), ("7 % 4 % 2", "1"), ("2 * 7 % 4", "2"), ("1 - 2 - 3", "-4"),
    ("1 + 2 * 3", "7"),
    ("[1, 2] @ [3, 4] * 2", "22"), ("2 * [1, 2] @ [3, 4]", "22"), ("-5 % 3", "1"), ("5 % -3", "-1"), ("-(5 % 3)", "-2"),
    ("5.5 % 2", "1.5"), ("-0.5 % 1", "0.5"),
    // Comparisons chain, `not` is looser than they, then `and`, then `or`.
    ("(1 < 2)", "true"), ("1 < 2 < 3", "true"), ("1 < 3 < 2", "false"), ("3 > 2 >= 2 > 1", "true"),
    ("1 + 1 == 2 and true", "true"),
    ("not 1 < 2", "false"), ("not false and false", "false"), ("not (false and false)", "true"),
    ("true or false and false", "true"), ("(true or false) and false", "false"), ("not true == false", "true"),
    ("(1 < 2 == true)", "false"), ("1 != 2 != 1", "true"),
    // Conditionals and functions take all that follows.
    ("if true then 1 else 2 + 3", "1"), ("(if true then 1 else 2) + 3", "4"),
    ("if false then 1 else if true then 2 else 3", "2"), ("(x -> x + 1)(1)", "2"),
    ("1 + (if 1 > 2 then 5 else 6)", "7"),
    // Other spellings.
    ("3 − 1", "2"), ("3 × 2", "6"), ("3 · 2", "6"), ("1 ≤ 2", "true"), ("1 ≥ 2", "false"), ("1 ≠ 2", "true"),
    ("π == pi", "true"), ("-∞", "-inf"),
    // Literals.
    ("1_000", "1000"), (".5", "0.5"), ("5.", "5"), ("1e3", "1000"), ("1E-7", "1e-7"),
    ("\"a\\\"\\\\\\n\\u{2248}\"", "\"a\\\"\\\\\\n≈\""),
    ("[1, 2,]", "[1, 2]"), ("[[1, 2], [3, 4]]", "[[1, 2], [3, 4]]"), ("[]", "[]"), ("[true, false]", "[true, false]"),
    ("[\"a\", \"b\"]", "[\"a\", \"b\"]"), ("[[], []]", "[] of shape [2, 0]"),
    ("[[1, 2], range(2)]", "[[1, 2], [0, 1]]"),
    // Booleans count as 0 and 1.
    ("true + true", "2"), ("3 * false", "0"), ("sum([1, 5, 2] > 1)", "2"), ("mean([true, false, true, true])", "0.75"),
    ("true * [1, 2]", "[1, 2]"), ("(true == 1)", "true"), ("true < 2", "true"), ("max(true, false)", "1"),
    ("2 ^ true", "2"),
    ("range(3)[1 * true]", "1"),
    // Texts are equal or not.
    ("(\"a\" == \"a\")", "true"), ("\"a\" != \"b\"", "true"), ("([\"a\", \"b\"] == \"b\")", "[false, true]"),
    ("[\"a\", \"b\"] != [\"a\", \"c\"]", "[false, true]"),
  ]) func `expressions`(_ expression: String, _ expected: String) {
    #expect(shown(expression) == [expected])
  }

  @Test(arguments: [
    ("if true then 1 else [1][5]", ["1"]), ("if false then nan[0] else 2", ["2"]),
    ("false and [1][5] > 0", ["false"]), ("true or [1][5] > 0", ["true"]),
    ("true and [1][5] > 0", ["index-out-of-range"]),
    ("f(x) = if x > 3 then [1][x] else x\nf(1)", ["1"]),
    // An array of conditions evaluates both.
    ("if [true] then 1 else [1][5]", ["index-out-of-range"]),
    ("if [true, false] then 1 else 2", ["[1, 2]"]), ("if [true, false] then [10, 20] else 0", ["[10, 0]"]),
    ("if [[true], [false]] then [1, 2] else 9", ["[[1, 2], [9, 9]]"]),
    ("x = [-1, 0, 2]\nif x > 0 then log(x) else 0", ["[0, 0, 0.6931471805599453]"]),
    ("if [true, false] then \"a\" else \"b\"", ["[\"a\", \"b\"]"]),
    ("if [true, false] then true else [false, true]", ["[true, true]"]),
    ("if [][:0] > 1 then 1 else 2", ["[]"]), ("if [true] then [1, 2] else 3", ["[1, 2]"]),
    ("if [true, false] then [1, 2, 3] else 0", ["shape-mismatch"]),
    ("if [true, false] then [1, 2, 3] else [1, 2]", ["shape-mismatch"]),
    ("if [true, false] then 1 else \"b\"", ["type-mismatch"]), ("if [true, false] then 1 else true", ["type-mismatch"]),
    ("if [true] then record(a=1) else record(a=1)", ["type-mismatch"]),
    ("if true then record(a=1) else 2", ["record(a=1)"]),
    // Conditions are booleans.
    ("if 1 then 2 else 3", ["not-a-condition"]), ("if [1, 0] then 2 else 3", ["not-a-condition"]),
    ("not 1", ["not-a-condition"]),
    ("1 and true", ["not-a-condition"]), ("false or 0", ["not-a-condition"]),
    ("if \"a\" then 1 else 2", ["not-a-condition"]),
    ("any([1, 0])", ["type-mismatch"]), ("filter(table(a=[1]), [1])", ["type-mismatch"]),
    ("[true, false] and [true, true]", ["[true, false]"]), ("[true, false] or true", ["[true, true]"]),
    ("not [true, false]", ["[false, true]"]),
    ("[[true], [false]] and [true, false]", ["[[true, false], [false, false]]"]),
    ("[true, false] and [true, true, true]", ["shape-mismatch"]),
  ]) func `conditions`(_ text: String, _ expected: [String]) {
    #expect(shown(text) == expected)
  }

  @Test func `a condition that is a number gets the comparison to write`() {
    #expect(run("y = 1\nif y then 2 else 3").diagnostics[0].help == "compare it: write `y == 1`")
    #expect(run("y = [1, 0]\nall(y)").diagnostics[0].help == "compare it with something: `y == 1`")
  }

  @Test(arguments: [
    ("1 + \"a\"", "type-mismatch"), ("\"a\" + \"b\"", "type-mismatch"), ("-\"a\"", "type-mismatch"),
    ("\"a\" < \"b\"", "type-mismatch"),
    ("(1 == \"a\")", "type-mismatch"), ("(\"a\" == true)", "type-mismatch"), ("table(a=[1]) + 1", "type-mismatch"),
    ("(record(a=1) == record(a=1))", "type-mismatch"), ("exp + 1", "type-mismatch"), ("exp(\"a\")", "type-mismatch"),
    ("[1, \"a\"]", "mixed-array"), ("[1, true]", "mixed-array"), ("[[1], 2]", "ragged-array"),
    ("[[1, 2], [3]]", "ragged-array"),
    ("[record(a=1)]", "mixed-array"), ("[x -> x]", "mixed-array"), ("[1, 2] + [1, 2, 3]", "shape-mismatch"),
    ("[1, 2] * [[1], [2], [3]] + [1, 2, 3]", "shape-mismatch"), ("[1, 2] @ [1, 2, 3]", "shape-mismatch"),
    ("2 @ 3", "shape-mismatch"),
    ("zeros([2, 2, 2]) @ [1, 2]", "shape-mismatch"), ("1 < [1, 2] < [1, 2, 3]", "shape-mismatch"),
    ("(\"a\" == [\"a\", \"b\"][:0])[0]", "index-out-of-range"), ("2(3)", "not-a-function"),
    ("[1](0)", "not-a-function"),
    ("record(a=1)(2)", "not-a-function"), ("record(a=1)[0]", "bad-index"), ("exp[0]", "bad-index"),
    ("3[0]", "bad-index"),
    ("\"abc\"[0]", "bad-index"), ("[1, 2][0, 0]", "bad-index"), ("[1, 2][0.5]", "bad-index"),
    ("[1, 2][\"a\"]", "bad-index"),
    ("[1, 2][true]", "bad-index"), ("[1, 2][1:2:0]", "bad-index"), ("[1, 2][0.5:]", "bad-index"),
    ("[1, 2][:[1]]", "bad-index"),
    ("[1, 2][nan:]", "bad-index"), ("[1, 2][inf]", "bad-index"), ("[1, 2][2]", "index-out-of-range"),
    ("[1, 2][-3]", "index-out-of-range"),
    ("[1, 2][[0, 5]]", "index-out-of-range"), ("[1, 2][1e300]", "index-out-of-range"),
    ("[1, 2][-1e18]", "index-out-of-range"),
    ("[][0]", "index-out-of-range"), ("[1, 2][[true]]", "shape-mismatch"),
    ("[1, 2][[true, false, true]]", "shape-mismatch"),
    ("zeros([2, 2])[[[true, false, true]]]", "shape-mismatch"), ("zeros([3, 3])[[0, 1], [0, 1, 2]]", "shape-mismatch"),
    ("record(a=1).b", "unknown-field"), ("[1].a", "unknown-field"), ("table(a=[1]).b", "unknown-column"),
    ("table(a=[1])[\"b\"]", "unknown-column"), ("table(a=[1])[0, 0]", "bad-index"),
    ("table(a=[1])[5]", "index-out-of-range"),
    ("table(a=[1, 2])[[true]]", "shape-mismatch"), ("table(a=[1])[[[0]]]", "bad-index"),
    ("mean([1], 0)", "too-many-arguments"),
  ]) func `what does not go together`(_ expression: String, _ code: String) {
    #expect(shown(expression) == [code])
  }

  @Test(arguments: [
    ("[1, 2][0:1e300]", "[1, 2]"), ("[1, 2][-1e300:1]", "[1]"), ("[1, 2, 3][::1e18]", "[1]"),
    ("[1, 2, 3][::-1e18]", "[3]"),
    ("[1, 2, 3][1e300:]", "[]"), ("1e308 * 10", "inf"), ("-1e308 * 10", "-inf"), ("1e-320 / 1e10", "0"),
    ("9007199254740993", "9.007199254740992e15"),
    ("2 ^ 1024", "inf"), ("1e300 ^ 2", "inf"), ("10 ^ -400", "0"),
    ("range(1e15, 1e15 + 2)", "[1e15, 1.000000000000001e15]"),
    ("0 * inf", "nan"), ("min(nan, 1)", "nan"), ("max([1, nan])", "nan"), ("sum([inf, -inf])", "nan"),
    ("mean([inf, 1])", "inf"),
    ("sort([inf, nan, -inf, 0])", "[-inf, 0, inf, nan]"), ("-0", "0"), ("0 * -1", "0"), ("1 / -0", "-inf"),
  ]) func `huge and undefined numbers`(_ expression: String, _ expected: String) {
    #expect(shown(expression) == [expected])
  }
}
