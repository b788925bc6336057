import Foundation

/// An example of a specification: a text, and the HTML that it becomes.
struct MarkdownExample: Decodable {
  var example: Int
  var section: String
  var markdown: String
  var html: String

  /// The examples of a file of test data, which are not part of the repository; none if the folder is absent.
  static func all(in file: String) -> [MarkdownExample] {
    let folder =
      ProcessInfo.processInfo.environment["LOSSBOOK_TEST_DATA"].map { URL(filePath: $0) }
      ?? URL(filePath: #filePath).appending(path: "../../../../../shared/data").standardized
    guard let data = try? Data(contentsOf: folder.appending(path: file)) else { return [] }
    return (try? JSONDecoder().decode([MarkdownExample].self, from: data)) ?? []
  }
}
