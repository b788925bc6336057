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
    /// How it is defined, for worked steps and formulas.
    var statement: Statement?
  }

  private(set) var entries: [String: Entry] = [:]
  /// In the order of definition.
  private(set) var order: [String] = []

  subscript(name: String) -> Entry? { entries[name] }

  /// Enters a name; returns the earlier definition if there is one, which then stands.
  func declare(
    _ name: String, at region: Region, _ state: State = .pending, _ statement: Statement? = nil
  ) -> Region? {
    if let earlier = entries[name] { return earlier.region }
    entries[name] = Entry(state: state, region: region, statement: statement)
    order.append(name)
    return nil
  }

  func settle(_ name: String, _ state: State) {
    entries[name]?.state = state
  }

  /// The expression behind a name that is defined without `where`.
  func definition(of name: String) -> Expression? {
    guard case .definition(_, let expression, let bindings)? = entries[name]?.statement?.kind, bindings.isEmpty else {
      return nil
    }
    return expression
  }

  /// The parts of a function's definition.
  func function(named name: String) -> ([Parameter], Expression, [Binding])? {
    guard case .function(_, let parameters, let body, let bindings)? = entries[name]?.statement?.kind else {
      return nil
    }
    return (parameters, body, bindings)
  }

  /// The first whose statement failed or was skipped.
  var firstFailed: (name: String, region: Region)? {
    for name in order {
      if let entry = entries[name], case .failed = entry.state { return (name, entry.region) }
    }
    return nil
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
  let library: LibraryValues
  /// The place of the entry whose definition this is; it sees those before it.
  var libraryEnd = Int.max

  func inLibrary(_ name: String) -> Value? { library.value(named: name, before: libraryEnd) }

  func find(_ name: String) -> Names.Entry? { cell?[name] ?? notebook[name] }

  /// Every name that may be written here, for suggestions.
  var visibleNames: some Sequence<String> {
    [cell?.order ?? [], notebook.order, library.library.names].lazy.joined()
  }
}
