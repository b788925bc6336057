/// How many columns of a terminal text takes.
///
/// Follows wcwidth: East Asian wide characters and emoji take two, combining marks and format characters none.
extension Unicode.Scalar {
  var displayWidth: Int {
    switch value {
    case 0x20...0x7E: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: break
    }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }

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
  var displayWidth: Int {
    var width = 0
    for scalar in unicodeScalars { width += scalar.displayWidth }
    return width
  }

  /// The text as a terminal may show it: see `Unicode.Scalar.displayed`. Line breaks stay.
  var displayed: String {
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
