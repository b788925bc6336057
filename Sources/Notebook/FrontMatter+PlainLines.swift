/// Front matter of nothing but lines such as `title: Forecast 7`, which is what most notebooks begin with: read without
/// the parser of YAML, which takes longer to start than a notebook to check. What is not as plain is left to it.
extension FrontMatter {
  /// This front matter with what plain lines say; nil for all but keys with plain texts, each once.
  func reading(plainLines lines: ArraySlice<MarkdownLine>) -> FrontMatter? {
    var result = self
    for line in lines {
      guard let colon = line.text.firstIndex(of: UInt8(ascii: ":")),
        let text = Self.plainText(line.text[(colon + 1)...])
      else { return nil }
      let key = line.text[..<colon]
      if key.elementsEqual("title".utf8), result.title == nil {
        result.title = text
      } else if key.elementsEqual("description".utf8), result.description == nil {
        result.description = text
      } else {
        return nil
      }
    }
    return result
  }

  /// A text that YAML takes as it stands: words and digits of ASCII, and signs that mean nothing there.
  private static func plainText(_ text: ArraySlice<UInt8>) -> String? {
    guard text.first == .space else { return nil }
    let text = text.trimmingWhitespace
    guard let first = text.first, first.isLetter || first.isDigit else { return nil }
    let isPlain = text.allSatisfy { byte in
      byte.isLetter || byte.isDigit || byte == .space || ".,;()/+-_?!=".utf8.contains(byte)
    }
    // `title: null` says nothing.
    return isPlain && text.count > 4 ? String(decoding: text, as: UTF8.self) : nil
  }
}
