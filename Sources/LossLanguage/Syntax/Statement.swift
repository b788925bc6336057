/// One statement of a `loss` cell, as written.
package struct Statement: Sendable {
  package let kind: Kind
  package let span: Span

  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  package enum Kind: Sendable {
    /// `name = expression where a = ..., b = ...`
    case definition(Name, Expression, bindings: [Binding])
    /// `f(x, k=1) = expression where a = ...`
    case function(Name, parameters: [Parameter], body: Expression, bindings: [Binding])
    /// `expression`, shown
    case value(Expression)
    /// `expression ≈ literal`, `!≈`, `== literal`, shown
    case claim(Claim)
    case check(Condition)
    case refute(Condition)
    case input(Input)
    case steps(Expression)
    case formula(Name)
  }

  /// The name that the statement defines, if it does.
  package var definedName: Name? {
    switch kind {
    case .definition(let name, _, _), .function(let name, _, _, _): name
    case .input(let input): input.name
    default: nil
    }
  }
}

/// One binding after `where`.
package struct Binding: Sendable {
  package let name: Name
  package let value: Expression
}

/// A parameter of a function; one with a default is passed by name only.
package struct Parameter: Sendable {
  package let name: Name
  package let defaultValue: Expression?

  package init(name: Name, defaultValue: Expression?) {
    self.name = name
    self.defaultValue = defaultValue
  }
}

/// What `check` and `refute` are about.
package enum Condition: Sendable {
  /// true everywhere
  case holds(Expression)
  /// `a ≈ b ± t`: equal shapes; without a tolerance as `isclose(a, b, rtol=1e-9, atol=1e-12)` does
  case close(Expression, Expression, tolerance: Expression?)

  var span: Span {
    switch self {
    case .holds(let expression): expression.span
    case .close(let left, let right, let tolerance): left.span.through(tolerance?.span ?? right.span)
    }
  }
}

/// `input NAME = V from A to B step S "label"`, `input NAME = V in [...]`, `input NAME = true`
package struct Input: Sendable {
  package let name: Name
  package let value: Expression
  package let control: Control
  package let label: String?

  package enum Control: Sendable {
    case slider(from: Expression, to: Expression, step: Expression?)
    case choice(Expression)
    case toggle
  }
}

/// `expression ≈ literal`: a value that the author states.
package struct Claim: Sendable {
  package let expression: Expression
  package let relation: Relation
  package let literal: ClaimLiteral
  /// Where the right side stands: literal, tolerance and unit.
  package let written: Span

  package enum Relation: String, Sendable {
    case approximately = "≈"
    case erratum = "!≈"
    case exactly = "=="
  }
}

/// What a code span in prose that starts with `= ` holds.
package enum ProseStatement: Sendable {
  /// `= expression`: the value is shown.
  case value(Expression)
  /// `= expression ≈ literal`: the literal is shown.
  case claim(Claim)

  package var expression: Expression {
    switch self {
    case .value(let expression): expression
    case .claim(let claim): claim.expression
    }
  }
}
