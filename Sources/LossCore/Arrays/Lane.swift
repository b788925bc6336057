/// Elements at equal distances in an array, such as a column of a matrix: the i-th is `elements[start + i * stride]`.
package struct Lane<Element: Sendable>: Sendable {
  let elements: [Element]
  let start: Int
  let stride: Int
  package let count: Int

  /// - Precondition: every place named is inside the array; the stride may be zero or negative.
  package init(_ elements: [Element], start: Int, stride: Int, count: Int) {
    precondition(count >= 0)
    if count > 0 { precondition(elements.indices.contains(start)) }
    if count > 0 { precondition(elements.indices.contains(start + (count - 1) * stride)) }
    self.elements = elements
    self.start = start
    self.stride = stride
    self.count = count
  }

  /// All elements of an array.
  package init(_ elements: [Element]) {
    self.init(elements, start: 0, stride: 1, count: elements.count)
  }

  /// The element at a place, from 0 to `count - 1`.
  package subscript(index: Int) -> Element { elements[start + index * stride] }
}
