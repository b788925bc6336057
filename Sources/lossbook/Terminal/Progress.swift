import Foundation
import Glibc

/// A line on a terminal that says how far long work has come; nothing in a pipe, and nothing in the first half second.
struct Progress: Sendable {
  let verb: String
  let total: Int
  private let start = ContinuousClock.now
  private let isShown = isatty(STDERR_FILENO) == 1

  init(_ verb: String, total: Int) {
    self.verb = verb
    self.total = total
  }

  /// May be called from any thread.
  func update(_ done: Int) {
    if isDue, done < total { Terminal.error("\r\u{1B}[K\(verb) \(done) of \(total)") }
  }

  /// Clears the line.
  func end() {
    if isDue { Terminal.error("\r\u{1B}[K") }
  }

  private var isDue: Bool { isShown && ContinuousClock.now - start > .milliseconds(500) }
}
