/// `[ ]` and `[x]` at the start of a list item.
enum TaskMarker {
  /// The state of the task that a paragraph begins with.
  ///
  /// - Parameter line: the paragraph's first line with the marker of its list: cmark's text no longer shows whether the
  ///   bracket was escaped.
  static func state(ofParagraphAt line: [UInt8]) -> Bool? {
    guard let bracket = line.firstIndex(of: UInt8(ascii: "[")), bracket > 0, line[bracket - 1].isBlank,
      line.has("]", at: bracket + 2), bracket + 3 == line.count || line[bracket + 3].isBlank
    else { return nil }
    return switch line[bracket + 1] {
    case .space: false
    case UInt8(ascii: "x"), UInt8(ascii: "X"): true
    default: nil
    }
  }

  /// The content of the paragraph behind the marker; nil if that is not what its text begins with, or if nothing
  /// follows.
  static func removed(from content: [Inline]) -> [Inline]? {
    guard case .text(let text)? = content.first, ["[ ]", "[x]", "[X]"].contains(text.prefix(3)) else { return nil }
    let rest = text.dropFirst(3).drop { $0 == " " || $0 == "\t" }
    if !rest.isEmpty { return [.text(String(rest))] + content.dropFirst() }
    var further = content.dropFirst()
    if text.count == 3, case .softBreak? = further.first { further.removeFirst() }
    return further.isEmpty ? nil : Array(further)
  }
}
