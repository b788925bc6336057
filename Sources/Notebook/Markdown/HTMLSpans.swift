/// Where raw HTML and autolinks end within a paragraph, by CommonMark's rules.
struct HTMLSpans {
  private let text: [UInt8]
  /// Terminators that are not to be found from here on; without it `<?<?<?` would be searched again and again.
  private var missing: Set<String> = []

  init(_ text: [UInt8]) {
    self.text = text
  }

  /// The index behind the comment that begins at an index.
  mutating func commentEnd(at index: Int) -> Int? {
    guard text.has("<!--", at: index) else { return nil }
    if text.has(">", at: index + 4) { return index + 5 }
    if text.has("->", at: index + 4) { return index + 6 }
    return find("-->", from: index + 4)
  }

  /// The index behind the tag, instruction, declaration, CDATA section or autolink that begins at an index.
  mutating func end(at index: Int) -> Int? {
    if text.has("<?", at: index) { return find("?>", from: index + 2) }
    if text.has("<![CDATA[", at: index) { return find("]]>", from: index + 9) }
    if text.has("<!", at: index) {
      guard let byte = byte(index + 2), byte.isLetter else { return nil }
      return find(">", from: index + 2)
    }
    if text.has("</", at: index) {
      guard let name = tagNameEnd(index + 2) else { return nil }
      let end = blanksEnd(name)
      return text.has(">", at: end) ? end + 1 : nil
    }
    return autolinkEnd(index + 1) ?? openTagEnd(index + 1)
  }
}

extension HTMLSpans {
  private func byte(_ index: Int) -> UInt8? { index < text.count ? text[index] : nil }

  private mutating func find(_ terminator: StaticString, from start: Int) -> Int? {
    if missing.contains(terminator.description) { return nil }
    guard let index = text.firstIndex(of: terminator, from: start) else {
      missing.insert(terminator.description)
      return nil
    }
    return index + terminator.utf8CodeUnitCount
  }

  private func blanksEnd(_ start: Int) -> Int {
    text[start...].firstIndex { !$0.isWhitespace } ?? text.count
  }

  private func tagNameEnd(_ start: Int) -> Int? {
    guard let first = byte(start), first.isLetter else { return nil }
    return text[start...].firstIndex { !$0.isLetter && !$0.isDigit && $0 != UInt8(ascii: "-") } ?? text.count
  }

  private func openTagEnd(_ start: Int) -> Int? {
    guard var index = tagNameEnd(start) else { return nil }
    while true {
      let next = blanksEnd(index)
      if text.has(">", at: next) { return next + 1 }
      if text.has("/>", at: next) { return next + 2 }
      guard next > index, let end = attributeEnd(next) else { return nil }
      index = end
    }
  }

  private func attributeEnd(_ start: Int) -> Int? {
    guard let first = byte(start), first.isLetter || first == UInt8(ascii: "_") || first == UInt8(ascii: ":") else {
      return nil
    }
    let nameEnd =
      text[start...].firstIndex { !$0.isLetter && !$0.isDigit && !"_.:-".utf8.contains($0) } ?? text.count
    let sign = blanksEnd(nameEnd)
    guard text.has("=", at: sign) else { return nameEnd }
    let value = blanksEnd(sign + 1)
    guard let quote = byte(value) else { return nil }
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      return text[(value + 1)...].firstIndex(of: quote).map { $0 + 1 }
    }
    let end = text[value...].firstIndex { $0.isWhitespace || "\"'=<>`".utf8.contains($0) } ?? text.count
    return end > value ? end : nil
  }

  /// `<scheme:address>` or `<name@host>`
  private func autolinkEnd(_ start: Int) -> Int? {
    var index = start
    while let byte = byte(index), byte.isLetter || byte.isDigit || "+.-".utf8.contains(byte), index < start + 32 {
      index += 1
    }
    if index >= start + 2, text[start].isLetter, text.has(":", at: index) {
      let end = text[index...].firstIndex { $0 <= .space || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
      return end.flatMap { text.has(">", at: $0) ? $0 + 1 : nil }
    }
    let name = text[start...].firstIndex {
      !$0.isLetter && !$0.isDigit && !".!#$%&'*+/=?^_`{|}~-".utf8.contains($0)
    }
    guard let at = name, at > start, text.has("@", at: at) else { return nil }
    let host = text[(at + 1)...].firstIndex {
      !$0.isLetter && !$0.isDigit && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ".")
    }
    return host.flatMap { $0 > at + 1 && text.has(">", at: $0) ? $0 + 1 : nil }
  }
}
