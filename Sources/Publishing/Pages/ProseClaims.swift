internal import Drawing
internal import LossLanguage

/// The numbers in a page's prose: the author's literal as it was written, and a mark that opens what it was checked
/// against.
///
/// The mark is a button for a popover, which needs no script and works by key, touch and screen reader. The popovers
/// stand together behind the text, so that browsers without them, and paper, show a list of all checked numbers; and
/// the number itself is plain text, so that it is found, copied and read like the words around it.
struct ProseClaims {
  let claims: [ClaimResult]
  /// Values to show in place of those that are missing now, by their expressions.
  var earlier: [String: ClaimResult] = [:]

  /// What stands in the text for one of them.
  func inline(_ index: Int) -> Markup {
    guard claims.indices.contains(index) else { return Markup() }
    let claim = claims[index]
    var html = Markup()
    switch (claim.kind, claim.verdict) {
    case (.value, _):
      guard let value = claim.value else {
        html.element("span", ("class", "claim false")) { $0.element("code", text: claim.expression) }
        if let earlier = earlier[claim.expression], let value = earlier.value {
          html.text(" ")
          html.element(
            "span", ("class", "earlier"), ("title", "The value before"), text: value.text(digits: earlier.digits))
        }
        break
      }
      // A table cannot stand within a line.
      if value.isBlock {
        html.element("code", text: value.text(digits: claim.digits))
      } else {
        html.append(value.html(digits: claim.digits))
      }
    case (.erratum, .holds):
      html.element("span", ("class", "erratum")) { html in
        bound(claim.shown, as: "s", "✗", "Published as \(claim.shown), which is wrong", index, into: &html)
      }
    case (_, .holds):
      html.element("span", ("class", "claim")) { html in
        bound(claim.shown, "✓", "How \(claim.shown) was checked", index, into: &html)
      }
    default:
      html.element("span", ("class", "claim false")) { html in
        bound(claim.shown, "✗", "Why \(claim.shown) does not hold", index, into: &html)
      }
    }
    return html
  }

  /// The popovers, one for each claim and erratum; nil if there is none.
  var verifications: Markup? {
    let checked = claims.enumerated().filter { $0.element.kind != .value }
    guard !checked.isEmpty else { return nil }
    var html = Markup()
    html.element("section", ("class", "verifications")) { html in
      html.raw("\n")
      html.element("h2", text: "How the numbers were checked")
      html.raw("\n")
      for (index, claim) in checked {
        html.element("div", ("class", "verification"), ("id", id(index)), ("popover", "")) { html in
          html.element("p") { equation(claim, into: &$0) }
          html.element("p", ("class", "fact")) { $0.code(claim.finding) }
        }
        html.raw("\n")
      }
    }
    html.raw("\n")
    return html
  }

  private func id(_ index: Int) -> String { "check-\(index + 1)" }

  /// The literal with its mark, no line break between the two.
  private func bound(
    _ literal: String, as element: StaticString? = nil, _ sign: String, _ label: String, _ index: Int,
    into html: inout Markup
  ) {
    let end = literal.lastIndex(of: " ").map { literal.index(after: $0) } ?? literal.startIndex
    func text(_ text: Substring, into html: inout Markup) {
      if let element { html.element(element, text: String(text)) } else { html.text(String(text)) }
    }
    if end > literal.startIndex { text(literal[..<end], into: &html) }
    html.element("span", ("class", "bound")) { html in
      text(literal[end...], into: &html)
      html.element(
        "button", ("type", "button"), ("class", "check-mark"), ("popovertarget", id(index)), ("aria-label", label),
        text: sign)
    }
  }

  private func equation(_ claim: ClaimResult, into html: inout Markup) {
    html.element("code", text: claim.expression)
    guard let value = claim.value else { return }
    html.text(" = ")
    html.element("strong") { html in
      if value.isBlock { html.text(value.text(digits: 17)) } else { html.append(value.html(digits: 17)) }
    }
  }
}

extension ClaimResult {
  /// The literal as a page shows it: as it was written, but for the signs of numbers, which are no hyphens.
  var literal: String? { written?.withTrueMinus }

  /// The literal; where there is none the expression, which is then what is wrong.
  fileprivate var shown: String { literal ?? expression }

  /// How a literal that holds is related to the value.
  private var agreement: String {
    if shown.contains("±") || shown.contains("+-") { return "the value is within" }
    return shown.contains(where: \.isNumber) ? "the value rounds to" : "is the value"
  }

  fileprivate var finding: String {
    let place = "line \(region.start.line)"
    let detail = reason.map { ": \($0)" } ?? ""
    return switch (kind, verdict) {
    case (.erratum, .holds): "\(shown) was published, and is not the value (\(place))\(detail)."
    case (_, .holds) where isExact: "Stated as exactly \(shown) and found equal on the last build (\(place))\(detail)."
    case (_, .holds): "Stated as \(shown), which \(agreement) (\(place))\(detail)."
    case (_, .unfilled): "No number has been filled in yet (\(place))."
    case (_, .skipped): "Not checked, for what it uses has failed (\(place))\(detail)."
    default: "Stated as \(shown), which does not hold (\(place))\(detail)."
    }
  }
}
