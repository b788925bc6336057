/// The sum of numbers that come in pieces, with the bits of `Lane.sum` as long as it is finite.
struct SumStream {
  private var total = DoubleDouble(0)
  private var block = BlockSum()
  /// Numbers in the block.
  private var count = 0
  /// Where the sums of blocks go that nobody joins yet; nil if they are joined here.
  private var target: UnsafeMutablePointer<DoubleDouble>?

  /// - Parameter target: where the sums of every 4096 numbers go; by default they are joined.
  init(into target: UnsafeMutablePointer<DoubleDouble>? = nil) { self.target = target }

  mutating func add(_ numbers: UnsafePointer<Double>, count: Int) {
    var place = 0
    while place < count {
      let lane = self.count % 4
      let taken: Int
      if lane == 0 {
        taken = min(count - place, BlockSum.capacity - self.count)
        block.add(numbers + place, count: taken)
      } else {
        taken = min(count - place, 4 - lane)
        var terms = SIMD4<Double>()
        for index in 0..<taken { terms[lane + index] = numbers[place + index] }
        block.add(terms)
      }
      place += taken
      self.count += taken
      if self.count == BlockSum.capacity { close() }
    }
  }

  /// What is joined of all that was added; the stream is then as new.
  mutating func finish() -> DoubleDouble {
    if count > 0 { close() }
    defer { total = DoubleDouble(0) }
    return total
  }

  private mutating func close() {
    if let place = target {
      place.pointee = block.total
      target = place + 1
    } else {
      total = total + block.total
    }
    block = BlockSum()
    count = 0
  }
}
