/// The files of a project beside its notebooks, by their paths, as far as a notebook may name them.
package struct ProjectFiles: Sendable {
  package var exists: @Sendable (String) -> Bool
  /// nil for what is not there or cannot be read.
  package var read: @Sendable (String) -> [UInt8]?

  package init(exists: @escaping @Sendable (String) -> Bool, read: @escaping @Sendable (String) -> [UInt8]?) {
    self.exists = exists
    self.read = read
  }

  package init(read: @escaping @Sendable (String) -> [UInt8]?) {
    self.init(exists: { read($0) != nil }, read: read)
  }
}
