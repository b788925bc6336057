internal import Drawing

/// Code of another language with its comments, texts, numbers and keywords set apart, in the colours of our own cells.
///
/// One pass, from left to right; what it does not understand stays plain.
struct HighlightedCode {
  private let language: CodeLanguage
  private let text: [Character]
  private var index = 0
  private var plain = ""
  private var html = Markup()

  static func markup(_ text: String, _ language: CodeLanguage) -> Markup {
    var code = HighlightedCode(text, language)
    code.write()
    return code.html
  }

  private init(_ text: String, _ language: CodeLanguage) {
    self.text = Array(text)
    self.language = language
  }
}

extension HighlightedCode {
  private mutating func write() {
    while index < text.count {
      if let end = commentEnd() {
        add("s-comment", upTo: end)
      } else if let end = textEnd(at: index) {
        add("s-text", upTo: end)
      } else if isWord(text[index]) {
        writeWord()
      } else {
        plain.append(text[index])
        index += 1
      }
    }
    flush()
  }

  private mutating func writeWord() {
    let isNumber = text[index].isASCIIDigit
    var end = index + 1
    while end < text.count, isWord(text[end]) || isInWord(end, ofNumber: isNumber) { end += 1 }
    let word = String(text[index..<end])
    if language.textPrefixes.contains(word.lowercased()), let end = textEnd(at: end) {
      add("s-text", upTo: end)
    } else if isNumber {
      add("s-number", upTo: end)
    } else if language.keywords.contains(word) {
      add("s-keyword", upTo: end)
    } else {
      plain += word
      index = end
    }
  }

  /// A point or the sign of an exponent within a number, a sign of the language within a word.
  private func isInWord(_ place: Int, ofNumber isNumber: Bool) -> Bool {
    guard place + 1 < text.count, isWord(text[place + 1]) else { return false }
    if isNumber {
      if text[place] == "." { return text[place + 1].isASCIIDigit }
      return "+-".contains(text[place]) && "eE".contains(text[place - 1]) && text[place + 1].isASCIIDigit
    }
    return language.wordSigns.contains(text[place])
  }

  /// Behind the comment that begins here.
  private func commentEnd() -> Int? {
    if let block = language.blockComment, has(block.open, at: index) {
      var end = index + block.open.count
      while end < text.count, !has(block.close, at: end) { end += 1 }
      return min(end + block.close.count, text.count)
    }
    guard let mark = language.lineComment, has(mark, at: index),
      !language.commentsBeginWords || index == 0 || text[index - 1].isWhitespace
    else { return nil }
    return text[index...].firstIndex(where: \.isNewline) ?? text.count
  }

  /// Behind the text that begins at a place; nil if none does, or if it does not end.
  private func textEnd(at start: Int) -> Int? {
    guard let quote = language.quotes.first(where: { has($0, at: start) }) else { return nil }
    let spansLines = quote.count > 1 || language.textsSpanLines
    var end = start + quote.count
    while end < text.count {
      if text[end] == "\\" {
        end += 2
      } else if has(quote, at: end) {
        return end + quote.count
      } else if text[end].isNewline, !spansLines {
        return nil
      } else {
        end += 1
      }
    }
    return spansLines ? text.count : nil
  }

  private func has(_ word: String, at place: Int) -> Bool {
    var place = place
    for character in word {
      guard place < text.count, text[place] == character else { return false }
      place += 1
    }
    return true
  }

  private func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  private mutating func add(_ kind: String, upTo end: Int) {
    flush()
    html.element("span", ("class", kind), text: String(text[index..<end]))
    index = end
  }

  private mutating func flush() {
    if !plain.isEmpty { html.text(plain) }
    plain = ""
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
