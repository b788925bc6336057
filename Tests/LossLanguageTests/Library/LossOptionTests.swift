import Testing

@testable import LossLanguage

/// Every combination of a loss's options, against numbers from PyTorch 2.15 in double precision.
struct LossOptionTests {
  private static let before = """
    z = [[2.0, 1.0, 0.1], [0.5, 2.5, -1.0], [-0.3, 0.2, 1.7], [1.0, -1.0, 0.0]]
    labels = [0, 2, 1, 0]
    w = [1, 2, 0.5]
    s = [-18.6, 0.51, 2.94, -12.8]
    y = [0, 1, 0, 1]
    u = [1, 2, 0.5, 0]

    """

  private func holds(_ expression: String, _ expected: String) -> Bool {
    let report = run(Self.before, prose: ["\(expression) ≈ \(expected) ± 1e-13"])
    return report.diagnostics.isEmpty && report.isOK
  }

  /// PyTorch's mean divides by the class weights of the labels: our weighted mean.
  @Test(arguments: [
    (#"sparse_categorical_cross_entropy(labels, z, from_logits=true)"#, "1.5710424750184122"),
    (#"sparse_categorical_cross_entropy(labels, z, from_logits=true, ignore=2)"#, "0.8769972309837867"),
    (
      #"sparse_categorical_cross_entropy(labels, z, from_logits=true, class_weight=w, reduction="weighted_mean")"#,
      "1.3919858908314782"
    ),
    (
      #"sparse_categorical_cross_entropy(labels, z, from_logits=true, class_weight=w, ignore=2, reduction="weighted_mean")"#,
      "1.1093368512951267"
    ),
    (#"sparse_categorical_cross_entropy(labels, z, from_logits=true, label_smoothing=0.1)"#, "1.570209141685079"),
    (
      #"sparse_categorical_cross_entropy(labels, z, from_logits=true, label_smoothing=0.1, ignore=2)"#,
      "0.9314416754282311"
    ),
    (
      #"sparse_categorical_cross_entropy(labels, z, from_logits=true, label_smoothing=0.1, class_weight=w, reduction="weighted_mean")"#,
      "1.4060805954539435"
    ),
    (
      #"sparse_categorical_cross_entropy(labels, z, from_logits=true, label_smoothing=0.1, class_weight=w, ignore=2, reduction="weighted_mean")"#,
      "1.1351404238766953"
    ),
    (#"sparse_categorical_cross_entropy(labels, z, from_logits=true, reduction="sum")"#, "6.284169900073649"),
    (#"sparse_categorical_cross_entropy(labels, z, from_logits=true, ignore=2, reduction="sum")"#, "2.63099169295136"),
    (
      #"sparse_categorical_cross_entropy(labels, z, from_logits=true, class_weight=w, reduction="sum")"#,
      "6.263936508741652"
    ),
    (
      #"sparse_categorical_cross_entropy(labels, z, from_logits=true, class_weight=w, ignore=2, reduction="sum")"#,
      "4.437347405180507"
    ),
    (
      #"sparse_categorical_cross_entropy(labels, z, from_logits=true, label_smoothing=0.1, reduction="sum")"#,
      "6.280836566740316"
    ),
    (
      #"sparse_categorical_cross_entropy(labels, z, from_logits=true, label_smoothing=0.1, ignore=2, reduction="sum")"#,
      "2.7943250262846933"
    ),
    (
      #"sparse_categorical_cross_entropy(labels, z, from_logits=true, label_smoothing=0.1, class_weight=w, reduction="sum")"#,
      "6.327362679542746"
    ),
    (
      #"sparse_categorical_cross_entropy(labels, z, from_logits=true, label_smoothing=0.1, class_weight=w, ignore=2, reduction="sum")"#,
      "4.540561695506781"
    ),
    (
      #"sparse_categorical_cross_entropy(labels, z, from_logits=true, reduction="none")"#,
      "[0.41703001627783354, 3.6531782071222882, 1.8063557122291465, 0.4076059644443804]"
    ),
    (
      #"sparse_categorical_cross_entropy(labels, z, from_logits=true, ignore=2, reduction="none")"#,
      "[0.41703001627783354, 0.0, 1.8063557122291465, 0.4076059644443804]"
    ),
    (
      #"sparse_categorical_cross_entropy(labels, z, from_logits=true, class_weight=w, reduction="none")"#,
      "[0.41703001627783354, 1.8265891035611441, 3.612711424458293, 0.4076059644443804]"
    ),
    (
      #"sparse_categorical_cross_entropy(labels, z, from_logits=true, class_weight=w, ignore=2, reduction="none")"#,
      "[0.41703001627783354, 0.0, 3.612711424458293, 0.4076059644443804]"
    ),
    (
      #"sparse_categorical_cross_entropy(labels, z, from_logits=true, label_smoothing=0.1, reduction="none")"#,
      "[0.5136966829445002, 3.4865115404556213, 1.7730223788958133, 0.5076059644443804]"
    ),
    (
      #"sparse_categorical_cross_entropy(labels, z, from_logits=true, label_smoothing=0.1, ignore=2, reduction="none")"#,
      "[0.5136966829445002, 0.0, 1.7730223788958133, 0.5076059644443804]"
    ),
    (
      #"sparse_categorical_cross_entropy(labels, z, from_logits=true, label_smoothing=0.1, class_weight=w, reduction="none")"#,
      "[0.5223138498824641, 1.7868009840359633, 3.4538484484391976, 0.5643993971851201]"
    ),
    (
      #"sparse_categorical_cross_entropy(labels, z, from_logits=true, label_smoothing=0.1, class_weight=w, ignore=2, reduction="none")"#,
      "[0.5223138498824641, 0.0, 3.4538484484391976, 0.5643993971851201]"
    ),
  ])
  func `class numbers`(expression: String, expected: String) {
    #expect(holds(expression, expected))
  }

  @Test(arguments: [
    (#"categorical_cross_entropy(one_hot(labels, 3), z, from_logits=true)"#, "1.5710424750184122"),
    (
      #"categorical_cross_entropy(one_hot(labels, 3), z, from_logits=true, class_weight=w, reduction="mean")"#,
      "1.5659841271854127"
    ),
    (#"categorical_cross_entropy(one_hot(labels, 3), z, from_logits=true, label_smoothing=0.1)"#, "1.570209141685079"),
    (
      #"categorical_cross_entropy(one_hot(labels, 3), z, from_logits=true, label_smoothing=0.1, class_weight=w, reduction="mean")"#,
      "1.5818406698856862"
    ),
    (#"categorical_cross_entropy(one_hot(labels, 3), z, from_logits=true, reduction="sum")"#, "6.284169900073649"),
    (
      #"categorical_cross_entropy(one_hot(labels, 3), z, from_logits=true, class_weight=w, reduction="sum")"#,
      "6.263936508741651"
    ),
    (
      #"categorical_cross_entropy(one_hot(labels, 3), z, from_logits=true, label_smoothing=0.1, reduction="sum")"#,
      "6.280836566740316"
    ),
    (
      #"categorical_cross_entropy(one_hot(labels, 3), z, from_logits=true, label_smoothing=0.1, class_weight=w, reduction="sum")"#,
      "6.327362679542745"
    ),
    (
      #"categorical_cross_entropy(one_hot(labels, 3), z, from_logits=true, reduction="none")"#,
      "[0.41703001627783354, 3.6531782071222882, 1.8063557122291465, 0.4076059644443804]"
    ),
    (
      #"categorical_cross_entropy(one_hot(labels, 3), z, from_logits=true, class_weight=w, reduction="none")"#,
      "[0.41703001627783354, 1.8265891035611441, 3.612711424458293, 0.4076059644443804]"
    ),
    (
      #"categorical_cross_entropy(one_hot(labels, 3), z, from_logits=true, label_smoothing=0.1, reduction="none")"#,
      "[0.5136966829445002, 3.4865115404556213, 1.773022378895813, 0.5076059644443804]"
    ),
    (
      #"categorical_cross_entropy(one_hot(labels, 3), z, from_logits=true, label_smoothing=0.1, class_weight=w, reduction="none")"#,
      "[0.5223138498824641, 1.7868009840359633, 3.4538484484391976, 0.5643993971851201]"
    ),
  ])
  func `rows of probabilities`(expression: String, expected: String) {
    #expect(holds(expression, expected))
  }

  @Test(arguments: [
    (#"binary_cross_entropy(y, s, from_logits=true)"#, "4.065457949781098"),
    (#"binary_cross_entropy(y, s, from_logits=true, label_smoothing=0.2)"#, "4.149707949781098"),
    (#"binary_cross_entropy(y, s, from_logits=true, pos_weight=3)"#, "10.700615989187915"),
    (#"binary_cross_entropy(y, s, from_logits=true, pos_weight=3, label_smoothing=0.2)"#, "11.053925971262771"),
    (#"binary_cross_entropy(y, s, from_logits=true, weight=u, reduction="mean")"#, "0.6090961251060807"),
    (
      #"binary_cross_entropy(y, s, from_logits=true, label_smoothing=0.2, weight=u, reduction="mean")"#,
      "1.0628461251060806"
    ),
    (#"binary_cross_entropy(y, s, from_logits=true, pos_weight=3, weight=u, reduction="mean")"#, "1.0794094431509558"),
    (
      #"binary_cross_entropy(y, s, from_logits=true, pos_weight=3, label_smoothing=0.2, weight=u, reduction="mean")"#,
      "2.4174160045631967"
    ),
    (#"binary_cross_entropy(y, s, from_logits=true, reduction="sum")"#, "16.26183179912439"),
    (#"binary_cross_entropy(y, s, from_logits=true, label_smoothing=0.2, reduction="sum")"#, "16.59883179912439"),
    (#"binary_cross_entropy(y, s, from_logits=true, pos_weight=3, reduction="sum")"#, "42.80246395675166"),
    (
      #"binary_cross_entropy(y, s, from_logits=true, pos_weight=3, label_smoothing=0.2, reduction="sum")"#,
      "44.215703885051084"
    ),
    (#"binary_cross_entropy(y, s, from_logits=true, weight=u, reduction="sum")"#, "2.4363845004243228"),
    (
      #"binary_cross_entropy(y, s, from_logits=true, label_smoothing=0.2, weight=u, reduction="sum")"#,
      "4.251384500424322"
    ),
    (#"binary_cross_entropy(y, s, from_logits=true, pos_weight=3, weight=u, reduction="sum")"#, "4.317637772603823"),
    (
      #"binary_cross_entropy(y, s, from_logits=true, pos_weight=3, label_smoothing=0.2, weight=u, reduction="sum")"#,
      "9.669664018252787"
    ),
    (
      #"binary_cross_entropy(y, s, from_logits=true, reduction="none")"#,
      "[8.358391312413005e-09, 0.470313318044875, 2.991515711952363, 12.800002760768761]"
    ),
    (
      #"binary_cross_entropy(y, s, from_logits=true, label_smoothing=0.2, reduction="none")"#,
      "[1.8600000083583907, 0.521313318044875, 2.697515711952363, 11.520002760768762]"
    ),
    (
      #"binary_cross_entropy(y, s, from_logits=true, pos_weight=3, reduction="none")"#,
      "[8.358391312413005e-09, 1.410939954134625, 2.991515711952363, 38.40000828230628]"
    ),
    (
      #"binary_cross_entropy(y, s, from_logits=true, pos_weight=3, label_smoothing=0.2, reduction="none")"#,
      "[5.580000010030069, 1.3678772905256498, 2.707818854342835, 34.56000773015253]"
    ),
    (
      #"binary_cross_entropy(y, s, from_logits=true, weight=u, reduction="none")"#,
      "[8.358391312413005e-09, 0.94062663608975, 1.4957578559761815, 0.0]"
    ),
    (
      #"binary_cross_entropy(y, s, from_logits=true, label_smoothing=0.2, weight=u, reduction="none")"#,
      "[1.8600000083583907, 1.04262663608975, 1.3487578559761815, 0.0]"
    ),
    (
      #"binary_cross_entropy(y, s, from_logits=true, pos_weight=3, weight=u, reduction="none")"#,
      "[8.358391312413005e-09, 2.82187990826925, 1.4957578559761815, 0.0]"
    ),
    (
      #"binary_cross_entropy(y, s, from_logits=true, pos_weight=3, label_smoothing=0.2, weight=u, reduction="none")"#,
      "[5.580000010030069, 2.7357545810512995, 1.3539094271714176, 0.0]"
    ),
  ])
  func `a yes or no`(expression: String, expected: String) {
    #expect(holds(expression, expected))
  }

  /// By hand: the losses are 0, 1 and 4.
  @Test(arguments: [
    ("", "1.6666666666666667"), (#", reduction="sum""#, "5.0"), (#", reduction="none""#, "[0.0, 1.0, 4.0]"),
    (#", weight=[1, 2, 0.5], reduction="mean""#, "1.3333333333333333"),
    (#", weight=[1, 2, 0.5], reduction="weighted_mean""#, "1.1428571428571428"),
    (#", weight=[1, 2, 0.5], reduction="sum""#, "4.0"), (#", weight=[1, 2, 0.5], reduction="none""#, "[0.0, 2.0, 2.0]"),
    (#", weight=3, reduction="sum""#, "15.0"), (#", weight=3, reduction="weighted_mean""#, "1.6666666666666667"),
  ])
  func `weights of a regression`(options: String, expected: String) {
    #expect(holds("mean_squared_error([1, 2, 3], [1, 3, 5]\(options))", expected))
  }

  @Test(arguments: [
    ("mean_squared_error([1], [2], weight=[1])", DiagnosticCode.missingReduction),
    ("sparse_categorical_cross_entropy(labels, z, from_logits=true, class_weight=w)", .missingReduction),
    ("mean_squared_error([1], [2], weight=[-1], reduction=\"mean\")", .domain),
    ("mean_squared_error([1, 2], [2, 3], weight=[1, 2, 3], reduction=\"mean\")", .shapeMismatch),
    (
      "sparse_categorical_cross_entropy(labels, z, from_logits=true, class_weight=[1], reduction=\"sum\")",
      .shapeMismatch
    ),
    ("mean_squared_error([1], [2], reduction=\"average\")", .badArgument),
    ("sparse_categorical_cross_entropy([2, 2], z[:2], from_logits=true, ignore=2)", .emptyArray),
  ])
  func `options that do not go together`(expression: String, code: DiagnosticCode) {
    #expect(run(Self.before, prose: [expression]).diagnostics.map(\.code) == [code])
  }
}
