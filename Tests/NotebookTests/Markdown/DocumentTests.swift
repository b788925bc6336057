import Testing

@testable import Notebook

struct DocumentTests {
  @Test(arguments: [
    ("a | b\n--|:-:\n1 | 2", "table none center\n  | a | b\n  | 1 | 2"),
    ("text\n| a |\n|:--|\n| 1 |", "p text\ntable left\n  | a\n  | 1"),
    ("| a |\n|---|\n| b | c |\n|\n", "table none\n  | a\n  | b\n  | "),
    ("| a | b |\n|---|---|\n| 1 |", "table none none\n  | a | b\n  | 1 | "),
    ("> | a |\n> |---|\n> | 1 |\n| 2 |", "quote\n  table none\n    | a\n    | 1\np | 2 |"),
    (
      "- | a | *b* |\n  |---|--:|\n  | 1 | `x` |\n- c",
      "list\n-\n  table none right\n    | a | {em b}\n    | 1 | `x`\n-\n  p c"
    ),
    ("| $|x|$ | `a\\|b` \\| |\n|---|---|\n| _a_ | \\* |", "table none none\n  | {$|x|} | `a|b` |\n  | {em a} | *"),
    ("| a |\n|---|\n| b |\n\n| a |\n|---|", "table none\n  | a\n  | b\ntable none\n  | a"),
    ("| a |\n|---|\n| b |\n# c", "table none\n  | a\n  | b\nh1#c c"),
    ("| a |\n|---|\n| b # |\n---", "table none\n  | a\n  | b #\nbreak"),
    ("| a | b |\n|---|", "p | a | b |↵|---|"),
    ("a\n:-:", "p a↵:-:"),
    ("\\| a |\n|---|", "table none\n  | | a"),
  ])
  func `pipe tables`(markdown: String, outline: String) {
    #expect(Document(parsing: markdown).outline == outline)
  }

  @Test(arguments: [
    ("~a~ ~~b~~ ~~~c~~~", "p {del a} {del b} ~~~c~~~"),
    ("~~a~", "p ~~a~"),
    ("\\~a~ b~", "p ~a~ b~"),
    ("~~_a_ **b**~~", "p {del {em a} {strong b}}"),
    ("*~~a*~~", "p {em ~~a}~~"),
    ("a~~b~~c ~ d ~", "p a{del b}c ~ d ~"),
    ("~~a\nb~~", "p {del a↵b}"),
    ("~~`= x`~~ ~$y$~", "p {del {=0}} {del {$y}}"),
    ("`~a~` <b> ~c~", "p `~a~` {html <b>} {del c}"),
  ])
  func `strikethrough`(markdown: String, outline: String) {
    #expect(Notebook(markdown).document.outline == outline)
  }

  @Test(arguments: [
    ("- [ ] a\n- [X] *b*\n- [y] c", "list\n- [ ]\n  p a\n- [x]\n  p {em b}\n-\n  p [y] c"),
    ("1. [x] a\n\n   b", "list from 1\n- [x]\n  p a\n  p b"),
    ("- \\[x] a\n- [x]a\n- [x](b)", "list\n-\n  p [x] a\n-\n  p [x]a\n-\n  p {link b : x}"),
    ("- a\n\n  [x] b", "list\n-\n  p a\n  p [x] b"),
    ("- [ ]\n- [x]\n  a", "list\n-\n  p [ ]\n- [x]\n  p a"),
  ])
  func `task lists`(markdown: String, outline: String) {
    #expect(Document(parsing: markdown).outline == outline)
  }

  @Test(arguments: [
    (
      "a[^2] b[^1] c[^2]\n\n[^1]: one\n[^2]: two\n[^3]: three",
      "p a{note 1.1} b{note 2.1} c{note 1.2}\nfootnote 1 2 ×2\n  p two\nfootnote 2 1 ×1\n  p one"
    ),
    ("[^a][^A]\n\n[^a]: word", "p {note 1.1}{note 1.2}\nfootnote 1 a ×2\n  p word"),
    (
      "a[^b]\n\n[^b]: c[^d]\n\n[^d]: e[^b]",
      "p a{note 1.1}\nfootnote 1 b ×2\n  p c{note 2.1}\nfootnote 2 d ×1\n  p e{note 1.2}"
    ),
    (
      "a[^b]\n\n[^b]: c\nlazy\n\n    - d\n\n        code\n\nend",
      "p a{note 1.1}\np end\nfootnote 1 b ×1\n  p c↵lazy\n  list\n  -\n    p d\n    p code"
    ),
    ("> a[^b]\n>\n> [^b]: c\n>\n>     d\n\nend", "quote\n  p a{note 1.1}\np end\nfootnote 1 b ×1\n  p c\n  p d"),
    ("a[^b]\n[^b]: c", "p a{note 1.1}\nfootnote 1 b ×1\n  p c"),
    ("[^x] \\[^b] `[^b]`\n\n[^b]: c\n\n```\n[^d]: e\n```", "p [^x] [^b] `[^b]`\ncode() \"[^d]: e\\n\""),
    ("+ a\n\n[^b]: c\n\n+ b[^b]", "list\n-\n  p a\n-\n  p b{note 1.1}\nfootnote 1 b ×1\n  p c"),
    ("a[^b]\n\n[^b]:\n        code\n", "p a{note 1.1}\nfootnote 1 b ×1\n  code() \"code\\n\""),
    ("a[^b]\n\n[^b]: [l]\n\n[l]: m.md", "p a{note 1.1}\nfootnote 1 b ×1\n  p {link m.md : l}"),
    ("a[^b]\n\n[^b]: ```\n    code\n\nend", "p a{note 1.1}\np end\nfootnote 1 b ×1\n  code() \"code\\n\""),
  ])
  func `footnotes`(markdown: String, outline: String) {
    #expect(Document(parsing: markdown).outline == outline)
  }

  @Test func `a footnote that is defined twice is a warning at the second`() {
    let notebook = Notebook("a[^b]\n\n[^b]: c\n\n[^B]: d")
    #expect(notebook.faults == ["5:1 duplicate-footnote"])
    #expect(notebook.document.outline == "p a{note 1.1}\nfootnote 1 b ×1\n  p c")
  }

  @Test(arguments: [
    ("<!-- a -->\n\nb", "p b"),
    ("<!-- a\n\n# b\n-->\nc", "p c"),
    ("a <!-- b -- c --> d", "p a  d"),
    ("a <!-- b\nc --> d\ne", "p a  d↵e"),
    ("a <!-- b $x$ `= y` --> $z$", "p a  {$z}"),
    ("- a\n<!-- b -->\n- c", "list\n-\n  p a\nlist\n-\n  p c"),
    ("<div><!-- a -->\nb</div>", "html \"<div>\\nb</div>\\n\""),
    ("a <b>c</b>", "p a {html <b>}c{html </b>}"),
    ("# a <!-- b -->", "h1#a a"),
    ("`<!-- a -->` \\<!-- b -->", "p `<!-- a -->` <!-- b -->"),
  ])
  func `comments vanish, other HTML is kept as it is`(markdown: String, outline: String) {
    #expect(Document(parsing: markdown).outline == outline)
  }

  @Test func `headings have ids from the text as written`() {
    let notebook = Notebook(
      """
      # Cross-entropy: *what* is it?
      ## What is `log_2`, [really](a.md)?
      ## Surprise
      ## Surprise
      ## Surprise-1
      ## Größe β̂ 損失
      ## The loss $\\ell_1$ is `= x ≈ 0.52 bits`
      ## `= x + 1`
      ## !!!
      ## Dog

      ```loss dog
      ```
      """)
    let ids = notebook.document.blocks.compactMap { if case .heading(_, _, let id) = $0.kind { id } else { nil } }
    #expect(
      ids == [
        "cross-entropy-what-is-it", "what-is-log_2-really", "surprise", "surprise-1", "surprise-1-1", "größe-β̂-損失",
        "the-loss-ell_1-is-052-bits", "x--1", "section", "dog-1",
      ])
  }

  @Test func `a paragraph behind a cell that says so is its caption`() {
    let notebook = Notebook(
      "```plot\n```\nFigure: It *rises* to `= x`.\n\n```loss\n```\n\nTable:\nvalues\n\n"
        + "- ```loss\n  ```\n\n  Figures: no\n\nFigure: no"
    )
    #expect(
      notebook.document.outline
        == "cell 0 Figure: It {em rises} to {=0}.\n"
        + "cell 1 Table: values\nlist\n-\n  cell 2\n  p Figures: no\np Figure: no"
    )
  }
}
