extension TeXCommand {
  /// All commands by name, without the backslash.
  static let named: [String: TeXCommand] = {
    var commands: [String: TeXCommand] = [:]
    for (name, text) in pairs(letters) { commands[name] = text.unicodeScalars.first.map { .letter($0) } }
    for (name, text) in pairs(signs) { commands[name] = .sign(text) }
    for (name, text) in pairs(marks) { commands[name] = .symbol(text, .ordinary) }
    for (name, text) in pairs(binaries) { commands[name] = .symbol(text, .binary) }
    for (name, text) in pairs(relations) { commands[name] = .symbol(text, .relation) }
    for (name, text) in pairs(openings) { commands[name] = .symbol(text, .opening) }
    for (name, text) in pairs(closings) { commands[name] = .symbol(text, .closing) }
    for (name, text) in pairs(sums) { commands[name] = .sum(text) }
    for (name, text) in pairs(integrals) { commands[name] = .integral(text) }
    for (name, text) in pairs(accents) { commands[name] = .accent(text, isStretchy: false) }
    for (name, text) in pairs(wideAccents) { commands[name] = .accent(text, isStretchy: true) }
    for (name, text) in pairs(functions) { commands[name] = .function(text, hasLimits: false) }
    for (name, text) in pairs(limitFunctions) {
      var words = ""
      for scalar in text.unicodeScalars { words.unicodeScalars.append(scalar == "-" ? "\u{2009}" : scalar) }
      commands[name] = .function(words, hasLimits: true)
    }
    for (name, command) in structures { commands[name] = command }
    for (name, size) in [("big", 1.2), ("Big", 1.8), ("bigg", 2.4), ("Bigg", 3.0)] {
      commands[name] = .sized(size, nil)
      commands[name + "l"] = .sized(size, .prefix)
      commands[name + "m"] = .sized(size, .infix)
      commands[name + "r"] = .sized(size, .postfix)
    }
    return commands
  }()

  /// Names that a mistyped command can be meant for, in order.
  static let names: [String] = named.keys.sorted()

  /// What a character that is not ASCII stands for when it is typed as it is.
  static let typed: [Unicode.Scalar: TeXCommand] = {
    var commands: [Unicode.Scalar: TeXCommand] = [:]
    for table in [letters, relations, binaries, sums, integrals, openings, closings, marks, signs] {
      for (name, text) in pairs(table) {
        guard let scalar = text.unicodeScalars.first, !scalar.isASCII, commands[scalar] == nil else { continue }
        commands[scalar] = named[name]
      }
    }
    commands["−"] = .symbol("−", .binary)
    commands["·"] = .symbol("⋅", .binary)
    return commands
  }()

  private static let letters = """
    alpha α beta β gamma γ delta δ epsilon ϵ zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π \
    rho ρ sigma σ tau τ upsilon υ phi ϕ chi χ psi ψ omega ω varepsilon ε vartheta ϑ varpi ϖ varrho ϱ varsigma ς \
    varphi φ digamma ϝ varkappa ϰ \
    Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω \
    nabla ∇ partial ∂ imath ı jmath ȷ ell ℓ
    """

  private static let signs = """
    infty ∞ hbar ℏ Re ℜ Im ℑ aleph ℵ wp ℘ emptyset ∅ varnothing ∅ top ⊤ bot ⊥ angle ∠ triangle △ square □ Box □ \
    blacksquare ■ checkmark ✓ degree ° % % # # & & $ $ _ _ forall ∀ exists ∃ nexists ∄ diamond ⋄ Diamond ◊ \
    clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ S § P ¶ pounds £ euro € yen ¥ copyright ©
    """

  private static let marks = """
    ldots … dots … dotsc … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ vdots ⋮ ddots ⋱ prime ′ neg ¬ lnot ¬ backslash \\ vert | Vert ‖ \
    | ‖
    """

  private static let binaries = """
    cdot ⋅ times × div ÷ pm ± mp ∓ odot ⊙ otimes ⊗ oplus ⊕ ominus ⊖ oslash ⊘ boxplus ⊞ boxtimes ⊠ ast ∗ star ⋆ circ ∘ \
    bullet ∙ cap ∩ cup ∪ sqcap ⊓ sqcup ⊔ uplus ⊎ setminus ∖ smallsetminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ dagger † \
    ddagger ‡ amalg ⨿ wr ≀ triangleleft ◁ triangleright ▷
    """

  private static let relations = """
    in ∈ notin ∉ ni ∋ owns ∋ le ≤ leq ≤ ge ≥ geq ≥ leqslant ⩽ geqslant ⩾ leqq ≦ geqq ≧ lt < gt > ne ≠ neq ≠ approx ≈ \
    approxeq ≊ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ varpropto ∝ ll ≪ gg ≫ lll ⋘ ggg ⋙ prec ≺ succ ≻ preceq ⪯ succeq ⪰ \
    preccurlyeq ≼ succcurlyeq ≽ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ supsetneq ⊋ sqsubseteq ⊑ \
    sqsupseteq ⊒ to → rightarrow → leftarrow ← gets ← Rightarrow ⇒ Leftarrow ⇐ leftrightarrow ↔ Leftrightarrow ⇔ iff ⟺ \
    implies ⟹ impliedby ⟸ mapsto ↦ longmapsto ⟼ longrightarrow ⟶ longleftarrow ⟵ Longrightarrow ⟹ Longleftarrow ⟸ \
    longleftrightarrow ⟷ Longleftrightarrow ⟺ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ \
    searrow ↘ nwarrow ↖ swarrow ↙ rightharpoonup ⇀ leftharpoonup ↼ rightleftharpoons ⇌ leftrightarrows ⇆ \
    rightleftarrows ⇄ hookrightarrow ↪ hookleftarrow ↩ twoheadrightarrow ↠ rightsquigarrow ⇝ leadsto ⇝ perp ⊥ \
    parallel ∥ nparallel ∦ mid ∣ nmid ∤ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩ lesssim ≲ gtrsim ≳ lessapprox ⪅ \
    gtrapprox ⪆ lessgtr ≶ coloneqq ≔ coloneq ≔ eqqcolon ≕ colonequals ≔ doteq ≐ triangleq ≜ asymp ≍ bowtie ⋈ therefore ∴ \
    because ∵ between ≬ nleq ≰ ngeq ≱ nless ≮ ngtr ≯ nsim ≁ ncong ≇ nsubseteq ⊈
    """

  private static let openings = """
    { { lbrace { lbrack [ langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lparen ( llbracket ⟦ ulcorner ⌜
    """

  private static let closings = """
    } } rbrace } rbrack ] rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rparen ) rrbracket ⟧ urcorner ⌝
    """

  private static let sums = """
    sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigvee ⋁ bigwedge ⋀ biguplus ⨄ bigsqcup ⨆
    """

  private static let integrals = "int ∫ iint ∬ iiint ∭ oint ∮"

  private static let accents = """
    hat ˆ bar ¯ tilde ˜ vec → dot ˙ ddot ¨ dddot ⃛ check ˇ breve ˘ mathring ˚ acute ´ grave `
    """

  private static let wideAccents = """
    widehat ˆ widetilde ˜ widecheck ˇ overline ‾ overrightarrow → overleftarrow ← overleftrightarrow ↔
    """

  private static let functions = """
    log log ln ln exp exp sin sin cos cos tan tan cot cot sec sec csc csc sinh sinh cosh cosh tanh tanh coth coth \
    arcsin arcsin arccos arccos arctan arctan arg arg deg deg dim dim hom hom ker ker lg lg
    """

  /// A hyphen stands for the space between two words.
  private static let limitFunctions = """
    max max min min sup sup inf inf lim lim limsup lim-sup liminf lim-inf det det Pr Pr gcd gcd argmax arg-max \
    argmin arg-min
    """

  private static let structures: [(String, TeXCommand)] = [
    (",", .space(0.1667)), ("thinspace", .space(0.1667)), (":", .space(0.2222)), (">", .space(0.2222)),
    ("medspace", .space(0.2222)), (";", .space(0.2778)), ("thickspace", .space(0.2778)), ("!", .space(-0.1667)),
    ("negthinspace", .space(-0.1667)), (" ", .space(0.3333)), ("space", .space(0.3333)), ("enspace", .space(0.5)),
    ("quad", .space(1)), ("qquad", .space(2)),
    ("hspace", .dimension), ("mspace", .dimension), ("hskip", .dimension), ("mskip", .dimension),
    ("kern", .dimension), ("mkern", .dimension),
    ("overbrace", .brace("⏞", isUnder: false)), ("underbrace", .brace("⏟", isUnder: true)),
    ("overbracket", .brace("⎴", isUnder: false)), ("underbracket", .brace("⎵", isUnder: true)),
    ("underline", .underline),
    ("mathbf", .alphabet(.bold)), ("boldsymbol", .alphabet(.boldItalic)), ("bm", .alphabet(.boldItalic)),
    ("pmb", .alphabet(.boldItalic)), ("mathbb", .alphabet(.blackboard)), ("Bbb", .alphabet(.blackboard)),
    ("mathcal", .alphabet(.calligraphic)), ("mathscr", .alphabet(.calligraphic)), ("mathfrak", .alphabet(.fraktur)),
    ("mathsf", .alphabet(.sansSerif)), ("mathtt", .alphabet(.typewriter)), ("mathrm", .alphabet(.roman)),
    ("mathit", .alphabet(.italic)), ("mathnormal", .alphabet(.italic)),
    ("bf", .alphabetSwitch(.bold)), ("rm", .alphabetSwitch(.roman)), ("cal", .alphabetSwitch(.calligraphic)),
    ("sf", .alphabetSwitch(.sansSerif)), ("tt", .alphabetSwitch(.typewriter)), ("it", .alphabetSwitch(.italic)),
    ("frac", .fraction(.inherited)), ("dfrac", .fraction(.display)), ("cfrac", .fraction(.display)),
    ("tfrac", .fraction(.text)),
    ("binom", .binomial(.inherited)), ("dbinom", .binomial(.display)), ("tbinom", .binomial(.text)),
    ("sqrt", .root), ("stackrel", .over(.relation)), ("overset", .over(nil)), ("underset", .under),
    ("text", .text(.upright)), ("textrm", .text(.upright)), ("textnormal", .text(.upright)),
    ("textup", .text(.upright)), ("mbox", .text(.upright)), ("hbox", .text(.upright)), ("textbf", .text(.bold)),
    ("textit", .text(.italic)), ("emph", .text(.italic)), ("texttt", .text(.typewriter)),
    ("textsf", .text(.sansSerif)),
    ("operatorname", .operatorName), ("mathop", .mathKind(.bigOperator)), ("mathbin", .mathKind(.binary)),
    ("mathrel", .mathKind(.relation)), ("mathord", .mathKind(.ordinary)), ("mathopen", .mathKind(.opening)),
    ("mathclose", .mathKind(.closing)), ("mathpunct", .mathKind(.punctuation)), ("mathinner", .mathKind(.inner)),
    ("colon", .symbol(":", .punctuation)),
    ("left", .left), ("right", .right), ("middle", .middle), ("not", .not),
    ("color", .colorSwitch), ("textcolor", .textColor), ("boxed", .boxed), ("fbox", .text(.upright)),
    ("phantom", .phantom(.both)), ("hphantom", .phantom(.width)), ("vphantom", .phantom(.height)),
    ("displaystyle", .style(isDisplay: true, level: 0)), ("textstyle", .style(isDisplay: false, level: 0)),
    ("scriptstyle", .style(isDisplay: false, level: 1)), ("scriptscriptstyle", .style(isDisplay: false, level: 2)),
    ("tag", .tag), ("label", .label),
    ("nonumber", .nothing), ("notag", .nothing), ("displaylimits", .nothing), ("hfill", .nothing),
    ("relax", .nothing), ("allowbreak", .nothing), ("nobreak", .nothing), ("strut", .nothing),
    ("bmod", .modulo), ("mod", .modulo), ("pmod", .parenthesizedModulo),
    ("xrightarrow", .arrow("→")), ("xleftarrow", .arrow("←")), ("xRightarrow", .arrow("⇒")),
    ("substack", .substack),
    ("over", .infix(.over)), ("choose", .infix(.choose)), ("atop", .infix(.atop)),
    ("begin", .begin), ("end", .end), ("\\", .newLine), ("newline", .newLine), ("cr", .newLine), ("hline", .rule),
    ("limits", .limits), ("nolimits", .noLimits),
  ]

  /// The words of a table, two by two.
  private static func pairs(_ table: String) -> [(String, String)] {
    var words: [String] = [""]
    for scalar in table.unicodeScalars {
      if scalar == " " { words.append("") } else { words[words.count - 1].unicodeScalars.append(scalar) }
    }
    var pairs: [(String, String)] = []
    for index in stride(from: 0, to: words.count - 1, by: 2) { pairs.append((words[index], words[index + 1])) }
    return pairs
  }
}
