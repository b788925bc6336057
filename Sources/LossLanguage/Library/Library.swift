/// The functions and constants that every notebook has.
package struct Library: Sendable {
  /// What `library.softmax` begins with; no notebook defines it.
  static let name = "library"

  /// The name under which spans of the library's own definitions are filed; it is no file.
  static let file = "library"

  /// Made from the catalogue, once.
  package static let standard = Library(catalogue: Catalogue.entries)

  /// In the order of the catalogue.
  package private(set) var entries: [Entry] = []
  private var values: [String: Value] = [:]
  private var places: [String: Int] = [:]

  /// Definitions see the entries before them, so nothing refers to itself.
  init(catalogue: [Entry]) {
    for entry in catalogue {
      let value = entry.value(using: self)
      for name in [entry.name] + entry.shortNames {
        precondition(values[name] == nil, "two entries of the catalogue have one name")
        values[name] = value
        places[name] = entries.count
        names.append(name)
      }
      entries.append(entry)
    }
  }

  package func entry(named name: String) -> Entry? { places[name].map { entries[$0] } }

  func value(named name: String) -> Value? { values[name] }

  /// Every name, short ones included, in the order of the catalogue.
  package private(set) var names: [String] = []
}
