package import LossLanguage
internal import Notebook
internal import Yams

extension SiteConfiguration {
  /// Reads `site/site.yml`. What cannot be read is left at its default; an unknown key is a warning.
  package static func parsing(_ text: String) -> (configuration: SiteConfiguration, diagnostics: [Diagnostic]) {
    var reader = SiteConfigurationReader(
      yaml: YAMLReading(text, file: file, errorCode: .badConfiguration, name: "`\(file)`"))
    reader.read()
    return (reader.configuration, reader.yaml.diagnostics)
  }

  /// What the file may say.
  enum Key: String, CaseIterable {
    case title, description, url, language, authors, navigation, macros, limits, recorded, reference, theme
    case rawHTML = "raw_html"
  }

  enum LimitKey: String, CaseIterable {
    case calls, steps, elements, output
  }
}

private struct SiteConfigurationReader {
  var yaml: YAMLReading
  var configuration = SiteConfiguration()

  mutating func read() {
    for (name, value) in yaml.topLevelPairs(example: "title: The name of the site") {
      if let key = SiteConfiguration.Key(rawValue: name.string ?? "") {
        read(key, value)
      } else {
        yaml.warnUnknownKey(name, among: SiteConfiguration.Key.allCases.map(\.rawValue))
      }
    }
  }

  private mutating func read(_ key: SiteConfiguration.Key, _ value: Node) {
    let name = key.rawValue
    switch key {
    case .title: configuration.title = yaml.text(value, name)
    case .description: configuration.description = yaml.text(value, name)
    case .url:
      guard let url = yaml.text(value, name) else { return }
      configuration.url = url
      if SiteAddress(url) == nil {
        yaml.reject(value, name, help: "write where the site is published, such as `url: https://example.org/book/`")
      }
    case .language: configuration.language = yaml.text(value, name) ?? configuration.language
    case .theme: configuration.theme = yaml.text(value, name)
    case .authors: configuration.authors = yaml.texts(value, name)
    case .navigation:
      let items = if case .sequence(let sequence) = value { Array(sequence) } else { [value] }
      configuration.navigation = items.compactMap { item($0) }
    case .macros:
      for (macro, definition) in yaml.pairs(value, name) {
        configuration.macros[macro.string ?? ""] = yaml.text(definition, name)
      }
    case .rawHTML: configuration.allowsRawHTML = yaml.flag(value, name) ?? false
    case .limits:
      for (limit, number) in yaml.pairs(value, name) { read(limit: limit, number) }
    case .reference: configuration.hasReference = yaml.flag(value, name) ?? false
    case .recorded: configuration.recorded = yaml.texts(value, name)
    }
  }

  /// `guide`, or `guide: The guide`.
  private mutating func item(_ node: Node) -> SiteConfiguration.NavigationItem? {
    let key = SiteConfiguration.Key.navigation.rawValue
    if case .mapping(let mapping) = node, mapping.count == 1, let pair = mapping.first, let name = pair.key.string {
      return .init(name: name, title: yaml.text(pair.value, key))
    }
    return yaml.text(node, key).map { .init(name: $0) }
  }

  /// A limit can be lowered, never raised: a stranger's notebook must not be able to keep a machine busy.
  private mutating func read(limit name: Node, _ node: Node) {
    guard let key = SiteConfiguration.LimitKey(rawValue: name.string ?? "") else {
      return yaml.warnUnknownKey(name, among: SiteConfiguration.LimitKey.allCases.map(\.rawValue))
    }
    guard let limit = yaml.wholeNumber(node, key.rawValue, in: 0...Int.max) else { return }
    let usual = Limits()
    switch key {
    case .calls: configuration.limits.calls = min(limit, usual.calls)
    case .steps: configuration.limits.steps = min(Int64(limit), usual.steps)
    case .elements: configuration.limits.elements = min(Int64(limit), usual.elements)
    case .output: configuration.limits.output = min(Int64(limit), usual.output)
    }
  }
}
