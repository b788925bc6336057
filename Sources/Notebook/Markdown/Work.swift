/// A work that a notebook refers to: an entry of `references` in its front matter.
package struct Work: Sendable, Equatable {
  /// What it is cited by, `[@key]`; nil for one that is listed only.
  package var key: String?
  /// Markdown: authors, title, where to find it.
  package var text: String
  /// The line of the file on which it stands.
  package var line: Int

  package init(key: String?, text: String, line: Int) {
    self.key = key
    self.text = text
    self.line = line
  }
}

/// A work in the list at the end of a page.
package struct ListedWork: Sendable {
  /// From 1: those that are cited in the order of their first citation, then the others as they were listed.
  package var number: Int
  package var key: String?
  package var content: [Inline]
  package var line: Int
}

/// One of the works in a citation.
package struct Citation: Sendable, Equatable {
  package var number: Int
  package var key: String
  /// `p. 12`
  package var locator: String?
}

/// Numbers works in the order in which they are first cited.
struct WorkNumbering {
  let works: [Work]
  private var order: [Int] = []
  private var numbers: [Int?]
  private let indices: [String: Int]

  init(_ works: [Work]) {
    self.works = works
    numbers = Array(repeating: nil, count: works.count)
    indices = Dictionary(works.enumerated().compactMap { index, work in work.key.map { ($0, index) } }) { a, _ in a }
  }

  /// The next citation of a work; nil if none has the key.
  mutating func citation(of key: String, locator: String?) -> Citation? {
    guard let index = indices[key] else { return nil }
    let number = numbers[index] ?? order.count + 1
    if numbers[index] == nil {
      numbers[index] = number
      order.append(index)
    }
    return Citation(number: number, key: key, locator: locator)
  }

  /// All works in their order, once the text has been read.
  var listed: [ListedWork] {
    let others = works.indices.filter { numbers[$0] == nil }
    return (order + others).enumerated().map { place, index in
      let work = works[index]
      return ListedWork(number: place + 1, key: work.key, content: Document.paragraph(work.text), line: work.line)
    }
  }
}
