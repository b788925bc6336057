import Testing

struct ProjectCheckTests {
  @Test func `an image needs a description`() throws {
    let command = try CommandLine([
      "notebooks/a.md": "# A\n\n![](i.png) ![ ](i.png) ![a curve](i.png) ![*b*](i.png) ![`c`](i.png)\n",
      "notebooks/i.png": "x",
    ])
    let result = try command.run("check")
    #expect(result.code == 1)
    #expect(result.output.contains("error[missing-description]: the image `i.png` has no description"))
    #expect(result.output.hasSuffix("1 of 1 notebook does not hold: 2 errors.\n"))
  }

  @Test func `a data file that nothing refers to is a warning`() throws {
    let command = try CommandLine([
      "notebooks/a.md": "```data d file=data/used.csv\n```\n\n[linked](data/linked.json)\n",
      "notebooks/data/used.csv": "a\n1\n", "notebooks/data/linked.json": "[]", "notebooks/data/left.TSV": "a\n1\n",
      "notebooks/data/words.txt": "no data",
    ])
    let result = try command.run("check")
    #expect(result.code == 0)
    #expect(result.output.contains("warning[unreferenced-file]: no notebook reads `notebooks/data/left.TSV`"))
    #expect(result.output.hasSuffix("All holds, with 1 warning.\n"))
    // What all notebooks use is asked of all only.
    #expect(try command.run("check", "notebooks/a.md").output.contains("unreferenced") == false)
    #expect(try command.run("check", "notebooks").output.contains("unreferenced"))
  }
}
