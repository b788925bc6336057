import Testing

@testable import LossCore

struct ArrayIndexTests {
  @Test func `slices are clamped as in Python`() {
    let bounds: [Int?] = [nil, -7, -5, -2, 0, 2, 5, 7]
    var expected = pythonSlices.split(whereSeparator: \.isWhitespace)[...]
    for step in [-3, -2, -1, 1, 2, 7] {
      for start in bounds {
        for stop in bounds {
          let index = ArrayIndex([.slice(from: start, to: stop, by: step, extent: 5)], of: [5])
          let digits = index?.arrangement.offsets.map(String.init).joined() ?? "?"
          let name = "\(start?.description ?? ""):\(stop?.description ?? ""):\(step)"
          #expect((digits.isEmpty ? "." : digits) == expected.popFirst() ?? "", "\(name)")
        }
      }
    }
    #expect(expected.isEmpty)
  }

  @Test func `slices of nothing, and steps beyond every array`() {
    for step in [1, -1, 3, -3, Int.max / 2, Int.min / 2] {
      #expect(AxisIndex.slice(from: nil, to: nil, by: step, extent: 0) == .slice(start: 0, step: 1, count: 0))
    }
    #expect(AxisIndex.slice(from: nil, to: nil, by: Int.max / 2, extent: 5) == .slice(start: 0, step: 1, count: 1))
    #expect(AxisIndex.slice(from: nil, to: nil, by: Int.min / 2, extent: 5) == .slice(start: 4, step: 1, count: 1))
    #expect(
      AxisIndex.slice(from: Int.min / 2, to: Int.max / 2, by: 1, extent: 5) == .slice(start: 0, step: 1, count: 5))
  }

  @Test(arguments: [
    ([AxisIndex.place(1), .whole(3)], [3]),
    ([.places(Tensor(vector: [0, 1, 1])), .whole(3)], [3, 3]),
    ([.whole(2), .places(Tensor(shape: [2, 2], elements: [0, 1, 2, 0]))], [2, 2, 2]),
    ([.places(Tensor(vector: [0, 1])), .places(Tensor(vector: [2]))], [2]),
    ([.place(0), .places(Tensor(vector: []))], [0]),
  ]) func `the shape of what is taken`(_ axes: [AxisIndex], _ shape: [Int]) {
    let index = ArrayIndex(axes, of: [2, 3])
    #expect(index?.shape == shape)
    #expect(index?.arrangement.offsets.count == shape.elementCount)
  }

  @Test func `arrays of places that do not line up`() {
    #expect(ArrayIndex([.places(Tensor(vector: [0, 1])), .places(Tensor(vector: [0, 1, 2]))], of: [2, 3]) == nil)
  }

  @Test func `the places of what is true`() {
    let mask = Tensor(shape: [2, 3], elements: [true, false, false, false, true, true])
    #expect(mask.placesOfTrue == [Tensor(vector: [0, 1, 1]), Tensor(vector: [0, 1, 2])])
    #expect(Tensor<Bool>(shape: [0, 3], elements: []).placesOfTrue == [Tensor(vector: []), Tensor(vector: [])])
  }
}

/// `range(5)[start:stop:step]` in Python, its elements joined, for the steps, starts and stops of the test; `.` for none.
private let pythonSlices = """
  41 41 41 4 41 4 . . . . . . . . . . 0 0 . . . . . . 30 30 3 . 3 3 . . 0 0 . . . . . . 2 2 2 . 2 . . . 41 41 41
  4 41 4 . . 41 41 41 4 41 4 . .
  420 420 42 4 42 4 . . . . . . . . . . 0 0 . . . . . . 31 31 31 . 31 3 . . 0 0 . . . . . . 20 20 2 . 2 . . .
  420 420 42 4 42 4 . . 420 420 42 4 42 4 . .
  43210 43210 4321 4 4321 43 . . . . . . . . . . 0 0 . . . . . . 3210 3210 321 . 321 3 . . 0 0 . . . . . . 210
  210 21 . 21 . . . 43210 43210 4321 4 4321 43 . . 43210 43210 4321 4 4321 43 . .
  01234 . . 012 . 01 01234 01234 01234 . . 012 . 01 01234 01234 01234 . . 012 . 01 01234 01234 34 . . . . . 34
  34 01234 . . 012 . 01 01234 01234 234 . . 2 . . 234 234 . . . . . . . . . . . . . . . .
  024 . . 02 . 0 024 024 024 . . 02 . 0 024 024 024 . . 02 . 0 024 024 3 . . . . . 3 3 024 . . 02 . 0 024 024 24
  . . 2 . . 24 24 . . . . . . . . . . . . . . . .
  0 . . 0 . 0 0 0 0 . . 0 . 0 0 0 0 . . 0 . 0 0 0 3 . . . . . 3 3 0 . . 0 . 0 0 0 2 . . 2 . . 2 2 . . . . . . .
  . . . . . . . . .
  """
