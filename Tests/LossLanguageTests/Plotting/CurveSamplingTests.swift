import LossCore
import Testing

@testable import LossLanguage

struct CurveSamplingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>
    let function: @Sendable (Double) -> Double
    var testDescription: String { name }

    var sampling: CurveSampling {
      CurveSampling(
        x: Chart.Axis(lower: x.lowerBound, upper: x.upperBound), y: Chart.Axis(lower: y.lowerBound, upper: y.upperBound)
      )
    }

    func pieces() throws -> (pieces: [[Chart.Point]], asymptotes: [Chart.Curve.Asymptote], evaluations: Int) {
      var evaluations = 0
      let sampling = sampling
      let (pieces, asymptotes) = try sampling.pieces { shares throws(Diagnostic) in
        evaluations += shares.count
        return shares.map(sampling.x.value).map { Chart.Point($0, function($0)) }
      }
      return (pieces, asymptotes, evaluations)
    }
  }

  static let cases: [Case] = [
    Case(name: "-log p", x: 0...1, y: 0...5) { -Elementary.log($0) },
    Case(name: "hinge", x: -2...3, y: 0...3) { max(0, 1 - $0) },
    Case(name: "huber", x: -4...4, y: 0...4) { abs($0) <= 1 ? $0 * $0 / 2 : abs($0) - 0.5 },
    Case(name: "logistic", x: -5...5, y: 0...5) { Elementary.log1p(Elementary.exp(-$0)) },
    Case(name: "focal", x: 0...1, y: 0...5) { -(1 - $0) * (1 - $0) * Elementary.log($0) },
    Case(name: "x log x", x: 0...1, y: -0.5...0.5) { $0 * Elementary.log($0) },
    Case(name: "sin", x: 0...20, y: -1...1) { Elementary.sin($0) },
  ]

  @Test(arguments: cases)
  func `the line is nowhere half a pixel off, at few evaluations`(test: Case) throws {
    let (pieces, _, evaluations) = try test.pieces()
    #expect(evaluations < 700)
    let points = pieces.flatMap(\.self)
    let (width, height) = (CurveSampling.width, CurveSampling.height)
    var segment = 0
    for index in 0...20_000 {
      let x = test.x.lowerBound + (test.x.upperBound - test.x.lowerBound) * Double(index) / 20_000
      let y = test.function(x)
      guard test.y.contains(y) else { continue }
      while segment + 2 < points.count && points[segment + 1].x < x { segment += 1 }
      let (a, b) = (points[segment], points[segment + 1])
      // The distance from the chord, in pixels.
      let (dx, dy) = (
        test.sampling.x.share(of: b.x) - test.sampling.x.share(of: a.x),
        test.sampling.y.share(of: b.y) - test.sampling.y.share(of: a.y)
      )
      let (mx, my) = (
        test.sampling.x.share(of: x) - test.sampling.x.share(of: a.x),
        test.sampling.y.share(of: y) - test.sampling.y.share(of: a.y)
      )
      let length = (dx * width * dx * width + dy * height * dy * height).squareRoot()
      let distance = abs(dy * height * mx * width - dx * width * my * height) / length
      #expect(distance < 0.5, "\(distance) px off at \(x)")
    }
  }

  @Test func `a step lifts the pen`() throws {
    let step = Case(name: "step", x: -2...3, y: -1...2) { $0 < 0 ? 1 : 0 }
    let pieces = try step.pieces().pieces
    #expect(pieces.count == 2)
    #expect(pieces[0].allSatisfy { $0.y == 1 } && pieces[1].allSatisfy { $0.y == 0 })
    #expect(abs(pieces[0][pieces[0].count - 1].x) < 1e-3)
  }

  @Test func `a pole is not drawn, and found`() throws {
    let (pieces, asymptotes, _) = try Case(name: "1/x", x: -2...2, y: -10...10) { 1 / ($0 - 0.3) }.pieces()
    #expect(pieces.count == 2)
    #expect(asymptotes.count == 1)
    #expect(abs(asymptotes[0].x - 0.3) < 1e-3)
  }

  @Test func `infinity at an end is an asymptote`() throws {
    let (_, asymptotes, _) = try Self.cases[0].pieces()
    #expect(asymptotes == [Chart.Curve.Asymptote(x: 0, isNegative: false)])
  }

  @Test func `undefined stretches are gaps, their edges found`() throws {
    let pieces = try Case(name: "sqrt", x: -1...1, y: 0...1) { $0 < 0.123 ? .nan : ($0 - 0.123).squareRoot() }.pieces()
      .pieces
    #expect(pieces.count == 1)
    #expect(abs(pieces[0][0].x - 0.123) < 1e-3)
  }

  @Test func `a function that never becomes smooth costs no more than the limit`() throws {
    let (_, _, evaluations) = try Case(name: "sin 1/x", x: -0.5...0.5, y: -1...1) {
      Elementary.sin(1 / $0) * Elementary.sin(1e7 * $0)
    }.pieces()
    #expect(evaluations < 10_000)
  }
}
