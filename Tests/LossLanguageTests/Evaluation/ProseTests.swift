import Testing

@testable import LossLanguage

struct ProseTests {
  @Test(arguments: [
    ("x\n+ 1", "x + 1", nil), ("x +\r\n1 ≈ 2.0", "x + 1", "2.0"), ("x ≈ 1.0\n± 0.5", "x", "1.0 ± 0.5"),
    ("x ≈\n1.0", "x", "1.0"),
  ])
  func `a line break inside is a blank`(text: String, expression: String, written: String?) {
    let claim = run("x = 1", prose: [text]).prose[0]
    #expect(claim.expression == expression)
    #expect(claim.written == written)
    #expect(claim.verdict == (written == nil ? nil : .holds))
  }
}
