import LossCore
import TestSupport
import Testing

@testable import LossLanguage

struct ElementwiseDerivativeTests {
  /// Made with mpmath, where both the closed form and a difference of 50 digits agree.
  static let references: [(function: String, points: [(x: Double, slope: Double)])] = [
    (
      "exp",
      [
        (26.316, 268468654214.46335), (-19.5204, 3.3296454836095115e-09), (-9.0882, 0.00011299126987272085),
        (6.5489, 698.4754281123398), (-9.7494, 5.8329651024245746e-05), (-29.7578, 1.1922069971840924e-13),
      ]
    ),
    (
      "expm1",
      [
        (-19.1589, 4.779642901657262e-09), (-8.3053, 0.00024720317218487165), (-19.7584, 2.6244355305692275e-09),
        (5.7126, 302.6569542693924), (-6.3797, 0.0016956315697983994), (-9.3557, 8.647112627838747e-05),
      ]
    ),
    (
      "sqrt",
      [
        (90.0692, 0.05268437734510805), (24.48, 0.1010565104318054), (91.8041, 0.0521841922701708),
        (46.8855, 0.07302149638436664), (32.8104, 0.08728994941747219), (9.1933, 0.1649051762789347),
      ]
    ),
    (
      "log",
      [
        (67.9108, 0.014725198348421755), (37.05, 0.02699055330634278), (90.972, 0.010992393263861408),
        (52.0967, 0.01919507377626606), (86.2073, 0.011599945712254067), (64.4528, 0.015515229749522132),
      ]
    ),
    (
      "log2",
      [
        (2.525, 0.5713643726292924), (19.5481, 0.07380231536000753), (61.6641, 0.02339602849776391),
        (13.2412, 0.10895500716619064), (62.0126, 0.023264546896742976), (83.7959, 0.017216773623637473),
      ]
    ),
    (
      "log10",
      [
        (37.0662, 0.011716725261916566), (37.3734, 0.011620416710902724), (43.4278, 0.010000379524250638),
        (58.3103, 0.007447989152915554), (88.7602, 0.004892896612482304), (43.1736, 0.010059260332778638),
      ]
    ),
    (
      "log1p",
      [
        (25.4761, 0.037769913242509286), (10.1874, 0.08938627384378854), (34.2259, 0.028388202998362),
        (11.4585, 0.08026648472930127), (22.8698, 0.04189394129820945), (25.8821, 0.03719947474341662),
      ]
    ),
    (
      "sin",
      [
        (-10.4063, -0.5557578524754081), (-3.8604, -0.7525916117578791), (35.8477, -0.2769471414474519),
        (-0.0289, 0.9995824240648468), (24.1163, 0.5263950882351647), (30.9172, 0.8781923813459112),
      ]
    ),
    (
      "cos",
      [
        (19.36, -0.48856476577251795), (-10.7651, -0.9735581585925918), (-3.8674, -0.6637395248005116),
        (49.1953, 0.8772880919089997), (48.8449, 0.988739095085557), (-40.3983, 0.42811370402256016),
      ]
    ),
    (
      "tanh",
      [
        (22.5515, 1.0329420894422508e-19), (21.2116, 1.5062543933699568e-18), (-11.766, 2.411250013748907e-10),
        (3.8404, 0.0018447184093444596), (-6.2858, 1.387651691396871e-05), (15.4299, 1.5842333033935207e-13),
      ]
    ),
    (
      "erf",
      [
        (-1.9208, 0.028192750674532988), (-4.6943, 3.034906684484556e-10), (4.3139, 9.340080439610416e-09),
        (4.0408, 9.146747408290407e-08), (-3.6508, 1.8366663380921853e-06), (2.6365, 0.0010804798700971262),
      ]
    ),
    (
      "sigmoid",
      [
        (8.6178, 0.00018079230302025522), (6.8527, 0.0010543697515854687), (2.2387, 0.08704943845259411),
        (22.4272, 1.8196622911833716e-10), (4.255, 0.013798620940259106), (-2.9488, 0.04731388906309696),
      ]
    ),
    (
      "logit",
      [
        (0.8279, 7.0184505942136095), (0.1002, 11.09139799973292), (0.7606, 5.4918609522315744),
        (0.0638, 16.742129022882473), (0.3044, 4.7227589375379235), (0.7437, 5.246305931720063),
      ]
    ),
    (
      "softplus",
      [
        (-29.9163, 1.0174568289890342e-13), (-57.1631, 1.494104939467265e-25), (-55.1148, 1.1586345872481829e-24),
        (11.7629, 0.999992211854501), (-39.5279, 6.8116315563257264e-18), (14.735, 0.9999996012775989),
      ]
    ),
    (
      "log_sigmoid",
      [
        (46.4687, 6.590221456456923e-21), (46.3775, 7.219509056477313e-21), (35.0523, 5.983833929744055e-16),
        (46.674, 5.367095853759955e-21), (7.5665, 0.0005172328662023703), (-46.3156, 1.0),
      ]
    ),
    (
      "lgamma",
      [
        (43.7525, 3.7670773054573474), (36.3843, 3.580332227399018), (42.7221, 3.74296715106096),
        (40.6258, 3.6920453947683876), (40.4707, 3.688172762708672), (59.5676, 4.07869449249212),
      ]
    ),
    ("abs", [(-2.5, -1), (3, 1), (0, 0)]), ("relu", [(-2.5, 0), (3, 1), (0, 0)]),
    ("sign", [(-2.5, 0), (0, 0)]), ("floor", [(2.5, 0), (3, 0)]), ("ceil", [(2.5, 0), (3, 0)]),
    ("negate", [(2, -1), (0, -1)]),
  ]

  @Test(arguments: references.indices) func `a slope is right to a few ulp`(index: Int) {
    let (function, points) = Self.references[index]
    let name = function == "negate" ? "(x -> -x)" : function
    for (x, slope) in points {
      for result in numbers("[derivative(\(name))(\(x)), grad(\(name))(\(x))]") {
        #expect((result - slope).magnitude <= 8 * slope.ulp, "\(function)'(\(x)) is \(result), not \(slope)")
      }
    }
  }

  @Test func `every function of one number has references`() {
    for function in UnaryFunction.allCases where function != .digamma && function != .trigamma {
      #expect(Self.references.contains { $0.function == function.rawValue }, "\(function.rawValue)")
    }
  }

  @Test(arguments: [
    ("sqrt", 0.0, Double.infinity), ("logit", 0, .infinity), ("logit", 1, .infinity), ("log", 0, .infinity),
    ("exp", -800, 0), ("softplus", 800, 1), ("softplus", -800, 0), ("sigmoid", 800, 0), ("log_sigmoid", -800, 1),
    ("tanh", 400, 0), ("erf", 40, 0), ("log1p", -1, .infinity), ("sqrt", -1, .nan), ("expm1", 0, 1), ("sin", 0, 1),
  ])
  func `the ends of a domain`(function: String, x: Double, slope: Double) {
    let result = numbers("derivative(\(function))(\(x))").first ?? 7
    #expect(result == slope || (result.isNaN && slope.isNaN), "\(result)")
  }

  /// mpmath: e^-40 / (1 + e^-40)^2, sech(20)^2, e^-36 / (1 + e^-36).
  @Test(arguments: [
    ("sigmoid", 40.0, 4.248354255291589e-18), ("tanh", 20, 1.6993417021166355e-17),
    ("log_sigmoid", 36, 2.3195228302435696e-16),
  ])
  func `small slopes keep their digits`(function: String, x: Double, slope: Double) throws {
    let result = try #require(numbers("derivative(\(function))(\(x))").first)
    #expect((result - slope).magnitude <= 8 * slope.ulp, "\(result)")
  }

  @Test func `the second derivative of lgamma is the trigamma function`() {
    // mpmath: psi(1, 0.5), psi(1, 3.7), psi(1, -0.3)
    expectHolds(
      """
      check derivative(derivative(lgamma))([0.5, 3.7]) ≈ [4.934802200544679, 0.31003785767003830]
      check isnan(derivative(derivative(derivative(lgamma)))(3))
      """)
  }

  // MARK: Two numbers

  /// Of each expression in a and b the partial derivatives, in closed form.
  static let pairs: [(String, String, String)] = [
    ("a + b", "1", "1"), ("a - b", "1", "-1"), ("a * b", "b", "a"), ("a / b", "1 / b", "-a / b^2"),
    ("a % b", "1", "-floor(a / b)"), ("a ^ b", "b * a^(b - 1)", "a^b * log(a)"),
    ("minimum(a, b)", "if a < b then 1 else 0", "if b < a then 1 else 0"),
    ("maximum(a, b)", "if a > b then 1 else 0", "if b > a then 1 else 0"), ("xlogy(a, b)", "log(b)", "a / b"),
    ("xlogy(a, b, base=2)", "log2(b)", "a / b / log(2)"), ("xlog1py(a, b)", "log1p(b)", "a / (1 + b)"),
    ("xlog1py(a, b, base=10)", "log1p(b) / log(10)", "a / (1 + b) / log(10)"), ("xtimes(a, b)", "b", "a"),
    ("log(a, base=3) * b", "b / a / log(3)", "log(a, base=3)"),
    ("clip(a, b, 2 * b)", "if b < a and a < 2 * b then 1 else 0", "if a < b then 1 else if a > 2 * b then 2 else 0"),
  ]

  @Test(arguments: pairs.indices) func `partial derivatives at random points`(index: Int) {
    let (expression, first, second) = Self.pairs[index]
    var random = SeededGenerator(seed: 7)
    func draw() -> String {
      [0.1, 5].map { "\(Double.random(in: $0...(2 * $0), using: &random))" }.joined(separator: ", ")
    }
    for _ in 0..<5 {
      expectHolds(
        """
        a = [\(draw())]
        b = [\(draw())]
        check grad(a -> sum(\(expression)))(a) ≈ ones(2) * (\(first))
        check grad(b -> sum(\(expression)))(b) ≈ ones(2) * (\(second))
        check derivative(a -> derivative(b -> \(expression))(b))(a) ≈ derivative(b -> derivative(a -> \(expression))(a))(b)
        """)
    }
  }

  @Test(arguments: [
    "grad(x -> x^2)(0) == 0", "grad(grad(x -> x^2))(0) == 2", "grad(grad(grad(x -> x^2)))(0) == 0",
    "grad(x -> x^0)(0) == 0", "grad(x -> x^1)(0) == 1", "grad(x -> 0^x)(2) == 0", "grad(x -> 0^x)(0) == 0",
    "grad(x -> x^3)(-2) == 12", "grad(x -> xlogy(x, 0))(0) == 0", "grad(p -> xlogy(0, p))(0) == 0",
    "grad(p -> xlogy(p, p))(0) == 0", "grad(x -> xtimes(x, inf))(0) == 0", "grad(x -> xlogy(x, 0.5))(0) ≈ -0.6931",
    "grad(x -> norm(x))([0, 0]) == [0, 0]", "grad(x -> std(x))([2, 2]) == [0, 0]",
    "grad(x -> x * sqrt(x))(0) == 0",
  ])
  func `where the formula is undefined the derivative is documented`(claim: String) { expectHolds(claim) }

  @Test(arguments: [
    "grad(m -> maximum(0, 1 - m))(1) == 0", "grad(m -> max(1 - m, 0))(1) == 0", "grad(x -> minimum(x, 0))(0) == 0",
    "grad(w -> maximum(w[0], w[1]))([2, 2]) == [0.5, 0.5]", "grad(w -> max(w))([2, 1, 2]) == [0.5, 0, 0.5]",
    "grad(w -> min(w))([2, 2, 2, 2]) == [0.25, 0.25, 0.25, 0.25]", "grad(x -> maximum(x, x))(3) == 1",
    "grad(x -> clip(x, 0, 1))(1) == 0", "grad(s -> hinge(1, s))(1) == 0",
    "grad(x -> mean_absolute_error(1, x))(1) == 0",
    "grad(s -> hinge([0, 1], s, reduction=\"sum\"))([-1, 1]) == [0, 0]",
  ])
  func `kinks and ties`(claim: String) { expectHolds(claim) }
}
