internal import Drawing
package import LossLanguage
internal import Notebook

extension PublishedNotebook {
  /// The TeX macros of its formulas: those of the site and its own, which win.
  func macros(_ configuration: SiteConfiguration) -> TeXMacros {
    TeXMacros(configuration.macros.merging(properties.macros) { _, own in own })
  }

  /// What is wrong with its formulas, which are published as they were written then.
  package func formulaDiagnostics(_ configuration: SiteConfiguration) -> [Diagnostic] {
    let macros = macros(configuration)
    return notebook.formulas.flatMap { formula in
      let source = formula.source
      let tex = String(decoding: source.text, as: UTF8.self)
      return faults(inTeX: tex, macros: macros).map { fault in
        Diagnostic(.badFormula, fault.message, at: source.region(fault.span), severity: .warning, help: fault.help)
      }
    }
  }
}
