/// The statements of a `loss` cell, in order, and what is wrong with the others: one diagnostic each.
///
/// A definition that cannot be parsed is there as one of an `invalid` expression, so that its name is known.
/// Total: any bytes, linear time, bounded stack.
package func parseStatements(_ source: Source) -> (statements: [Statement], diagnostics: [Diagnostic]) {
  var parser = Parser(source)
  return parser.statements()
}

/// What a code span in prose holds behind its `=`: a value or a claim, in which a line break is a blank.
package func parseProse(_ source: Source) -> (statement: ProseStatement?, diagnostics: [Diagnostic]) {
  var parser = Parser(source, hasLines: false)
  do throws(Diagnostic) {
    return (try parser.proseStatement(), [])
  } catch {
    return (nil, [error])
  }
}
