internal import LossLanguage
internal import Yams

extension FrontMatter {
  /// Reads the front matter that a text begins with. What cannot be read is left at its default.
  ///
  /// - Parameter limits: those of the site; a notebook can lower them.
  /// - Returns: also how many lines belong to it, its fences included.
  static func parsing(
    _ lines: [MarkdownLine], file: String, limits: Limits
  ) -> (frontMatter: FrontMatter, lineCount: Int, diagnostics: [Diagnostic]) {
    var unread = FrontMatter()
    unread.limits = limits
    guard let first = lines.first, first.isFrontMatterFence(["---"]) else { return (unread, 0, []) }
    guard let end = lines.dropFirst().firstIndex(where: { $0.isFrontMatterFence(["---", "..."]) }) else {
      return (unread, 0, [.unclosedFrontMatter(first, file)])
    }
    if let plain = unread.reading(plainLines: lines[1..<end]) { return (plain, end + 1, []) }
    let (frontMatter, diagnostics) = unread.reading(yaml: lines[1..<end], file: file)
    return (frontMatter, end + 1, diagnostics)
  }

  /// This front matter with what the lines below its fence say.
  func reading(
    yaml lines: ArraySlice<MarkdownLine>, file: String
  ) -> (frontMatter: FrontMatter, diagnostics: [Diagnostic]) {
    let text = lines.map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: "\n")
    let reading = YAMLReading(text, file: file, firstLine: 2, errorCode: .badFrontMatter, name: "the front matter")
    var reader = FrontMatterReader(frontMatter: self, yaml: reading)
    reader.read()
    return (reader.frontMatter, reader.yaml.diagnostics)
  }
}

private struct FrontMatterReader {
  var frontMatter: FrontMatter
  var yaml: YAMLReading

  mutating func read() {
    let keys = FrontMatter.Key.allCases.map(\.rawValue)
    for (name, value) in yaml.topLevelPairs(example: "title: What it is about") {
      guard let key = FrontMatter.Key(rawValue: name.string ?? "") else {
        yaml.warnUnknownKey(name, among: keys)
        continue
      }
      // `title:` with nothing behind it says nothing.
      if value.null == nil { read(key, value) }
    }
  }

  private mutating func read(_ key: FrontMatter.Key, _ value: Node) {
    switch key {
    case .title: frontMatter.title = yaml.text(value, key.rawValue)
    case .description: frontMatter.description = yaml.text(value, key.rawValue)
    case .source: frontMatter.source = yaml.texts(value, key.rawValue)
    case .authors: frontMatter.authors = yaml.texts(value, key.rawValue)
    case .lang: frontMatter.lang = yaml.text(value, key.rawValue)
    case .tags: frontMatter.tags = yaml.texts(value, key.rawValue)
    case .references: readReferences(value)
    case .aliases: frontMatter.aliases = yaml.placedTexts(value, key.rawValue).map { .init(path: $0, region: $1) }
    case .date: readDate(value)
    case .order: frontMatter.order = yaml.wholeNumber(value, key.rawValue, in: Int.min...Int.max)
    case .digits: frontMatter.digits = yaml.wholeNumber(value, key.rawValue, in: 1...17)
    case .draft: frontMatter.isDraft = yaml.flag(value, key.rawValue) ?? false
    case .macros:
      for (name, definition) in yaml.pairs(value, key.rawValue) {
        guard let name = yaml.text(name, key.rawValue) else { continue }
        frontMatter.macros[name] = yaml.text(definition, key.rawValue)
      }
    case .limits:
      for (name, limit) in yaml.pairs(value, key.rawValue) { readLimit(name, limit) }
    }
  }

  /// `- key: text`, or `- text` for a work that is listed and not cited; also without the dashes.
  private mutating func readReferences(_ node: Node) {
    let key = FrontMatter.Key.references.rawValue
    let items: [Node] = if case .sequence(let sequence) = node { Array(sequence) } else { [node] }
    for item in items {
      guard case .mapping(let mapping) = item else {
        for (text, region) in yaml.placedTexts(item, key) {
          frontMatter.references.append(Work(key: nil, text: text, line: region.start.line))
        }
        continue
      }
      for (name, value) in mapping {
        guard let name = yaml.text(name, key), let (text, region) = yaml.placedTexts(value, key).first else { continue }
        if frontMatter.references.contains(where: { $0.key == name }) {
          yaml.reject(value, key, help: "`\(name)` stands twice in the list; keep one of them")
        } else {
          frontMatter.references.append(Work(key: name, text: text, line: region.start.line))
        }
      }
    }
  }

  private mutating func readDate(_ node: Node) {
    guard let text = yaml.text(node, FrontMatter.Key.date.rawValue) else { return }
    if text.isCalendarDate {
      frontMatter.date = text
    } else {
      yaml.reject(node, FrontMatter.Key.date.rawValue, help: "write a date that exists as `YYYY-MM-DD`")
    }
  }

  private mutating func readLimit(_ name: Node, _ node: Node) {
    let usual = frontMatter.limits
    switch name.string {
    case "calls": frontMatter.limits.calls = limit(node, "calls", Int64(usual.calls)).map(Int.init) ?? usual.calls
    case "steps": frontMatter.limits.steps = limit(node, "steps", usual.steps) ?? usual.steps
    case "elements": frontMatter.limits.elements = limit(node, "elements", usual.elements) ?? usual.elements
    case "output": frontMatter.limits.output = limit(node, "output", usual.output) ?? usual.output
    default: yaml.warnUnknownKey(name, among: ["calls", "steps", "elements", "output"])
    }
  }

  /// A limit can be lowered, never raised: a stranger's notebook must not keep a machine busy.
  private mutating func limit(_ node: Node, _ key: String, _ usual: Int64) -> Int64? {
    yaml.wholeNumber(node, key, in: 0...Int(usual)).map(Int64.init)
  }
}

extension MarkdownLine {
  fileprivate func isFrontMatterFence(_ fences: [StaticString]) -> Bool {
    fences.contains { fence in
      text.starts(with: fence) && text.dropFirst(fence.utf8CodeUnitCount).isAllBlank
    }
  }
}

extension String {
  /// `YYYY-MM-DD`, in the Gregorian calendar.
  fileprivate var isCalendarDate: Bool {
    let bytes = Array(utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      (bytes[..<4] + bytes[5..<7] + bytes[8...]).allSatisfy(\.isDigit),
      let year = Int(prefix(4)), let month = Int(dropFirst(5).prefix(2)), let day = Int(dropFirst(8)),
      (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }
}

extension Diagnostic {
  fileprivate static func unclosedFrontMatter(_ line: MarkdownLine, _ file: String) -> Diagnostic {
    let start = line.place(of: 0, at: 0).position
    return Diagnostic(
      .badFrontMatter, "the front matter is not closed",
      at: Region(file: file, start: start, end: line.place(of: line.text.count, at: 0).position), "it begins here",
      help: "end it with a line `---`; a line across the page can be written `***`")
  }
}
