internal import LossCore

/// What the expressions of a plot can see, and what is made of their values.
struct PlotScope {
  let source: Source
  let digits: Int
  private let count: PlotCount
  private let sample: PlotSampling
  let aside: PlotAside
  let evaluate: PlotEvaluation
  private(set) var locals: [(name: String, value: Value)] = []
  private var samplers = Samplers()

  /// Those that were asked for: the limits of y, the drawing and the crossings are about one function, and what was
  /// found out about it is kept.
  private final class Samplers {
    /// By the expression's place.
    var known: [Int: (end: Int, name: String, sampler: PlotSampler)] = [:]
  }

  static let familyLimit = 100

  init(
    source: Source, digits: Int, count: @escaping PlotCount, sample: @escaping PlotSampling,
    aside: @escaping PlotAside, evaluate: @escaping PlotEvaluation
  ) {
    self.source = source
    self.digits = digits
    self.count = count
    self.sample = sample
    self.aside = aside
    self.evaluate = evaluate
  }

  /// The same with names of its own; later ones hide earlier ones.
  func with(_ names: [(name: String, value: Value)]) -> PlotScope {
    var scope = self
    scope.locals += names
    scope.samplers = Samplers()
    return scope
  }

  func value(_ expression: Expression) throws(Diagnostic) -> Value {
    try evaluate(expression, source, locals)
  }

  /// Counts numbers or places that a directive shows.
  func count(_ places: Int, at span: Span) throws(Diagnostic) { try count(Int64(places), region(span)) }

  func region(_ span: Span) -> Region { source.region(span) }

  func written(_ expression: Expression) -> String { source.text(of: expression.span) }

  /// A single number, and its unit.
  func number(_ expression: Expression) throws(Diagnostic) -> (value: Double, unit: Unit?) {
    let value = try value(expression)
    switch value {
    case .numbers(let numbers):
      if let number = numbers.tensor.scalar { return (number, numbers.unit) }
    case .booleans(let booleans):
      if let boolean = booleans.scalar { return (boolean ? 1 : 0, nil) }
    default: break
    }
    throw .notANumber(written(expression), value.kindText, region(expression.span))
  }

  /// An expression as a function of a variable.
  func function(_ expression: Expression, of name: String) -> PlotFunction {
    let (start, end) = (expression.span.start, expression.span.end)
    if let known = samplers.known[start], known.end == end, known.name == name {
      return PlotFunction(expression: expression, name: name, scope: self, sampler: known.sampler)
    }
    let sampler = sample(expression, source, locals, name)
    samplers.known[start] = (end, name, sampler)
    return PlotFunction(expression: expression, name: name, scope: self, sampler: sampler)
  }

  /// A number that can stand on an axis.
  func finiteNumber(_ expression: Expression) throws(Diagnostic) -> Double {
    let number = try number(expression).value
    guard number.isFinite else { throw .notFinite(written(expression), region(expression.span)) }
    return number
  }

  func count(_ expression: Expression, in limits: ClosedRange<Int>, _ what: String) throws(Diagnostic) -> Int {
    let number = try number(expression).value
    guard let count = Int(exactly: number), limits.contains(count) else {
      throw .notACount(what, limits, region(expression.span))
    }
    return count
  }

  /// A list of numbers or of names.
  func column(_ expression: Expression) throws(Diagnostic) -> PlotColumn {
    let value = try value(expression)
    switch value {
    case .numbers(let numbers) where numbers.tensor.rank <= 1:
      return PlotColumn(.numbers(numbers.tensor.elements), unit: numbers.unit)
    case .booleans(let booleans) where booleans.rank <= 1:
      return PlotColumn(.numbers(booleans.elements.map { $0 ? 1 : 0 }), unit: nil)
    case .texts(let texts) where texts.rank <= 1: return PlotColumn(.names(texts.elements), unit: nil)
    default: throw .notAList(written(expression), value.kindText, region(expression.span))
    }
  }

  func numbers(_ expression: Expression) throws(Diagnostic) -> (values: [Double], unit: Unit?) {
    let column = try column(expression)
    guard case .numbers(let values) = column.content else {
      throw .namesWhereNumbers(written(expression), region(expression.span))
    }
    return (values, column.unit)
  }

  /// A matrix of numbers, row by row.
  func matrix(_ expression: Expression) throws(Diagnostic) -> Numbers {
    let value = try value(expression)
    switch value {
    case .numbers(let numbers) where numbers.tensor.rank == 2: return numbers
    case .booleans(let booleans) where booleans.rank == 2:
      return Numbers(Tensor(shape: booleans.shape, elements: booleans.elements.map { $0 ? 1 : 0 }))
    default: throw .notAMatrix(written(expression), value.kindText, region(expression.span))
    }
  }

  /// The values that a `for` or a `panel` runs through.
  func elements(_ expression: Expression) throws(Diagnostic) -> [Value] {
    let value = try value(expression)
    let elements: [Value]
    switch value {
    case .numbers(let numbers) where numbers.tensor.rank == 1:
      elements = numbers.tensor.elements.map { .number($0, numbers.unit) }
    case .texts(let texts) where texts.rank == 1: elements = texts.elements.map { .texts(Tensor(scalar: $0)) }
    case .booleans(let booleans) where booleans.rank == 1:
      elements = booleans.elements.map { .booleans(Tensor(scalar: $0)) }
    default: throw .notAList(written(expression), value.kindText, region(expression.span))
    }
    guard elements.count <= Self.familyLimit else { throw .familyTooLarge(elements.count, region(expression.span)) }
    return elements
  }

  /// The columns of a table, or the fields of a record, as names.
  func columns(of table: Expression) throws(Diagnostic) -> [(name: String, value: Value)] {
    let value = try value(table)
    switch value {
    case .table(let table): return table.columns.map { ($0.name, $0.value) }
    case .record(let record): return record.fields.map { ($0.name, $0.value) }
    default: throw .notATable(written(table), value.kindText, region(table.span))
    }
  }

  /// A label with its values in place.
  func text(_ label: LabelTemplate) throws(Diagnostic) -> String {
    var text = ""
    for part in label.parts {
      switch part {
      case .text(let plain): text += plain
      case .expression(let expression, let source):
        text += shown(try evaluate(expression, source, locals))
      }
    }
    return text
  }

  private func shown(_ value: Value) -> String {
    switch value {
    case .numbers(let numbers):
      if let number = numbers.tensor.scalar {
        let text = NumberFormat(digits: digits, signs: .typeset).text(number)
        return numbers.unit.map { "\(text) \($0.rawValue)" } ?? text
      }
    case .texts(let texts):
      if let text = texts.scalar { return text }
    default: break
    }
    return value.text(digits: digits)
  }
}

/// A list as a directive takes it.
struct PlotColumn {
  let content: Content
  let unit: Unit?

  enum Content {
    case numbers([Double])
    case names([String])
  }

  init(_ content: Content, unit: Unit?) {
    self.content = content
    self.unit = unit
  }

  var count: Int {
    switch content {
    case .numbers(let numbers): numbers.count
    case .names(let names): names.count
    }
  }
}

extension Value {
  /// `an array of 3 numbers`, for messages.
  fileprivate var kindText: String {
    func array(_ shape: [Int], _ noun: String) -> String {
      switch shape.count {
      case 0: noun == "numbers" ? "a number" : noun == "texts" ? "a text" : "a boolean"
      case 1: "a list of \(shape[0]) \(noun)"
      default: "an array of shape \(shapeText(shape))"
      }
    }
    return switch self {
    case .numbers(let numbers): array(numbers.tensor.shape, "numbers")
    case .booleans(let booleans): array(booleans.shape, "booleans")
    case .texts(let texts): array(texts.shape, "texts")
    case .table: "a table"
    case .record: "a record"
    case .function: "a function"
    }
  }
}

extension Diagnostic {
  fileprivate static func notANumber(_ written: String, _ kind: String, _ place: Region) -> Diagnostic {
    Diagnostic(
      .notANumber, "this gives \(kind), and one number is needed here", at: place,
      help: "`\(short(written))` is evaluated on its own at each place of the axis: it must give one number")
  }

  fileprivate static func notFinite(_ written: String, _ place: Region) -> Diagnostic {
    Diagnostic(.badDirective, "`\(short(written))` is not finite, so it has no place on an axis", at: place)
  }

  fileprivate static func notACount(_ what: String, _ limits: ClosedRange<Int>, _ place: Region) -> Diagnostic {
    Diagnostic(
      .badDirective, "\(what) needs a whole number from \(limits.lowerBound) to \(limits.upperBound)", at: place)
  }

  fileprivate static func notAList(_ written: String, _ kind: String, _ place: Region) -> Diagnostic {
    Diagnostic(.typeMismatch, "`\(short(written))` is \(kind), and a list is needed here", at: place)
  }

  fileprivate static func notAMatrix(_ written: String, _ kind: String, _ place: Region) -> Diagnostic {
    Diagnostic(.typeMismatch, "`\(short(written))` is \(kind), and a matrix is needed here", at: place)
  }

  fileprivate static func notATable(_ written: String, _ kind: String, _ place: Region) -> Diagnostic {
    Diagnostic(.typeMismatch, "`\(short(written))` is \(kind), and `of` needs a table", at: place)
  }

  fileprivate static func namesWhereNumbers(_ written: String, _ place: Region) -> Diagnostic {
    Diagnostic(.typeMismatch, "`\(short(written))` holds texts, and numbers are needed here", at: place)
  }

  fileprivate static func familyTooLarge(_ count: Int, _ place: Region) -> Diagnostic {
    Diagnostic(
      .elementLimit, "this family has \(count) members, and at most \(PlotScope.familyLimit) can be told apart",
      at: place)
  }
}

/// The beginning of what the author wrote, for messages and default labels.
func short(_ written: String) -> String {
  written.count > 40 ? "\(written.prefix(39))…" : written
}
