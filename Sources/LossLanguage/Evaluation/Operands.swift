internal import LossCore

/// Two values that an operator joins, and where each stands.
struct Operands {
  let left: Value
  let leftSpan: Span
  let right: Value
  let rightSpan: Span
  let source: Source
  let limits: Limits

  /// `+ - * / @ %`: booleans count as numbers; a unit survives `+` and `-` between equal units.
  func combined(_ operation: ArithmeticOperator, _ evaluator: inout Evaluator) throws(Diagnostic) -> Value {
    let (a, b) = try bothNumbers()
    if operation == .matrixProduct {
      guard matrixProductShape(a.tensor.shape, b.tensor.shape) != nil else { throw matrixMismatch() }
      return .numbers(try evaluator.apply(.matrixProduct(.multiply), [a, b], at: site))
    }
    var unit: Unit?
    if operation == .add || operation == .subtract { unit = try commonUnit() }
    let function: BinaryFunction =
      switch operation {
      case .add: .add
      case .subtract: .subtract
      case .multiply: .multiply
      case .divide: .divide
      case .remainder, .matrixProduct: .remainder
      }
    try checkBroadcast()
    return .numbers(try evaluator.apply(function, a, b, at: site).with(unit))
  }

  func power(_ evaluator: inout Evaluator) throws(Diagnostic) -> Value {
    let (a, b) = try bothNumbers()
    try checkBroadcast()
    return .numbers(try evaluator.apply(.power, a, b, at: site))
  }

  /// Element by element; texts and booleans only as equal or not equal.
  func compared(_ comparison: ComparisonOperator) throws(Diagnostic) -> Tensor<Bool> {
    let isEquality = comparison == .equal || comparison == .notEqual
    if let shape = broadcastShape(left.shape ?? [], right.shape ?? []) { try check(shape) }
    if case .texts(let a) = left, case .texts(let b) = right {
      if !isEquality { throw .unordered(source, leftSpan, left, rightSpan, right) }
      guard let tensor = a.combined(with: b, { ($0 == $1) == (comparison == .equal) }) else { throw shapeMismatch() }
      return tensor
    }
    guard left.asNumbers != nil, right.asNumbers != nil else {
      throw .incomparable(source, leftSpan, left, rightSpan, right)
    }
    let (a, b) = try bothNumbers()
    _ = try commonUnit()
    let test: (Double, Double) -> Bool =
      switch comparison {
      case .equal: { $0 == $1 }
      case .notEqual: { $0 != $1 }
      case .less: { $0 < $1 }
      case .lessOrEqual: { $0 <= $1 }
      case .greater: { $0 > $1 }
      case .greaterOrEqual: { $0 >= $1 }
      }
    guard let tensor = a.tensor.combined(with: b.tensor, test) else { throw shapeMismatch() }
    return tensor
  }

  func shapeMismatch() -> Diagnostic {
    .shapesDiffer(source, leftSpan, left.shape ?? [], rightSpan, right.shape ?? [])
  }

  private func bothNumbers() throws(Diagnostic) -> (Numbers, Numbers) {
    guard let a = left.asNumbers else { throw .notNumeric(source, leftSpan, left) }
    guard let b = right.asNumbers else { throw .notNumeric(source, rightSpan, right) }
    return (a, b)
  }

  /// The unit that both have; nil if one has none.
  func commonUnit() throws(Diagnostic) -> Unit? {
    guard let first = left.unit, let second = right.unit else { return nil }
    if first != second { throw .unitsDiffer(source, leftSpan, first, rightSpan, second) }
    return first
  }

  /// What a matrix product takes; see `Limits.steps`.
  func matrixWork() throws(Diagnostic) -> Int64 {
    let (a, b) = (left.shape ?? [], right.shape ?? [])
    if let shape = matrixProductShape(a, b) { try check(shape) }
    return matrixProductWork(a, b)
  }

  private var site: CallSite { CallSite(source: source, span: leftSpan.through(rightSpan)) }

  private func checkBroadcast() throws(Diagnostic) {
    guard let shape = broadcastShape(left.shape ?? [], right.shape ?? []) else { throw shapeMismatch() }
    try check(shape)
  }

  private func check(_ shape: [Int]) throws(Diagnostic) {
    try limits.check(shape, at: source.region(leftSpan.through(rightSpan)))
  }

  private func matrixMismatch() -> Diagnostic {
    let a = left.shape ?? []
    let b = right.shape ?? []
    let isRank = (1...2).contains(a.count) && (1...2).contains(b.count)
    return Diagnostic(
      .shapeMismatch,
      isRank
        ? "the columns of `\(shortened(source.text(of: leftSpan)))` and the rows of `\(shortened(source.text(of: rightSpan)))` differ in number"
        : "`@` multiplies vectors and matrices",
      at: [
        Diagnostic.Label(source.region(leftSpan), "shape \(shapeText(a))"),
        Diagnostic.Label(source.region(rightSpan), "shape \(shapeText(b))"),
      ],
      help: isRank
        ? "the last axis of the left one must be as long as the first of the right one; `transpose` turns a matrix"
        : "for numbers write `*`")
  }
}

extension Diagnostic {
  /// Two arrays that do not line up; both are marked with their shapes.
  static func shapesDiffer(
    _ source: Source, _ leftSpan: Span, _ left: [Int], _ rightSpan: Span, _ right: [Int]
  ) -> Diagnostic {
    Diagnostic(
      .shapeMismatch,
      "\(quoted(source.text(of: leftSpan))) has shape \(shapeText(left)) and \(quoted(source.text(of: rightSpan))) has shape \(shapeText(right)): they do not line up",
      at: [
        Label(source.region(leftSpan), "shape \(shapeText(left))"),
        Label(source.region(rightSpan), "shape \(shapeText(right))"),
      ], help: "from the last axis on, the lengths must be equal or one of them 1")
  }

  /// - Parameters left, right: the units, which are known to differ.
  static func unitsDiffer(
    _ source: Source, _ leftSpan: Span, _ left: Unit?, _ rightSpan: Span, _ right: Unit?
  ) -> Diagnostic {
    let (a, b) = (source.text(of: leftSpan), source.text(of: rightSpan))
    let (first, second) = (left?.rawValue ?? "no unit", right?.rawValue ?? "no unit")
    return Diagnostic(
      .unitMismatch, "\(quoted(a)) is in \(first) and \(quoted(b)) is in \(second)",
      at: [Label(source.region(leftSpan), first), Label(source.region(rightSpan), second)],
      help: "convert one of them: `in_\(first)(\(shortened(b)))` or `in_\(second)(\(shortened(a)))`")
  }

  fileprivate static func notNumeric(_ source: Source, _ span: Span, _ value: Value) -> Diagnostic {
    let text = source.text(of: span)
    var help: String?
    switch value {
    case .table: help = "take a column of it: `\(shortened(text)).column`"
    case .function: help = "call it: `\(shortened(text))(...)`"
    case .record: help = "take a field of it: `\(shortened(text)).field`"
    default: break
    }
    return Diagnostic(
      .typeMismatch, "\(quoted(text)) is \(value.description), and arithmetic needs numbers", at: source.region(span),
      value.description, help: help)
  }

  fileprivate static func incomparable(
    _ source: Source, _ leftSpan: Span, _ left: Value, _ rightSpan: Span, _ right: Value
  ) -> Diagnostic {
    Diagnostic(
      .typeMismatch, "\(left.description) cannot be compared with \(right.description)",
      at: [Label(source.region(leftSpan), left.description), Label(source.region(rightSpan), right.description)],
      help: "numbers compare with numbers and booleans, texts with texts")
  }

  fileprivate static func unordered(
    _ source: Source, _ leftSpan: Span, _ left: Value, _ rightSpan: Span, _ right: Value
  ) -> Diagnostic {
    Diagnostic(
      .typeMismatch, "texts have no order here",
      at: [Label(source.region(leftSpan), left.description), Label(source.region(rightSpan), right.description)],
      help: "compare texts with `==` or `!=`, or put them in order with `sort`")
  }
}
