internal import LossCore

extension Optimizer.Settings {
  /// The parameters that `minimize` and `train` share, as signatures write them.
  static let parameters =
    "method=\"sgd\", rate=, momentum=, alpha=0.99, betas=, eps=1e-8, weight_decay=0, clip_norm=, l1=0, schedule=, "
    + "record_every=1"

  /// - Throws: a diagnostic that names the argument that is out of range, or of no use to the method.
  init(_ call: borrowing Call) throws(Diagnostic) {
    self.init()
    if let place = call.given("method") {
      guard let method = Optimizer.Method(rawValue: try call.text(place)) else {
        let names = Optimizer.Method.allCases.map { $0.rawValue }
        let near = suggestion(for: try call.text(place), among: names)
        throw call.bad(
          place, "`method` is one of \(names.quoted("and"))", help: near.map { "did you mean \"\($0)\"?" })
      }
      self.method = method
    }
    rate = try call.amount("rate") ?? method.defaultRate
    let hasVelocity = method == .momentum || method == .nesterov
    if method == .adam { try call.refuse("momentum", for: method, help: "its momentum is the first of `betas`") }
    momentum = try call.amount("momentum", below: 1) ?? (hasVelocity ? 0.9 : 0)
    if method != .rmsprop { try call.refuse("alpha", for: method, help: nil) }
    alpha = try call.amount("alpha", below: 1) ?? alpha
    if method != .adam { try call.refuse("betas", for: method, help: nil) }
    if let place = call.given("betas") {
      let numbers = try call.numbers(place).tensor
      guard numbers.shape == [2], numbers.elements.allSatisfy({ 0 <= $0 && $0 < 1 }) else {
        throw call.expected(place, "two numbers from 0 up to, not including, 1", help: "for example `[0.9, 0.999]`")
      }
      betas = (numbers.elements[0], numbers.elements[1])
    }
    if hasVelocity || method == .sgd { try call.refuse("eps", for: method, help: nil) }
    eps = try call.amount("eps") ?? eps
    weightDecay = try call.amount("weight_decay") ?? 0
    clipNorm = try call.amount("clip_norm") ?? .infinity
    l1 = try call.amount("l1") ?? 0
  }
}

extension Call {
  /// The place of an argument; nil if it was not given.
  func given(_ name: String) -> Int? {
    guard let place = function.parameters.parameters.firstIndex(where: { $0.name == name }) else { return nil }
    return self[place] == nil ? nil : place
  }

  /// A whole number that must be given; `amount` says of what, for the help.
  func required(_ name: String) throws(Diagnostic) -> Int {
    guard let place = given(name) else {
      throw Diagnostic(
        .missingArgument, "`\(self.name)` needs `\(name)`", at: site.region, "`\(name)` missing",
        help: "for example `\(name)=100`")
    }
    return try integer(place, atLeast: 0)
  }

  /// A finite number from 0; nil if it was not given.
  fileprivate func amount(_ name: String, below bound: Double = .infinity) throws(Diagnostic) -> Double? {
    guard let place = given(name) else { return nil }
    let amount = try number(place)
    guard 0 <= amount, amount < bound else {
      throw bad(
        place,
        bound == 1 ? "`\(name)` must be from 0 up to, not including, 1" : "`\(name)` must be at least 0, and finite",
        .domain)
    }
    return amount
  }

  fileprivate func refuse(
    _ name: String, for method: Optimizer.Method, help: String?
  ) throws(Diagnostic) {
    guard let place = given(name) else { return }
    throw bad(
      place, "the method `\(method.rawValue)` has no `\(name)`", help: help ?? "leave it out, or choose another method")
  }
}
