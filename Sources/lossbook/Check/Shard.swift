import ArgumentParser

/// One of several parts of a check that run on machines of their own: `2/3` is the second of three.
struct Shard: ExpressibleByArgument, Equatable {
  /// From 1.
  var number: Int
  var count: Int

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], (1...1000).contains(count),
      (1...count).contains(number)
    else { return nil }
    self.number = number
    self.count = count
  }

  /// Which of the notebooks belong to it, by their sizes. The largest goes first, always to the part that has the least
  /// so far: the same everywhere, and the largest part is at most a third above the best possible.
  func indices(sizes: [Int]) -> Set<Int> {
    let order = sizes.indices.sorted { sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1] }
    var loads = Array(repeating: 0, count: count)
    var indices: Set<Int> = []
    for index in order {
      guard let least = loads.indices.min(by: { loads[$0] < loads[$1] }) else { break }
      // An empty file takes time, too.
      loads[least] += sizes[index] + 1
      if least == number - 1 { indices.insert(index) }
    }
    return indices
  }
}
