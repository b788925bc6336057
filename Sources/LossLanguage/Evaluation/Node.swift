/// An expression whose names are resolved: what the evaluator walks.
///
/// A name of the notebook or the library has become its value, a name of a function a slot of its frame, and a call of a
/// known function has its arguments in the order of the parameters.
struct Node: Sendable {
  let kind: Kind
  let span: Span

  init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  indirect enum Kind: Sendable {
    case constant(Value)
    case local(Int)
    case array([Node])
    case negated(Node)
    case plus(Node)
    case chain(Node, [Link])
    case power(Node, Node)
    case comparison(Node, [ComparisonLink])
    case not(Node)
    case and([Node])
    case or([Node])
    case conditional(Node, then: Node, else: Node)
    /// `x -> body`: `captures` are the slots of the enclosing frame that it keeps.
    case function(Signature, Code, captures: [Int])
    /// A call of a function that was known when the names were resolved.
    case call(Function, BoundArguments<Node>)
    /// A call of whatever the first node gives.
    case dynamicCall(Node, [Argument])
    case index(Node, [Index])
    case member(Node, Name)
  }

  struct Link: Sendable {
    let operation: ArithmeticOperator
    let operand: Node
  }

  struct ComparisonLink: Sendable {
    let comparison: ComparisonOperator
    let operand: Node
  }

  struct Argument: Sendable {
    let name: Name?
    let value: Node
  }

  enum Index: Sendable {
    case at(Node)
    case slice(start: Node?, stop: Node?, step: Node?, Span)
  }
}

/// Arguments in the order of the parameters.
struct BoundArguments<Argument: Sendable>: Sendable {
  /// nil for a parameter that was not given.
  var values: [Argument?]
  /// Further values by position.
  var rest: [Argument]
  /// Values under names of the caller's choice.
  var named: [(name: Name, value: Argument)]
}
