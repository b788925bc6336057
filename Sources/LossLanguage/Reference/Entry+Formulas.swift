extension Entry {
  /// The definition as one would write it on paper: options that change nothing at their defaults left out, the choices
  /// that flags make decided.
  package struct Variant: Sendable {
    /// The flags that are not at their defaults, `from_logits=true`.
    package let settings: [String]
    package let formula: FunctionFormula
  }

  /// First the formula at the defaults, then one for each flag whose other value gives another formula. None for what is
  /// written in Swift.
  package var variants: [Variant] {
    guard let definition,
      case .function(let name, let parameters, let body, let bindings)? =
        parseStatements(Source(file: Library.file, text: definition)).statements.first?.kind
    else { return [] }
    let flags = parameters.filter { $0.defaultValue?.asFlag != nil }.map { $0.name.text }
    var variants: [Variant] = []
    var known: Set<String> = []
    for flipped in [nil] + flags.map({ Optional($0) }) {
      var options: [String: Expression] = [:]
      var settings: [String] = []
      for parameter in parameters {
        guard let value = parameter.defaultValue else { continue }
        if let flag = value.asFlag {
          let isOn = parameter.name.text == flipped ? !flag : flag
          options[parameter.name.text] = Expression(.boolean(isOn), value.span)
          if parameter.name.text == flipped { settings.append("\(parameter.name.text)=\(isOn)") }
        } else if value.asText != nil || Self.plainOptions.contains(parameter.name.text) {
          options[parameter.name.text] = value
        }
      }
      var formula = FunctionFormula(name: name.text, parameters: [], body: body, bindings: bindings)
      formula.put(options)
      let used = formula.bindings.reduce(into: formula.body.names) { $0.formUnion($1.value.names) }
      formula.parameters = parameters.map { $0.name.text }.filter { name in
        used.contains(name) || parameters.contains { $0.name.text == name && $0.defaultValue == nil }
      }
      formula.findArrays(among: parameters.filter { $0.defaultValue == nil }.map { $0.name.text })
      let text = formula.bindings.reduce(formula.body.printed()) { $0 + "\n" + $1.name.text + $1.value.printed() }
      if known.insert(text).inserted { variants.append(Variant(settings: settings, formula: formula)) }
    }
    return variants
  }

  /// Options at whose defaults the formula is the one of the textbooks.
  private static let plainOptions: Set<String> = [
    "base", "label_smoothing", "pos_weight", "class_weight", "weight", "temperature", "eps",
  ]
}

extension FunctionFormula {
  /// Puts values in the place of options, and leaves out what then has no effect.
  fileprivate mutating func put(_ options: [String: Expression]) {
    var known = options
    func filled(_ part: Expression) -> Expression {
      part.replacing { piece in
        if case .name(let name) = piece.kind { return known[name] }
        return nil
      }.withChoicesMade.simplified
    }
    var kept: [Binding] = []
    for binding in bindings {
      let value = filled(binding.value)
      switch value.kind {
      case .name, .number: known[binding.name.text] = value
      default: kept.append(Binding(name: binding.name, value: value))
      }
    }
    body = filled(body)
    // What only the branch that was not taken needed.
    var needed = body.names
    var used: [Binding] = []
    for binding in kept.reversed() where needed.contains(binding.name.text) {
      needed.formUnion(binding.value.names)
      used.append(binding)
    }
    bindings = used.reversed()
  }

  /// The parameters that a loss is computed from are arrays, and so is what is computed from them element by element.
  fileprivate mutating func findArrays(among parameters: [String]) {
    var arrays = Set(parameters)
    for binding in bindings where binding.value.isArray(given: arrays) { arrays.insert(binding.name.text) }
    self.arrays = arrays
  }
}

extension Expression {
  fileprivate var asFlag: Bool? {
    if case .boolean(let flag) = kind { flag } else { nil }
  }

  fileprivate var asText: String? {
    if case .text(let text) = kind { text } else { nil }
  }

  /// With the branches of conditionals whose condition is written out: true, false, or one text compared with another.
  fileprivate var withChoicesMade: Expression {
    let inner = mappingParts { $0.withChoicesMade }
    switch inner.kind {
    case .conditional(let condition, let then, let other):
      guard let flag = condition.asFlag else { return inner }
      return flag ? then : other
    case .and(let parts):
      if parts.contains(where: { $0.asFlag == false }) { return Expression(.boolean(false), span) }
      let open = parts.filter { $0.asFlag == nil }
      if open.isEmpty { return Expression(.boolean(true), span) }
      return open.count == 1 ? open[0] : Expression(.and(open), span)
    case .comparison(let first, let links):
      guard links.count == 1, let left = first.asText, let right = links[0].operand.asText else { return inner }
      switch links[0].comparison {
      case .equal: return Expression(.boolean(left == right), span)
      case .notEqual: return Expression(.boolean(left != right), span)
      default: return inner
      }
    case .not(let part):
      return part.asFlag.map { Expression(.boolean(!$0), span) } ?? inner
    default:
      return inner
    }
  }

  /// Whether it gives one value an element of such arrays.
  package func isArray(given arrays: Set<String>) -> Bool {
    switch kind {
    case .name(let name): arrays.contains(name)
    case .index(let base, let indices):
      base.isArray(given: arrays)
        && indices.contains { index in
          if case .at(let place) = index { place.isArray(given: arrays) } else { true }
        }
    case .call(let callee, let arguments):
      if case .name(let name) = callee.kind, givesOneValue(name, arguments) {
        false
      } else {
        arguments.contains { $0.value.isArray(given: arrays) }
      }
    case .member: false
    default: parts.contains { $0.isArray(given: arrays) }
    }
  }

  private func givesOneValue(_ name: String, _ arguments: [Argument]) -> Bool {
    if arguments.contains(where: { $0.name?.text == "keepdims" }) { return false }
    switch name {
    case "max", "min": return arguments.filter { $0.name == nil }.count == 1
    case "sum", "mean", "prod", "norm", "logsumexp", "any", "all", "std", "var", "median", "quantile", "count",
      "argmax", "argmin", "shape", "size", "length", "dot":
      return true
    default: return false
    }
  }
}
