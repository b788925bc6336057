import LossLanguage

extension Unicode.Scalar {
  /// What stands for the character in a terminal. A notebook must not be able to move the cursor, to change colours or
  /// to reorder what is read, so that control and bidirectional characters appear as visible signs.
  var displayed: String {
    switch value {
    case 0x09: "    "
    case 0x00...0x1F: String(Unicode.Scalar(0x2400 + value) ?? "?")
    case 0x7F: "\u{2421}"
    case 0x80...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: "\u{FFFD}"
    default: String(self)
    }
  }
}

extension String {
  /// The text as a terminal may show it: see `Unicode.Scalar.displayed`. Line breaks stay.
  var displayed: String {
    // Nearly all are plain.
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == UInt8(ascii: "\n") }) { return self }
    var text = ""
    for scalar in unicodeScalars { text += scalar == "\n" ? "\n" : scalar.displayed }
    return text
  }

  /// Blanks added up to a width; nothing is cut.
  func padded(to width: Int, isRightAligned: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - displayWidth))
    return isRightAligned ? blanks + self : self + blanks
  }
}
