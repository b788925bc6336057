extension Catalogue {
  /// What the definitions of losses need of derivatives; before them in the catalogue.
  static let fixing: [Entry] = [
    Entry(
      "stop_gradient(x)", .calculus, "x itself, which every derivative takes for a constant.",
      equals: ["jax.lax.stop_gradient(x)", "torch.Tensor.detach(x)", "tensorflow.stop_gradient(x)"],
      examples: ["stop_gradient([1, 2]) == [1, 2]", "grad(x -> x * stop_gradient(x))(3) == 3"]
    ) { (call, _) throws(Diagnostic) in
      let x = try call.numbers(0)
      return .numbers(Numbers(x.tensor).with(x.unit))
    }
  ]

  /// Derivatives of functions.
  static let calculus: [Entry] = [
    Entry(
      "grad(f)", .calculus,
      "The gradient of f in its first argument, as a function that is called like f.",
      domain: """
        f gives one number; its first argument is a number, an array or a record of them, and the gradient has its form, \
        without a unit. Derivatives pass only through what an `if` selected, and where that is 0 nothing behind it counts, \
        not even nan. At kinks abs, relu and the hinge have the slope 0, norm and std the slope 0 where they are 0; ties of \
        max and min split evenly. What comes in steps (floor, round, argmax, counts, labels, places, comparisons) has the \
        derivative 0; in whole numbers, seeds and the parameters of random numbers, and through `minimize`, `train`, \
        `iterate` and `check_gradient`, there is none, and to ask for one is an error. A gradient of a gradient is one of second order.
        """,
      equals: ["jax.grad(f)"],
      examples: [
        "grad(x -> x^3)(2) == 12", "grad(w -> sum(w^2))([1, -2]) == [2, -4]",
        "grad(w -> w.a * w.b)(record(a=2, b=5)).a == 5", "grad(grad(x -> x^3))(2) == 12",
        "grad(x -> if x > 0 then x else log(-1))(3) == 1",
        "grad(z -> sparse_categorical_cross_entropy(0, z, from_logits=true))([2.0, 1.0, 0.1]) ≈ [-0.341, 0.242, 0.099]",
      ]
    ) { (call, evaluator) throws(Diagnostic) in try derivative(.gradient, call, evaluator.limits) },
    Entry(
      "derivative(f)", .calculus,
      "The derivative of f in its first argument, element by element, as a function that is called like f.",
      domain: """
        f makes each element of its result from the element at that place alone, as sqrt or hinge with \
        reduction="none" do; otherwise what each element contributes to all results is added up. Kinks are those of `grad`.
        """,
      equals: ["jax.vmap(jax.grad(f))"],
      examples: ["derivative(x -> x^2)([1, 2, 3]) == [2, 4, 6]", "derivative(sigmoid)(0) == 0.25"]
    ) { (call, evaluator) throws(Diagnostic) in try derivative(.elementwise, call, evaluator.limits) },
    Entry(
      "check_gradient(f, at, ..., tolerance=1e-6)", .calculus,
      "Compares the gradient of f with central differences, element by element; further arguments are passed on to f.",
      domain: """
        A record: `ok`, whether all agree, and the worst element, its place `element`, `analytic` from `grad`, `numeric` \
        from differences, and their `error`: their distance, divided by the larger of them where that is above 1. \
        At kinks the two differ with reason.
        """,
      equals: ["torch.autograd.gradcheck(f, at)"],
      examples: [
        "check_gradient(w -> sum(exp(w)), [0, 1]).ok == true", "check_gradient(x -> relu(x), 0).ok == false",
        "check_gradient(w -> abs(w[0]) + w[1]^2, [0.5, 3]).element == \"w[1]\"",
      ]
    ) { (call, evaluator) throws(Diagnostic) in
      try call.refuseDerivative(&evaluator)
      let function = try call.function(0)
      guard function.takesVariable else { throw withoutVariable(call) }
      let tolerance = try call.optionalNumber(2) ?? 1e-6
      guard tolerance > 0 else { throw call.bad(2, "`tolerance` must be positive", .domain) }
      let arguments = [try call.value(1)] + call.arguments.rest.map { $0.value }
      let check = GradientCheck(function: function, arguments: arguments, tolerance: tolerance, site: call.site)
      return .record(try check.report(&evaluator))
    },
  ]

  private static func derivative(
    _ derivative: Derivative, _ call: borrowing Call, _ limits: Limits
  ) throws(Diagnostic) -> Value {
    let function = try call.function(0)
    guard function.takesVariable else { throw withoutVariable(call) }
    let result = derivative.of(function)
    try limits.check(depth: result.depth, at: call.site.region)
    return .function(result)
  }

  private static func withoutVariable(_ call: borrowing Call) -> Diagnostic {
    call.expected(
      0, "a function with an argument by position",
      help: "the gradient is taken in the first argument: `w -> ...`")
  }
}
