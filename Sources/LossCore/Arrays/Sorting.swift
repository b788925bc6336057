/// The places of the elements in ascending order; equal ones keep their order, nan comes last.
///
/// A merge sort of our own: the standard library does not promise a stable one.
package func ascendingOrder<Element>(_ elements: [Element], _ precedes: (Element, Element) -> Bool) -> [Int] {
  var order = [Int](elements.indices)
  var buffer = order
  var width = 1
  while width < order.count {
    var start = 0
    while start < order.count {
      let middle = min(start + width, order.count)
      let end = min(start + 2 * width, order.count)
      var left = start
      var right = middle
      for slot in start..<end {
        if left < middle, right >= end || !precedes(elements[order[right]], elements[order[left]]) {
          buffer[slot] = order[left]
          left += 1
        } else {
          buffer[slot] = order[right]
          right += 1
        }
      }
      start = end
    }
    swap(&order, &buffer)
    width *= 2
  }
  return order
}

/// Ascending numbers, nan last.
package func precedes(_ a: Double, _ b: Double) -> Bool { a < b || (b.isNaN && !a.isNaN) }
