/// Every entry of the library, in the order in which the reference shows them. Definitions see only what stands before
/// them.
enum Catalogue {
  static let entries: [Entry] = [
    constants, elementwise, fixing, reductions, arrays, tables, probability, information, binary, margin, multiclass,
    regression, likelihood, overlap, ranking, metricLearning, penalties, metrics, calculus, training, random,
  ].flatMap { $0 }

  private static let constants: [Entry] = [
    Entry(constant: "pi", .pi, "The circumference of a circle over its diameter."),
    Entry(constant: "e", 2.718281828459045, "The base of the natural logarithm."),
  ]
}
