import Testing

@testable import LossLanguage

struct CatalogueTests {
  static let examples = Library.standard.entries.flatMap { entry in entry.examples.map { (entry.name, $0) } }

  @Test(arguments: examples) func `every example holds`(_ name: String, _ example: String) {
    let report = run(example)
    #expect(
      report.isOK, "\(name): \(report.diagnostics.map { "\($0.message) \($0.labels.map(\.text)) \($0.help ?? "")" })")
    #expect(report.claims.count == 1)
  }

  @Test func `every function has an example`() {
    for entry in Library.standard.entries where entry.group != .constants {
      #expect(!entry.examples.isEmpty, "\(entry.name)")
    }
  }

  @Test func `every loss is defined in the language`() {
    let groups: Set<Entry.Group> = [
      .information, .binary, .margin, .multiclass, .regression, .likelihood, .overlap, .ranking, .metricLearning,
      .penalties,
    ]
    for entry in Library.standard.entries where groups.contains(entry.group) {
      #expect(entry.definition != nil, "\(entry.name)")
    }
  }
}
