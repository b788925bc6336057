import Testing

@testable import Drawing

struct GeometryTests {
  @Test func `a line is cut exactly at the border`() {
    let box = Box(x: 0, y: 0, width: 10, height: 10)
    #expect(
      box.clip([Place(-5, 5), Place(5, 5), Place(5, 15), Place(8, 15), Place(8, 5)]) == [
        [Place(0, 5), Place(5, 5), Place(5, 10)], [Place(8, 10), Place(8, 5)],
      ])
  }

  @Test func `a box cuts a hole into a line`() {
    let box = Box(x: 4, y: -1, width: 2, height: 2)
    let line = [Place(0, 0), Place(5, 0), Place(5.5, 0), Place(10, 0), Place(10, 5)]
    #expect(box.cut(line) == [[Place(0, 0), Place(4, 0)], [Place(6, 0), Place(10, 0), Place(10, 5)]])
    #expect(box.cut([Place(0, 5), Place(10, 5)]) == [[Place(0, 5), Place(10, 5)]])
    #expect(box.cut([Place(4.5, 0), Place(5.5, 0)]) == [])
  }

  @Test(arguments: [
    ([10.0, 12, 14], [10.0, 20, 30]), ([50, 50, 50], [40, 50, 60]), ([95, 99, 20], [90, 100, 20]),
    ([0, 0], [0, 10]),
  ])
  func `labels at line ends keep their distance`(wishes: [Double], heights: [Double]) {
    let placed = spread(wishes, distance: 10, within: 0...100)
    for (a, b) in zip(placed ?? [], heights) { #expect(abs(a - b) <= 12) }
    let sorted = (placed ?? []).sorted()
    #expect(sorted.count == wishes.count)
    #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $1 - $0 >= 10 - 1e-9 })
    #expect(sorted.allSatisfy { (0...100).contains($0) })
  }

  @Test func `labels without room are not spread`() {
    #expect(spread([1, 2, 3], distance: 60, within: 0...100) == nil)
  }

  @Test func `points that nobody would miss are left out`() {
    let line = (0...10).map { Place(Double($0), 0.01 * Double($0 % 2)) }
    #expect(simplified(line) == [line[0], line[10]])
    let corner = [Place(0, 0), Place(5, 0.1), Place(10, 0), Place(10, 5), Place(10, 10)]
    #expect(simplified(corner) == [Place(0, 0), Place(10, 0), Place(10, 10)])
    let closed = [Place(0, 0), Place(4, 0), Place(4, 4), Place(0, 0)]
    #expect(simplified(closed) == closed)
  }
}
