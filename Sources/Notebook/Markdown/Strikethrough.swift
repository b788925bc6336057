/// A piece of a paragraph whose tildes are not resolved yet.
enum InlinePiece {
  /// Its tildes may strike through.
  case text(String)
  case inline(Inline)
}

/// `~text~` and `~~text~~`, by the rules of GitHub Flavored Markdown: runs of one or two tildes, as many on either
/// side, that could open and close emphasis.
enum Strikethrough {
  /// The pieces with strikethrough, neighbouring texts as one.
  static func resolved(_ pieces: [InlinePiece]) -> [Inline] {
    let hasTildes = pieces.contains { if case .text(let text) = $0 { text.has(tilde) } else { false } }
    guard hasTildes else { return pieces.map(\.asWritten).mergingTexts }
    var resolver = TildeResolver()
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .inline(let inline): resolver.output.append(inline)
      case .text(let text):
        resolver.add(
          text, after: index == 0 ? nil : pieces[index - 1].lastScalar,
          before: index + 1 == pieces.count ? nil : pieces[index + 1].firstScalar)
      }
    }
    return resolver.output.mergingTexts
  }

  fileprivate static let tilde = UInt8(ascii: "~")
}

private struct TildeResolver {
  var output: [Inline] = []
  private var openers: [(index: Int, length: Int)] = []

  mutating func add(_ text: String, after: Unicode.Scalar?, before: Unicode.Scalar?) {
    let scalars = Array(text.unicodeScalars)
    var plain = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "~" else {
        plain.append(scalars[index])
        index += 1
        continue
      }
      var end = index
      while end < scalars.count && scalars[end] == "~" { end += 1 }
      flush(&plain)
      addRun(
        length: end - index, after: index == 0 ? after : scalars[index - 1],
        before: end == scalars.count ? before : scalars[end])
      index = end
    }
    flush(&plain)
  }

  private mutating func flush(_ plain: inout String.UnicodeScalarView) {
    if !plain.isEmpty { output.append(.text(String(plain))) }
    plain = String.UnicodeScalarView()
  }

  private mutating func addRun(length: Int, after: Unicode.Scalar?, before: Unicode.Scalar?) {
    let isLeftFlanking = !before.isBlank && (!before.isPunctuation || after.isBlank || after.isPunctuation)
    let isRightFlanking = !after.isBlank && (!after.isPunctuation || before.isBlank || before.isPunctuation)
    if length <= 2, isRightFlanking, let opener = openers.lastIndex(where: { $0.length == length }) {
      let start = openers[opener].index
      let content = Array(output[(start + 1)...]).mergingTexts
      output.removeSubrange(start...)
      output.append(.strikethrough(content))
      openers.removeSubrange(opener...)
      return
    }
    output.append(.text(String(repeating: "~", count: length)))
    guard length <= 2 && isLeftFlanking else { return }
    // Nesting is bounded like that of all inlines.
    if openers.count == DocumentBuilder.nestingLimit { openers.removeFirst() }
    openers.append((output.count - 1, length))
  }
}

extension [Inline] {
  /// Neighbouring texts as one.
  var mergingTexts: [Inline] {
    var merged: [Inline] = []
    var text = ""
    for inline in self {
      if case .text(let more) = inline {
        text += more
        continue
      }
      if !text.isEmpty { merged.append(.text(text)) }
      text = ""
      merged.append(inline)
    }
    if !text.isEmpty { merged.append(.text(text)) }
    return merged
  }

  /// Without the blanks at either end.
  var trimmingBlanks: [Inline] {
    var inlines = self
    if case .text(let text)? = inlines.first {
      let rest = text.drop { $0 == " " || $0 == "\t" }
      inlines[0] = .text(String(rest))
      if rest.isEmpty { inlines.removeFirst() }
    }
    if case .text(let text)? = inlines.last {
      let end = text.lastIndex { $0 != " " && $0 != "\t" }
      inlines[inlines.count - 1] = .text(end.map { String(text[...$0]) } ?? "")
      if end == nil { inlines.removeLast() }
    }
    return inlines
  }
}

extension InlinePiece {
  fileprivate var asWritten: Inline {
    switch self {
    case .text(let text): .text(text)
    case .inline(let inline): inline
    }
  }

  /// What a tilde before the piece sees.
  fileprivate var firstScalar: Unicode.Scalar? {
    if case .text(let text) = self { return text.unicodeScalars.first }
    return neighbour
  }

  /// What a tilde behind the piece sees.
  fileprivate var lastScalar: Unicode.Scalar? {
    if case .text(let text) = self { return text.unicodeScalars.last }
    return neighbour
  }

  /// The kind of character that an inline begins and ends with in the source.
  private var neighbour: Unicode.Scalar? {
    guard case .inline(let inline) = self else { return nil }
    return switch inline {
    case .softBreak, .lineBreak: " "
    case .math, .expression: "x"
    default: "*"
    }
  }
}

extension Unicode.Scalar? {
  /// The edge of a paragraph counts as a blank.
  fileprivate var isBlank: Bool { self?.properties.isWhitespace ?? true }

  fileprivate var isPunctuation: Bool {
    guard let self else { return false }
    if self.isASCII { return UInt8(self.value).isPunctuation }
    return switch self.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }
}
