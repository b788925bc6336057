package import LossLanguage

extension FunctionFormula {
  /// `f(x) = ...` in TeX, what stands behind `where` on lines of its own; nil where mathematics has no notation for it.
  package var tex: String? {
    let taken = bindings.reduce(into: body.names.union(parameters)) { names, binding in
      names.formUnion(binding.value.names)
      names.insert(binding.name.text)
    }
    var writer = FormulaWriter(arrays: arrays, taken: taken)
    writer.matrices = bindings.reduce(into: body.matrices) { names, binding in
      names.formUnion(binding.value.matrices)
      if !names.isDisjoint(with: binding.value.names) { names.insert(binding.name.text) }
    }
    let list = parameters.map { MathName($0).tex() }.joined(separator: ", ")
    let title = MathName(function: name)
    let head = title.functionTeX + "(\(list))"
    let value = writer.tex(body)
    let isLong = title.isWord && name.utf8.count + list.utf8.count > 12
    guard isLong || !bindings.isEmpty else { return writer.isComplete ? "\(head) = \(value)" : nil }
    var lines = isLong ? ["& \(head)", "& \\quad = \(value)"] : ["& \(head) = \(value)"]
    for (index, binding) in bindings.enumerated() {
      let equation = "\(MathName(binding.name.text).tex()) = \(writer.tex(binding.value))"
      lines.append("& \\quad \(index == 0 ? "\\text{where }" : "\\phantom{\\text{where }}") \(equation)")
    }
    return writer.isComplete ? "\\begin{aligned} \(lines.joined(separator: " \\\\ ")) \\end{aligned}" : nil
  }

  /// Typeset on a line of its own; nil where mathematics has no notation for it.
  package var display: Markup? {
    guard let tex else { return nil }
    let (markup, faults) = mathML(tex, isDisplay: true)
    return faults.isEmpty ? markup : nil
  }
}

extension Expression {
  /// In TeX; nil where mathematics has no notation for it.
  ///
  /// - Parameter arrays: the names that stand for arrays, so that a sum over them has an index; nil if that is unknown.
  package func tex(arrays: Set<String>? = nil) -> String? {
    var writer = FormulaWriter(arrays: arrays, taken: names)
    writer.matrices = matrices
    let tex = writer.tex(self)
    return writer.isComplete ? tex : nil
  }

  /// The names in what is reduced along a numbered axis.
  fileprivate var matrices: Set<String> {
    var names: Set<String> = []
    if case .call(_, let arguments) = kind {
      for argument in arguments where argument.name?.text == "axis" {
        if case .number = argument.value.kind { names.formUnion(self.names) }
      }
    }
    for part in parts { names.formUnion(part.matrices) }
    return names
  }
}
