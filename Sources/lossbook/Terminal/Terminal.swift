import Glibc

/// Standard output and standard error.
enum Terminal {
  /// How to set text on standard output.
  static let outputStyle = TerminalStyle(isColored: allowsColor && isatty(STDOUT_FILENO) == 1)

  /// How to set text on standard error.
  static let errorStyle = TerminalStyle(isColored: allowsColor && isatty(STDERR_FILENO) == 1)

  /// Columns of the terminal on standard output, at least 40; 100 where there is none.
  static let width: Int = {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 100
    }
    return max(40, Int(size.ws_col))
  }()

  /// Columns that a line of text may take. Where there is no terminal it is not broken: programs read it by line.
  static let textWidth = isatty(STDOUT_FILENO) == 1 ? width : Int.max

  static func output(_ text: String) {
    write(text, to: STDOUT_FILENO)
  }

  static func error(_ text: String) {
    write(text, to: STDERR_FILENO)
  }

  /// A line `error: message` on standard error.
  static func report(_ message: String) {
    report("error", .error, message)
  }

  /// A line `note: message` on standard error.
  static func note(_ message: String) {
    report("note", .note, message)
  }

  private static func report(_ name: String, _ role: TerminalStyle.Role, _ message: String) {
    let lines = "\(name): \(message.displayed)".broken(to: textWidth, indent: "  ")
    error(errorStyle(name, role) + lines.joined(separator: "\n").dropFirst(name.count) + "\n")
  }

  // https://no-color.org: present and not empty, whatever its value.
  private static let allowsColor = environment("NO_COLOR").isEmpty && environment("TERM") != "dumb"

  /// A variable of the environment; empty if there is none.
  private static func environment(_ name: String) -> String {
    getenv(name).map { String(cString: $0) } ?? ""
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        // A reader that has seen enough (`lossbook run ... | head`) ends the program quietly, as SIGPIPE would.
        Glibc.exit(errno == EPIPE ? 0 : Outcome.unusable.rawValue)
      }
      bytes = bytes.dropFirst(count)
    }
  }
}
