import Testing

@testable import LossLanguage

/// Held to PyTorch 2.15 in double precision: five updates from (2, -1.5) on (x - 1)^2 + 3 (y + 0.5)^2 + x y.
struct OptimizerTests {
  static let runs: [(Optimizer.Settings, [[Double]])] = [
    (
      settings { $0.rate = 0.1 },
      [[1.95, -1.1], [1.87, -0.935], [1.7895, -0.861], [1.7177, -0.82335], [1.656495, -0.80111]]
    ),
    (
      settings { ($0.method, $0.rate, $0.momentum) = (.momentum, 0.1, 0.9) },
      [[1.95, -1.1], [1.825, -0.575], [1.605, -0.24], [1.31, -0.255], [1.008, -0.5465]]
    ),
    (
      settings { ($0.method, $0.rate, $0.momentum) = (.nesterov, 0.05, 0.8) },
      [
        [1.955, -1.14], [1.8697, -0.84235], [1.7515255, -0.663034], [1.61726637, -0.596556135],
        [1.48604185155, -0.6058546434],
      ]
    ),
    (
      settings { ($0.method, $0.rate) = (.rmsprop, 0.01) },
      [
        [1.900000019999996, -1.4000000025], [1.8373391902489904, -1.3339622679501366],
        [1.790068209671309, -1.282484312939802], [1.7517344720575632, -1.2396059163540905],
        [1.719414157795497, -1.2025898904934398],
      ]
    ),
    (
      settings { ($0.method, $0.rate, $0.momentum, $0.alpha, $0.eps) = (.rmsprop, 0.1, 0.5, 0.9, 0.001) },
      [
        [1.6857596643697368, -1.1840220364969347], [1.4131095820476656, -0.8562003189809415],
        [1.2962137528609947, -0.6394449826968577], [1.269706987362563, -0.5661987102155731],
        [1.2755915461669154, -0.5982060149134845],
      ]
    ),
    (
      settings { ($0.method, $0.rate) = (.adam, 0.001) },
      [
        [1.99900000002, -1.4990000000025], [1.9980000527245307, -1.4980000328030194],
        [1.9970001932437356, -1.4970001202396648], [1.9960004566127596, -1.496000284068935],
        [1.9950008776926313, -1.4950005459176468],
      ]
    ),
    (
      settings { ($0.method, $0.rate, $0.betas) = (.adam, 0.2, (0.8, 0.95)) },
      [
        [1.800000004, -1.3000000004999999], [1.6102126918548099, -1.1044495586883036],
        [1.4459547588748882, -0.9187733949916185], [1.3253237825720166, -0.7513273456273477],
        [1.2540382761389737, -0.6135576854649812],
      ]
    ),
    (
      settings { ($0.rate, $0.weightDecay) = (0.1, 0.3) },
      [
        [1.89, -1.055], [1.7608, -0.87935], [1.643751, -0.8014395], [1.54583222, -0.760907715],
        [1.4663815809, -0.73611907655],
      ]
    ),
    (
      settings { ($0.method, $0.rate, $0.momentum, $0.weightDecay) = (.momentum, 0.1, 0.9, 0.3) },
      [
        [1.89, -1.055], [1.6618, -0.47885], [1.322091, -0.1248195], [0.92475392, -0.159764865],
        [0.5704336329, -0.48303922055],
      ]
    ),
    (
      settings { ($0.method, $0.rate, $0.weightDecay) = (.rmsprop, 0.1, 0.3) },
      [
        [1.000000090909083, -0.5000000224719099], [1.1797574930489012, -0.6885309111209623],
        [1.157260397347613, -0.6533344594581983], [1.1496687299613828, -0.662570789687461],
        [1.1663891785323182, -0.6570517275135459],
      ]
    ),
    (
      settings { ($0.method, $0.rate, $0.weightDecay) = (.adam, 0.1, 0.3) },
      [
        [1.900000000909091, -1.400000000224719], [1.8005233981427884, -1.3005293454442997],
        [1.7020362003869953, -1.2020604341442305], [1.6051142573654036, -1.1051778849158866],
        [1.5104603999356845, -1.0105959828802982],
      ]
    ),
    (
      settings { ($0.rate, $0.clipNorm) = (0.1, 1) },
      [
        [1.9875965296180014, -1.4007722369440117], [1.971018646872649, -1.3021559703768366],
        [1.9490527331945164, -1.2045983373045603], [1.9199350752874813, -1.108931448566653],
        [1.881085188792026, -1.016786586044873],
      ]
    ),
    // Not PyTorch's: the proximal step, by its formula in NumPy.
    (
      settings { ($0.rate, $0.l1) = (0.1, 2) },
      [[1.75, -0.9], [1.49, -0.635], [1.2555, -0.503], [1.0547, -0.42675], [0.886435, -0.37617]]
    ),
  ]

  @Test(arguments: runs) func `updates are PyTorch's`(_ settings: Optimizer.Settings, _ known: [[Double]]) {
    var optimizer = Optimizer(settings, parameterCount: 2)
    var point = [2, -1.5]
    for next in known {
      optimizer.update(&point, gradient: Self.gradient(point))
      for (number, truth) in zip(point, next) { #expect(abs(number - truth) < 1e-13) }
    }
    #expect(optimizer.steps == 5)
  }

  @Test func `a factor scales the rate of one update`() {
    // torch.optim.lr_scheduler.LambdaLR with 1 / (1 + step)
    let known = [
      [1.95, -1.1], [1.91, -1.0175], [1.88325, -0.9776666666666667], [1.8635291666666665, -0.9530979166666667],
      [1.8480499583333332, -0.9359967499999999],
    ]
    var optimizer = Optimizer(Self.settings { $0.rate = 0.1 }, parameterCount: 2)
    var point = [2, -1.5]
    for (step, next) in known.enumerated() {
      optimizer.update(&point, gradient: Self.gradient(point), factor: 1 / Double(1 + step))
      for (number, truth) in zip(point, next) { #expect(abs(number - truth) < 1e-13) }
    }
  }

  @Test func `the proximal step stops at zero exactly`() {
    var optimizer = Optimizer(Self.settings { ($0.rate, $0.l1) = (0.5, 1) }, parameterCount: 3)
    var point = [0.3, -0.5, 2]
    optimizer.update(&point, gradient: [0, 0, 0])
    #expect(point == [0, 0, 1.5])
  }

  private static func gradient(_ point: [Double]) -> [Double] {
    [2 * (point[0] - 1) + point[1], 6 * (point[1] + 0.5) + point[0]]
  }

  private static func settings(_ change: (inout Optimizer.Settings) -> Void) -> Optimizer.Settings {
    var settings = Optimizer.Settings()
    change(&settings)
    return settings
  }
}
