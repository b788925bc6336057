import Testing

@testable import LossLanguage

struct SuggestionTests {
  static let names = [
    "entropy", "cross_entropy", "binary_cross_entropy", "categorical_cross_entropy", "softmax", "softplus", "sigmoid",
    "mean", "median", "mse", "huber", "p", "pi", "y",
  ]

  @Test(arguments: [
    ("sofmax", "softmax"),
    ("sotfmax", "softmax"),
    ("softmaxx", "softmax"),
    ("Softmax", "softmax"),
    ("crossEntropy", "cross_entropy"),
    ("cross-entropy", "cross_entropy"),
    ("CROSS_ENTORPY", "cross_entropy"),
    ("maen", "mean"),
    ("categorical", "categorical_cross_entropy"),
    ("mse_loss", "mse"),
    ("crossentropy_with_logits", "cross_entropy"),
    ("hubre", "huber"),
    ("pie", "pi"),
  ])
  func `a mistyped word finds its neighbour`(word: String, expected: String) {
    #expect(suggestion(for: word, among: Self.names) == expected)
  }

  @Test(arguments: ["x", "", "_", "loss", "zzzzzz", String(repeating: "softmax", count: 10)])
  func `a word without a neighbour has none`(word: String) {
    #expect(suggestion(for: word, among: Self.names) == nil)
  }

  @Test(arguments: [
    ("missing", ["sin", "min"]), ("using", ["sin"]), ("expense", ["exp"]), ("catalogue", ["log"]),
    ("logistics_table", ["log", "tab"]), ("submarine", ["mar"]), ("summary", ["sum"]), ("minibatch", ["min"]),
    ("ent", ["momentum"]), ("lip", ["multiclipping"]),
  ])
  func `a short name inside a long word is chance`(word: String, candidates: [String]) {
    #expect(suggestion(for: word, among: candidates) == nil)
  }

  @Test(arguments: [
    ("softmax_layer", "softmax"), ("softmaxLayer", "softmax"), ("my_sin_table", "sin"), ("my_mse_loss", "mse"),
    ("hinge", "squared_hinge"), ("loss_huber", "huber"), ("cosine", "cos"), ("meanof", "mean"), ("sigm", "sigmoid"),
  ])
  func `a name that is a part or half of a word is meant`(word: String, expected: String) {
    #expect(suggestion(for: word, among: [expected]) == expected)
  }

  @Test func `of equals the first is taken, and an equal spelling beats an edit`() {
    #expect(suggestion(for: "cat", among: ["bat", "rat"]) == "bat")
    #expect(suggestion(for: "Cat", among: ["bat", "cat"]) == "cat")
  }

  @Test func `marks count as characters`() {
    #expect(suggestion(for: "ŷ1", among: ["ŷ", "σ"]) == "ŷ")
    #expect(suggestion(for: "κλάσμα", among: ["κλασμα"]) == "κλασμα")
  }

  @Test func `a very long word costs nothing`() {
    let long = String(repeating: "a", count: 5_000_000)
    #expect(suggestion(for: long, among: ["a"]) == nil)
    #expect(suggestion(for: "a", among: [long]) == nil)
  }

  @Test func `words are listed as prose`() {
    #expect([String]().quoted("or") == "")
    #expect(["a"].quoted("or") == "`a`")
    #expect(["a", "b"].quoted("or") == "`a` or `b`")
    #expect(["a", "b", "c"].quoted("and") == "`a`, `b` and `c`")
  }
}
