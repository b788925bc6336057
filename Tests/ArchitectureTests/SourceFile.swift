import Foundation
import Testing

/// A Swift file under `Sources`.
struct SourceFile: CustomStringConvertible {
  /// From the package's root, with `/`.
  let path: String
  let lines: [String]

  var description: String { path }

  /// The folder right under `Sources`.
  var target: String { String(path.split(separator: "/")[1]) }

  /// The lines, from 1, on which modules are imported.
  var imports: [(line: Int, module: String)] {
    lines.enumerated().compactMap { index, line in
      Self.importedModule(in: line).map { (index + 1, $0) }
    }
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources")

  /// All of them, by path; at least one.
  static func all() throws -> [SourceFile] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".swift") }
    return try #require(paths.isEmpty ? nil : paths).sorted().map { path in
      let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      var lines = text.components(separatedBy: "\n")
      if lines.last == "" { lines.removeLast() }
      return SourceFile(path: "Sources/" + path, lines: lines)
    }
  }

  /// The module that a line imports, without the parts of it that are named behind a point.
  static func importedModule(in line: String) -> String? {
    guard line.range(of: "import ") != nil else { return nil }
    var words = line.split(separator: " ")[...]
    while let word = words.first, word.hasPrefix("@") || accessLevels.contains(word) { words.removeFirst() }
    guard words.popFirst() == "import", let first = words.popFirst() else { return nil }
    let path = kinds.contains(first) ? words.first : first
    return path.map { String($0.prefix { $0.isLetter || $0.isNumber || $0 == "_" }) }
  }

  private static let accessLevels: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
  private static let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
}
