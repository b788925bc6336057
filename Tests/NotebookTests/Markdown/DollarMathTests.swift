import Testing

@testable import Notebook

struct DollarMathTests {
  @Test(arguments: [
    ("It costs $5 and $10 today.", []),
    ("$20,000 and $30,000", []),
    ("USD$30. A \\$5 note, code `$x$`,", []),
    ("$ not math $", []),
    ("$a$b", []),
    ("Let $x$ be.", ["x"]),
    ("$x_1 * y_2 * z$ and $w_1 * u$", ["x_1 * y_2 * z", "w_1 * u"]),
    ("cost $5 and $x^2$ is", ["x^2"]),
    ("**$5/month** or **$50/annually**", []),
    ("less than $1/e$, or $1/n \\sum x$", ["1/e", "1/n \\sum x"]),
    ("for $5/h or $6/h a car", []),
    ("$2^{10}$ is 1024", ["2^{10}"]),
    ("$0.5$", ["0.5"]),
    ("$22+1$ and $22 + a^2$", ["22+1", "22 + a^2"]),
    ("$22 and $2+2$", ["2+2"]),
    ("$\\text{costs $5$}$", ["\\text{costs $5$}"]),
    ("**$y$**-axis ($p$), \"$q$\"", ["y", "p", "q"]),
    ("$`a_1`$", ["a_1"]),
    ("a $$x^2$$ b", ["x^2"]),
    ("$p \\in [0,1]$, $\\{0, 1\\}^C$", ["p \\in [0,1]", "\\{0, 1\\}^C"]),
    ("2000$. And $ 4 $.", []),
    ("$n$-th, $k$'s", ["n", "k"]),
    ("shell: `echo $HOME $PATH`", []),
    ("$HOME and $PATH", []),
    ("env $PATH:$HOME/bin", []),
    ("$[a+b](c+d)$", ["[a+b](c+d)"]),
    ("$a <b > c$", ["a <b > c"]),
    ("$1,000 -- $x$", ["x"]),
    ("10$ to 20$", []),
    ("$1{,}000$ items", ["1{,}000"]),
    ("$5$ dollars and $6$", ["5", "6"]),
    ("$10 per unit, i.e. $c$ units", ["c"]),
    ("$$\na\n+ b <c> \\\\ \\{0,1\\}\n$$", ["a\n+ b <c> \\\\ \\{0,1\\}"]),
    ("- item $x$\n- $y$", ["x", "y"]),
    // Beyond the cases of amounts: the formulas that Markdown would take apart.
    ("$$\na\n=\nb\n$$", ["a\n=\nb"]),
    ("$$\n- a\n$$ and $b$", ["- a", "b"]),
    ("where $a\n+ b$ is", ["a\n+ b"]),
    ("> $$\n> - a\n> $$", ["- a"]),
    ("- $$\n  a\n  - b\n  $$\n- $c$", ["a\n- b", "c"]),
    ("$ŷ$ β$x$ $x$β $x$ ", ["ŷ", "x"]),
    ("*$a*b$*", ["a*b"]),
    ("_$a_b$_", ["a_b"]),
    ("[$a]$](b.md)", ["a]"]),
    ("<a href=\"$x$\"> $y$", ["y"]),
    ("$$\n\na\n$$", []),
    ("    $x$\n\n```\n$y$\n```\n\n<div>\n$z$\n</div>", []),
    ("```math\na_b\n```", ["a_b"]),
    ("- ```math\n  a_b\n  ```", ["a_b"]),
    ("# The loss $\\ell_1$ #", ["\\ell_1"]),
  ])
  func `formulas are told from amounts`(markdown: String, formulas: [String]) {
    #expect(Document(parsing: markdown).blocks.flatMap(\.formulas) == formulas)
  }

  @Test func `a formula alone in its paragraph is a block`() {
    #expect(Document(parsing: "$$\na\n$$").outline == "math \"a\"")
    #expect(Document(parsing: "a\n$$b$$\nc").outline == "p a↵{$$b}↵c")
    #expect(Document(parsing: "$a$").outline == "p {$a}")
    #expect(Document(parsing: "```math\na\n```\n").outline == "math \"a\"")
  }

  @Test func `where nothing is a formula the text is as written`() {
    #expect(Document(parsing: "[a](b$x$c \"$t$\")").outline == "p {link b$x$c $t$: a}")
  }

  @Test func `an opened formula that is not closed is a warning if it looks like TeX`() {
    #expect(Notebook("a\n\nthe loss $\\ell(x) is").faults == ["3:10 unmatched-dollar"])
    #expect(Notebook("> it $x^2 is").faults == ["1:6 unmatched-dollar"])
    #expect(Notebook("it costs $5 and $HOME").faults.isEmpty)
    #expect(Notebook("$x^2$ costs \\$x^2").faults.isEmpty)
  }
}

extension Block {
  fileprivate var formulas: [String] {
    switch kind {
    case .math(let tex): [tex]
    case .paragraph(let content), .heading(_, let content, _): content.flatMap(\.formulas)
    case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.formulas) }
    case .quote(let blocks): blocks.flatMap(\.formulas)
    default: []
    }
  }
}

extension Inline {
  fileprivate var formulas: [String] {
    switch self {
    case .math(let tex, _): [tex]
    case .emphasis(let content), .strong(let content), .strikethrough(let content), .link(_, _, let content):
      content.flatMap(\.formulas)
    default: []
    }
  }
}
