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

  private var places: [ObjectIdentifier: Source] = [:]
  private var uses: [ObjectIdentifier: Int] = [:]
  private var free: [Int] = []

  init(_ expression: ArrayExpression, width: Int) {
    self.width = width
    countUses(expression)
    let source = add(expression)
    if case .constant(let number) = source { result = register(.fill(number)) } else { result = source }
  }
}

extension BlockProgram {
  private mutating func countUses(_ expression: ArrayExpression) {
    let key = ObjectIdentifier(expression)
    uses[key, default: 0] += 1
    if uses[key] == 1 { for input in expression.content.inputs { countUses(input) } }
  }

  /// The steps of an expression behind those of its parts; parts in common are computed once.
  private mutating func add(_ expression: ArrayExpression) -> Source {
    let key = ObjectIdentifier(expression)
    if let known = places[key] { return known }
    let sources = expression.content.inputs.map { add($0) }
    let source = add(expression.content, sources)
    places[key] = source
    for input in expression.content.inputs { release(input) }
    return source
  }

  private mutating func add(_ content: ArrayExpression.Content, _ sources: [Source]) -> Source {
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
      if case .constant(let x) = sources[0] { return .constant(function.function(x)) }
      return register(.unary(function, sources[0]))
    case .binary(let function, _, _):
      if case .constant(let x) = sources[0], case .constant(let y) = sources[1] {
        return .constant(function.function(x, y))
      }
      return register(.binary(function, sources[0], sources[1]))
    case .logarithm(let base, _): return register(.logarithm(base: base, sources[0]))
    case .xlogy(let base, _, _): return register(.xlogy(base: base, sources[0], sources[1]))
    case .select(let mask, _, _): return register(.select(mask, sources[0], sources[1]))
    case .likelihood(let form, _, _): return register(.likelihood(form, filled(sources[0]), filled(sources[1])))
    case .likelihoodSlope(let form, let scale, _, _):
      return register(.likelihoodSlope(form, scale: scale, filled(sources[0]), filled(sources[1])))
    case .softmax: return register(.softmax(filled(sources[0])))
    case .logSoftmax: return register(.logSoftmax(filled(sources[0])))
    case .crossEntropySlope(let slope, _): return register(.crossEntropySlope(slope, filled(sources[0])))
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
    let key = ObjectIdentifier(part)
    uses[key, default: 0] -= 1
    if uses[key] == 0, case .register(let register)? = places[key] { free.append(register) }
  }
}
