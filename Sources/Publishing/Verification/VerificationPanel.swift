internal import Drawing
internal import LossLanguage
internal import Notebook

/// What was checked on a page, at its end: how many statements, by what, and which published numbers proved wrong.
struct VerificationPanel {
  let notebook: PublishedNotebook
  /// Of the same for the whole site.
  let overview: String

  /// nil for a page on which nothing is checked.
  var html: Markup? {
    let verification = notebook.verification
    guard verification.total > 0 else { return nil }
    let errata = notebook.provenErrata
    var html = Markup()
    html.element("section", ("class", "verification-panel"), ("id", "verification"), ("aria-label", "Verification")) {
      html in
      html.raw("\n")
      html.element("p") { html in
        let holds = verification.faults == 0
        html.element(
          "span", ("class", "verdict \(holds ? "holds" : "fails")"), ("aria-hidden", "true"), text: holds ? "✓" : "✗")
        html.text(" ")
        html.element("strong", text: holds ? "All of this page holds." : "Not all of this page holds.")
        html.text(" Lossbook \(version) has checked \(verification.parts). ")
        html.element("a", ("href", overview), text: "All pages")
      }
      if !errata.isEmpty {
        html.raw("\n")
        html.element("details") { html in
          html.element("summary", text: errata.count == 1 ? "The erratum" : "The \(errata.count) errata")
          html.element("ul") { html in
            for erratum in errata { html.element("li") { $0.append(erratum.correction) } }
          }
        }
      }
      html.raw("\n")
    }
    html.raw("\n")
    return html
  }
}

extension ClaimResult {
  /// Of an erratum: what was published, and what is right.
  var correction: Markup {
    var html = Markup()
    html.element("s", text: literal ?? "")
    html.text(" is ")
    if let value {
      html.element("strong") { html in
        if value.isBlock { html.text(value.text(digits: 6)) } else { html.append(value.html(digits: 6)) }
      }
    }
    html.text(", ")
    html.element("code", text: expression)
    html.text(" (line \(region.start.line))")
    return html
  }
}
