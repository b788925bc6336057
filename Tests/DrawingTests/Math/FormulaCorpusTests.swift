import Drawing
import Foundation
import LossLanguage
import TestSupport
import Testing

/// Formulas of published texts, which are not part of the repository.
struct FormulaCorpusTests {
  static let formulas: [String] =
    TestData.contents(of: "formulas.json").flatMap { try? JSONDecoder().decode([String].self, from: $0) } ?? []

  @Test(.enabled(if: !formulas.isEmpty)) func `nearly all formulas are understood`() {
    var faulty: [String] = []
    for tex in Self.formulas {
      let (markup, faults) = mathML(tex, isDisplay: true)
      #expect(isWellFormed(markup.html), "\(tex)")
      if let fault = faults.first { faulty.append("\(fault.message) at \(fault.span.start): \(tex)") }
    }
    let share = 1 - Double(faulty.count) / Double(Self.formulas.count)
    #expect(share >= 0.995, "\(faulty.joined(separator: "\n"))")
    if let path = ProcessInfo.processInfo.environment["DUMP"] { try? faulty.joined(separator: "\n=====\n").write(toFile: path, atomically: true, encoding: .utf8) }
  }
}
