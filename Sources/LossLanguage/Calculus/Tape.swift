internal import LossCore

/// What was computed from the variables of the gradients that are being taken, in order; empty otherwise.
///
/// Gradients within gradients share one tape: what the inner one computes on its way back is recorded for the outer one,
/// which gives derivatives of every order.
struct Tape {
  struct Entry {
    let operation: ArrayOperation
    /// Those that depend on a variable have a trace, the place of their own entry.
    let inputs: [Numbers]
    let output: Tensor<Double>
  }

  private(set) var entries: [Entry] = []
  /// What the entries hold, held against `Limits.elements`.
  private(set) var elementCount: Int64 = 0
  /// The calls whose gradients are being taken, the outermost first.
  private(set) var sites: [CallSite] = []

  /// What an entry counts beside its elements, for the room that it takes itself.
  private static let entryCount: Int64 = 16

  /// Whether a gradient is being taken.
  var isActive: Bool { !sites.isEmpty }

  /// Whether what the way back computes is differentiated in turn.
  var isNested: Bool { sites.count > 1 }

  /// Whether what is computed now is recorded: not on the outermost way back.
  private(set) var isRecording = true

  mutating func begin(_ site: CallSite) { sites.append(site) }

  /// Begins the way back of the innermost gradient, which `end` ends.
  mutating func turn() { isRecording = isNested }

  /// Ends the innermost gradient; the outermost leaves nothing behind.
  mutating func end() {
    sites.removeLast()
    isRecording = true
    guard sites.isEmpty else { return }
    entries = []
    elementCount = 0
  }

  /// Whether what is computed of these goes on the tape.
  func records(_ numbers: Numbers) -> Bool { isRecording && numbers.trace != nil }

  /// The numbers that an operation gave, with their trace.
  mutating func append(_ operation: ArrayOperation, _ inputs: [Numbers], _ output: Tensor<Double>) -> Numbers {
    entries.append(Entry(operation: operation, inputs: inputs, output: output))
    elementCount += Int64(output.count) + Self.entryCount + Int64(operation.heldCount)
    var numbers = Numbers(output)
    numbers.trace = entries.count - 1
    return numbers
  }
}

extension ArrayOperation {
  /// Elements that it keeps itself.
  fileprivate var heldCount: Int {
    switch self {
    case .arrange(let arrangement), .scatter(let arrangement, _): arrangement.offsets.count
    case .select(let mask): mask.count
    default: 0
    }
  }
}

extension Numbers {
  init(constant: Double) { self.init(Tensor(scalar: constant)) }

  /// The numbers alone: constants to every gradient.
  var untraced: Numbers { Numbers(tensor, unit: unit, columnLabels: columnLabels) }

  /// Without the names of columns.
  var unlabelled: Numbers {
    var result = self
    result.columnLabels = nil
    return result
  }

  func with(_ unit: Unit?) -> Numbers {
    var result = self
    result.unit = unit
    return result
  }
}
