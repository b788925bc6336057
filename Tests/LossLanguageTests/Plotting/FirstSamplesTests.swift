import Testing

@testable import LossLanguage

struct FirstSamplesTests {
  @Test func `only what is not known is asked for`() {
    var samples = FirstSamples()
    var asked: [[Double]] = []
    func values(_ places: [Double]) -> [Double]? {
      samples.values(at: places) { places in
        asked.append(places)
        return (places.map { 1 / $0 }, .bits)
      }?.values
    }
    #expect(values([-1, 0, 0.5, 2]) == [-1, .infinity, 2, 0.5])
    #expect(values([2, 0.5]) == [0.5, 2])
    #expect(values([-2, 0.5, 4, 0, -0.0, 5]) == [-0.5, 2, 0.25, .infinity, -.infinity, 0.2])
    #expect(asked == [[-1, 0, 0.5, 2], [-2, 4, -0.0, 5]])
  }

  @Test func `places in any order are right, and failures are told`() {
    var samples = FirstSamples()
    #expect(samples.values(at: [3, 1, 2]) { ($0, nil) }?.values == [3, 1, 2])
    #expect(samples.values(at: [1, 2, 3]) { ($0, nil) }?.values == [1, 2, 3])
    #expect(samples.values(at: [7]) { _ in nil } == nil)
    var empty = FirstSamples()
    #expect(empty.values(at: [1]) { _ in nil } == nil)
    #expect(empty.values(at: [1]) { ($0, nil) }?.values == [1])
  }
}
