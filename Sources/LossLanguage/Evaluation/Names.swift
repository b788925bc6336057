/// The names of one scope (the notebook's, or those of a named cell) and what became of them.
///
/// They are entered before anything is evaluated, so that a name that is used too early is told from one that does not
/// exist, and filled in as the statements run.
final class Names {
  enum State {
    /// Defined further down.
    case pending
    case value(Value)
    /// Its statement failed or was skipped.
    case failed
    /// A named cell.
    case scope(Names)
  }

  struct Entry {
    var state: State
    /// Where it is defined.
    let region: Region
  }

  private(set) var entries: [String: Entry] = [:]
  /// In the order of definition.
  private(set) var order: [String] = []

  subscript(name: String) -> Entry? { entries[name] }

  /// Enters a name; returns the earlier definition if there is one, which then stands.
  func declare(_ name: String, at region: Region, _ state: State = .pending) -> Region? {
    if let earlier = entries[name] { return earlier.region }
    entries[name] = Entry(state: state, region: region)
    order.append(name)
    return nil
  }

  func settle(_ name: String, _ state: State) {
    entries[name]?.state = state
  }

  /// All values as a record; nil if one of them is missing.
  var record: Record? {
    var fields: [Record.Field] = []
    for name in order {
      guard case .value(let value)? = entries[name]?.state else { return nil }
      fields.append(Record.Field(name: name, value: value))
    }
    return Record(fields: fields)
  }
}

/// Where a statement or an expression of prose finds names: in its cell if that is named, in the notebook, in the
/// library.
struct Surroundings {
  let cell: Names?
  let notebook: Names
  let library: Library

  func find(_ name: String) -> Names.Entry? { cell?[name] ?? notebook[name] }

  /// Every name that may be written here, for suggestions.
  var visibleNames: [String] { (cell?.order ?? []) + notebook.order + library.names }
}
