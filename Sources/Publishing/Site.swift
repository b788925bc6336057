/// A website as a value: paths and bytes. Nothing is written yet.
package struct Site: Sendable {
  /// By path; relative, with `/`.
  package var files: [File]

  package struct File: Sendable, Equatable {
    package var path: String
    package var bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  package init(files: [File]) {
    self.files = files
  }
}
