package import LossLanguage

extension WorkedSteps {
  /// The calculation line by line, each with what was done to get there.
  package var html: Markup {
    var html = Markup()
    html.element("ol", ("class", "steps")) { html in
      for line in lines {
        html.element("li") { html in
          // What has a remark follows from the line before it; what has none stands on its own.
          html.element("code", text: line.remark.isEmpty ? line.text : "= \(line.text)")
          if !line.remark.isEmpty {
            html.text(" ")
            html.element("span", ("class", "remark"), text: line.remark)
          }
        }
      }
    }
    return html
  }
}
