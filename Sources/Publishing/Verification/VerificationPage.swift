internal import Drawing
internal import LossLanguage

/// What was checked on all pages: a table with a row for each, and every published number that proved wrong.
struct VerificationPage {
  let notebooks: [PublishedNotebook]
  let shell: PageShell

  static let path = PagePath("verification.html")
  private static let title = "What was checked"
  private static let description =
    "Every claim, erratum and check of every page, counted, and the published numbers that proved wrong."

  var html: Markup {
    let sorted = notebooks.inOrder(of: shell.navigation)
    let corrected = sorted.filter { !$0.provenErrata.isEmpty }
    var article = Markup()
    article.element("article") { article in
      article.raw("\n")
      article.element("h1", text: Self.title)
      article.raw("\n")
      article.element("p", ("class", "lede"), text: summary(of: sorted))
      article.raw("\n")
      article.scroller(table(of: sorted))
      article.raw("\n")
      if !corrected.isEmpty { errata(of: corrected, into: &article) }
      article.element("h2", ("id", "meaning")) { $0.text("What the words mean") }
      article.raw("\n")
      article.element("dl", ("class", "functions")) { html in
        for (word, meaning) in Self.words {
          html.element("dt", text: word)
          html.element("dd", text: meaning)
        }
      }
    }
    article.raw("\n")
    return shell.html(
      PageHead(path: Self.path, title: Self.title, description: Self.description), contents: nil, article: article)
  }

  private static let words = [
    (
      "Claim",
      "A number in the text or in a cell, bound to the expression that it is the value of. It must be the value, rounded."
    ),
    ("Erratum", "A number that somebody published, stated here to be wrong. It must not be the value."),
    ("Check", "A condition that must be true of every element."),
    ("Refutation", "A condition that must be false of at least one element."),
    ("Expected failure", "A cell that shows what is refused. It must be refused."),
  ]
}

extension VerificationPage {
  private func summary(of notebooks: [PublishedNotebook]) -> String {
    let total = notebooks.total
    guard total.total > 0 else { return "Nothing on these pages is checked yet." }
    let verdict = total.faults == 0 ? "All of it holds." : "Not all of it holds."
    var text = "Lossbook \(version) has checked \(total.parts). \(verdict)"
    if shell.configuration.hasReference {
      let examples = Library.standard.entries.reduce(0) { $0 + $1.examples.count }
      text += " The pages of the reference have \(examples) examples more."
    }
    return text
  }

  private func table(of notebooks: [PublishedNotebook]) -> Markup {
    var html = Markup()
    html.element("table", ("class", "verification-table")) { html in
      html.element("thead") { html in
        html.element("tr") { html in
          html.element("th", ("scope", "col"), text: "Page")
          for name in ["Claims", "Errata", "Checks", "Refutations", "Expected failures", "Faults"] {
            html.element("th", ("scope", "col"), ("class", "number"), text: name)
          }
        }
      }
      html.raw("\n")
      html.element("tbody") { html in
        for notebook in notebooks {
          html.element("tr") { html in
            html.element("th", ("scope", "row")) {
              $0.element("a", ("href", Self.path.link(to: notebook.path)), text: notebook.title)
            }
            counts(notebook.verification, into: &html)
          }
          html.raw("\n")
        }
      }
      html.element("tfoot") { html in
        html.element("tr") { html in
          html.element("th", ("scope", "row"), text: "All pages")
          counts(notebooks.total, into: &html)
        }
      }
    }
    return html
  }

  private func counts(_ verification: Verification, into html: inout Markup) {
    let counts = [
      verification.claims, verification.errata, verification.checks, verification.refutations, verification.refusals,
      verification.faults,
    ]
    for count in counts { html.element("td", ("class", count == 0 ? "number none" : "number"), text: "\(count)") }
  }

  private func errata(of notebooks: [PublishedNotebook], into html: inout Markup) {
    html.element("h2", ("id", "errata")) { $0.text("Numbers that proved wrong") }
    html.raw("\n")
    for notebook in notebooks {
      html.element("h3") { $0.element("a", ("href", Self.path.link(to: notebook.path)), text: notebook.title) }
      html.raw("\n")
      html.element("ul") { html in
        for erratum in notebook.provenErrata { html.element("li") { $0.append(erratum.correction) } }
      }
      html.raw("\n")
    }
  }
}

extension [PublishedNotebook] {
  /// As the site lists them.
  func inOrder(of navigation: Navigation) -> [PublishedNotebook] {
    let ranks = Dictionary(navigation.pages.enumerated().map { ($1.path, $0) }) { first, _ in first }
    return sorted { (ranks[$0.path] ?? .max, $0.path) < (ranks[$1.path] ?? .max, $1.path) }
  }

  fileprivate var total: Verification {
    reduce(into: Verification()) { $0 += $1.verification }
  }
}
