import LossLanguage

/// The numbers that an expression gives, read back from their full digits; nil if it fails.
func measuredNumbers(_ expression: String) -> [Double]? {
  let report = worksheet([("loss digits=17", expression)]).evaluated()
  guard report.isOK, let text = report.shown.first else { return nil }
  return text.split { "[], ".contains($0) }.compactMap { Double($0) }
}

/// How many representable numbers lie between two of one sign.
func ulps(_ a: Double, _ b: Double) -> Double { a == b ? 0 : abs(a - b) / max(a.ulp, b.ulp) }

/// The messages of what a cell does wrong, warnings included.
func complaints(_ text: String) -> [String] { run(text).diagnostics.map { $0.message } }
