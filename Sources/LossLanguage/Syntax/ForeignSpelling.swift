/// A sign that other languages have and this one has not.
package enum ForeignOperator: String, Sendable, CaseIterable {
  case power = "**"
  case floorDivision = "//"
  case and = "&&"
  case bitAnd = "&"
  case or = "||"
  case bitOr = "|"
  case not = "!"
  case bitNot = "~"
  case addAndAssign = "+="
  case subtractAndAssign = "-="
  case multiplyAndAssign = "*="
  case divideAndAssign = "/="
  case colonAssign = ":="
  case identical = "==="
  case notIdentical = "!=="
  case unequal = "<>"
  case fatArrow = "=>"
  case divisionSign = "÷"
  case semicolon = ";"
  case leftBrace = "{"
  case rightBrace = "}"

  /// What to write instead.
  var help: String {
    switch self {
    case .power: "write `a ^ b` for a power"
    case .floorDivision: "write `floor(a / b)` for a division without remainder; a comment starts with `#`"
    case .and, .bitAnd: "write `a and b`"
    case .or, .bitOr: "write `a or b`"
    case .not, .bitNot: "write `not a`, or `a != b` for unequal"
    case .addAndAssign, .subtractAndAssign, .multiplyAndAssign, .divideAndAssign:
      "a name is defined once; give the new value a name of its own"
    case .colonAssign: "write `name = value`"
    case .identical: "write `==`"
    case .notIdentical, .unequal: "write `!=`"
    case .fatArrow: "write `x -> body` for a function, `>=` for a comparison"
    case .divisionSign: "write `/`"
    case .semicolon: "write one statement a line"
    case .leftBrace, .rightBrace: "write `[1, 2]` for an array, `record(a=1, b=2)` for named values"
    }
  }
}

/// A word that other languages have; here it is an ordinary name, but not where they would use it.
enum ForeignWord: String {
  case lambda, def, function, fn, `func`, `return`, `for`, `while`, `import`, from, `let`, `var`, const
  case elif, elseif, `is`, `in`
  case `True`, `False`, None, null

  /// Whether it stands for a value, so that its use alone betrays it.
  var isValue: Bool {
    switch self {
    case .True, .False, .None, .null: true
    default: false
    }
  }

  /// Whether it would begin a statement or an expression, with a name behind it.
  var isLeading: Bool {
    switch self {
    case .elif, .elseif, .is, .in: false
    default: !isValue
    }
  }

  /// What to write instead.
  var help: String {
    switch self {
    case .lambda: "write `x -> body`, or `(x, y) -> body`"
    case .def, .function, .fn, .func: "write `f(x) = body`"
    case .return: "write `f(x) = body`; the body is the value"
    case .for: "write `map(x -> body, array)`; most functions take whole arrays"
    case .while: "there are no loops; `iterate(f, start, steps)` applies a function again and again"
    case .import, .from: "the library is always there, and a notebook reads no other"
    case .let, .var, .const: "write `name = value`"
    case .elif, .elseif: "write `else if c then a else b`"
    case .is: "write `a == b`"
    case .in: "write `any(array == x)`"
    case .True: "write `true`"
    case .False: "write `false`"
    case .None, .null: "write `nan` for a missing number, or leave the argument out"
    }
  }
}
