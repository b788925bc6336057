/// What the names of the library stand for, each made when it is first asked for: reading all definitions would take
/// longer than evaluating most notebooks does.
///
/// Whoever evaluates on several threads gives each one its own, for as many notebooks as it likes.
package final class LibraryValues {
  let library: Library
  /// By the place of the entry.
  private var values: [Value?]

  package init(_ library: Library = .standard) {
    self.library = library
    values = Array(repeating: nil, count: library.entries.count)
  }

  /// - Parameter end: only entries before this place are seen, so that no definition refers to itself.
  func value(named name: String, before end: Int = .max) -> Value? {
    guard let place = library.place(of: name), place < end else { return nil }
    if let value = values[place] { return value }
    let value = library.entries[place].value(at: place, in: self)
    values[place] = value
    return value
  }
}
