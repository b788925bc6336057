import Testing

@testable import Drawing

struct PathDataTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (-0.04, "0"), (12.34, "12.3"), (12.35, "12.4"), (-3.16, "-3.2"), (99.96, "100"),
    (1e300, "999999.9"), (.nan, "-999999.9"),
  ])
  func `coordinates have one decimal`(value: Double, text: String) {
    #expect(coordinate(value) == text)
  }

  @Test func `paths use the short words`() {
    #expect(
      text(PathData([[Place(0, 0), Place(10, 0), Place(10, 0), Place(10, 5), Place(0, 0.04)]])) == "M0 0h10v5l-10-5")
    #expect(
      text(PathData([[Place(0.5, -0.5), Place(1, 1)], [Place(2, 2), Place(3, 3), Place(2, 4)]]))
        == "M.5-.5l.5 1.5m1 1 1 1-1 1")
    let square = Box(x: 1, y: 2, width: 3, height: 3).corners
    #expect(text(PathData([square, square], isClosed: true)) == "M1 2h3v3h-3zm0 0h3v3h-3z")
    #expect(PathData([]).isEmpty && PathData([[]]).isEmpty)
  }

  @Test func `forms follow one another`() {
    var data = PathData()
    data.append("h3z", from: Place(1, -2.5))
    data += PathData(Box(x: 4, y: -5, width: 1, height: 2))
    #expect(text(data) == "M1 -2.5h3zM4-5h1v2h-1z")
  }

  @Test func `a difference of coordinates can be twice as long as they are`() {
    #expect(text(PathData([[Place(-1e9, 0), Place(1e9, 0)]])) == "M-999999.9 0h1999999.8")
  }
}

private func text(_ data: PathData) -> String { String(decoding: data.bytes, as: UTF8.self) }
