/// How a function is called.
package struct Signature: Sendable {
  /// nil for `x -> body`.
  package let name: String?
  package let parameters: [Parameter]
  /// Whether more values may follow by position (`concat(a, b, ...)`).
  package var takesMore = false
  /// Whether any names may be given (`table(name=array, ...)`).
  package var takesAnyName = false

  package struct Parameter: Sendable {
    package let name: String
    package let isRequired: Bool
    /// Passed by name only.
    package let isNamedOnly: Bool
    /// Its default as written; nil when it has none.
    package let defaultText: String?

    package init(name: String, isRequired: Bool, isNamedOnly: Bool, defaultText: String?) {
      self.name = name
      self.isRequired = isRequired
      self.isNamedOnly = isNamedOnly
      self.defaultText = defaultText
    }
  }

  package init(name: String?, parameters: [Parameter]) {
    self.name = name
    self.parameters = parameters
  }

  /// Reads `name(x, stop?, digits=0, alpha=, ..., name=value...)`: `?` marks an optional parameter by position, `=` one
  /// that is passed by name only, `...` more values by position, and `name=value...` any names.
  init(_ text: String) {
    let open = text.firstIndex(of: "(") ?? text.endIndex
    var parameters: [Parameter] = []
    var takesMore = false
    var takesAnyName = false
    if open < text.endIndex {
      let inside = text[text.index(after: open)...].dropLast()
      for part in inside.split(separator: ",") {
        var item = part.drop { $0 == " " }
        if item == "..." {
          takesMore = true
        } else if item.hasSuffix("...") {
          takesAnyName = true
        } else if let equals = item.firstIndex(of: "=") {
          let value = item[item.index(after: equals)...]
          parameters.append(
            Parameter(
              name: String(item[..<equals]), isRequired: false, isNamedOnly: true,
              defaultText: value.isEmpty ? nil : String(value)))
        } else {
          let isOptional = item.hasSuffix("?")
          if isOptional { item = item.dropLast() }
          parameters.append(
            Parameter(name: String(item), isRequired: !isOptional, isNamedOnly: false, defaultText: nil))
        }
      }
    }
    self.init(name: String(text[..<open]), parameters: parameters)
    self.takesMore = takesMore
    self.takesAnyName = takesAnyName
  }

  /// With further parameters behind its own.
  func adding(_ more: [Parameter]) -> Signature {
    var result = Signature(name: name, parameters: parameters + more)
    result.takesMore = takesMore
    result.takesAnyName = takesAnyName
    return result
  }

  package var text: String {
    var parts: [String] = []
    for parameter in parameters {
      if parameter.isNamedOnly {
        parts.append(parameter.name + "=" + (parameter.defaultText ?? ""))
      } else {
        parts.append(parameter.isRequired ? parameter.name : parameter.name + "?")
      }
    }
    if takesMore { parts.append("...") }
    if takesAnyName { parts.append("name=value, ...") }
    let list = parts.joined(separator: ", ")
    guard let name else { return parts.count == 1 ? "\(list) -> ..." : "(\(list)) -> ..." }
    return "\(name)(\(list))"
  }
}
