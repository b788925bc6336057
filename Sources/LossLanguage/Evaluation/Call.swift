internal import LossCore

/// One call as a function written in Swift sees it: its arguments by position, ready to be taken as what they must be.
///
/// Every accessor throws a diagnostic that names the argument and marks it where the user wrote it.
struct Call: Sendable {
  let function: Function
  let arguments: BoundArguments<PassedArgument>
  let site: CallSite

  var name: String { function.name ?? "the function" }

  subscript(index: Int) -> Value? { arguments.values[index]?.value }

  func region(_ index: Int) -> Region {
    arguments.values[index].map { site.source.region($0.span) } ?? site.region
  }

  /// The name of a parameter, in backticks where the user's text shows it.
  func parameter(_ index: Int) -> String { function.parameters.parameters[index].name }

  // MARK: What an argument must be

  func value(_ index: Int) throws(Diagnostic) -> Value {
    guard let value = self[index] else { throw expected(index, "a value") }
    return value
  }

  func numbers(_ index: Int) throws(Diagnostic) -> Numbers {
    guard let numbers = try value(index).asNumbers else { throw expected(index, "numbers") }
    return numbers
  }

  /// A single number; nil if it was not given.
  func optionalNumber(_ index: Int) throws(Diagnostic) -> Double? {
    guard let value = self[index] else { return nil }
    guard let number = value.asNumbers?.tensor.scalar else { throw expected(index, "a single number") }
    return number
  }

  func number(_ index: Int) throws(Diagnostic) -> Double {
    guard let number = try optionalNumber(index) else { throw expected(index, "a single number") }
    return number
  }

  /// A whole number, as `Int(whole:)` bounds it, in which nothing has a derivative; nil if it was not given.
  func optionalInteger(_ index: Int, atLeast minimum: Int? = nil) throws(Diagnostic) -> Int? {
    guard let number = try optionalConstant(index) else { return nil }
    guard let integer = Int(whole: number) else { throw expected(index, "a whole number") }
    if let minimum, integer < minimum { throw bad(index, "`\(parameter(index))` must be at least \(minimum)") }
    return integer
  }

  func integer(_ index: Int, atLeast minimum: Int? = nil) throws(Diagnostic) -> Int {
    guard let integer = try optionalInteger(index, atLeast: minimum) else { throw expected(index, "a whole number") }
    return integer
  }

  func flag(_ index: Int, default fallback: Bool = false) throws(Diagnostic) -> Bool {
    guard let value = self[index] else { return fallback }
    guard case .booleans(let tensor) = value, let flag = tensor.scalar else { throw expected(index, "true or false") }
    return flag
  }

  func booleans(_ index: Int) throws(Diagnostic) -> Tensor<Bool> {
    guard case .booleans(let tensor) = try value(index) else {
      let text = arguments.values[index].map { shortened(site.source.text(of: $0.span)) } ?? parameter(index)
      throw expected(index, "a condition (true or false)", help: "compare it with something: `\(text) == 1`")
    }
    return tensor
  }

  func text(_ index: Int) throws(Diagnostic) -> String {
    guard case .texts(let tensor) = try value(index), let text = tensor.scalar else { throw expected(index, "a text") }
    return text
  }

  func function(_ index: Int) throws(Diagnostic) -> Function {
    guard case .function(let function) = try value(index) else { throw expected(index, "a function") }
    return function
  }

  /// The shape of an array or a single value of any kind.
  func array(_ index: Int) throws(Diagnostic) -> [Int] {
    guard let shape = try value(index).shape else { throw expected(index, "an array") }
    return shape
  }

  func table(_ index: Int) throws(Diagnostic) -> Table {
    guard case .table(let table) = try value(index) else { throw expected(index, "a table") }
    return table
  }

  /// An axis of an array of this rank, counted from the end if negative; nil if it was not given.
  func axis(_ index: Int, rank: Int) throws(Diagnostic) -> Int? {
    guard let axis = try optionalInteger(index) else { return nil }
    let resolved = axis < 0 ? axis + rank : axis
    guard (0..<rank).contains(resolved) else {
      throw bad(
        index,
        rank == 0
          ? "a single value has no axis"
          : "there is no axis \(axis) in an array of \(rank == 1 ? "one axis" : "\(rank) axes")",
        help: rank == 0 ? "leave out `axis=`" : "axes count from 0; -1 is the last")
    }
    return resolved
  }

  // MARK: What is wrong

  func expected(_ index: Int, _ what: String, help: String? = nil) -> Diagnostic {
    Diagnostic(
      .typeMismatch, "`\(parameter(index))` of `\(name)` must be \(what)", at: region(index),
      self[index]?.description ?? "not given", help: help ?? "it is called as `\(function.signature)`")
  }

  func bad(_ index: Int, _ message: String, _ code: DiagnosticCode = .badArgument, help: String? = nil) -> Diagnostic {
    Diagnostic(code, message, at: region(index), help: help)
  }

  /// Two arguments whose shapes do not line up.
  func shapesDiffer(_ first: Int, _ second: Int) -> Diagnostic {
    if let shape = broadcastShape(self[first]?.shape ?? [], self[second]?.shape ?? []), !isBroadcastable(shape) {
      return .elementLimit(maximumBroadcastCount, site.region)
    }
    let a = shapeText(self[first]?.shape ?? [])
    let b = shapeText(self[second]?.shape ?? [])
    return Diagnostic(
      .shapeMismatch,
      "`\(parameter(first))` of `\(name)` has shape \(a) and `\(parameter(second))` has shape \(b): they do not line up",
      at: [Diagnostic.Label(region(first), "shape \(a)"), Diagnostic.Label(region(second), "shape \(b)")],
      help: "give both the same shape")
  }
}
