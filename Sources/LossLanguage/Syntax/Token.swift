/// A number, text, name or sign of the language, with its place.
package struct Token: Sendable {
  package let kind: Kind
  package let span: Span
  /// Whether a line break stands before it that may end a statement: none inside a pair of brackets does.
  var followsLineBreak: Bool

  package enum Kind: Sendable, Equatable {
    case number(Double)
    case text(String)
    case name(String)
    case word(Word)
    case symbol(Symbol)
    /// `?`, or `?.???` with three decimals
    case unfilled(decimals: Int?)
    /// A sign of other languages, which gets an error that gives our spelling.
    case foreign(ForeignOperator)
    /// What is no token.
    case invalid(LexicalFault)
    /// The end of the line or of the text.
    case end
  }

  /// The reserved words; after `.` and as argument names they are names.
  package enum Word: String, Sendable, CaseIterable {
    case `true`, `false`, inf, nan, `if`, then, `else`, and, or, not, `where`
  }

  /// The signs, spelled as the language prints them.
  package enum Symbol: String, Sendable {
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case comma = ","
    case dot = "."
    case colon = ":"
    case assign = "="
    case arrow = "->"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divide = "/"
    case matrixProduct = "@"
    case remainder = "%"
    case power = "^"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case approximately = "≈"
    case notApproximately = "!≈"
    case plusMinus = "±"
  }
}

extension Token.Kind {
  /// Whether a statement goes on behind a line that ends so.
  var continuesStatement: Bool {
    switch self {
    case .symbol(let symbol):
      switch symbol {
      case .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .dot, .colon: false
      default: true
      }
    case .word(let word):
      switch word {
      case .true, .false, .inf, .nan: false
      default: true
      }
    default: false
    }
  }

  /// Whether a line that begins so goes on with the statement before it.
  var joinsStatement: Bool {
    self == .word(.then) || self == .word(.else) || self == .word(.where)
  }
}

extension Token.Symbol {
  var arithmeticOperator: ArithmeticOperator? {
    switch self {
    case .plus: .add
    case .minus: .subtract
    case .times: .multiply
    case .divide: .divide
    case .matrixProduct: .matrixProduct
    case .remainder: .remainder
    default: nil
    }
  }

  var comparisonOperator: ComparisonOperator? {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }
}
