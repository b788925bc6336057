import Foundation
import LossCore
import LossLanguage
import TestSupport
import Testing

@testable import Notebook

/// The project's own notebooks: every number in them is right, and no other digit would be.
struct OwnNotebooksTests {
  static let paths: [String] = {
    let folder = packageRoot.appending(path: "notebooks")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
    return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "md" }
      .map { String($0.path.dropFirst(packageRoot.path.count)).trimmingPrefix("/").description }.sorted()
  }()

  private func notebook(_ path: String, _ bytes: [UInt8]) -> Notebook {
    Notebook(bytes: bytes, file: path) { data in
      (try? Data(contentsOf: packageRoot.appending(path: data))).map { .success([UInt8]($0)) }
        ?? .failure(FileFailure("it cannot be read"))
    }
  }

  private func bytes(of path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: packageRoot.appending(path: path)))
  }

  @Test(arguments: paths) func `everything holds`(_ path: String) throws {
    let notebook = notebook(path, try bytes(of: path))
    let report = notebook.worksheet.evaluated()
    #expect(
      notebook.diagnostics.isEmpty && report.isOK, "\((notebook.diagnostics + report.diagnostics).map(\.message))")
  }

  @Test(arguments: paths) func `no digit of a claim can be another`(_ path: String) throws {
    let text = try bytes(of: path)
    let report = notebook(path, text).worksheet.evaluated()
    for result in report.claims where result.kind == .claim && !result.isExpected {
      guard let place = result.writtenBytes, let value = result.value else { continue }
      for index in place where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[index]) {
        var written = Array(text[place])
        let digit = written[index - place.lowerBound]
        written[index - place.lowerBound] = digit == UInt8(ascii: "9") ? UInt8(ascii: "8") : digit + 1
        let changed = String(decoding: written, as: UTF8.self)
        let relation = String(decoding: text[..<place.lowerBound].suffix(3), as: UTF8.self) == "== " ? "==" : "≈"
        let source = Source(file: path, text: "x \(relation) \(changed)")
        // A tolerance says itself how far a digit may be off.
        guard case .claim(let claim)? = parseProse(source).statement, claim.literal.tolerance == nil else { continue }
        let verdict = judge(claim.literal, claim.relation, for: value).verdict
        #expect(verdict == .fails || isTie(result), "\(path):\(result.region.start.line): \(changed) holds as well")
      }
    }
  }

  @Test(arguments: paths) func `a wrong digit fails at its place`(_ path: String) throws {
    let text = try bytes(of: path)
    let results = notebook(path, text).worksheet.evaluated().claims.filter { $0.kind == .claim && !$0.isExpected }
    // One claim of each notebook, all the way through.
    guard
      let result = results.first(where: {
        $0.cell == nil && ($0.written?.utf8.count ?? 0) > 3 && $0.written?.contains("±") == false
      }),
      let place = result.writtenBytes
    else { return }
    guard let index = place.first(where: { (UInt8(ascii: "0")...UInt8(ascii: "8")).contains(text[$0]) }) else { return }
    var wrong = text
    wrong[index] += 1
    let report = notebook(path, wrong).worksheet.evaluated()
    #expect(!report.isOK)
    let faults = report.diagnostics.filter(\.isFailure)
    #expect(faults.contains { $0.code == .falseClaim && $0.region.start.line == result.region.start.line })
    #expect(faults.contains { $0.labels[0].text.contains(" is ") })
  }

  /// Whether the value lies halfway between two roundings, which both hold.
  private func isTie(_ result: ClaimResult) -> Bool {
    guard let number = result.value?.asNumbers?.tensor.scalar else { return false }
    return NumberFormat.shortest(number).hasSuffix("5")
  }
}
