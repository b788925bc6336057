import Testing

@testable import LossLanguage

struct NameTests {
  @Test(arguments: [
    // Defined once, the first stands.
    ("x = 1\nx = 2\nx", ["1", "duplicate-name"]),
    ("f(x) = 1\nf = 2\nf(0)", ["1", "duplicate-name"]),
    // Before their use.
    ("y = x\nx = 1", ["used-before-definition"]),
    ("f(a) = g(a)\ng(a) = a\nf(1)", ["used-before-definition", "skipped"]),
    // Nothing refers to itself.
    ("x = x + 1", ["recursive-definition"]),
    ("f(n) = if n == 0 then 1 else n * f(n - 1)", ["recursive-definition"]),
    ("f(n) = g(n)\ng(n) = f(n)", ["used-before-definition", "skipped"]),
    ("x = a where a = x", ["recursive-definition"]),
    ("f(x, k=f(1)) = x", ["recursive-definition"]),
    ("input x = x from 0 to 1", ["recursive-definition"]),
    ("f(f) = f + 1\nf(1)", ["2"]),
    ("x = (x -> x + 1)(2)\nx", ["3"]),
    // Unknown, with a suggestion.
    ("loss = 1\nlos", ["unknown-name"]),
    // Locals shadow.
    ("x = 1\nf(x) = x\nf(2)\nx", ["2", "1"]),
    ("x = 1\nmap(x -> x + 1, [5])", ["[6]"]),
    ("pi = 3\npi", ["3"]),
    ("f(e) = e\nf(1)", ["1"]),
    ("f(x) = map(x -> x + 1, [x])[0]\nf(1)", ["2"]),
    ("f(x) = (x -> x * 10)(x + 1)\nf(1)", ["20"]),
    // A notebook's own name for one of the library's.
    ("softmax(z) = exp(z) / library.sum(exp(z))\nsoftmax([0, 0])", ["[0.5, 0.5]"]),
    ("softmax(z) = library.softmax(z)\nsoftmax([0, 0])", ["[0.5, 0.5]"]),
    ("softmax(z) = softmax(z)", ["library-shadowed"]),
    ("e = e + 1", ["library-shadowed"]),
    ("x = softmax([0, 0])\nsoftmax(z) = z", ["library-shadowed"]),
    ("x = library.softmax([0, 0])\nsoftmax(z) = z\nx", ["[0.5, 0.5]"]),
    ("f(sum) = sum + 1\nf(1)", ["2"]),
    ("library.nothing", ["unknown-name"]),
    ("library", ["unknown-name"]),
    ("library = 1", ["reserved-word"]),
    ("f(library) = library.sum([1, 2])\nf(record(sum=5))", ["3"]),
    ("map(library.exp, [0])", ["[1]"]),
    // Canonically equivalent spellings are one name.
    ("y\u{302} = 3\n\u{177}", ["3"]),
    ("p₁ = 0.5\np₁", ["0.5"]),
  ]) func `names`(_ text: String, _ expected: [String]) {
    #expect(shown(text) == expected)
  }

  @Test func `a second definition points at both`() {
    let fault = run("x = 1\n\nx = 2").diagnostics[0]
    #expect(fault.labels.map(\.region.start.line) == [3, 1])
    #expect(fault.message == "`x` is defined twice")
  }

  @Test func `a suggestion is offered for what is nearly known`() {
    #expect(run("los_s = 1\nloss_").diagnostics[0].help == "did you mean `los_s`?")
    #expect(run("entorpy([1])").diagnostics[0].help == "did you mean `entropy`?")
    #expect(run("library.entorpy([1])").diagnostics[0].help == "did you mean `entropy`?")
    #expect(run("f(x, base=2) = x\nf(1, bsae=3)").diagnostics[0].help == "did you mean `base`?")
    #expect(run("x = softmax([0])\nsoftmax = 1").diagnostics[0].help == "write `library.softmax` for the library's")
  }

  // MARK: Named cells

  private func shownBy(_ cells: [(String, String)], prose: [String] = []) -> [String] {
    let report = worksheet(cells, prose: prose).evaluated()
    let values = report.prose.compactMap { $0.value?.text(digits: 17) }
    return report.shown + values + report.diagnostics.map(\.code.rawValue)
  }

  @Test func `names of a named cell are its own`() {
    #expect(
      shownBy([("loss dog", "y = 1\ny + 1"), ("loss cat", "y = 5\ny + 1"), ("loss", "dog.y + cat.y")]) == [
        "2", "6", "6",
      ])
    #expect(shownBy([("loss dog", "y = 1"), ("loss", "y")]) == ["unknown-name"])
    #expect(shownBy([("loss dog", "y = 1"), ("loss", "dog.z")]) == ["unknown-name"])
    #expect(shownBy([("loss", "y = 1"), ("loss dog", "y = 2\ny"), ("loss", "y")]) == ["2", "1"])
    #expect(shownBy([("loss", "y = 1"), ("loss dog", "y + 1")]) == ["2"])
    #expect(shownBy([("loss", "y = 1"), ("loss dog", "z = y\ny = 2")]) == ["used-before-definition"])
    #expect(shownBy([("loss dog", "f(x) = x + 1"), ("loss", "dog.f(1)")]) == ["2"])
    #expect(
      shownBy([("loss dog", "softmax(z) = z"), ("loss", "softmax([0, 0])\ndog.softmax(3)")]) == ["[0.5, 0.5]", "3"])
    #expect(shownBy([("loss dog", "x = softmax([0])\nsoftmax(z) = z")]) == ["library-shadowed"])
  }

  @Test func `a named cell is a record of its names`() {
    #expect(shownBy([("loss dog", "y = 1\np = 0.5"), ("loss", "dog")]) == ["record(y=1, p=0.5)"])
    #expect(shownBy([("loss", "dog"), ("loss dog", "y = 1")]) == ["used-before-definition"])
    #expect(shownBy([("loss dog", "y = 1\nz = dog")]) == ["used-before-definition"])
    #expect(shownBy([("loss", "dog.y"), ("loss dog", "y = 1")]) == ["used-before-definition"])
    #expect(
      shownBy([("loss dog", "y = [1][2]\nz = 3"), ("loss", "dog.z\ndog.y\ndog")]) == [
        "3", "index-out-of-range", "skipped", "skipped",
      ])
    #expect(shownBy([("loss dog", ""), ("loss", "dog")]) == ["record()"])
  }

  @Test func `cells share the notebook's names`() {
    #expect(shownBy([("loss", "dog = 1"), ("loss dog", "y = 2\ny"), ("loss", "dog")]) == ["2", "1", "duplicate-name"])
    #expect(
      shownBy([("loss dog", "y = 1"), ("loss dog", "y = 2\ny"), ("loss", "dog.y")]) == ["2", "1", "duplicate-name"])
    #expect(shownBy([("data t", "a\n1\n2"), ("loss", "sum(t.a)")]) == ["3"])
    #expect(shownBy([("data t", "a\n1\n2"), ("loss", "t = 1\nt.a")]) == ["[1, 2]", "duplicate-name"])
    #expect(shownBy([("loss", "t.a"), ("data t", "a\n1")]) == ["used-before-definition"])
    #expect(shownBy([("data t", "a, a\n1, 2"), ("loss", "t.a")]) == ["duplicate-header", "skipped"])
  }

  @Test func `prose may use names from further down`() {
    #expect(shownBy([("loss", "x = 1"), ("loss dog", "y = 2")], prose: ["x + dog.y", "x ≈ 1"]) == ["3", "1"])
    #expect(shownBy([("loss", "softmax(z) = 7")], prose: ["softmax(0)"]) == ["7"])
    #expect(shownBy([("loss", "x = [1][2]")], prose: ["x"]) == ["index-out-of-range", "skipped"])
    #expect(shownBy([], prose: ["nothing"]) == ["unknown-name"])
    #expect(shownBy([], prose: ["1 +\n 2"]) == ["3"])
  }
}
