internal import Drawing
internal import LossLanguage

extension Diagnostic {
  /// What is wrong, in place: the message, notes and help. `isLocated` adds the line, for one that stands away from it.
  func html(isLocated: Bool) -> Markup {
    var html = Markup()
    let kind = isExpected ? "\(severity.rawValue) expected" : severity.rawValue
    html.element("div", ("class", "diagnostic \(kind)")) { html in
      html.element("p") { html in
        html.element("strong", text: severity.rawValue)
        html.text(isLocated ? ", line \(region.start.line): " : ": ")
        html.code(message)
      }
      for note in notes { html.element("p") { $0.code(note) } }
      if let help {
        html.element("p") { html in
          html.element("em", text: "Help: ")
          html.code(help)
        }
      }
    }
    html.raw("\n")
    return html
  }
}

extension Markup {
  /// A sentence whose parts in backticks are code.
  mutating func code(_ sentence: String) {
    let parts = sentence.split(separator: "`", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      // An odd number of backticks leaves one without a partner.
      if index % 2 == 1, index < parts.count - 1 {
        element("code", text: String(part))
      } else {
        text((index % 2 == 1 ? "`\(part)" : String(part)).withTrueMinus)
      }
    }
  }
}
