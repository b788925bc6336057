/// Writes a formula's tree as MathML Core.
///
/// What it writes was chosen because Chromium and Firefox both draw it well; where a plainer form would mean the same,
/// one of them does not.
struct MathMLWriter {
  var html = Markup()

  /// The style that TeX would set a part in.
  struct Style {
    /// Whether limits stand under and over their operators.
    var isDisplay: Bool
    /// Whether it is a script, where operators are set without space.
    var isScript = false

    var script: Style { Style(isDisplay: false, isScript: true) }
    var text: Style { Style(isDisplay: false, isScript: isScript) }
  }

  /// A node as exactly one element.
  mutating func write(_ node: MathNode, _ style: Style) {
    switch node {
    case .row(let row): write(row, style)
    case .identifier(let text, let isUpright):
      let isSingle = text.unicodeScalars.count == 1
      html.element("mi", ("mathvariant", isUpright && isSingle ? "normal" : nil), text: text)
    case .number(let text): html.element("mn", text: text)
    case .symbol: write(MathAtom(.ordinary, node), as: .ordinary, form: nil, style)
    case .name(let text):
      // A bare `mi` of several letters has extra space in Firefox only.
      element("mrow") { writer in
        writer.html.empty("mspace")
        let isSingle = text.unicodeScalars.count == 1
        writer.html.element("mi", ("mathvariant", isSingle ? "normal" : nil), text: text)
      }
    case .text(let text, let face): html.element("mtext", text: face.styled(text))
    case .space(let width): html.empty("mspace", ("width", width.inEm))
    case .fraction(let numerator, let denominator, let hasLine):
      html.element("mfrac", ("linethickness", hasLine ? nil : "0")) { html in
        Self.write(into: &html) {
          $0.write(numerator, style.text)
          $0.write(denominator, style.text)
        }
      }
    case .root(let radicand, let degree):
      element(degree == nil ? "msqrt" : "mroot") { writer in
        writer.write(radicand, style)
        if let degree { writer.write(degree, style.script) }
      }
    case .scripts(let base, let sub, let sup): writeScripts(base, sub, sup, style)
    case .accented(let node, let mark, let isStretchy, let isUnder):
      let name: StaticString = isUnder ? "munder" : "mover"
      html.element(name, (isUnder ? "accentunder" : "accent", "true")) { html in
        Self.write(into: &html) { $0.write(node, style) }
        html.element("mo", ("stretchy", isStretchy ? "true" : "false"), text: mark)
      }
    case .fence, .sized: write(MathAtom(.ordinary, node), as: .ordinary, form: nil, style)
    case .table(let table): write(table, style)
    case .styled(let row, let isDisplay, let level):
      let inner = Style(isDisplay: isDisplay, isScript: level > 0)
      html.element("mstyle", ("displaystyle", isDisplay ? "true" : "false"), ("scriptlevel", "\(level)")) { html in
        Self.write(into: &html) { $0.writeAtoms(of: row, inner) }
      }
    case .colored(let row, let color):
      html.element("mrow", ("mathcolor", color)) { html in
        Self.write(into: &html) { $0.writeAtoms(of: row, style) }
      }
    case .boxed(let node):
      html.element("mrow", ("class", "boxed")) { html in Self.write(into: &html) { $0.write(node, style) } }
    case .phantom(let node, let extent):
      let hidden: (inout MathMLWriter) -> Void = { $0.element("mphantom") { $0.write(node, style) } }
      switch extent {
      case .both: hidden(&self)
      case .width:
        html.element("mpadded", ("height", "0"), ("depth", "0")) { html in Self.write(into: &html, hidden) }
      case .height: html.element("mpadded", ("width", "0")) { html in Self.write(into: &html, hidden) }
      }
    }
  }

  /// A row as exactly one element.
  mutating func write(_ row: MathRow, _ style: Style) {
    if row.atoms.count == 1, row.atoms[0].kind != .function {
      writeAtoms(of: row, style)
    } else {
      element("mrow") { $0.writeAtoms(of: row, style) }
    }
  }
}

extension MathMLWriter {
  private mutating func writeScripts(_ base: MathAtom, _ sub: MathNode?, _ sup: MathNode?, _ style: Style) {
    let areLimits = base.limits == .always || (base.limits == .inDisplay && style.isDisplay)
    let name: StaticString =
      switch (sub != nil, sup != nil) {
      case (true, true): areLimits ? "munderover" : "msubsup"
      case (true, false): areLimits ? "munder" : "msub"
      default: areLimits ? "mover" : "msup"
      }
    element(name) { writer in
      writer.write(base, as: base.kind, form: nil, style, keepsLimits: areLimits && !style.isDisplay)
      if let sub { writer.write(sub, style.script) }
      guard let sup else { return }
      if base.node.isIntegral, !areLimits {
        // The sign leans to the right, which its font does not say.
        writer.element("mrow") { writer in
          writer.html.empty("mspace", ("width", style.isDisplay ? "0.55em" : "0.2em"))
          writer.write(sup, style.script)
        }
      } else {
        writer.write(sup, style.script)
      }
    }
  }

  private mutating func write(_ table: MathTable, _ style: Style) {
    let inner = Style(isDisplay: table.isDisplay, isScript: style.isScript)
    html.element(
      "mtable", ("class", table.style.rawValue), ("displaystyle", table.isDisplay ? "true" : nil)
    ) { html in
      for (number, row) in table.rows.enumerated() {
        html.element("mtr", ("class", table.ruledRows.contains(number) ? "ruled" : nil)) { html in
          for (index, cell) in row.enumerated() {
            html.element("mtd", ("class", table.className(ofColumn: index))) { html in
              Self.write(into: &html) { $0.writeAtoms(of: cell, inner) }
            }
          }
        }
      }
    }
  }

  private mutating func element(_ name: StaticString, content: (inout MathMLWriter) -> Void) {
    html.element(name) { html in Self.write(into: &html, content) }
  }

  private static func write(into html: inout Markup, _ content: (inout MathMLWriter) -> Void) {
    var writer = MathMLWriter(html: html)
    html = Markup()
    content(&writer)
    html = writer.html
  }
}

extension MathNode {
  fileprivate var isIntegral: Bool {
    guard case .symbol(let text) = self else { return false }
    return text == "∫" || text == "∬" || text == "∭" || text == "∮"
  }
}

extension MathTable {
  fileprivate func className(ofColumn index: Int) -> String? {
    guard !columns.isEmpty else { return nil }
    // The pattern of an alignment is repeated; a matrix has its last column again.
    let column = style == .aligned ? columns[index % columns.count] : columns[min(index, columns.count - 1)]
    let alignment = column.alignment == .center ? nil : column.alignment.rawValue
    return column.hasRule ? (alignment.map { $0 + " " } ?? "") + "rule" : alignment
  }
}

extension MathNode.TextFace {
  /// Unicode's own letters, for Firefox draws a `mtext` with a font of its own too large in scripts.
  private var alphabet: MathAlphabet? {
    switch self {
    case .upright: nil
    case .bold: .bold
    case .italic: .italic
    case .typewriter: .typewriter
    case .sansSerif: .sansSerif
    }
  }

  /// The text in this face, with blanks at its ends that are not dropped.
  fileprivate func styled(_ text: String) -> String {
    var result = ""
    let last = text.unicodeScalars.count - 1
    for (index, scalar) in text.unicodeScalars.enumerated() {
      let isOuterBlank = scalar == " " && (index == 0 || index == last)
      result.unicodeScalars.append(isOuterBlank ? "\u{A0}" : alphabet?.styled(scalar) ?? scalar)
    }
    return result
  }
}

extension Double {
  /// Up to four decimals, as a MathML length.
  fileprivate var inEm: String {
    guard let tenThousandths = Int(exactly: (abs(self) * 10_000).rounded(.down)) else { return "0" }
    var digits = String(tenThousandths % 10_000)
    digits = String(repeating: "0", count: 4 - digits.utf8.count) + digits
    while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
    return (self < 0 ? "-" : "") + "\(tenThousandths / 10_000)" + (digits.isEmpty ? "" : ".") + digits + "em"
  }
}
