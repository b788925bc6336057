/// A cell that has a diagnostic, and the same cell without it.
package struct DiagnosticExample: Sendable {
  package let wrong: Text
  package let right: Text

  /// A cell as it stands in a notebook.
  package struct Text: Sendable {
    package let kind: CellKind
    /// What stands behind the kind.
    package let info: String
    package let body: String

    package var markdown: String {
      "```\(kind.rawValue)\(info.isEmpty ? "" : " ")\(info)\n\(body)\n```"
    }
  }
}

extension DiagnosticCode {
  /// The shortest cell that has this diagnostic and its cure, for `lossbook explain CODE`; nil where it takes more than
  /// a cell. A test runs them all.
  package var example: DiagnosticExample? {
    switch self {
    // Syntax
    case .unexpectedToken: .loss("charge = 1 2", "charge = 1 + 2")
    case .unexpectedCharacter: .loss("price = 5 €", "price = 5")
    case .missingExpression: .loss("p = [0.2, , 0.8]", "p = [0.2, 0.8]")
    case .unclosedBracket: .loss("odds = 0.7 / (1 - 0.7", "odds = 0.7 / (1 - 0.7)")
    case .unclosedText: .loss("animal = \"dog", "animal = \"dog\"")
    case .badEscape: .loss(#"path = "data\scores""#, #"path = "data\\scores""#)
    case .badNumber: .loss("x = 3\ny = 2x", "x = 3\ny = 2*x")
    case .foreignOperator: .loss("square = 3 ** 2", "square = 3 ^ 2")
    case .notADefinition: .loss("x = 3\n2 * x = 6", "x = 3\n2 * x == 6")
    case .reservedWord: .loss("where = 3", "place = 3")
    case .badClaim: .loss("1 / 3 ≈ 2 / 6", "check 1 / 3 ≈ 2 / 6")
    case .badParameter: .loss("error(y, x=0, z) = y - x - z", "error(y, z, x=0) = y - x - z")
    case .duplicateParameter: .loss("error(y, y) = y - y", "error(y, x) = y - x")

    // Names
    case .unknownName: .loss("entorpy([0.5, 0.5])", "entropy([0.5, 0.5])")
    case .usedBeforeDefinition: .loss("odds = p / (1 - p)\np = 0.7", "p = 0.7\nodds = p / (1 - p)")
    case .duplicateName: .loss("p = 0.7\np = 0.8", "p = 0.7\nsurer = 0.8")
    case .recursiveDefinition: .loss("factorial(n) = n * factorial(n - 1)", "factorial(n) = prod(range(1, n + 1))")
    case .libraryShadowed:
      .loss(
        "q = softmax([1, 2])\nsoftmax(z) = exp(z) / sum(exp(z))",
        "q = library.softmax([1, 2])\nsoftmax(z) = exp(z) / sum(exp(z))")
    case .skipped: .loss("p = [0.2, 0.8][2]\nodds = p / (1 - p)", "p = [0.2, 0.8][1]\nodds = p / (1 - p)")

    // Calls
    case .notAFunction: .loss("p = [0.2, 0.8]\np(0)", "p = [0.2, 0.8]\np[0]")
    case .unknownArgument: .loss("entropy([0.5, 0.5], bsae=2)", "entropy([0.5, 0.5], base=2)")
    case .missingArgument: .loss("clip(1.5, 0)", "clip(1.5, 0, 1)")
    case .tooManyArguments: .loss("mean([[1, 2], [3, 4]], 0)", "mean([[1, 2], [3, 4]], axis=0)")
    case .duplicateArgument: .loss("entropy([0.5, 0.5], base=2, base=2)", "entropy([0.5, 0.5], base=2)")
    case .badArgument: .loss("mean([1, 2], axis=1)", "mean([1, 2], axis=0)")
    case .missingReduction:
      .loss(
        "mean_squared_error([1, 2], [1, 4], weight=[1, 3])",
        "mean_squared_error([1, 2], [1, 4], weight=[1, 3], reduction=\"weighted_mean\")")
    case .domain: .loss("binary_cross_entropy(1, 1.5)", "binary_cross_entropy(1, 1.5, from_logits=true)")
    case .notNormalized: .loss("entropy([0.5, 0.6])", "entropy(normalize([0.5, 0.6]))")
    case .diverged:
      .loss(
        "minimize(x -> x^2, 1, steps=400, rate=2).loss", "minimize(x -> x^2, 1, steps=400, rate=0.2).loss")

    // Values
    case .typeMismatch: .loss("\"two\" + 1", "2 + 1")
    case .shapeMismatch: .loss("[1, 2, 3] - [1, 2]", "[1, 2, 3] - [1, 2, 2]")
    case .unitMismatch:
      .loss(
        "p = [0.5, 0.5]\nentropy(p) + entropy(p, base=2)", "p = [0.5, 0.5]\nin_bits(entropy(p)) + entropy(p, base=2)")
    case .raggedArray: .loss("[[1, 2], [3]]", "[[1, 2], [3, 4]]")
    case .mixedArray: .loss("[1, \"two\"]", "[1, 2]")
    case .notACondition: .loss("y = 1\nif y then 0.7 else 0.3", "y = 1\nif y == 1 then 0.7 else 0.3")
    case .badIndex: .loss("[0.2, 0.8][0.5]", "[0.2, 0.8][0]")
    case .indexOutOfRange: .loss("[0.2, 0.8][2]", "[0.2, 0.8][-1]")
    case .unknownColumn: .loss("t = table(y=[1, 0])\nt.p", "t = table(y=[1, 0])\nt.y")
    case .unknownField: .loss("fit = record(w=2)\nfit.b", "fit = record(w=2)\nfit.w")
    case .emptyArray: .loss("max([0.2, 0.8][2:])", "max([0.2, 0.8][1:])")

    // Limits
    case .elementLimit: .loss("zeros([20_000, 20_000])", "zeros([2, 2])")
    case .nestingLimit, .callLimit, .stepLimit, .outputLimit: nil

    // Claims
    case .falseClaim: .loss("log2(10) ≈ 3.33", "log2(10) ≈ 3.32")
    case .falseErratum: .loss("log2(10) !≈ 3.32", "log2(10) !≈ 3.33")
    case .falseCheck: .loss("check [0.2, 0.8] > 0.5", "check [0.2, 0.8] > 0")
    case .falseRefutation: .loss("refute [0.2, 0.8] > 0", "refute [0.2, 0.8] > 0.5")
    case .unfilledClaim: .loss("log2(10) ≈ ?", "log2(10) ≈ 3.322")
    case .emptyCheck: .loss("check [0.2, 0.8][2:] > 0", "check [0.2, 0.8] > 0")
    case .didNotFail: .loss("[0.2, 0.8][1]", "[0.2, 0.8][2]", info: "fails")

    // Cells
    case .unknownAttribute: .loss("2 / 3", "2 / 3", info: "digit=2", cure: "digits=2")
    case .badAttribute: .loss("2 / 3", "2 / 3", info: "digits=20", cure: "digits=12")
    case .missingCellName: .data("y, p\n1, 0.7", "y, p\n1, 0.7", info: "", cure: "scores")
    case .unknownCellKind, .duplicateID, .unclosedFence: nil

    // Data
    case .missingHeader: .data("1, 0.7\n0, 0.2", "y, p\n1, 0.7\n0, 0.2")
    case .duplicateHeader: .data("p, p\n0.7, 0.6", "p.first, p.second\n0.7, 0.6")
    case .raggedRow: .data("class, p\ncat, dog, 0.7", "class, p\n\"cat, dog\", 0.7")
    case .badQuoting: .data("class, p\na \"cat\", 0.7", "class, p\n\"a \"\"cat\"\"\", 0.7")
    case .mixedColumn: .data("p\n0.7\nNA\n0.2", "p\n0.7\nNA\n0.2", cure: "scores missing=NA")
    case .missingValue: .data("y, sure\n1, true\n0,", "y, sure\n1, true\n0, false")
    case .badJSON: .data("[{'p': 0.7}]", "[{\"p\": 0.7}]", info: "scores format=json")
    case .badMatrix, .unreadableFile, .outsideProject: nil

    // Plots
    case .unknownDirective: .plot("x q from 0 to 1\ncurv q^2", "x q from 0 to 1\ncurve q^2")
    case .badDirective: .plot("x q from 0\ncurve q^2", "x q from 0 to 1\ncurve q^2")
    case .logAxis: .plot("x q from 0 to 1 log\ncurve q^2", "x q from 0.01 to 1 log\ncurve q^2")
    case .notANumber: .plot("x q from 0 to 1\ncurve [q, q^2]", "x q from 0 to 1\ncurve q\ncurve q^2")
    case .lengthMismatch: .plot("line [0, 1, 2], [0.7, 0.5]", "line [0, 1, 2], [0.7, 0.5, 0.4]")
    case .missingVariable:
      .plot("x a from 0 to 1\ncontour a^2", "x a from 0 to 1\ny b from 0 to 1\ncontour a^2 + b^2")
    case .unlabelledFamily:
      .plot(
        "x q from 0 to 1\ncurve q^k for k in [1, 2] \"power\"",
        "x q from 0 to 1\ncurve q^k for k in [1, 2] \"power {k}\"")

    // Notebooks and sites
    case .notUTF8, .badFrontMatter, .badConfiguration, .unknownKey, .unmatchedDollar, .badFormula, .brokenLink,
      .brokenAnchor, .missingImage, .duplicatePage, .duplicateFootnote, .falseReference, .emptyLink, .unknownReference,
      .badCallout:
      nil

    // Projects
    case .missingDescription, .unreferencedFile, .deadLink, .unclaimedNumber, .badWaiver, .unusedWaiver, .lowCoverage,
      .staleRecord, .missingRecord, .orphanedRecord, .badRecord:
      nil
    }
  }
}

extension DiagnosticExample {
  /// - Parameter cure: the right cell's info string, if it is another.
  fileprivate static func loss(
    _ wrong: String, _ right: String, info: String = "", cure: String? = nil
  ) -> DiagnosticExample {
    DiagnosticExample(
      wrong: Text(kind: .loss, info: info, body: wrong), right: Text(kind: .loss, info: cure ?? info, body: right))
  }

  fileprivate static func data(
    _ wrong: String, _ right: String, info: String = "scores", cure: String? = nil
  ) -> DiagnosticExample {
    DiagnosticExample(
      wrong: Text(kind: .data, info: info, body: wrong), right: Text(kind: .data, info: cure ?? info, body: right))
  }

  fileprivate static func plot(_ wrong: String, _ right: String) -> DiagnosticExample {
    DiagnosticExample(wrong: Text(kind: .plot, info: "", body: wrong), right: Text(kind: .plot, info: "", body: right))
  }
}
