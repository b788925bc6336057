package import Foundation

/// Files that tests read but that are not part of the repository, such as the examples of a specification. A test that
/// needs one is skipped where it is absent.
package enum TestData {
  /// What a file holds; nil if it is absent. The folder is named by the environment variable `LOSSBOOK_TEST_DATA`, or
  /// is `../shared/data` from the package's root.
  package static func contents(of file: String) -> Data? {
    try? Data(contentsOf: folder.appending(path: file))
  }

  private static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["LOSSBOOK_TEST_DATA"] { return URL(filePath: path) }
    return packageRoot.deletingLastPathComponent().appending(path: "shared/data")
  }()
}

/// The folder of `Package.swift`.
package let packageRoot = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
