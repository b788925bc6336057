import LossLanguage

extension CheckReport {
  /// JUnit's XML as Jenkins and GitLab read it: a suite for each file, a test for each claim, erratum, check and
  /// refutation, and a failed one for each other error. Warnings are the suite's output.
  var junit: String {
    let suites = files.map { JUnitSuite($0, isLowCoverage: false) } + coverageSuite
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    let tests = suites.reduce(0) { $0 + $1.cases.count }
    let failures = suites.reduce(0) { $0 + $1.failureCount }
    xml += "<testsuites name=\"lossbook\" tests=\"\(tests)\" failures=\"\(failures)\" errors=\"0\">\n"
    for suite in suites { xml += suite.xml }
    return xml + "</testsuites>\n"
  }

  /// The coverage of all notebooks is a test of its own.
  private var coverageSuite: [JUnitSuite] {
    guard coverageMinimum != nil else { return [] }
    let faults = diagnostics.filter { $0.code == .lowCoverage }
    var file = CheckedFile(file: "coverage", diagnostics: faults)
    file.isNotebook = true
    return [JUnitSuite(file, isLowCoverage: true)]
  }
}

private struct JUnitSuite {
  let name: String
  private(set) var cases: [Case] = []
  private var warnings: [Diagnostic] = []

  struct Case {
    var name: String
    var failures: [Diagnostic] = []
    var isSkipped = false
  }

  init(_ file: CheckedFile, isLowCoverage: Bool) {
    name = file.file
    var faults = file.diagnostics.filter(\.isFailure)
    for claim in file.judged {
      var test = Case(name: "\(claim.region.start.line): \(claim.text.onOneLine)")
      if !claim.isExpected {
        test.failures = faults.filter { claim.region.start <= $0.region.start && $0.region.start < claim.region.end }
        faults.removeAll { claim.region.start <= $0.region.start && $0.region.start < claim.region.end }
        test.isSkipped = claim.verdict == .skipped
      }
      cases.append(test)
    }
    for fault in faults {
      cases.append(Case(name: "\(fault.region.start.line): \(fault.message.onOneLine)", failures: [fault]))
    }
    // A file in which there is nothing to fail has been read all the same.
    if cases.isEmpty { cases = [Case(name: isLowCoverage ? "all notebooks" : "reads well")] }
    warnings = file.diagnostics.filter { $0.severity == .warning && !$0.isExpected }
  }

  var failureCount: Int { cases.count { !$0.failures.isEmpty } }

  var xml: String {
    let skipped = cases.count { $0.isSkipped && $0.failures.isEmpty }
    var xml = "  <testsuite name=\"\(name.xmlEscaped)\" tests=\"\(cases.count)\" failures=\"\(failureCount)\""
    xml += " errors=\"0\" skipped=\"\(skipped)\">\n"
    for test in cases {
      xml += "    <testcase classname=\"\(name.xmlEscaped)\" name=\"\(test.name.xmlEscaped)\""
      guard !test.failures.isEmpty || test.isSkipped else {
        xml += "/>\n"
        continue
      }
      xml += ">\n"
      for fault in test.failures {
        xml += "      <failure type=\"\(fault.code.rawValue)\" message=\"\(fault.message.xmlEscaped)\">"
        xml += "\(fault.place)\n\(fault.plainText)".xmlEscaped + "</failure>\n"
      }
      if test.failures.isEmpty { xml += "      <skipped message=\"what it depends on failed\"/>\n" }
      xml += "    </testcase>\n"
    }
    if !warnings.isEmpty {
      let text = warnings.map { "\($0.place): warning[\($0.code.rawValue)]\n\($0.plainText)\n" }.joined(separator: "\n")
      xml += "    <system-out>\(text.xmlEscaped)</system-out>\n"
    }
    return xml + "  </testsuite>\n"
  }
}

extension Diagnostic {
  /// `notebooks/dog.md:15:32`
  var place: String { "\(region.file):\(region.start.line):\(region.start.column)" }
}

extension String {
  /// Fit for the text and the attributes of XML, which has no control characters, not even escaped.
  fileprivate var xmlEscaped: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text.append(contentsOf: "&amp;".unicodeScalars)
      case "<": text.append(contentsOf: "&lt;".unicodeScalars)
      case ">": text.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": text.append(contentsOf: "&quot;".unicodeScalars)
      case "\n": text.append(contentsOf: "&#10;".unicodeScalars)
      case "\t": text.append(contentsOf: "&#9;".unicodeScalars)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": text.append("\u{FFFD}")
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}
