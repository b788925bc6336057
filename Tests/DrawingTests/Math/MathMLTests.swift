import Drawing
import LossLanguage
import TestSupport
import Testing

struct MathMLTests {
  @Test(arguments: [
    ("x", "<mi>x</mi>"),
    ("12.5", "<mn>12.5</mn>"),
    ("x^12", "<msup><mi>x</mi><mn>1</mn></msup><mn>2</mn>"),
    ("\\hat y_i", "<msub><mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">ˆ</mo></mover><mi>i</mi></msub>"),
    ("\\mathbb{E}", "<mi>𝔼</mi>"),
    ("\\mathcal L", "<mi>ℒ</mi>"),
    ("\\boldsymbol{\\theta}", "<mi>𝜽</mi>"),
    ("\\Sigma", "<mi mathvariant=\"normal\">Σ</mi>"),
    ("\\mathrm{MSE}", "<mi>MSE</mi>"),
    ("a-b", "<mi>a</mi><mo>−</mo><mi>b</mi>"),
    ("-b", "<mo form=\"prefix\" lspace=\"0\" rspace=\"0\">−</mo><mi>b</mi>"),
    ("y*", "<mi>y</mi><mo lspace=\"0\" rspace=\"0\">∗</mo>"),
    (
      "x_{i=1}",
      "<msub><mi>x</mi><mrow><mi>i</mi><mo lspace=\"0\" rspace=\"0\">=</mo><mn>1</mn></mrow></msub>"
    ),
    ("1{,}000", "<mn>1</mn><mo lspace=\"0\" rspace=\"0\">,</mo><mn>000</mn>"),
    (
      "\\log p",
      "<mrow><mspace/><mi>log</mi></mrow><mo lspace=\"0.1667em\" rspace=\"0\">&#x2061;</mo><mi>p</mi>"
    ),
    (
      "y\\log(p)",
      "<mi>y</mi><mspace width=\"0.1667em\"/><mrow><mspace/><mi>log</mi></mrow><mo lspace=\"0\" rspace=\"0\">&#x2061;</mo>"
        + "<mo stretchy=\"false\">(</mo><mi>p</mi><mo stretchy=\"false\">)</mo>"
    ),
    ("\\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
    ("n \\choose k", choose),
    ("\\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>"),
    ("\\sum_i x", "<msub><mo>∑</mo><mi>i</mi></msub><mi>x</mi>"),
    ("\\sum\\limits_i x", "<munder><mo movablelimits=\"false\">∑</mo><mi>i</mi></munder><mi>x</mi>"),
    ("f'^2", "<msup><mi>f</mi><mrow><mo lspace=\"0\" rspace=\"0\">′</mo><mn>2</mn></mrow></msup>"),
    ("\\text{if } x", "<mtext>if\u{A0}</mtext><mi>x</mi>"),
    ("\\text{a $x$}", "<mrow><mtext>a\u{A0}</mtext><mi>x</mi></mrow>"),
    ("\\not\\in", "<mo>∉</mo>"),
    ("a < b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
    ("\\textcolor{red}{x}", "<mrow mathcolor=\"red\"><mi>x</mi></mrow>"),
    ("50\\%", "<mn>50</mn><mi mathvariant=\"normal\">%</mi>"),
    ("x % a comment", "<mi>x</mi>"),
    ("x ≤ ∑", "<mi>x</mi><mo>≤</mo><mo>∑</mo>"),
    (
      "\\begin{cases} a & b \\end{cases}",
      "<mrow><mo form=\"prefix\" stretchy=\"true\">{</mo><mtable class=\"cases\"><mtr><mtd class=\"left\"><mi>a</mi></mtd>"
        + "<mtd class=\"left\"><mi>b</mi></mtd></mtr></mtable></mrow>"
    ),
    (
      "\\begin{aligned} a &= b \\\\ &+ c \\end{aligned}",
      "<mtable class=\"aligned\" displaystyle=\"true\"><mtr><mtd class=\"right\"><mi>a</mi></mtd><mtd class=\"left\">"
        + "<mo>=</mo><mi>b</mi></mtd></mtr><mtr><mtd class=\"right\"></mtd><mtd class=\"left\"><mo form=\"infix\">+</mo>"
        + "<mi>c</mi></mtd></mtr></mtable>"
    ),
  ])
  func `an inline formula`(tex: String, content: String) {
    let (markup, faults) = mathML(tex, isDisplay: false)
    #expect(faults.isEmpty)
    #expect(markup.html == "<math>\(content)</math>")
  }

  private static let choose =
    "<mrow><mo form=\"prefix\" stretchy=\"true\">(</mo><mfrac linethickness=\"0\"><mi>n</mi><mi>k</mi></mfrac>"
    + "<mo form=\"postfix\" stretchy=\"true\">)</mo></mrow>"

  @Test func `limits stand under their operator where a formula is displayed`() {
    let (markup, _) = mathML("\\sum_{i} \\max_j", isDisplay: true)
    #expect(
      markup.html == """
        <math display="block"><munder><mo>∑</mo><mi>i</mi></munder>\
        <munder><mrow><mspace/><mi>max</mi></mrow><mi>j</mi></munder></math>
        """)
    #expect(mathML("\\frac{\\sum_i}{2}", isDisplay: true).markup.html.contains("<msub><mo>∑</mo>"))
  }

  @Test func `a number stands beside its formula`() {
    let (markup, _) = mathML("x \\tag{1}", isDisplay: true)
    #expect(
      markup.html == "<math display=\"block\"><mi>x</mi></math><span class=\"equation-number\">(1)</span>")
  }

  /// Forms that articles about losses use.
  @Test(arguments: [
    "L = -\\frac{1}{N} \\sum_{i=1}^N \\sum_{c=1}^C y_{i,c} \\log(\\hat{y}_{i,c})",
    "D_{\\mathrm{KL}}(p \\,\\|\\, q) = \\sum_x p(x) \\log \\frac{p(x)}{q(x)}",
    "H(p, q) = \\mathbb{E}_{x \\sim p}\\left[-\\log q(x)\\right]",
    "\\hat\\theta = \\operatorname*{arg\\,min}_{\\theta} \\ell\\big(f_\\theta(x), y\\big) + \\lambda \\lVert\\theta\\rVert_2^2",
    "\\underset{\\theta}{\\max} \\lim_{n \\to \\infty} \\left(1 + \\frac1n\\right)^n",
    "\\begin{bmatrix} w_{11} & \\cdots \\\\ \\vdots & \\ddots \\end{bmatrix}",
    "\\underbrace{a + b}_{\\text{loss}} \\stackrel{\\text{def}}{=} \\overset{!}{=} c",
    "\\begin{array}{c|cc} & + & - \\\\ \\hline \\text{true} & TP & FN \\end{array}",
    "\\left\\{ x \\middle| \\frac{a}{b} \\right. \\quad \\sum_{\\substack{i \\\\ j}} \\not= \\xrightarrow{n} \\boxed{E = mc^2}",
  ])
  func `is well-formed and without faults`(tex: String) {
    let (markup, faults) = mathML(tex, isDisplay: true)
    #expect(faults.isEmpty)
    #expect(isWellFormed(markup.html), "\(markup.html)")
  }

  @Test func `macros stand for what the author says`() {
    let macros = TeXMacros(["\\E": "\\mathbb{E}_{#1}\\left[#2\\right]", "R": "\\mathbb R"])
    #expect(
      mathML("\\E{x}{\\R}", isDisplay: false, macros: macros).markup
        == mathML("\\mathbb{E}_{x}\\left[\\mathbb R\\right]", isDisplay: false).markup)
  }

  /// TeX, a line of carets under each fault, and what is said of it.
  @Test(arguments: [
    (
      "x + \\lgo y",
      "    ^^^^", ["the TeX command `\\lgo` is not known"]
    ),
    (
      "\\aa \\bb",
      "^^^ ^^^", ["the TeX command `\\aa` is not known", "the TeX command `\\bb` is not known"]
    ),
    ("\\frac{1}", "        ^", ["an argument is missing"]),
    ("{x", "  ^", ["`}` is missing"]),
    ("x}", " ^", ["`}` closes no group"]),
    ("a &= b", "  ^", ["`&` stands outside of an environment"]),
    ("a_b_c", "   ^", ["one base has two subscripts"]),
    ("\\left( x", "^^^^^", ["`\\left` has no `\\right`"]),
    ("x \\right)", "  ^^^^^^", ["`\\right` has no `\\left`"]),
    ("\\begin{case} x", "^^^^^^", ["the TeX environment `case` is not known"]),
    ("\\begin{cases} x", "^^^^^^", ["`\\begin{cases}` is not closed"]),
    ("\\begin{cases} x \\end{matrix}", "                ^^^^", ["`\\begin{cases}` is closed by `\\end{matrix}`"]),
    ("50%", "  ^", ["`%` begins a comment in TeX"]),
    ("\\textcolor{\"><b>}{x}", "^^^^^^^^^^", ["`\"><b>` is no colour"]),
    ("\\E x", "^^", ["the macro `\\E` grows too long"]),
  ])
  func `a fault is found at its place`(tex: String, marks: String, messages: [String]) {
    let (markup, faults) = mathML(tex, isDisplay: false, macros: TeXMacros(["E": "\\E\\E"]))
    var drawn = Array(repeating: UInt8(ascii: " "), count: tex.utf8.count + 1)
    for fault in faults {
      for index in fault.span.start..<max(fault.span.end, fault.span.start + 1) { drawn[index] = UInt8(ascii: "^") }
    }
    while drawn.last == UInt8(ascii: " ") { drawn.removeLast() }
    #expect(String(decoding: drawn, as: UTF8.self) == marks)
    #expect(faults.map(\.message) == messages)
    #expect(markup.html.hasPrefix("<code class=\"tex-error\">"))
    #expect(isWellFormed(markup.html))
  }

  @Test(arguments: 0..<40) func `any text is answered`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "\\frac", "{", "}", "^", "_", "&", "\\\\", "\\left", "\\right", "(", ")", "|", "\\begin{cases}", "\\end{cases}",
      "\\text{", "$", "x", "12.", "'", "\\mathbf", "\\not", "\\sqrt[", "]", "\\over", "\\displaystyle", "\\color{red}",
      "\\big", "\\hspace{", "-1em", "\\tag{", "%", "\n", " ", "é", "y\u{302}", "\u{0}", "\\", "\\operatorname{",
      "\\limits",
      "\\substack{", "\\hline", "\\M", "\\N", "\\middle.", "\\rm",
    ]
    let macros = TeXMacros(["\\M": "{#1}^{#2}", "\\N": "\\frac{#1", "": "#9"])
    for _ in 0..<50 {
      var tex = ""
      for _ in 0..<Int.random(in: 0..<60, using: &random) { tex += pieces.randomElement(using: &random) ?? "" }
      let (markup, faults) = mathML(tex, isDisplay: Bool.random(using: &random), macros: macros)
      #expect(isWellFormed(markup.html), "seed \(seed): \(tex)")
      #expect(Drawing.faults(inTeX: tex, macros: macros) == faults, "seed \(seed): \(tex)")
      for fault in faults {
        #expect(
          0 <= fault.span.start && fault.span.start <= fault.span.end && fault.span.end <= tex.utf8.count,
          "seed \(seed): \(tex)")
      }
    }
  }

  @Test(arguments: [
    "{", "\\frac", "x_{", "\\left(", "\\text{", "\\sqrt[", "\\displaystyle ", "\\hat", "\\begin{matrix}",
  ])
  func `deep nesting is refused`(piece: String) {
    let (_, faults) = mathML(String(repeating: piece, count: 20_000), isDisplay: true)
    #expect(faults.count == 1)
  }
}
