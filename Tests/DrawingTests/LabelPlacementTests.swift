import Testing

@testable import Drawing

struct LabelPlacementTests {
  private let panel = Box(x: 0, y: 0, width: 400, height: 300)

  /// The box of a label for the lower of two dots, one close above the other.
  private func label(rivals: [Place]) throws -> Box {
    var placement = LabelPlacement(panel, size: 12)
    let dot = Place(200, 160)
    placement.place(LabelText("0.417 nats"), near: [dot], rivals: rivals, in: panel, distance: 8, classes: "s0")
    return try #require(placement.labels.first).box
  }

  @Test func `a label stands nearer to its own dot than to another`() throws {
    let (own, other) = (Place(200, 160), Place(200, 148))
    let box = try label(rivals: [other])
    #expect(box.distance(to: own) < box.distance(to: other))
    // Without the other dot it would stand above.
    #expect(try label(rivals: []).distance(to: other) < label(rivals: []).distance(to: own))
  }

  @Test(arguments: [[5, 5, 0], [10, 5, 0], [13, 5, 3], [-2, 5, 2], [13, 14, 5], [5, -7, 7]] as [[Double]])
  func `the distance of a place from a box`(numbers: [Double]) {
    #expect(Box(x: 0, y: 0, width: 10, height: 10).distance(to: Place(numbers[0], numbers[1])) == numbers[2])
  }
}
