package import LossLanguage
import Yams

extension SiteConfiguration {
  /// Reads `site/site.yml`. What cannot be read is left at its default; an unknown key is a warning.
  package static func parsing(_ text: String) -> (configuration: SiteConfiguration, diagnostics: [Diagnostic]) {
    var reader = SiteConfigurationReader()
    do {
      // Yams composes nothing from an empty document.
      if let root = try compose(yaml: text) { reader.read(root) }
    } catch {
      reader.diagnostics.append(.unreadable(error))
    }
    return (reader.configuration, reader.diagnostics)
  }

  /// What the file may say.
  enum Key: String, CaseIterable {
    case title, description, url, language, authors, navigation, macros, limits, recorded, theme
    case rawHTML = "raw_html"
  }

  enum LimitKey: String, CaseIterable {
    case calls, steps, elements, output
  }
}

private struct SiteConfigurationReader {
  var configuration = SiteConfiguration()
  var diagnostics: [Diagnostic] = []

  mutating func read(_ root: Node) {
    guard case .mapping(let mapping) = root else {
      diagnostics.append(.notAMapping(at: region(of: root)))
      return
    }
    for (name, value) in mapping {
      guard let key = SiteConfiguration.Key(rawValue: name.string ?? "") else {
        let known = SiteConfiguration.Key.allCases.map(\.rawValue)
        diagnostics.append(.unknownKey(name.string ?? "", known: known, at: region(of: name)))
        continue
      }
      read(key, value)
    }
  }

  private mutating func read(_ key: SiteConfiguration.Key, _ value: Node) {
    switch key {
    case .title: configuration.title = text(value, key)
    case .description: configuration.description = text(value, key)
    case .url: configuration.url = text(value, key)
    case .language: configuration.language = text(value, key) ?? configuration.language
    case .theme: configuration.theme = text(value, key)
    case .authors: configuration.authors = list(value, key).compactMap { text($0, key) }
    case .navigation: configuration.navigation = list(value, key).compactMap { item($0) }
    case .macros:
      for (name, definition) in pairs(value, key) { configuration.macros[name.string ?? ""] = text(definition, key) }
    case .rawHTML:
      guard let flag = value.bool else { return reject(value, key, "write true or false") }
      configuration.allowsRawHTML = flag
    case .limits:
      for (name, limit) in pairs(value, key) { read(limit: name, limit) }
    case .recorded:
      break
    }
  }

  /// `guide`, or `guide: The guide`.
  private mutating func item(_ node: Node) -> SiteConfiguration.NavigationItem? {
    if case .mapping(let mapping) = node, mapping.count == 1, let pair = mapping.first, let name = pair.key.string {
      return .init(name: name, title: text(pair.value, .navigation))
    }
    return text(node, .navigation).map { .init(name: $0) }
  }

  /// A limit can be lowered, never raised: a stranger's notebook must not be able to keep a machine busy.
  private mutating func read(limit name: Node, _ node: Node) {
    guard let key = SiteConfiguration.LimitKey(rawValue: name.string ?? "") else {
      let known = SiteConfiguration.LimitKey.allCases.map(\.rawValue)
      diagnostics.append(.unknownKey(name.string ?? "", known: known, at: region(of: name)))
      return
    }
    guard let limit = node.int, limit >= 0 else { return reject(node, .limits, "write a whole number") }
    let usual = Limits()
    switch key {
    case .calls: configuration.limits.calls = min(limit, usual.calls)
    case .steps: configuration.limits.steps = min(Int64(limit), usual.steps)
    case .elements: configuration.limits.elements = min(Int64(limit), usual.elements)
    case .output: configuration.limits.output = min(Int64(limit), usual.output)
    }
  }

  private mutating func text(_ node: Node, _ key: SiteConfiguration.Key) -> String? {
    if case .scalar(let scalar) = node { return scalar.string }
    reject(node, key, "write a text")
    return nil
  }

  /// One value stands for a list of one.
  private func list(_ node: Node, _ key: SiteConfiguration.Key) -> [Node] {
    if case .sequence(let sequence) = node { Array(sequence) } else { [node] }
  }

  private mutating func pairs(_ node: Node, _ key: SiteConfiguration.Key) -> [(key: Node, value: Node)] {
    if case .mapping(let mapping) = node { return Array(mapping) }
    reject(node, key, "write `name: value` lines, indented")
    return []
  }

  private mutating func reject(_ node: Node, _ key: SiteConfiguration.Key, _ help: String) {
    diagnostics.append(.badValue(key.rawValue, help: help, at: region(of: node)))
  }

  private func region(of node: Node) -> Region {
    let start = Position(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    let width = node.scalar.map { $0.string.unicodeScalars.prefix { $0 != "\n" }.count } ?? 1
    return Region(
      file: SiteConfiguration.file, start: start,
      end: Position(line: start.line, column: start.column + max(1, width)))
  }
}

extension Diagnostic {
  fileprivate static func unreadable(_ error: any Error) -> Diagnostic {
    var place = Position(line: 1, column: 1)
    var problem = "it cannot be read"
    switch error as? YamlError {
    case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _), .composer(_, let text, let mark, _):
      place = Position(line: mark.line, column: mark.column)
      problem = text
    case .duplicatedKeysInMapping(let keys, let context):
      place = Position(line: context.mark.line, column: context.mark.column)
      problem = "\((keys.map { String($0) }).quoted("and")) stands twice"
    default: break
    }
    let region = Region(
      file: SiteConfiguration.file, start: place, end: Position(line: place.line, column: place.column + 1))
    return Diagnostic(.badConfiguration, "`\(SiteConfiguration.file)` is no valid YAML: \(problem)", at: region)
  }

  fileprivate static func notAMapping(at region: Region) -> Diagnostic {
    Diagnostic(
      .badConfiguration, "`\(SiteConfiguration.file)` must be lines of `key: value`", at: region,
      help: "begin with `title: The name of the site`")
  }

  fileprivate static func badValue(_ key: String, help: String, at region: Region) -> Diagnostic {
    Diagnostic(.badConfiguration, "`\(key)` cannot have this value", at: region, help: help)
  }

  fileprivate static func unknownKey(_ key: String, known: [String], at region: Region) -> Diagnostic {
    let help = suggestion(for: key, among: known).map { "did you mean `\($0)`?" }
    return Diagnostic(
      .unknownKey, "`\(key)` is no key of `\(SiteConfiguration.file)`", at: region, severity: .warning,
      help: help ?? "the keys are \(known.quoted("and"))")
  }
}
