import Testing

@testable import LossLanguage

/// Literals are what PyTorch 2.15 and scikit-learn 1.9 give in double precision.
struct LikelihoodTests {
  @Test(arguments: [
    "poisson_nll([2, 0, 3], [0.5, -1, 2], full=true, reduction=\"none\") ≈ [1.3005277553046641, 0.36787944117144233, 3.153137642473707] ± 1e-15",
    "poisson_nll([2, 0, 3], [0.5, 1, 2], log_input=false, full=true, reduction=\"none\") ≈ [2.5381008457244265, 1., 1.684640001863221] ± 1e-15",
    "gaussian_nll([1.5, 0], [1, 2], [0.5, 2], full=true, reduction=\"none\") ≈ [0.8223649429247, 2.2655121234846454] ± 1e-14",
    "gamma_nll([2, 0.5], [0.3, -1], reduction=\"none\") ≈ [1.7816364413634358, 0.35914091422952255] ± 1e-15",
    "tweedie_nll([2, 0], [0.3, -1], reduction=\"none\") ≈ [5.766500391156797, 1.2130613194252668] ± 1e-15",
    "tweedie_nll([2, 0.5], [0.3, -1], power=3, reduction=\"none\") ≈ [-0.1920065845876915, -0.8710178037263825] ± 1e-15",
    "tweedie_nll(2, 0.3, power=1) - poisson_nll(2, 0.3) ≈ 0", "tweedie_nll(2, 0.3, power=2) - gamma_nll(2, 0.3) ≈ 0",
    "tweedie_nll(2, 0.3, power=1.2) - tweedie_nll(2, exp(0.3), power=1.2, log_input=false) ≈ 0",
    "tweedie_deviance([2, 0, 1, 4], [0.5, 0.5, 2, 2], power=0) == 1.875",
    "tweedie_deviance([2, 0, 1, 4], [0.5, 0.5, 2, 2], power=1) ≈ 1.4260151319598084 ± 1e-15",
    "tweedie_deviance([2, 0, 1, 4], [0.5, 0.5, 2, 2], power=1.5) ≈ 1.7781745930520232 ± 1e-15",
    "tweedie_deviance([2, 1, 1, 4], [0.5, 0.5, 2, 2], power=2) ≈ 1.210279229160082 ± 1e-15",
    "tweedie_deviance([2, 1, 1, 4], [0.5, 0.5, 2, 2], power=3) ≈ 1.5 ± 1e-15",
    "tweedie_deviance([2, 0, 1, 4], [0.5, 0.5, 2, 2], power=-1) ≈ 3.666666666666666 ± 2e-15",
    "tweedie_deviance([2, 0, 1, 4], [0.5, 0.5, 2, 2], power=1.5, weight=[1, 2, 0, 0.5], reduction=\"weighted_mean\") ≈ 2.5630179281363263 ± 1e-15",
    "poisson_deviance([2, 0, 1, 4], [0.5, 0.5, 2, 2], weight=[1, 2, 3, 0], reduction=\"weighted_mean\") ≈ 1.0643823935199817 ± 1e-15",
    "gamma_deviance([2, 0.5, 1, 4], [0.5, 0.5, 2, 2], weight=[1, 2, 3, 0], reduction=\"weighted_mean\") ≈ 0.7310490601866485 ± 1e-15",
  ]) func `values are those of the peers`(_ claim: String) { expectTrue(claim) }

  @Test(arguments: [
    "poisson_loss(0, 0) == 0", "poisson_loss(1, 0) == inf", "poisson_loss(nan, 1) ≈ nan", "poisson_nll(0, 710) == inf",
    "poisson_nll(1, -1000) == 1000", "gaussian_nll(1, 1, inf) == inf", "gaussian_nll(0, 1e-200, 1e-300) ≈ -345.3878",
    "poisson_deviance(0, 1) == 2", "poisson_deviance(3, 3) == 0", "gamma_deviance(1e-300, 1e-300) == 0",
    "tweedie_deviance(-1, 2) == 9", "tweedie_deviance(-1, 2, power=-1) ≈ 9.3333333",
    "gamma_nll(1, 1, log_input=false) == 1",
  ]) func `edges are as documented`(_ claim: String) { expectTrue(claim) }

  @Test(arguments: [
    ("poisson_loss(-1, 1)", "`y` of `poisson_loss` must not be negative, and -1 does not"),
    ("gaussian_nll([0, 1], [0, 1], [1, 0])", "`variance` of `gaussian_nll` must be positive, and 0 (element 1) is not"),
    ("gamma_deviance(0, 1)", "`y` of `gamma_deviance` must be positive, and 0 is not"),
    ("poisson_deviance(0, 0)", "`x` of `poisson_deviance` must be positive, and 0 is not"),
    ("tweedie_deviance(-1, 1, power=1.5)", "`y` of `tweedie_deviance` must not be negative, and -1 is"),
    ("tweedie_deviance(0, 1, power=2)", "`y` of `tweedie_deviance` must be positive, and 0 is not"),
    ("tweedie_deviance(1, 0, power=-1)", "`x` of `tweedie_deviance` must be positive, and 0 is not"),
    ("tweedie_deviance(1, 1, power=0.5)", "`power` must be at most 0 or at least 1, and 0.5 is not"),
    ("tweedie_deviance(1, 1, power=nan)", "`power` must be at most 0 or at least 1, and nan is not"),
  ]) func `bad input is named`(_ expression: String, _ message: String) {
    let report = run(expression)
    #expect(report.diagnostics.map(\.code.rawValue) == ["domain"])
    // What the verb is at the end differs with the verb of the demand.
    let beginning = message.split(separator: ",")[0]
    #expect(report.diagnostics.first?.message.hasPrefix(String(beginning)) == true)
  }
}
