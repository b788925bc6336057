import LossLanguage
import Testing

@testable import Drawing

struct TicksTests {
  @Test(arguments: [
    (0.0, 1.0, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    (0.0, 5.0, ["0", "1", "2", "3", "4", "5"]),
    (-20.0, 0.0, ["−20", "−15", "−10", "−5", "0"]),
    (0.004, 0.3, ["0.05", "0.10", "0.15", "0.20", "0.25", "0.30"]),
    (100.0, 480.0, ["100", "200", "300", "400"]),
    (0.0, 5e-9, ["0", "10⁻⁹", "2×10⁻⁹", "3×10⁻⁹", "4×10⁻⁹", "5×10⁻⁹"]),
  ])
  func `linear ticks are whole multiples of a round step`(lower: Double, upper: Double, texts: [String]) {
    let ticks = Chart.Axis(lower: lower, upper: upper).ticks(length: 320, spacing: 60)
    #expect(ticks.map(\.text) == texts)
    #expect(ticks.allSatisfy { $0.value >= lower - 1e-12 && $0.value <= upper + 1e-12 })
  }

  @Test func `ticks carry no rounding errors`() {
    let ticks = Chart.Axis(lower: 0, upper: 1).ticks(length: 700, spacing: 70)
    #expect(ticks.map(\.value) == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
  }

  @Test func `percentages`() {
    let ticks = Chart.Axis(isPercentage: true, lower: 0, upper: 1).ticks(length: 320, spacing: 60)
    #expect(ticks.map(\.text) == ["0%", "20%", "40%", "60%", "80%", "100%"])
  }

  @Test(arguments: [
    (0.001, 1000.0, ["0.001", "0.01", "0.1", "1", "10", "100", "1000"]),
    (0.02, 2.0, ["0.02", "0.05", "0.1", "0.2", "0.5", "1", "2"]),
    (0.02, 15.0, ["0.03", "0.1", "0.3", "1", "3", "10"]),
    (1e-30, 1.0, ["10⁻²⁸", "10⁻²⁴", "10⁻²⁰", "10⁻¹⁶", "10⁻¹²", "10⁻⁸", "0.0001", "1"]),
    (3.0, 9.0, ["3", "4", "5", "6", "7", "8", "9"]),
  ])
  func `logarithmic ticks`(lower: Double, upper: Double, texts: [String]) {
    let ticks = Chart.Axis(scale: .logarithmic, lower: lower, upper: upper).ticks(length: 320, spacing: 46)
    #expect(ticks.map(\.text).filter { !$0.isEmpty } == texts)
  }

  @Test func `the author's ticks win, inside the limits`() {
    let axis = Chart.Axis(lower: 0, upper: 1, ticks: [0, 1.0 / 3, 0.5, 2])
    #expect(axis.ticks(length: 300, spacing: 60).map(\.text) == ["0", "0.333333", "0.5"])
  }

  @Test func `names stand at whole numbers`() {
    let ticks = Chart.Axis(categories: ["cat", "dog"]).ticks(length: 300, spacing: 60)
    #expect(ticks == [Tick(value: 0, text: "cat"), Tick(value: 1, text: "dog")])
  }

  @Test func `an axis too fine for its numbers has few ticks, and ends`() {
    let ticks = Chart.Axis(lower: 1e16, upper: 1e16 + 4).ticks(length: 320, spacing: 60)
    #expect(ticks.count < 10)
  }
}
