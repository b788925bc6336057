/// The functions and constants that every notebook has.
package struct Library: Sendable {
  /// What `library.softmax` begins with; no notebook defines it.
  static let name = "library"

  /// The name under which spans of the library's own definitions are filed; it is no file.
  static let file = "library"

  /// Made from the catalogue, once.
  package static let standard = Library(catalogue: Catalogue.entries)

  /// In the order of the catalogue.
  package let entries: [Entry]
  /// Every name, short ones included, in the order of the catalogue.
  package private(set) var names: [String] = []
  private var places: [String: Int] = [:]

  init(catalogue: [Entry]) {
    entries = catalogue
    names.reserveCapacity(catalogue.count)
    places.reserveCapacity(catalogue.count)
    for (place, entry) in catalogue.enumerated() {
      for name in [entry.name] + entry.shortNames {
        let other = places.updateValue(place, forKey: name)
        precondition(other == nil, "two entries of the catalogue have one name")
        names.append(name)
      }
    }
  }

  package func entry(named name: String) -> Entry? { places[name].map { entries[$0] } }

  /// The index of an entry; definitions see those with lower ones.
  func place(of name: String) -> Int? { places[name] }

  func value(named name: String) -> Value? { LibraryValues(self).value(named: name) }
}
