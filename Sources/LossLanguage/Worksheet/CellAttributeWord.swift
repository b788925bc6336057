/// One word of an info string: a bare word, or `key=value` with a value that may be quoted.
struct CellAttributeWord {
  /// The bare word, or the key.
  var word: String
  var wordSpan: Span
  /// nil for a bare word.
  var value: Value?

  struct Value {
    /// Without its quotes and escapes.
    var text: String
    /// With its quotes.
    var span: Span
    var isQuoted: Bool
    /// Whether what opens with a quote also ends with one.
    var isClosed: Bool
  }

  var span: Span { value.map { wordSpan.through($0.span) } ?? wordSpan }
}

extension CellAttributeWord {
  /// The words of an info string, parted by blanks.
  ///
  /// In a quoted value a backslash before ASCII punctuation stands for that character, as everywhere in Markdown; any
  /// other backslash is itself.
  static func words(of info: Source) -> [CellAttributeWord] {
    let text = info.text
    var words: [CellAttributeWord] = []
    var offset = 0
    while offset < text.count {
      if text[offset].isBlank {
        offset += 1
        continue
      }
      let start = offset
      while offset < text.count, !text[offset].isBlank, text[offset] != UInt8(ascii: "=") { offset += 1 }
      let wordSpan = Span(start, offset)
      var value: Value?
      if offset < text.count, text[offset] == UInt8(ascii: "=") {
        value = Value(from: offset + 1, of: text)
        offset = value?.span.end ?? offset
      }
      words.append(CellAttributeWord(word: info.text(of: wordSpan), wordSpan: wordSpan, value: value))
    }
    return words
  }
}

extension CellAttributeWord.Value {
  fileprivate init(from start: Int, of text: [UInt8]) {
    isQuoted = start < text.count && text[start] == UInt8(ascii: "\"")
    isClosed = !isQuoted
    var content: [UInt8] = []
    var offset = isQuoted ? start + 1 : start
    while offset < text.count {
      let byte = text[offset]
      if !isQuoted {
        if byte.isBlank { break }
      } else if byte == UInt8(ascii: "\"") {
        isClosed = true
        offset += 1
        break
      } else if byte == UInt8(ascii: "\\"), offset + 1 < text.count, text[offset + 1].isPunctuation {
        offset += 1
      }
      content.append(text[offset])
      offset += 1
    }
    self.text = String(decoding: content, as: UTF8.self)
    span = Span(start, offset)
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || (9...13).contains(self) }

  fileprivate var isPunctuation: Bool {
    (33...47).contains(self) || (58...64).contains(self) || (91...96).contains(self) || (123...126).contains(self)
  }
}
