/// What the highlighting of a fence needs to know of its language: not its grammar, but what words, comments and texts
/// look like.
struct CodeLanguage: Sendable {
  var lineComment: String?
  /// Whether a comment begins only where a word could: `a#b` is one word of a shell.
  var commentsBeginWords = false
  var blockComment: (open: String, close: String)?
  /// What texts begin and end with, longer ones first.
  var quotes: [String]
  /// Whether a text of one sign may go on behind the line's end.
  var textsSpanLines = false
  /// Whether `"` may stand in front of a text: `f"..."`, `r'...'`.
  var textPrefixes: Set<String> = []
  /// Signs that belong to words: `-` in a shell.
  var wordSigns: Set<Character> = []
  var keywords: Set<String>

  /// By the first word of a fence's info string; nil for one that we do not know.
  static func named(_ name: some StringProtocol) -> CodeLanguage? {
    switch name.lowercased() {
    case "python", "py", "python3": python
    case "swift": swift
    case "sh", "bash", "shell", "zsh": shell
    case "yaml", "yml": yaml
    case "json": json
    default: nil
    }
  }

  private static let python = CodeLanguage(
    lineComment: "#", quotes: ["\"\"\"", "'''", "\"", "'"],
    textPrefixes: ["f", "r", "b", "rb", "br", "fr", "rf", "u"],
    keywords: words(
      """
      False None True and as assert async await break case class continue def del elif else except finally for from
      global if import in is lambda match nonlocal not or pass raise return try while with yield
      """))

  private static let swift = CodeLanguage(
    lineComment: "//", blockComment: ("/*", "*/"), quotes: ["\"\"\"", "\""],
    keywords: words(
      """
      actor any as associatedtype async await break case catch class continue default defer do else enum extension
      fallthrough false fileprivate for func guard if import in init inout internal is let mutating nil nonisolated open
      operator override package private protocol public repeat rethrows return self Self some static struct subscript
      super switch throw throws true try typealias var where while
      """))

  private static let shell = CodeLanguage(
    lineComment: "#", commentsBeginWords: true, quotes: ["\"", "'"], textsSpanLines: true, wordSigns: ["-"],
    keywords: words("case do done elif else esac export fi for function if in local return then until while"))

  private static let yaml = CodeLanguage(
    lineComment: "#", commentsBeginWords: true, quotes: ["\"", "'"], wordSigns: ["-"],
    keywords: words("true false null yes no on off"))

  private static let json = CodeLanguage(quotes: ["\""], keywords: words("true false null"))

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
