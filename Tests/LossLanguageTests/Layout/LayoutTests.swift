import TestSupport
import Testing

@testable import LossLanguage

struct LayoutTests {
  @Test(arguments: [
    ("x=3+4*2", "x = 3 + 4 * 2"),
    ("f( x,k = 2 )[ 1 ] . y", "f(x, k=2)[1].y"),
    ("f (x) [0]", "f(x)[0]"),
    ("-x ^ -2 - - y", "-x^-2 - -y"),
    ("1 / 3 + 1/x", "1/3 + 1 / x"),
    ("2*1/3", "2 * 1 / 3"),
    ("P[1 : ,:: - 1]", "P[1:, ::-1]"),
    ("[ 1,2, ]", "[1, 2,]"),
    ("x->x+1", "x -> x + 1"),
    ("not(a and-b<c)", "not (a and -b < c)"),
    ("if(a)then(b)else[c]", "if (a) then (b) else [c]"),
    ("f(x,k=1)=x*k where a=1,b=[2]", "f(x, k=1) = x * k where a = 1, b = [2]"),
    ("check(x)>-1", "check (x) > -1"),
    ("check = 3", "check = 3"),
    ("steps  f(x)", "steps f(x)"),
    ("input k=-1 from -2 to(3)step .5 \"k\"", "input k = -1 from -2 to (3) step .5 \"k\""),
    ("t.if[0].where", "t.if[0].where"),
    ("a %b% 2", "a % b % 2"),
    // spellings that mean the same
    ("a×b·c − 2 ≤ ∞", "a * b * c - 2 <= inf"),
    ("2*π*r≠0", "2 * pi * r != 0"),
    ("x~=−.5", "x ≈ -.5"),
    ("x!~=.5", "x !≈ .5"),
    ("x ≈ 12.5 % +- 1%", "x ≈ 12.5% ± 1%"),
    ("x≈0.5bits", "x ≈ 0.5 bits"),
    ("x≈?.??%", "x ≈ ?.??%"),
    ("x≈[1 %,−2]+-.1 nats", "x ≈ [1%, -2] ± .1 nats"),
    ("check a~=b+-1e-9", "check a ≈ b ± 1e-9"),
    ("check a ≈ b +-1 +- 2", "check a ≈ b ± 1 + -2"),
    ("1 +-2", "1 + -2"),
    ("x==1", "x == 1"),
    // numbers and texts are the author's
    ("1_000+1E3+\"a  +b\"", "1_000 + 1E3 + \"a  +b\""),
  ]) func `blanks and spellings`(written: String, laidOut: String) {
    #expect(layout(written) == laidOut)
    #expect(layout(laidOut) == laidOut)
  }

  @Test func `lines, comments and brackets`() {
    let written = """


      # first
        x=1   # one
      longer = 2 # two
      \t

      y = table(
      a=[1,
      2],   # inside

      # alone
         b=3,
          )
      z = if x > 1
      then 2
            else 3
      x ≈ 100 %
      f(g(
      1
      ))

      """
    let laidOut = """
      # first
      x = 1       # one
      longer = 2  # two

      y = table(
        a=[1,
          2],  # inside
        # alone
        b=3,
      )
      z = if x > 1
        then 2
        else 3
      x ≈ 100%
      f(g(
        1
      ))
      """
    #expect(layout(written) == laidOut)
    #expect(layout(laidOut) == laidOut)
  }

  @Test(arguments: [
    ("curve -x+1/2 \"a  b\" at = -1.5", "curve -x + 1/2 \"a  b\" at=-1.5"),
    ("band x -2 to-1", "band x -2 to -1"),
    ("rule y -f( 2 ) dashed", "rule y -f(2) dashed"),
    ("x q from -1 to  1 log", "x q from -1 to 1 log"),
    ("point(0.7,-1) \"dog {a+b}\"", "point (0.7, -1) \"dog {a+b}\""),
    ("segment(1,2)to(3,4)", "segment (1, 2) to (3, 4)"),
    ("curve f(x,g) for g in[1,2] \"{g}\"", "curve f(x, g) for g in [1, 2] \"{g}\""),
    ("line epoch,loss of(run.history)", "line epoch, loss of (run.history)"),
    ("x ticks=[ 1,2 ]", "x ticks=[1, 2]"),
  ]) func `directives of plots`(written: String, laidOut: String) {
    #expect(layout(written, .plot) == laidOut)
    #expect(layout(laidOut, .plot) == laidOut)
  }

  @Test(arguments: [
    ("a , bb,\"c, c\"\n1,2 ,  3\n\n10,,\n", "a,  bb, \"c, c\"\n1,  2,  3\n10, ,"),
    ("naïve,日本\n1,2", "naïve, 日本\n1,     2"),
    ("one\n1\n2", "one\n1\n2"),
    ("a,b\n\"two\nlines\",1", "a, b\n\"two\nlines\", 1"),
    (
      "a,b\n\(String(repeating: "x", count: 120)),1\ny,2",
      "a, b\n\(String(repeating: "x", count: 120)), 1\ny, 2"
    ),
  ]) func `columns of data`(written: String, laidOut: String) {
    #expect(layout(written, .data) == laidOut)
    #expect(layout(laidOut, .data) == laidOut)
  }

  @Test(arguments: [
    ("x = (1", CellKind.loss), ("x = 1\ny = = 2", .loss), ("curve", .plot), ("a,b\n1", .data), ("a,b\n\"1", .data),
  ]) func `what cannot be read is left alone`(written: String, kind: CellKind) {
    #expect(layout(written, kind) == nil)
  }

  @Test func `random programs mean the same when they are laid out, and are laid out once`() throws {
    var count = 0
    for seed in UInt64(0)..<600 {
      var random = RandomExpression(seed: seed)
      var blanks = SeededGenerator(seed: seed + 1_000_000)
      let lines = (0..<4).map { index in
        let expression = random.next(depth: 4).printed()
        return ["", "v\(index) = ", "check ", "steps "][index] + "(\(expression))" + ["", "", " > 0", ""][index]
      }
      let program = lines.map { scattered($0, &blanks) }.joined(separator: "\n")
      let expected = trees(program)
      guard let laidOut = layout(program) else {
        #expect(!parseStatements(Source(file: "a.md", text: program)).diagnostics.isEmpty, "seed \(seed): \(program)")
        continue
      }
      count += 1
      #expect(trees(laidOut) == expected, "seed \(seed): \(program)")
      #expect(layout(laidOut) == laidOut, "seed \(seed): \(laidOut)")
    }
    #expect(count > 300, "most programs can be laid out")
  }

  @Test func `any tokens are laid out or left alone`() {
    let words = [
      "x", "f", "(", ")", "[", "]", ",", "=", "==", "≈", "!≈", "±", "+-", "+", "-", "*", "^", "%", "1", "2.5", "?",
      "if", "then", "else", "where", "->", ".", ":", "\"t\"", "check", "input", "from", "to", "\n", "\n", "# c\n",
      "nats",
    ]
    for seed in UInt64(0)..<4000 {
      var generator = SeededGenerator(seed: seed)
      var program = ""
      for _ in 0..<Int.random(in: 0...14, using: &generator) {
        program += words.randomElement(using: &generator) ?? ""
        if Bool.random(using: &generator) { program += " " }
      }
      guard let laidOut = layout(program) else { continue }
      #expect(trees(laidOut) == trees(program), "seed \(seed): \(program)")
      #expect(layout(laidOut) == laidOut, "seed \(seed): \(laidOut)")
    }
  }
}

private extension LayoutTests {
  func layout(_ text: String, _ kind: CellKind = .loss) -> String? {
    let body = Source(file: "a.md", text: text)
    let region = body.region(Span(0, 0))
    return Layout.text(
      of: Cell(kind: kind, attributes: CellAttributes(), id: "a", line: 1, region: region, body: body))
  }

  /// The program with more blanks, or none, where they mean nothing.
  func scattered(_ program: String, _ generator: inout SeededGenerator) -> String {
    var text = ""
    var isInText = false
    var previous: Character = " "
    for character in program {
      if character == "\"", previous != "\\" { isInText.toggle() }
      if !isInText, ",()[]*^".contains(character) {
        text += [" ", "", "   "].randomElement(using: &generator) ?? ""
        text.append(character)
        text += character == "," ? ["", "  ", "\n  "].randomElement(using: &generator) ?? "" : ""
      } else {
        text.append(character)
      }
      previous = character == "\\" && previous == "\\" ? " " : character
    }
    return text
  }
}
