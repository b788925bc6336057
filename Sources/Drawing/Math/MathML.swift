/// A formula in LaTeX's language as MathML Core, and what is wrong with it.
///
/// A formula with faults is shown as it was written, marked as such. Any text is answered, in time that grows with its
/// length.
///
/// - Parameter isDisplay: whether it stands on a line of its own.
/// - Parameter macros: what stands for what, by name with its backslash.
package func mathML(
  _ tex: String, isDisplay: Bool, macros: TeXMacros = TeXMacros([:])
) -> (markup: Markup, faults: [TeXFault]) {
  var parser = TeXParser(tex, macros: macros)
  let formula = parser.formula()
  var markup = Markup()
  guard parser.faults.isEmpty else {
    markup.element("code", ("class", "tex-error"), text: tex)
    return (markup, parser.faults)
  }
  var writer = MathMLWriter()
  let style = MathMLWriter.Style(isDisplay: isDisplay)
  if case .row(let row) = formula { writer.writeAtoms(of: row, style) } else { writer.write(formula, style) }
  markup.element("math", ("display", isDisplay ? "block" : nil)) { $0.append(writer.html) }
  if let tag = parser.tag { markup.element("span", ("class", "equation-number"), text: tag) }
  return (markup, [])
}

/// What is wrong with a formula, without setting it: the same as `mathML` finds.
package func faults(inTeX tex: String, macros: TeXMacros = TeXMacros([:])) -> [TeXFault] {
  var parser = TeXParser(tex, macros: macros)
  _ = parser.formula()
  return parser.faults
}
