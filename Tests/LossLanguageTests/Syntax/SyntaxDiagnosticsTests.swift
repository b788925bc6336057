import Testing

@testable import LossLanguage

/// What the parser says, drawn under what was written.
struct SyntaxDiagnosticsTests {
  @Test func `signs of other languages get ours`() {
    check(
      """
      a ** 2
        ^^
      error foreign-operator: `**` is no sign of this language
      help: write `a ^ b` for a power
      """)
    check(
      """
      a // 2
        ^^
      error foreign-operator: `//` is no sign of this language
      help: write `floor(a / b)` for a division without remainder; a comment starts with `#`
      """)
    check(
      """
      a && b
        ^^
      error foreign-operator: `&&` is no sign of this language
      help: write `a and b`
      """)
    check(
      """
      a | b
        ^
      error foreign-operator: `|` is no sign of this language
      help: write `a or b`
      """)
    check(
      """
      x = !a
          ^
      error foreign-operator: `!` is no sign of this language
      help: write `not a`, or `a != b` for unequal
      """)
    check(
      """
      x = ~m
          ^
      error foreign-operator: `~` is no sign of this language
      help: write `not a`, or `a != b` for unequal
      """)
    check(
      """
      x += 1
        ^^
      error foreign-operator: `+=` is no sign of this language
      help: a name is defined once; give the new value a name of its own
      """)
    check(
      """
      x := 1
        ^^
      error foreign-operator: `:=` is no sign of this language
      help: write `name = value`
      """)
    check(
      """
      a === b
        ^^^
      error foreign-operator: `===` is no sign of this language
      help: write `==`
      """)
    check(
      """
      a <> b
        ^^
      error foreign-operator: `<>` is no sign of this language
      help: write `!=`
      """)
    check(
      """
      x => x
        ^^
      error foreign-operator: `=>` is no sign of this language
      help: write `x -> body` for a function, `>=` for a comparison
      """)
    check(
      """
      a; b
       ^
      error foreign-operator: `;` is no sign of this language
      help: write one statement a line
      """)
    check(
      """
      x = {1}
          ^
      error foreign-operator: `{` is no sign of this language
      help: write `[1, 2]` for an array, `record(a=1, b=2)` for named values
      """)
    check(
      """
      5 ÷ 2
        ^
      error foreign-operator: `÷` is no sign of this language
      help: write `/`
      """)
  }

  @Test func `words of other languages get ours`() {
    check(
      """
      y if y > 0 else 0
        ^^
      error foreign-operator: a conditional begins with its `if`
      help: write `if c then a else b`
      """)
    check(
      """
      c ? a : b
        ^
      error foreign-operator: `c ? a : b` is no conditional of this language
      help: write `if c then a else b`
      """)
    check(
      """
      f = lambda x: x^2
          ^^^^^^
      error foreign-operator: `lambda` is no word of this language
      help: write `x -> body`, or `(x, y) -> body`
      """)
    check(
      """
      def f(x): x
      ^^^
      error foreign-operator: `def` is no word of this language
      help: write `f(x) = body`
      """)
    check(
      """
      return x
      ^^^^^^
      error foreign-operator: `return` is no word of this language
      help: write `f(x) = body`; the body is the value
      """)
    check(
      """
      for i in x
      ^^^
      error foreign-operator: `for` is no word of this language
      help: write `map(x -> body, array)`; most functions take whole arrays
      """)
    check(
      """
      [x^2 for x in y]
           ^^^
      error foreign-operator: `for` is no word of this language
      help: write `map(x -> body, array)`; most functions take whole arrays
      """)
    check(
      """
      while a
      ^^^^^
      error foreign-operator: `while` is no word of this language
      help: there are no loops; `iterate(f, start, steps)` applies a function again and again
      """)
    check(
      """
      let x = 3
      ^^^
      error foreign-operator: `let` is no word of this language
      help: write `name = value`
      """)
    check(
      """
      import numpy
      ^^^^^^
      error foreign-operator: `import` is no word of this language
      help: the library is always there, and a notebook reads no other
      """)
    check(
      """
      x = True
          ^^^^
      error foreign-operator: `True` is no word of this language
      help: write `true`
      """)
    check(
      """
      f(a, None)
           ^^^^
      error foreign-operator: `None` is no word of this language
      help: write `nan` for a missing number, or leave the argument out
      """)
    check(
      """
      True = 3
      ^^^^
      error foreign-operator: `True` is no word of this language
      help: write `true`
      """)
    check(
      """
      if a then 1 elif b then 2 else 3
                  ^^^^
      error foreign-operator: `elif` is no word of this language
      help: write `else if c then a else b`
      """)
    check(
      """
      a is b
        ^^
      error foreign-operator: `is` is no word of this language
      help: write `a == b`
      """)
    check(
      """
      0 in p
        ^^
      error foreign-operator: `in` is no word of this language
      help: write `any(array == x)`
      """)
  }

  @Test func `what stands before = is a name or a function's head`() {
    check(
      """
      x + 1 = 3
            ^
      error not-a-definition: this `=` belongs to no definition
      help: write `==` for equal, `≈` for equal as rounded; a definition begins `name =` or `f(x, y) =`
      """)
    check(
      """
      check x = 3
              ^
      error not-a-definition: this `=` belongs to no definition
      help: write `==` for equal, `≈` for equal as rounded; a definition begins `name =` or `f(x, y) =`
      """)
    check(
      """
      f(x)[0] = 2
              ^
      error not-a-definition: this `=` belongs to no definition
      help: write `==` for equal, `≈` for equal as rounded; a definition begins `name =` or `f(x, y) =`
      """)
    check(
      """
      3 = x
        ^
      error not-a-definition: this `=` belongs to no definition
      help: write `==` for equal, `≈` for equal as rounded; a definition begins `name =` or `f(x, y) =`
      """)
    check(
      """
      a = b = c
            ^
      error not-a-definition: this `=` belongs to no definition
      help: write `==` for equal, `≈` for equal as rounded; a definition begins `name =` or `f(x, y) =`
      """)
    check(
      """
      y = (x = 3)
             ^
      error not-a-definition: this `=` belongs to no definition
      help: write `==` for equal, `≈` for equal as rounded; a definition begins `name =` or `f(x, y) =`
      """)
    check(
      """
      f(a.b = 3)
            ^
      error not-a-definition: this `=` belongs to no definition
      help: write `==` for equal, `≈` for equal as rounded; a definition begins `name =` or `f(x, y) =`
      """)
    check(
      """
      if x = 3 then 1 else 2
           ^
      error not-a-definition: this `=` belongs to no definition
      help: write `==` for equal, `≈` for equal as rounded; a definition begins `name =` or `f(x, y) =`
      """)
    check(
      """
      f(2) = 3
        ^
      error not-a-definition: the parameters of a definition are names
      help: write `f(x, y, k=1) = body`; `==` to compare
      """)
    check(
      """
      f(x + 1) = 3
          ^
      error not-a-definition: the parameters of a definition are names
      help: write `f(x, y, k=1) = body`; `==` to compare
      """)
  }

  @Test func `characters without a meaning`() {
    check(
      """
      'text'
      ^^^^^^
      error unexpected-character: a text stands in double quotes
      help: write `"text"`
      """)
    check(
      """
      don't
         ^
      error unexpected-character: a text stands in double quotes
      help: write `"text"`
      """)
    check(
      """
      x = “a”
          ^
      error unexpected-character: `“` has no meaning here
      help: write a straight `"`
      """)
    check(
      """
      $x$
      ^
      error unexpected-character: `$` has no meaning here
      help: mathematics in LaTeX stands in the prose, outside cells
      """)
    check(
      """
      x²
       ^
      error unexpected-character: `²` has no meaning here
      help: write `x^2`
      """)
    check(
      """
      x = 5 – 3
            ^
      error unexpected-character: `–` has no meaning here
      help: write `-`
      """)
    check(
      """
      a → b
        ^
      error unexpected-character: `→` has no meaning here
      help: write `->`
      """)
    check(
      """
      x = \u{200B}3
          ^
      error unexpected-character: the character U+200B has no meaning here
      help: take it away, or put it into a text, `"..."`
      """)
    check(
      """
      @
      ^
      error missing-expression: nothing stands before `@`
      help: write the expression that is due before it
      """)
    check(
      """
      a ≅ b
        ^
      error unexpected-character: `≅` has no meaning here
      help: write `≈`, or `~=`
      """)
  }

  @Test func `texts`() {
    check(
      #"""
      x = "abc
          ^^^^ no `"` up to the end of the line
      error unclosed-text: this text is never closed
      help: a text ends on its line; write `\n` for a line break in it
      """#)
    check(
      #"""
      x = "a\qb"
            ^^
      error bad-escape: `\q` is no escape
      help: write one of `\"` `\\` `\n` `\t` `\u{2248}`
      """#)
    check(
      #"""
      x = "a\u{110000}"
            ^^^^^^^^^^
      error bad-escape: `\u{110000}` is no escape
      help: write one of `\"` `\\` `\n` `\t` `\u{2248}`
      """#)
  }

  @Test func `numbers`() {
    check(
      """
      2x
      ^^
      error bad-number: a letter stands directly after the number `2`
      help: write `2*x` to multiply
      """)
    check(
      """
      y = 0xFF
          ^^^^
      error bad-number: a letter stands directly after the number `0`
      help: write the number in decimal; `0xFF` is 255
      """)
    check(
      """
      1.2.3
      ^^^^^ a second point
      error bad-number: `1.2.3` is no number
      help: a number has one decimal point
      """)
    check(
      """
      1e400
      ^^^^^ the largest is about 1.8e308
      error bad-number: `1e400` is too large for a double
      help: write `inf` if infinity is meant
      """)
    check(
      """
      1_
      ^^
      error bad-number: a letter stands directly after the number `1`
      help: write underscores between digits only, `1_000`
      """)
    check(
      """
      2e
      ^^
      error bad-number: a letter stands directly after the number `2`
      help: write `2*e` to multiply
      """)
    check(
      """
      5.x
      ^^^
      error bad-number: a letter stands directly after the number `5.`
      help: write `5.*x` to multiply
      """)
  }

  @Test func `brackets`() {
    check(
      """
      f(1, 2
       ^ opened here
      error unclosed-bracket: this `(` is never closed
      help: write the `)`
      """)
    check(
      """
      x = [1, (2, 3]
              ^ opened here
                ^ `)` is due before this
      error unclosed-bracket: this `(` is never closed
      help: write the `)`
      """)
    check(
      """
      f(1, [2, 3)
           ^ opened here
                ^ `]` is due before this
      error unclosed-bracket: this `[` is never closed
      help: write the `]`
      """)
    check(
      """
      z = (1 + 2
          ^ opened here
      w = 3
      error unclosed-bracket: this `(` is never closed
      help: write the `)`
      """)
    check(
      """
      x = 3)
           ^
      error unexpected-token: this `)` closes nothing
      help: take it away, or open a bracket before it
      """)
    check(
      """
      x]
       ^
      error unexpected-token: this `]` closes nothing
      help: take it away, or open a bracket before it
      """)
    check(
      """
      f(1 2)
          ^
        ^
      error unexpected-token: `1` and `2` stand side by side
      help: write `1, 2` for two, `1 * 2` to multiply
      """)
    check(
      """
      [1, 2
          ^
       3, 4]
       ^
      error unexpected-token: `2` and `3` stand side by side
      help: write `2, 3` for two, `2 * 3` to multiply
      """)
    check(
      """
      f(a b)
          ^
        ^
      error unexpected-token: `a` and `b` stand side by side
      help: write `a, b` for two, `a(b)` to call, `a * b` to multiply
      """)
    check(
      """
      f()(
         ^ opened here
      error unclosed-bracket: this `(` is never closed
      help: write the `)`
      """)
    check(
      """
      (1, 2)
        ^ a comma between them
      error unexpected-token: values in parentheses are not a value
      help: write `[a, b]` for an array, `(a, b) -> body` for a function
      """)
    check(
      """
      ()
       ^
      error missing-expression: nothing stands before `)`
      help: write the expression that is due before it
      """)
    check(
      """
      x[]
       ^^
      error missing-expression: this index is empty
      help: write `x[0]`, or `x[:]` for all
      """)
  }

  @Test func `two expressions side by side`() {
    check(
      """
      mean x
           ^
      ^^^^
      error unexpected-token: `mean` and `x` stand side by side
      help: write `mean(x)` to call, `mean * x` to multiply
      """)
    check(
      """
      x = 2 x
            ^
          ^
      error unexpected-token: `2` and `x` stand side by side
      help: write `2 * x` to multiply
      """)
    check(
      """
      f(x) y
           ^
         ^
      error unexpected-token: `)` and `y` stand side by side
      help: write an operator between them, or begin a new line
      """)
    check(
      """
      x "label"
        ^^^^^^^
      ^
      error unexpected-token: `x` and `"label"` stand side by side
      help: write an operator between them, or begin a new line
      """)
    check(
      """
      y = 0.5 nats
              ^^^^
      error bad-claim: a unit stands only behind `≈`
      help: write `x ≈ 0.5 nats`; in an expression the functions give their values a unit
      """)
  }

  @Test func `operands that are missing`() {
    check(
      """
      x = 1 +
            ^
      y = 3
      error missing-expression: nothing follows `+`
      help: write the expression that is due behind it
      """)
    check(
      """
      x =
        ^
      error missing-expression: nothing follows `=`
      help: write the expression that is due behind it
      """)
    check(
      """
      f(a,, b)
          ^
      error missing-expression: nothing stands before `,`
      help: write the expression that is due before it
      """)
    check(
      """
      x = * 2
          ^
      error missing-expression: nothing stands before `*`
      help: write the expression that is due before it
      """)
    check(
      """
      f(1 + )
          ^
      error missing-expression: nothing follows `+`
      help: write the expression that is due behind it
      """)
    check(
      """
      f(k=)
        ^^
      error missing-expression: the argument `k` has no value
      help: write `k=value`, or leave it out for its default
      """)
    check(
      """
      x.
       ^
      error unexpected-token: a name is due behind the point
      help: write `t.column`; `t["any header"]` for a header that is no name, `x[0]` for an element
      """)
    check(
      """
      t.2
       ^
      error unexpected-token: a name is due behind the point
      help: write `t.column`; `t["any header"]` for a header that is no name, `x[0]` for an element
      """)
    check(
      """
      x = -
          ^
      error missing-expression: nothing follows `-`
      help: write the expression that is due behind it
      """)
    check(
      """
      and b
      ^^^
      error missing-expression: nothing stands before `and`
      help: write the expression that is due before it
      """)
    check(
      """
      a or
        ^^
      error missing-expression: nothing follows `or`
      help: write the expression that is due behind it
      """)
  }

  @Test func `percentages outside claims`() {
    check(
      """
      x = 12.5%
              ^
      error missing-expression: nothing follows the operator `%`, the remainder of a division
      help: percentages are written in claims only, `x ≈ 12.5%`; in an expression write 0.125
      """)
    check(
      """
      f(12.5%)
            ^
      error missing-expression: nothing follows the operator `%`, the remainder of a division
      help: percentages are written in claims only, `x ≈ 12.5%`; in an expression write 0.125
      """)
    check(
      """
      x = 5%
           ^
      y = 3
      error missing-expression: nothing follows the operator `%`, the remainder of a division
      help: percentages are written in claims only, `x ≈ 12.5%`; in an expression write 0.125
      """)
    check(
      """
      check x ≈ 50%
                  ^
      error missing-expression: nothing follows the operator `%`, the remainder of a division
      help: percentages are written in claims only, `x ≈ 12.5%`; in an expression write 0.125
      """)
  }

  @Test func `conditionals and functions`() {
    check(
      """
      if
      ^^
      error missing-expression: nothing follows `if`
      help: write the expression that is due behind it
      """)
    check(
      """
      if a
         ^ `then` is missing behind this
      ^^
      error unexpected-token: this `if` has no `then`
      help: write `if condition then a else b`; a value is needed in either case
      """)
    check(
      """
      x = if a then b
                    ^ `else` is missing behind this
          ^^
      error unexpected-token: this `if` has no `else`
      help: write `if condition then a else b`; a value is needed in either case
      """)
    check(
      """
      (if a then b)
                 ^ `else` is missing behind this
       ^^
      error unexpected-token: this `if` has no `else`
      help: write `if condition then a else b`; a value is needed in either case
      """)
    check(
      """
      if a: b else c
         ^ `then` is missing behind this
      ^^
      error unexpected-token: this `if` has no `then`
      help: write `if condition then a else b`; a value is needed in either case
      """)
    check(
      """
      if (a) b else c
         ^^^ `then` is missing behind this
      ^^
      error unexpected-token: this `if` has no `then`
      help: write `if condition then a else b`; a value is needed in either case
      """)
    check(
      """
      if a then b, c
                ^ `else` is missing behind this
      ^^
      error unexpected-token: this `if` has no `else`
      help: write `if condition then a else b`; a value is needed in either case
      """)
    check(
      """
      then 3
      ^^^^
      error unexpected-token: this `then` belongs to no `if`
      help: write `if c then a else b`
      """)
    check(
      """
      1 + if a then b else c
          ^^
      error missing-expression: a conditional as an operand needs parentheses
      help: write `(if c then a else b)`
      """)
    check(
      """
      1 + x -> x
          ^
      error missing-expression: a function as an operand needs parentheses
      help: write `(x -> body)`
      """)
    check(
      """
      2 * (x, y) -> x
          ^
      error missing-expression: a function as an operand needs parentheses
      help: write `(x -> body)`
      """)
    check(
      """
      1 + not a
          ^^^
      error missing-expression: `not` as an operand needs parentheses
      help: write `(not a)`
      """)
    check(
      """
      2^not a
        ^^^
      error missing-expression: `not` as an operand needs parentheses
      help: write `(not a)`
      """)
    check(
      """
      f(x) -> x
           ^^
      error unexpected-token: only names stand before `->`
      help: write `x -> body` or `(x, y) -> body`
      """)
    check(
      """
      (x, x) -> x
          ^ again
       ^ first
      error duplicate-parameter: `x` is named twice
      help: give each a name of its own
      """)
    check(
      """
      (x, k=1) -> x
           ^
      error unexpected-token: a function written with `->` has no defaults
      help: define it with a name, `f(x, k=1) = body`
      """)
    check(
      """
      true -> x
      ^^^^
      error reserved-word: `true` is reserved and cannot be defined
      help: choose another name, such as `true_`
      """)
  }

  @Test func `lists without brackets`() {
    check(
      """
      1, 2
       ^
      error unexpected-token: `,` stands where the end of the line is due
      help: write `[a, b]` for an array, and each definition on a line of its own
      """)
    check(
      """
      a, b = 1, 2
       ^
      error unexpected-token: `,` stands where the end of the line is due
      help: write `[a, b]` for an array, and each definition on a line of its own
      """)
    check(
      """
      x: 3
       ^
      error unexpected-token: `:` stands where the end of the line is due
      help: `:` stands in an index only, `x[1:3]`
      """)
  }

  @Test func `reserved words and parameters`() {
    check(
      """
      if = 3
      ^^
      error reserved-word: `if` is reserved and cannot be defined
      help: choose another name, such as `if_`
      """)
    check(
      """
      f(true) = 3
        ^^^^
      error reserved-word: `true` is reserved and cannot be defined
      help: choose another name, such as `true_`
      """)
    check(
      """
      f(x, where) = 3
           ^^^^^
      error reserved-word: `where` is reserved and cannot be defined
      help: choose another name, such as `where_`
      """)
    check(
      """
      f(x, x) = x
           ^ again
        ^ first
      error duplicate-parameter: `x` is named twice
      help: give each a name of its own
      """)
    check(
      """
      f(k=1, x) = x
             ^
      error bad-parameter: the parameter `x` has no default and stands behind `k`, which has one
      help: write the parameters without a default first
      """)
    check(
      """
      f(k=) = x
        ^^
      error missing-expression: the parameter `k` has no default behind its `=`
      help: write `k=value`, or `k` for a parameter that every call gives
      """)
    check(
      """
      x = y where if = 4
                  ^^
      error reserved-word: `if` is reserved and cannot be defined
      help: choose another name, such as `if_`
      """)
  }

  @Test func `bindings`() {
    check(
      """
      x where a = 1
        ^^^^^
      error unexpected-token: `where` belongs to a definition
      help: write `name = expression where a = ...`
      """)
    check(
      """
      x = y where
            ^^^^^
      error unexpected-token: a binding has no name
      help: write a name behind this
      """)
    check(
      """
      x = y where a
                   ^
      error unexpected-token: the line ends where `=` is due
      help: write `=` here
      """)
    check(
      """
      x = y where a = 1, a = 2
                         ^ again
                  ^ first
      error duplicate-name: `a` is named twice
      help: give each a name of its own
      """)
    check(
      """
      x = y where f(a) = a
                  ^
      error not-a-definition: `where` binds names, and this is a function
      help: write `f = x -> body`
      """)
    check(
      """
      x = y where 3 = 4
                  ^
      error unexpected-token: `3` is no name for a binding
      help: a name is a letter or `_`, then letters, digits, `_`
      """)
  }

  @Test func `claims`() {
    check(
      """
      x ≈ y + 1
          ^^^^^
      error bad-claim: a claim states a literal, and this is an expression
      help: write `check x ≈ y + 1` to compare two expressions
      """)
    check(
      """
      x !≈ y
           ^
      error bad-claim: a claim states a literal, and this is an expression
      help: write `refute x ≈ y` to compare two expressions
      """)
    check(
      """
      x ≈ 5/9
          ^^^
      error bad-claim: a claim states a literal, and this is an expression
      help: write `check x ≈ 5/9` to compare two expressions
      """)
    check(
      """
      x ≈
        ^
      error missing-expression: nothing is claimed behind `≈`
      help: write the value, or `?` for `accept` to fill it in
      """)
    check(
      """
      ≈ 3
      ^
      error missing-expression: nothing stands before `≈`
      help: write the expression that is due before it
      """)
    check(
      """
      x ≈ 0.5 nat
              ^^^
      error bad-claim: `nat` cannot follow what is claimed
      help: behind `≈` a number may have the unit `nats` or `bits`; `==` takes a bare literal
      """)
    check(
      """
      x ≈ 0.5 nats ± 0.1
                   ^
      error bad-claim: the tolerance stands before the unit
      help: write `x ≈ 0.5 ± 0.01 nats`
      """)
    check(
      """
      x ≈ 0.5 ≈ 0.6
              ^
      error bad-claim: a statement makes one claim
      help: write the second on a line of its own
      """)
    check(
      """
      x ≈ 0.5 ± y
                ^
      error bad-claim: a tolerance is one number, behind a claim of numbers
      help: write `x ≈ 0.5 ± 0.01`
      """)
    check(
      """
      x ≈ 0.5 ± -1
                ^
      error bad-claim: a tolerance is one number, behind a claim of numbers
      help: write `x ≈ 0.5 ± 0.01`
      """)
    check(
      """
      x ≈ 0.5 ± 2%
                ^^
      error bad-claim: the tolerance is a percentage and the claimed number is not
      help: write both alike: `x ≈ 12.5% ± 0.1%` or `x ≈ 0.125 ± 0.001`
      """)
    check(
      """
      x ≈ true ± 1
                 ^
      error bad-claim: a tolerance is one number, behind a claim of numbers
      help: write `x ≈ 0.5 ± 0.01`
      """)
    check(
      """
      x ≈ [?, ?]
           ^
      error missing-expression: `?` is no expression
      help: `x ≈ ?` asks `accept` to fill in the value of `x`
      """)
    check(
      """
      x ≈ [1, 2
          ^ opened here
      error unclosed-bracket: this `[` is never closed
      help: write the `]`
      """)
    check(
      """
      x ≈ 1,5
           ^
      error bad-claim: a claim ends before this `,`
      help: write `0.5` with a decimal point, `[1, 2]` for an array
      """)
    check(
      """
      x ≈ 0.5 0.6
              ^^^
          ^^^
      error unexpected-token: `0.5` and `0.6` stand side by side
      help: write `0.5 * 0.6` to multiply
      """)
    check(
      """
      x == 0.5 nats
               ^^^^
      error bad-claim: a unit stands only behind `≈`
      help: write `x ≈ 0.5 nats`; in an expression the functions give their values a unit
      """)
    check(
      """
      x == 1 ± 2
             ^
      error bad-claim: `±` is no operator
      help: a statement may end in one claim, `x ≈ 0.5 ± 0.1`; `check a ≈ b` compares two expressions
      """)
    check(
      """
      x == ?
           ^
      error missing-expression: `?` is no expression
      help: `x ≈ ?` asks `accept` to fill in the value of `x`
      """)
    check(
      """
      x = y ≈ 0.5
            ^
      error bad-claim: a definition makes no claim
      help: write the claim on a line of its own, `x ≈ ...`
      """)
    check(
      """
      (x ≈ 3)
         ^
      error bad-claim: `≈` is no operator
      help: a statement may end in one claim, `x ≈ 0.5 ± 0.1`; `check a ≈ b` compares two expressions
      """)
  }

  @Test func `statements`() {
    check(
      """
      check
      ^^^^^
      error missing-expression: `check` begins a statement here, and its expression is missing
      help: write `(check)` if a name is meant
      """)
    check(
      """
      steps * 2
      ^^^^^
      error missing-expression: `steps` begins a statement here, and its expression is missing
      help: write `(steps)` if a name is meant
      """)
    check(
      """
      steps x ≈ 3
              ^
      error bad-claim: `≈` is no operator
      help: a statement may end in one claim, `x ≈ 0.5 ± 0.1`; `check a ≈ b` compares two expressions
      """)
    check(
      """
      check a !≈ b
              ^^
      error bad-claim: `check` and `refute` compare with `≈` only
      help: `refute a ≈ b` holds when they differ
      """)
    check(
      """
      check a ≈ ?
                ^
      error missing-expression: `?` is no expression
      help: `x ≈ ?` asks `accept` to fill in the value of `x`
      """)
    check(
      """
      check a ≈ b ≈ c
                  ^
      error bad-claim: `≈` is no operator
      help: a statement may end in one claim, `x ≈ 0.5 ± 0.1`; `check a ≈ b` compares two expressions
      """)
    check(
      """
      formula
      ^^^^^^^
      error missing-expression: `formula` begins a statement here, and its expression is missing
      help: write `(formula)` if a name is meant
      """)
    check(
      """
      formula 3
              ^
      error unexpected-token: `3` is no name for a function
      help: a name is a letter or `_`, then letters, digits, `_`
      """)
    check(
      """
      formula f(x)
               ^
      error unexpected-token: `formula` takes the name of a function
      help: write `formula f`; `steps` works out a call
      """)
    check(
      """
      input
      ^^^^^
      error missing-expression: `input` begins a statement here, and its expression is missing
      help: write `(input)` if a name is meant
      """)
    check(
      """
      input x
             ^
      error unexpected-token: the line ends where `=` is due
      help: write `=` here
      """)
    check(
      """
      input x = 3
                ^
      error unexpected-token: this input says not what else it could be
      help: write `from A to B` for a slider, `in [...]` for a choice, or the value `true` for a switch
      """)
    check(
      """
      input x = 3 from 1
                ^^^^^^^^
      error unexpected-token: this slider has no upper end
      help: write `input name = value from A to B step S`
      """)
    check(
      """
      input x = y z
                  ^
                ^
      error unexpected-token: `y` and `z` stand side by side
      help: write `y(z)` to call, `y * z` to multiply
      """)
    check(
      """
      input if = 3
            ^^
      error reserved-word: `if` is reserved and cannot be defined
      help: choose another name, such as `if_`
      """)
  }

  @Test func `prose`() {
    check(
      """

      ^
      error missing-expression: an expression is due here
      help: write what is to be computed
      """, prose: true)
    check(
      """
      x = 3
        ^
      error not-a-definition: prose shows values and defines no names
      help: define the name in a `loss` cell; write `==` or `≈` for a claim
      """, prose: true)
    check(
      """
      x # note
        ^^^^^^
      error unexpected-character: an expression in prose has no comments
      help: say it in the prose around the expression
      """, prose: true)
    check(
      """
      check a
      ^^^^^
      error unexpected-token: prose shows values, and `check` begins a statement of a cell
      help: write it in a `loss` cell
      """, prose: true)
    check(
      """
      x ≈ 0.5 extra
              ^^^^^
      error bad-claim: `extra` cannot follow what is claimed
      help: behind `≈` a number may have the unit `nats` or `bits`; `==` takes a bare literal
      """, prose: true)
    check(
      """
      a; b
       ^
      error foreign-operator: `;` is no sign of this language
      help: write one statement a line
      """, prose: true)
  }
}
