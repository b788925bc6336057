package import LossLanguage

extension WorkedSteps {
  /// The calculation line by line, typeset, each line with what was done to get there. What mathematics has no notation
  /// for is shown as code.
  package var html: Markup {
    var html = Markup()
    html.element("ol", ("class", "steps")) { html in
      for line in lines {
        html.element("li") { html in
          if let formula = line.formula {
            html.append(formula)
          } else {
            html.element("code", text: line.equation)
          }
          if !line.remark.isEmpty {
            html.text(" ")
            html.element("span", ("class", "remark"), text: line.remark)
          }
        }
      }
    }
    return html
  }

  /// The lines as the definition of a function.
  package var definition: Markup {
    let text = lines.map { $0.text }.joined(separator: "\n")
    var html = Markup()
    if let formula = FunctionFormula(definition: text)?.display {
      html.element("div", ("class", "math display"), ("tabindex", "0"), ("role", "group"), ("aria-label", "Formula")) {
        $0.append(formula)
      }
    } else {
      html.element("pre", ("tabindex", "0")) { $0.element("code", text: text) }
    }
    return html
  }
}

extension WorkedSteps.Line {
  /// What has a remark follows from the line before it; what has none stands on its own.
  fileprivate var equation: String { remark.isEmpty ? text : "= \(text)" }

  fileprivate var formula: Markup? {
    // What is left out is no expression; a text stands for it.
    var code = text.split(separator: Character(WorkedSteps.ellipsis), omittingEmptySubsequences: false)
      .joined(separator: "\"\(WorkedSteps.ellipsis)\"")
    var unit = ""
    for name in [Unit.nats.rawValue, Unit.bits.rawValue] where code.hasSuffix(" " + name) {
      code.removeLast(name.utf8.count + 1)
      unit = "\\;\\text{\(name)}"
    }
    guard case .value(let expression)? = parseProse(Source(file: "steps", text: code)).statement,
      let tex = expression.tex(arrays: arrays)
    else { return nil }
    let (markup, faults) = mathML("\\displaystyle \(remark.isEmpty ? "" : "= ")\(tex)\(unit)", isDisplay: false)
    return faults.isEmpty ? markup : nil
  }
}
