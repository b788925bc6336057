import Testing

@testable import LossLanguage

struct RandomTests {
  /// Statements whose checks and claims hold.
  static let facts = [
    "check abs(mean(random_normal(10000, 1, mean=3, std=2)) - 3) < 0.1",
    "check std(random_normal(10000, 1, mean=3, std=2)) ≈ 2 ± 0.1",
    "u = random_uniform(10000, 1, low=-2, high=6)\ncheck -2 <= u < 6\ncheck mean(u) ≈ 2 ± 0.15",
    "g = random_gumbel(20000, 1)\ncheck mean(g) ≈ 0.5772 ± 0.03\ncheck var(g) ≈ pi^2 / 6 ± 0.06",
    "z = [1, 0, 2]\ncheck bincount(argmax(z + random_gumbel([20000, 3], 4), axis=-1)) / 20000 ≈ softmax(z) ± 0.01",
    "check sort(shuffle(range(50), 3)) == range(50)",
    "t = shuffle(table(a=range(9), b=range(9)), 3)\ncheck t.a == t.b\ncheck sum(t.a) == 36",
    "check 0 <= random_choice(5, [20, 2], 1) < 5",
    "check mean(random_choice([0, 1], 10000, 1, p=[0.2, 0.8])) ≈ 0.8 ± 0.02",
    "size(unique(random_choice(100, 40, 1, replace=false))) == 40",
    "sort(random_choice([7, 8, 9], 2, 1, p=[0.5, 0, 0.5], replace=false)) == [7, 9]",
    "check mean(dropout(ones(10000), 0.3, 1)) ≈ 1 ± 0.05",
    "dropout([1, 2, 3], 1, 1) == [0, 0, 0]",
    "b = make_blobs(9, 2, n_features=3, centers=2)\nshape(b.x) == [9, 3]\nbincount(b.y) == [5, 4]",
    """
    b = make_blobs(2000, 2, centers=[[0, 0], [5, 1]], cluster_std=0.5)
    check mean(b.x[b.y == 1], axis=0) ≈ [5, 1] ± 0.1
    check std(b.x[b.y == 0], axis=0) ≈ [0.5, 0.5] ± 0.05
    """,
    // The shapes of sklearn.datasets.make_moons(5, shuffle=False).
    """
    m = make_moons(5, 1, shuffle=false)
    m.x[:, 0] ≈ [1.0, -1.0, 0.0, 1.0, 2.0]
    m.x[:, 1] ≈ [0.0, 0.0, 0.5, -0.5, 0.5]
    m.y == [0, 0, 1, 1, 1]
    """,
    "check std(make_moons(2000, 1, noise=0.3).x - make_moons(2000, 1, noise=0).x, axis=0) > 0",
    "t = make_linear(50, 1, coef=[2, -1], bias=3)\ncheck t.y ≈ t.x @ [2, -1] + 3",
    "t = make_linear(5000, 1, coef=[2], noise=0.5)\ncheck std(t.y - 2 * t.x[:, 0]) ≈ 0.5 ± 0.03",
  ]

  @Test(arguments: facts) func `what is drawn is what was asked for`(_ text: String) {
    let report = run(text)
    #expect(report.isOK, "\(report.faults)")
  }

  static let mistakes = [
    ("random_uniform(3, 0.5)", "bad-argument", "seed"),
    ("random_uniform(3, -1)", "bad-argument", "seed"),
    ("random_uniform(3, 1, low=2, high=1)", "domain", "high"),
    ("random_normal(3, 1, std=-1)", "domain", "std"),
    ("random_choice([1, 2], 3, 1, replace=false)", "domain", "without replacement"),
    ("random_choice([1, 2], 2, 1, p=[1, 0], replace=false)", "domain", "without replacement"),
    ("random_choice([1, 2], 2, 1, p=[1, 1])", "domain", "`p`"),
    ("random_choice([1, 2], 2, 1, p=[2, -1])", "domain", "`p`"),
    ("random_choice([1, 2], 2, 1, p=[1])", "shape-mismatch", "`p`"),
    ("random_choice(0, 2, 1)", "empty-array", "no value"),
    ("random_choice([[1, 2]], 2, 1)", "type-mismatch", "values"),
    ("dropout([1, 2], 1.5, 1)", "domain", "rate"),
    ("make_blobs(-1, 1)", "bad-argument", "n_samples"),
    ("make_blobs(5, 1, cluster_std=-1)", "domain", "cluster_std"),
    ("make_blobs(5, 1, centers=0)", "bad-argument", "centers"),
    ("make_moons(5, 1, noise=nan)", "domain", "noise"),
    ("make_linear(5, 1, coef=[])", "type-mismatch", "coef"),
    ("make_linear(1000000000, 1)", "element-limit", "elements"),
    ("shuffle(3, 1)", "type-mismatch", "array"),
  ]

  @Test(arguments: mistakes) func `a bad argument is named`(_ text: String, _ code: String, _ words: String) {
    expectFault(text, code, words)
  }

  @Test func `one seed gives the same bits twice, two seeds do not`() {
    let calls = [
      "random_uniform(20, S)", "random_normal(20, S)", "random_gumbel(20, S)", "random_choice(100, 20, S)",
      "shuffle(range(20), S)",
      "dropout(range(20), 0.5, S)", "make_blobs(20, S).x[:, 0]", "make_moons(20, S, noise=1).x[:, 0]",
      "make_linear(20, S).y",
    ]
    for call in calls {
      let first = shown(call.replacing("S)", with: "1)").replacing(", S,", with: ", 1,"))
      let again = shown(call.replacing("S)", with: "1)").replacing(", S,", with: ", 1,"))
      let other = shown(call.replacing("S)", with: "2)").replacing(", S,", with: ", 2,"))
      #expect(first.count == 1)
      #expect(first == again)
      #expect(first != other)
    }
  }
}
