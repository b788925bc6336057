/// One function or constant of the library: the single place for what it means, how it is called, and what it equals
/// elsewhere.
package final class Entry: Sendable {
  package let name: String
  /// Accepted as well, e.g. `bce`.
  package let shortNames: [String]
  package let group: Group
  /// One sentence.
  package let summary: String
  /// Its definition in the language, which is what runs; nil where it is written in Swift.
  package let definition: String?
  /// What its arguments must be, and what happens at the edges.
  package let domain: String
  /// Where the definition comes from.
  package let source: String
  /// Calls of other libraries that give the same number.
  package let equals: [String]
  /// Where other libraries compute something else under this name, and how to reach it.
  package let differs: [String]
  /// The closed form of the derivative of one loss in `gradientParameter`, in the language and in the parameters of the
  /// definition, if there is one worth showing; tests hold it to `grad`.
  package let gradient: String?
  /// Claims in the language; every one is run as a test.
  package let examples: [String]
  /// How it is called, as the catalogue writes it, without the parameters that the rules of its kind add.
  private let head: String
  private let implementation: Implementation

  package enum Group: String, Sendable, CaseIterable {
    case constants, elementwise, reductions, arrays, tables, probability, information
    case binary, margin, multiclass, regression, likelihood, overlap, ranking
    case metricLearning = "metric learning"
    case penalties, metrics, calculus, training, random
  }

  enum Implementation: Sendable {
    case constant(Double)
    case primitive(Function.Primitive)
    /// The definition alone.
    case definition
    /// The definition with the checks, weights, reduction and unit of its kind.
    case measure(MeasureRules)
  }

  /// A function written in Swift.
  convenience init(
    _ signature: String, _ group: Group, _ summary: String, domain: String = "", equals: [String] = [],
    examples: [String] = [], _ primitive: @escaping Function.Primitive
  ) {
    self.init(
      head: signature, .primitive(primitive), group, summary, domain: domain, equals: equals, examples: examples)
  }

  /// A function written in the language; `rules` make it a loss or an information measure.
  convenience init(
    _ definition: String, _ group: Group, _ summary: String, short: [String] = [], rules: MeasureRules? = nil,
    domain: String = "", gradient: String? = nil, source: String = "", equals: [String] = [], differs: [String] = [],
    examples: [String] = []
  ) {
    self.init(
      head: definition.begin(before: UInt8(ascii: ")")) + ")", rules.map { .measure($0) } ?? .definition, group,
      summary, short: short, definition: definition, domain: domain, gradient: gradient, source: source,
      equals: equals, differs: differs, examples: examples)
  }

  /// A constant.
  convenience init(constant name: String, _ value: Double, _ summary: String) {
    self.init(head: name, .constant(value), .constants, summary)
  }

  private init(
    head: String, _ implementation: Implementation, _ group: Group, _ summary: String, short: [String] = [],
    definition: String? = nil, domain: String = "", gradient: String? = nil, source: String = "",
    equals: [String] = [], differs: [String] = [], examples: [String] = []
  ) {
    self.head = head
    // Many programs read no signature: none is taken apart before it is asked for.
    name = head.begin(before: UInt8(ascii: "("))
    self.implementation = implementation
    self.group = group
    self.summary = summary
    shortNames = short
    self.definition = definition
    self.domain = domain
    self.gradient = gradient
    self.source = source
    self.equals = equals
    self.differs = differs
    self.examples = examples
  }

  /// How it is called; a constant's is its name.
  package var signature: String {
    if case .constant = implementation { name } else { parameters.text }
  }

  private var parameters: Signature { Signature(head).adding(measureRules?.parameters ?? []) }

  /// The rules of its kind, of losses and information measures.
  var measureRules: MeasureRules? {
    if case .measure(let rules) = implementation { rules } else { nil }
  }

  /// Whether its value is counted in nats or bits.
  var hasUnit: Bool { measureRules?.hasUnit ?? false }

  func takes(_ name: String) -> Bool { parameters.parameters.contains { $0.name == name } }

  /// The parameters that every call gives.
  var requiredParameters: [String] { parameters.parameters.filter { $0.isRequired }.map { $0.name } }

  /// In which argument `gradient` is: the prediction, or what there is beside it.
  package var gradientParameter: String {
    let required = requiredParameters
    return required.count > 1 && group != .penalties ? required[1] : required.first ?? ""
  }

  /// The value that the name stands for; definitions see the entries before their place.
  func value(at place: Int, in library: LibraryValues) -> Value {
    switch implementation {
    case .constant(let number): return .number(number)
    case .primitive(let primitive):
      return .function(Function(parameters, .primitive(primitive), isElementwise: group == .elementwise))
    case .definition:
      let (own, code) = compiled(at: place, in: library)
      return .function(Function(own, .code(code, captured: [])))
    case .measure(let rules):
      let (own, code) = compiled(at: place, in: library)
      let measure = Measure(rules: rules, code: code, ownParameters: own.parameters.map { $0.name })
      return .function(Function(own.adding(rules.parameters), .measure(measure)))
    }
  }

  /// The definition, parsed and resolved. A fault in it is ours, and stops every test.
  private func compiled(at place: Int, in library: LibraryValues) -> (Signature, Code) {
    let source = Source(file: Library.file, text: definition ?? "")
    let (statements, faults) = parseStatements(source)
    guard faults.isEmpty, statements.count == 1,
      case .function(let name, let parameters, let body, let bindings) = statements[0].kind
    else { preconditionFailure("the definition of \(self.name) does not parse") }
    let surroundings = Surroundings(cell: nil, notebook: Names(), library: library, libraryEnd: place)
    var resolver = Resolver(source: source, surroundings: surroundings, definedName: name.text)
    let code = resolver.resolveFunction(parameters: parameters, bindings: bindings, body: body)
    precondition(resolver.diagnostics.isEmpty, "the definition of \(self.name) does not resolve")
    return (Signature(name: name.text, parameters: parameters, in: source), code)
  }
}

extension String {
  /// What stands before the first such byte; all of it if there is none.
  fileprivate func begin(before byte: UInt8) -> String {
    utf8.withContiguousStorageIfAvailable { String(decoding: $0.prefix { $0 != byte }, as: UTF8.self) } ?? self
  }
}

extension Signature {
  /// Of a function as it was written.
  init(name: String?, parameters: [LossLanguage.Parameter], in source: Source) {
    self.init(
      name: name,
      parameters: parameters.map { parameter in
        Parameter(
          name: parameter.name.text, isRequired: parameter.defaultValue == nil,
          isNamedOnly: parameter.defaultValue != nil,
          defaultText: parameter.defaultValue.map { source.text(of: $0.span) })
      })
  }
}
