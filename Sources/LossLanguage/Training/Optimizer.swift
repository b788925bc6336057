internal import LossCore

/// How parameters follow a gradient down: the update rules of `torch.optim`, on all parameters in one row of numbers.
struct Optimizer: Sendable {
  enum Method: String, Sendable, CaseIterable {
    case sgd, momentum, nesterov, rmsprop, adam

    /// PyTorch's.
    var defaultRate: Double { self == .rmsprop ? 0.01 : 0.001 }
  }

  /// What the rules need; the defaults are PyTorch's, aside from the momentum of the two methods that are named for it.
  struct Settings: Sendable {
    var method = Method.sgd
    var rate = 0.001
    var momentum = 0.0
    /// How slowly `rmsprop` forgets squares.
    var alpha = 0.99
    /// How slowly `adam` forgets gradients and squares.
    var betas = (0.9, 0.999)
    /// Added to roots that are divided by.
    var eps = 1e-8
    /// This times the parameters is added to the gradient: half the L2 penalty of this weight.
    var weightDecay = 0.0
    /// The largest norm of the gradient of the loss; longer ones are scaled down.
    var clipNorm = Double.infinity
    /// The weight of the L1 penalty, by a proximal step.
    var l1 = 0.0
  }

  let settings: Settings
  /// Updates made so far.
  private(set) var steps = 0
  private var velocity: [Double]
  private var squares: [Double]
  /// The powers of `betas` for the number of updates.
  private var remembered = (1.0, 1.0)

  init(_ settings: Settings, parameterCount: Int) {
    self.settings = settings
    velocity = [Double](repeating: 0, count: parameterCount)
    squares = velocity
  }

  /// One update.
  ///
  /// - Parameter factor: of the rate, from a schedule.
  mutating func update(_ parameters: inout [Double], gradient: [Double], factor: Double = 1) {
    let rate = settings.rate * factor
    let scale = clipping(gradient)
    remembered = (remembered.0 * settings.betas.0, remembered.1 * settings.betas.1)
    for place in parameters.indices {
      let slope = gradient[place] * scale + settings.weightDecay * parameters[place]
      let moved = parameters[place] - change(place, slope, rate)
      parameters[place] = settings.l1 == 0 ? moved : Self.shrunk(moved, by: rate * settings.l1)
    }
    steps += 1
  }
}

extension Optimizer {
  /// What the method takes off a parameter.
  private mutating func change(_ place: Int, _ slope: Double, _ rate: Double) -> Double {
    switch settings.method {
    case .sgd, .momentum, .nesterov:
      velocity[place] = accumulated(place, slope)
      return rate * (settings.method == .nesterov ? slope + settings.momentum * velocity[place] : velocity[place])
    case .rmsprop:
      squares[place] = settings.alpha * squares[place] + (1 - settings.alpha) * slope * slope
      velocity[place] = accumulated(place, slope / (Elementary.sqrt(squares[place]) + settings.eps))
      return rate * velocity[place]
    case .adam:
      let (first, second) = settings.betas
      velocity[place] = first * velocity[place] + (1 - first) * slope
      squares[place] = second * squares[place] + (1 - second) * slope * slope
      let root = Elementary.sqrt(squares[place] / (1 - remembered.1))
      return rate * (velocity[place] / (1 - remembered.0)) / (root + settings.eps)
    }
  }

  /// Without momentum nothing is kept, not even an infinity.
  private func accumulated(_ place: Int, _ slope: Double) -> Double {
    settings.momentum == 0 ? slope : settings.momentum * velocity[place] + slope
  }

  /// The factor that brings a gradient to the largest norm, as `torch.nn.utils.clip_grad_norm_` computes it.
  private func clipping(_ gradient: [Double]) -> Double {
    guard settings.clipNorm < .infinity else { return 1 }
    return min(1, settings.clipNorm / (ArrayReduction.norm.value(Lane(gradient)) + 1e-6))
  }

  /// The number nearest to zero within this distance: the proximal step of the L1 penalty.
  private static func shrunk(_ number: Double, by distance: Double) -> Double {
    if number.magnitude <= distance { return 0 }
    return number < 0 ? number + distance : number - distance
  }
}
