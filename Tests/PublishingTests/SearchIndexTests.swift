import Testing

@testable import Publishing

struct SearchIndexTests {
  @Test func `the index has titles, headings, words and numbers, by section`() throws {
    let site = TestSite([
      "notebooks/index.md": "# Front\n",
      "notebooks/a/b.md": """
      ---
      title: On "losses"
      description: Of a dog.
      ---

      The cross-entropy is `= 1/3 ≈ 0.333`.

      ## Second *part*

      ```loss
      x = softmax([1, 2.5])
      x[0] + 0
      ```

      ```loss hide
      hidden = 3
      ```

      """,
    ])
    let index = try #require(site["assets/search-index.js"])
    #expect(index.hasPrefix("lossbookIndex([[\"index.html\",\"Front\",\"\",\"\","))
    #expect(
      index.contains(
        """
        ["a/b.html","On \\"losses\\"","A","Of a dog.",[["","","cross entropy 0.333"],\
        ["second-part","Second part","softmax 1 2.5 0 0.1824"]]]
        """), "\(index)")
    #expect(!index.contains("hidden"))
  }

  @Test(arguments: [
    ("Cross-entropy, 1.5e-3 and x_1!", ["cross", "entropy", "1.5e", "3", "and", "x_1"]),
    ("p. 12. 0.5.", ["12", "0.5"]), ("Größe ŷ é", ["größe"]), ("", []),
  ])
  func `words are letters, digits and points within numbers`(text: String, words: [String]) {
    #expect(SearchWords.words(of: text) == words)
  }

  @Test func `pages load no index, and search works from a file`() throws {
    let site = TestSite(page: "# A\n")
    #expect(!site.page.contains("search"))
    let script = try #require(site["assets/search.js"])
    for word in ["fetch(", "import(", "type: \"module\"", "XMLHttpRequest"] { #expect(!script.contains(word)) }
  }
}
