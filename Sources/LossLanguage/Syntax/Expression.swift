/// An expression as it was written, with its place in its `Source`.
///
/// Chains of operators of one precedence are flat, so that the depth of a tree is bounded by the nesting that the author
/// wrote (and that the parser limits), never by the length of a sum.
package struct Expression: Sendable {
  package let kind: Kind
  package let span: Span

  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  package indirect enum Kind: Sendable {
    case number(Double)
    case text(String)
    case boolean(Bool)
    /// A name, `library` included; `pi`, `e` are names, `inf` and `nan` are numbers.
    case name(String)
    case array([Expression])
    case negated(Expression)
    /// `+x`
    case plus(Expression)
    /// `a + b - c` or `a * b / c`: from left to right.
    case chain(Expression, [Link])
    case power(Expression, Expression)
    /// `a <= b < c`: true where every comparison of neighbours is.
    case comparison(Expression, [ComparisonLink])
    case not(Expression)
    /// `a and b and c`, two or more.
    case and([Expression])
    /// `a or b or c`, two or more.
    case or([Expression])
    case conditional(condition: Expression, then: Expression, else: Expression)
    case function(parameters: [Name], body: Expression)
    case call(Expression, [Argument])
    case index(Expression, [Index])
    /// `t.column`, `record.field`, `cell.name`, `library.name`
    case member(Expression, Name)
    /// What could not be parsed; a diagnostic says why. It is never evaluated.
    case invalid
  }

  /// An operator of a chain and its right operand.
  package struct Link: Sendable {
    package let operation: ArithmeticOperator
    package let operand: Expression
  }

  /// A comparison and its right operand.
  package struct ComparisonLink: Sendable {
    package let comparison: ComparisonOperator
    package let operand: Expression
  }

  package struct Argument: Sendable {
    /// The name in `f(name=value)`.
    package let name: Name?
    package let value: Expression
  }

  package enum Index: Sendable {
    case at(Expression)
    /// `start:stop:step`, each optional; the span is the whole slice.
    case slice(start: Expression?, stop: Expression?, step: Expression?, Span)
  }
}

/// A name where it stands; canonically equivalent spellings are equal.
package struct Name: Sendable {
  package let text: String
  package let span: Span

  package init(_ text: String, _ span: Span) {
    self.text = text
    self.span = span
  }
}

package enum ArithmeticOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case matrixProduct = "@"
  case remainder = "%"
}

package enum ComparisonOperator: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}
