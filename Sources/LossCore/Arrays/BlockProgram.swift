/// An expression as a list of steps, each of which computes a block of one array from blocks of others.
struct BlockProgram: Sendable {
  /// Where the block of an array is found.
  enum Source: Sendable {
    case constant(Double)
    /// In place, in one of the arrays that the expression is made of.
    case numbers(Int)
    /// In a buffer that a step has written.
    case register(Int)
  }

  enum Action: Sendable {
    case fill(Double)
    case flags([Bool])
    case row([Double])
    case column([Double])
    case oneHot(labels: [Double])
    case unary(UnaryFunction, Source)
    case binary(BinaryFunction, Source, Source)
    case logarithm(base: Double, Source)
    case xlogy(base: Double, Source, Source)
    case select([Bool], Source, Source)
    case likelihood(TruthLikelihood, Source, Source)
    case likelihoodSlope(TruthLikelihood, scale: Double, Source, Source)
    case softmax(Source)
    case logSoftmax(Source)
    case crossEntropySlope(CrossEntropySlope, Source)
  }

  struct Step: Sendable {
    let action: Action
    /// None of those that it reads.
    let register: Int
  }

  private(set) var steps: [Step] = []
  private(set) var arrays: [[Double]] = []
  private(set) var registerCount = 0
  /// Where the expression's own block is in the end; no constant.
  private(set) var result = Source.register(0)
  /// Elements of a row.
  let width: Int

  /// The parts of the expression, each once: so few (see `ArrayExpression.maximumSize`) that looking through them is
  /// faster than a dictionary.
  private var parts: [Part] = []
  private var free: [Int] = []

  private struct Part {
    let expression: ArrayExpression
    /// How often it is still to be read.
    var uses: Int
    /// nil as long as no step computes it.
    var source: Source?
  }

  init(_ expression: ArrayExpression, width: Int) {
    self.width = width
    countUses(expression)
    let source = add(expression)
    if case .constant(let number) = source { result = register(.fill(number)) } else { result = source }
    parts = []
  }
}

extension BlockProgram {
  private mutating func countUses(_ expression: ArrayExpression) {
    if let known = parts.firstIndex(where: { $0.expression === expression }) {
      parts[known].uses += 1
      return
    }
    parts.append(Part(expression: expression, uses: 1))
    let (first, second) = expression.content.inputs
    if let first { countUses(first) }
    if let second { countUses(second) }
  }

  /// The steps of an expression behind those of its parts; parts in common are computed once.
  private mutating func add(_ expression: ArrayExpression) -> Source {
    let part = place(of: expression)
    if let known = parts[part].source { return known }
    let (first, second) = expression.content.inputs
    let x = first.map { add($0) } ?? .constant(0)
    let y = second.map { add($0) } ?? x
    let source = add(expression.content, x, y)
    parts[part].source = source
    if let first { release(first) }
    if let second { release(second) }
    return source
  }

  private func place(of expression: ArrayExpression) -> Int {
    guard let place = parts.firstIndex(where: { $0.expression === expression }) else {
      preconditionFailure("all parts were counted")
    }
    return place
  }

  /// - Parameters x, y: where the blocks of its inputs are.
  private mutating func add(_ content: ArrayExpression.Content, _ x: Source, _ y: Source) -> Source {
    switch content {
    case .constant(let number): return .constant(number)
    case .numbers(let numbers):
      arrays.append(numbers)
      return .numbers(arrays.count - 1)
    case .flags(let flags): return register(.flags(flags))
    case .row(let numbers): return register(.row(numbers))
    case .column(let numbers): return register(.column(numbers))
    case .oneHot(let labels): return register(.oneHot(labels: labels))
    case .unary(let function, _):
      if case .constant(let x) = x { return .constant(function.function(x)) }
      return register(.unary(function, x))
    case .binary(let function, _, _):
      if case .constant(let x) = x, case .constant(let y) = y { return .constant(function.function(x, y)) }
      return register(.binary(function, x, y))
    case .logarithm(let base, _): return register(.logarithm(base: base, x))
    case .xlogy(let base, _, _): return register(.xlogy(base: base, x, y))
    case .select(let mask, _, _): return register(.select(mask, x, y))
    case .likelihood(let form, _, _): return register(.likelihood(form, filled(x), filled(y)))
    case .likelihoodSlope(let form, let scale, _, _):
      return register(.likelihoodSlope(form, scale: scale, filled(x), filled(y)))
    case .softmax: return register(.softmax(filled(x)))
    case .logSoftmax: return register(.logSoftmax(filled(x)))
    case .crossEntropySlope(let slope, _): return register(.crossEntropySlope(slope, filled(x)))
    }
  }

  private mutating func filled(_ source: Source) -> Source {
    if case .constant(let number) = source { register(.fill(number)) } else { source }
  }

  private mutating func register(_ action: Action) -> Source {
    let register: Int
    if let last = free.popLast() {
      register = last
    } else {
      register = registerCount
      registerCount += 1
    }
    steps.append(Step(action: action, register: register))
    return .register(register)
  }

  /// Gives back the buffer of a part that nobody will read any more.
  private mutating func release(_ part: ArrayExpression) {
    let place = place(of: part)
    parts[place].uses -= 1
    if parts[place].uses == 0, case .register(let register)? = parts[place].source { free.append(register) }
  }
}
