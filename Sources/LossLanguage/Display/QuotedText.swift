/// A text as the language spells it: in double quotes, with the escapes `\"`, `\\`, `\n`, `\t`, `\u{...}`.
///
/// One line, whatever the text holds. What is longer than `limit` characters is cut, with `…` behind the closing quote.
package func quotedText(_ text: String, limit: Int = .max) -> String {
  var result = "\""
  var length = 0
  for scalar in text.unicodeScalars {
    guard length < limit else { return result + "\"…" }
    length += 1
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    default:
      if scalar.isControl {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
  return result + "\""
}

extension Unicode.Scalar {
  /// Controls and the separators of lines and paragraphs: what would break a line, or cannot be seen.
  var isControl: Bool {
    value < 0x20 || (0x7f...0x9f).contains(value) || value == 0x2028 || value == 0x2029
  }
}
