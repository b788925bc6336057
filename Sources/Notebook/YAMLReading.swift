package import LossLanguage
package import Yams

/// A YAML text that a user wrote, read key by key; what is wrong with it is collected with its place in the file.
package struct YAMLReading {
  package private(set) var diagnostics: [Diagnostic] = []
  private let file: String
  private let firstLine: Int
  private let errorCode: DiagnosticCode
  private let name: String
  private var root: Node?

  /// - Parameter firstLine: the line of the file on which the text begins.
  /// - Parameter errorCode: the code of everything that is wrong.
  /// - Parameter name: what messages call the text, such as `the front matter`.
  package init(_ text: String, file: String, firstLine: Int = 1, errorCode: DiagnosticCode, name: String) {
    self.file = file
    self.firstLine = firstLine
    self.errorCode = errorCode
    self.name = name
    if let line = text.lineNestedTooDeep {
      fail(
        "\(name) is nested too deep", Position(line: firstLine + line, column: 1), "write plain lines of `key: value`")
      return
    }
    do {
      // The default resolver would hold every scalar against patterns of what it may mean; here each key knows. The
      // default encoding would be looked up in the environment.
      root = try compose(yaml: text, .basic, .default, .utf8)
    } catch {
      fail(error)
    }
  }

  /// The keys and values of the text; none if it is empty or something else.
  package mutating func topLevelPairs(example: String) -> [(key: Node, value: Node)] {
    guard let root else { return [] }
    if case .mapping(let mapping) = root { return Array(mapping) }
    if root.null == nil {
      fail("\(name) must be lines of `key: value`", position(of: root), "begin with `\(example)`")
    }
    return []
  }

  package mutating func text(_ node: Node, _ key: String) -> String? {
    if case .scalar(let scalar) = node { return scalar.string }
    reject(node, key, help: "write a text on one line, such as `\(key): words`")
    return nil
  }

  /// A text stands for a list of one.
  package mutating func texts(_ node: Node, _ key: String) -> [String] {
    placedTexts(node, key).map(\.text)
  }

  /// The same, with the place of each.
  package mutating func placedTexts(_ node: Node, _ key: String) -> [(text: String, region: Region)] {
    guard case .sequence(let sequence) = node else { return text(node, key).map { [($0, region(of: node))] } ?? [] }
    var texts: [(text: String, region: Region)] = []
    for item in sequence {
      if case .scalar(let scalar) = item {
        texts.append((scalar.string, region(of: item)))
      } else {
        reject(item, key, help: "write a list of texts, such as `\(key): [first, second]`")
      }
    }
    return texts
  }

  package mutating func wholeNumber(_ node: Node, _ key: String, in range: ClosedRange<Int>) -> Int? {
    if let number = node.int, range.contains(number) { return number }
    let bounds = range == Int.min...Int.max ? "" : " from \(range.lowerBound) to \(range.upperBound)"
    reject(node, key, help: "write a whole number\(bounds)")
    return nil
  }

  package mutating func flag(_ node: Node, _ key: String) -> Bool? {
    if let flag = node.bool { return flag }
    reject(node, key, help: "write `true` or `false`")
    return nil
  }

  package mutating func pairs(_ node: Node, _ key: String) -> [(key: Node, value: Node)] {
    if case .mapping(let mapping) = node { return Array(mapping) }
    reject(node, key, help: "write lines of `name: value` below it, indented")
    return []
  }

  /// The value of a key is not what it should be.
  package mutating func reject(_ node: Node, _ key: String, help: String) {
    diagnostics.append(Diagnostic(errorCode, "`\(key)` cannot have this value", at: region(of: node), help: help))
  }

  package mutating func warnUnknownKey(_ key: Node, among known: [String]) {
    let word = key.string ?? ""
    let help = suggestion(for: word, among: known).map { "did you mean `\($0)`?" }
    diagnostics.append(
      Diagnostic(
        .unknownKey, "`\(word)` is no key of \(name)", at: region(of: key), severity: .warning,
        help: help ?? "the keys are \(known.quoted("and"))"))
  }
}

extension YAMLReading {
  private func position(of node: Node) -> Position { position(node.mark) }

  private func position(_ mark: Mark?) -> Position {
    Position(line: firstLine + (mark?.line ?? 1) - 1, column: mark?.column ?? 1)
  }

  private func region(of node: Node) -> Region {
    let start = position(of: node)
    let width = node.scalar.map { $0.string.unicodeScalars.prefix { $0 != "\n" }.count } ?? 1
    return Region(file: file, start: start, end: Position(line: start.line, column: start.column + max(1, width)))
  }

  private mutating func fail(_ message: String, _ place: Position, _ help: String?) {
    let region = Region(file: file, start: place, end: Position(line: place.line, column: place.column + 1))
    diagnostics.append(Diagnostic(errorCode, message, at: region, help: help))
  }

  private mutating func fail(_ error: any Error) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      fail(
        "\(name) is no valid YAML: \(problem)", position(mark), "put texts that hold `: `, `#` or brackets into quotes")
    case .duplicatedKeysInMapping(let keys, let context):
      let keys = keys.map { String($0) }.quoted("and")
      fail("\(keys) stands twice in \(name)", position(context.mark), "keep one of them")
    default:
      fail("\(name) is no valid YAML", Position(line: firstLine, column: 1), nil)
    }
  }
}

extension String {
  /// The first line, from 0, that nests so deep that reading it could exhaust the stack; the parser recurses.
  fileprivate var lineNestedTooDeep: Int? {
    var line = 0
    var brackets = 0
    var marks = 0
    var indent = 0
    var isIndenting = true
    for byte in utf8 {
      switch byte {
      case .newline:
        line += 1
        (marks, indent, isIndenting) = (0, 0, true)
      case .space where isIndenting: indent += 1
      case UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
      case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"): marks += 1
      default: break
      }
      if byte != .space && byte != .newline { isIndenting = false }
      if brackets > 1000 || indent > 200 || marks > 500 { return line }
    }
    return nil
  }
}
