import Foundation
import TestSupport

/// An example of a specification: a text, and the HTML that it becomes.
struct MarkdownExample: Decodable {
  var example: Int
  var section: String
  var markdown: String
  var html: String

  /// The examples of a file of test data, which are not part of the repository; none if the folder is absent.
  static func all(in file: String) -> [MarkdownExample] {
    guard let data = TestData.contents(of: file) else { return [] }
    return (try? JSONDecoder().decode([MarkdownExample].self, from: data)) ?? []
  }
}
