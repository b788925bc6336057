import Testing

@testable import LossLanguage

struct LimitTests {
  private func limits(_ change: (inout Limits) -> Void) -> Limits {
    var limits = Limits()
    change(&limits)
    return limits
  }

  @Test func `nesting in the source`() {
    let deep = String(repeating: "(", count: 200) + "1" + String(repeating: ")", count: 200)
    #expect(shown(deep) == ["1"])
    #expect(shown("(\(deep))") == ["nesting-limit"])
  }

  @Test func `calls within calls`() {
    let chain = "f0(x) = x\n" + (1...100).map { "f\($0)(x) = f\($0 - 1)(x)" }.joined(separator: "\n")
    #expect(shown("\(chain)\nf99(7)\nf100(7)\n1") == ["7", "1", "call-limit"])
    let few = limits { $0.calls = 3 }
    #expect(shown("\(chain)\nf2(7)\nf3(7)", limits: few) == ["7", "call-limit"])
    // A library function defined by others counts its calls as well.
    #expect(shown("js_divergence([1, 0], [1, 0])", limits: limits { $0.calls = 1 }) == ["call-limit"])
  }

  @Test func `steps, counted for elements and expressions`() {
    func steps(_ text: String) -> Int64 {
      let run = WorksheetRun(worksheet([("loss", text)]), library: LibraryValues())
      #expect(run.report().isOK)
      return run.evaluator.steps
    }
    #expect(steps("1 + 1") == 34)
    #expect(steps("x = zeros(1000)") == 1033)
    let one = steps("x = zeros(1000)\ny = sum(x)")
    #expect(steps("x = zeros(1000)\ny = sum(x)\nz = sum(x)") - one > 1000, "what is read is counted")
    #expect(steps("x = range(1000)\nmap(i -> x[i], x)") < 200_000, "what is not read is not")
    #expect(steps("x = zeros([100, 100])\ny = x @ x") > 1_000_000)
    #expect(steps("x = sort(range(1000))") > 10_000)
  }

  @Test(arguments: [
    "map(i -> sum(x), range(1e4))", "map(i -> x[x == 0], range(1e4))", "map(i -> sort(x), range(1e4))",
    "map(i -> x @ x, range(1e4))", "map(i -> dot(x, x), range(1e4))", "map(i -> any(x > 1), range(1e4))",
    "map(i -> (if x > 0 then 1 else 2)[0], range(1e4))", "map(i -> mean_squared_error(x, x), range(1e4))",
    "map(i -> map(j -> 1, x)[0], range(1e4))", "solve(eye(400), zeros(400))", "eye(300) @ eye(300)",
    "map(i -> quantile(x, 0.5), range(1e4))", "map(i -> unique(t)[0], range(1e4))", "map(i -> (t == t)[0], range(1e4))",
  ]) func `nothing that is long is done for nothing`(_ expression: String) {
    let text = "x = zeros(2000)\nt = map(i -> \"a\", x)\n\(expression)"
    #expect(shown(text, limits: limits { $0.steps = 1_000_000 }) == ["step-limit"])
  }

  @Test(arguments: [
    "zeros(1001)", "ones([100, 100])", "full([20, 60], 1)", "eye(40)", "linspace(0, 1, 2000)", "range(1e18 / 1e9)",
    "range(-9e15, 9e15)", "one_hot([1, 2], 600)", "one_hot([1, 2], 1e300)", "outer(range(40), range(40))",
    "range(40) + reshape(range(40), [40, 1])", "range(40) < reshape(range(40), [40, 1])",
    "range(40) ^ reshape(range(40), [40, 1])", "max(range(40), reshape(range(40), [40, 1]))",
    "xlogy(range(40), reshape(range(40), [40, 1]))", "clip(range(40), reshape(range(40), [40, 1]), 3)",
    "isclose(range(40), reshape(range(40), [40, 1]))", "reshape(range(40), [40, 1]) @ reshape(range(40), [1, 40])",
    "dot(reshape(range(40), [40, 1]), reshape(range(40), [1, 40]))",
    "if range(40) > 3 then reshape(range(40), [40, 1]) else 1",
    "(range(40) > 3) and (reshape(range(40), [40, 1]) > 1)", "3 < range(40) < reshape(range(40), [40, 1])",
    "concat(range(600), range(600))", "[range(600), range(600)]", "map(x -> range(100), range(20))",
    "bincount([1e9])", "bincount([5000])", "eye(30)[reshape(zeros(600), [600, 1]), [0, 0]]",
    "reshape(range(40), [40, 1])[:, zeros(40)]", "zeros([0, 100, 100])", "zeros([1e300])", "reshape([], [0, 5000])",
    "table(a=range(600), b=1)", "range(1000)[range(1000) * 0 + 0][[[0]] + zeros([600, 1])][:, zeros([2])]",
    "record(a=range(600), b=range(600))",
  ]) func `large arrays are refused before they are made`(_ expression: String) {
    #expect(shown(expression, limits: limits { $0.elements = 1000 }) == ["element-limit"])
  }

  @Test func `all names together`() {
    let few = limits { $0.elements = 1000 }
    #expect(shown("a = range(600)\nb = range(600)\nsize(a)", limits: few) == ["600", "element-limit"])
    #expect(shown("a = range(600)\nrange(600)[0]\nsum(range(600))", limits: few) == ["0", "179700"])
    // A record of records counts every part, so that doubling it ends.
    let doubling = "r0 = 1\n" + (1...40).map { "r\($0) = record(a=r\($0 - 1), b=r\($0 - 1))" }.joined(separator: "\n")
    #expect(shown(doubling, limits: few).first == "element-limit")
    let nested =
      "f(x) = record(a=x, b=x)\n" + String(repeating: "f(", count: 60) + "1" + String(repeating: ")", count: 60)
    #expect(shown(nested) == ["element-limit"])
  }

  @Test func `output`() {
    let few = limits { $0.output = 1000 }
    #expect(shown("range(40)[0]\nrange(60)\n1", limits: few) == ["0", "1", "output-limit"])
    #expect(shown("x = range(60)\nx == 1", limits: few).last == "output-limit")
    let long = "t = \"\(String(repeating: "a", count: 600))\"\nlength(t)\n"
    #expect(shown("\(long)u = t", limits: few) == ["600"])
    #expect(shown("\(long)map(i -> t, range(10))[0]\n[t, t]", limits: few).last == "output-limit")
  }

  @Test func `axes`() {
    #expect(shown("shape(reshape([1], ones(64)))[0]") == ["1"])
    #expect(shown("reshape([1], ones(65))") == ["nesting-limit"])
    #expect(shown("x = reshape([0], ones(64))\n[x]") == ["nesting-limit"])
    #expect(shown("x = reshape([0], ones(64))\none_hot(x, 1)") == ["nesting-limit"])
    #expect(shown("x = reshape([0], ones(40))\nx[x]") == ["nesting-limit"])
    #expect(shown("x = reshape([0], ones(40))\nshape(map(y -> x, [1, 2]))[0]") == ["2"])
  }

  @Test func `a limit is reported at the expression that exceeds it`() {
    let fault = run("x = 1\ny = [x, sum(zeros(1e9))]").diagnostics[0]
    #expect(fault.code == .elementLimit)
    #expect(fault.region.start == Position(line: 2, column: 19))
    let step = run("x = 1\ny = 1 + (range(5000) @ range(5000))", limits: limits { $0.steps = 12_000 }).diagnostics[0]
    #expect(step.code == .stepLimit)
    #expect(step.region.start.line == 2)
  }

  @Test func `what was used up stays used up`() {
    let text = "x = zeros(1000)\nsum(x)\nsum(x)\nsum(x)\n"
    #expect(shown(text, limits: limits { $0.steps = 3500 }) == ["0", "0", "step-limit"])
  }
}
