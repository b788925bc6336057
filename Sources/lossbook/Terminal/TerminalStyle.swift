/// How text is set in a terminal: with colours, or plainly where nobody would see them.
struct TerminalStyle: Sendable {
  var isColored: Bool

  static let plain = TerminalStyle(isColored: false)

  /// What a stretch of text is, which decides its colour.
  enum Role: String, Sendable {
    case error = "1;31"
    case warning = "1;33"
    case note = "1;32"
    case help = "1;36"
    case frame = "1;34"
    case success = "32"
    case removed = "31"
    case strong = "1"
    case faint = "2"
    case series1 = "34"
    case series2 = "33"
    case series3 = "36"
    case series4 = "35"
    // Not the green and the red of verdicts.
    case series5 = "92"
    case series6 = "91"
  }

  /// The text in the colour of its role; an empty text stays empty.
  func callAsFunction(_ text: String, _ role: Role) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m" : text
  }
}
