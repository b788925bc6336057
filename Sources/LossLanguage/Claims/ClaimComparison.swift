internal import LossCore

/// A claim's literal beside the value that it is about.
struct ClaimComparison {
  let claim: ClaimLiteral
  let isExact: Bool
  /// The literal's elements and shape.
  let literal: Tensor<ClaimLiteral.Element>
  let isRagged: Bool
  /// nil for a table, a record, a function.
  let value: ClaimedValue?
  /// `a table`, `an array of 3 numbers`
  let kindOfValue: String

  enum Outcome {
    case holds
    /// There is a `?`.
    case unfilled
    /// Of another kind or shape, or of no elements.
    case incomparable
    /// Of another unit.
    case differsInUnit(Unit)
    /// How many elements differ, and the first of them.
    case differs(first: Int, count: Int)
  }

  init(_ claim: ClaimLiteral, isExact: Bool, with value: Value) {
    self.claim = claim
    self.isExact = isExact
    let elements = claim.value.elements
    literal = elements ?? Tensor(vector: [])
    isRagged = elements == nil
    self.value = ClaimedValue(value)
    kindOfValue = value.description
  }

  var outcome: Outcome {
    if claim.value.isUnfilled { return .unfilled }
    guard let value, !isRagged, literal.shape == value.shape, value.count > 0 else { return .incomparable }
    var first = 0
    var count = 0
    for index in literal.elements.indices {
      guard literal.elements[index].isComparable(with: value[index]) else { return .incomparable }
      if !holds(at: index, value) {
        if count == 0 { first = index }
        count += 1
      }
    }
    if let unit = value.unit, let written = claim.unit, written != unit { return .differsInUnit(unit) }
    return count == 0 ? .holds : .differs(first: first, count: count)
  }

  /// Whether the element of the literal states that of the value.
  func holds(at index: Int, _ value: ClaimedValue) -> Bool {
    literal.elements[index].holds(for: value[index], isExact: isExact, tolerance: claim.tolerance)
  }
}

extension ClaimLiteral.Element {
  /// Whether both are numbers, both booleans, or both texts.
  func isComparable(with element: ClaimedValue.Element) -> Bool {
    switch (self, element) {
    case (.numeral, .number), (.infinity, .number), (.nan, .number), (.boolean, .boolean), (.text, .text): true
    default: false
    }
  }

  /// Whether a claim of this single literal holds.
  func holds(for element: ClaimedValue.Element, isExact: Bool, tolerance: Numeral?) -> Bool {
    switch (self, element) {
    case (.numeral(let numeral), .number(let number)):
      guard number.isFinite else { return false }
      if isExact { return numeral.double == number }
      return numeral.holds(for: numeral.comparable(number), tolerance: tolerance)
    case (.infinity(let isNegative), .number(let number)): return number == (isNegative ? -.infinity : .infinity)
    case (.nan, .number(let number)): return number.isNaN
    case (.boolean(let claimed), .boolean(let boolean)): return claimed == boolean
    case (.text(let claimed), .text(let text)): return claimed == text
    default: return false
    }
  }
}
