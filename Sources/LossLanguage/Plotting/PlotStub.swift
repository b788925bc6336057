package struct Plot {}
package func parsePlot(_ source: Source) -> (plot: Plot, diagnostics: [Diagnostic]) { (Plot(), []) }
func computeChart(_ plot: Plot, digits: Int, evaluate: (Expression, Source, [(name: String, value: Value)]) throws(Diagnostic) -> Value) -> (chart: Chart?, diagnostics: [Diagnostic]) { (nil, []) }
