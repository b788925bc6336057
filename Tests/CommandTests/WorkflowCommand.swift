import Foundation

/// A line of output as GitHub's runner reads it: `::error file=a.md,line=1::message`, with `%` escapes.
///
/// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
struct WorkflowCommand {
  var name: String
  var properties: [String: String] = [:]
  var message: String

  /// nil for a line that is no command.
  init?(_ line: some StringProtocol) {
    guard line.hasPrefix("::"), let end = line.dropFirst(2).range(of: "::") else { return nil }
    let head = line.dropFirst(2)[..<end.lowerBound].split(separator: " ", maxSplits: 1)
    guard let name = head.first else { return nil }
    self.name = String(name)
    for property in head.dropFirst().joined().split(separator: ",") {
      let parts = property.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      properties[String(parts[0])] = Self.unescaped(parts[1], ["%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","])
    }
    message = Self.unescaped(line[end.upperBound...], ["%0D": "\r", "%0A": "\n"])
  }

  /// `%25` comes last, so that what it begins is no escape.
  private static func unescaped(_ text: some StringProtocol, _ escapes: [String: String]) -> String {
    escapes.reduce(String(text)) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
      .replacingOccurrences(of: "%25", with: "%")
  }
}
