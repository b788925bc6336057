extension Elementary {
  /// A place below 0 where `lgamma` crosses zero, with Taylor's series there: the logarithms of two factors that cancel
  /// leave few digits beside it, the distance from the place leaves all.
  struct GammaZero: Sendable {
    let place: DoubleDouble
    /// The first derivative, then the further ones over n!.
    let slope: DoubleDouble
    let bends: [Double]

    /// lgamma(x) for an x so near that the result is below 2^-12.
    func value(at x: Double) -> Double {
      let distance = DoubleDouble(x) - place
      var tail = 0.0
      for bend in bends.reversed() { tail = (tail + bend) * distance.high }
      return ((slope + tail) * distance).high
    }

    static func nearest(to x: Double) -> GammaZero {
      var nearest = all[0]
      for zero in all where (x - zero.place.high).magnitude < (x - nearest.place.high).magnitude { nearest = zero }
      return nearest
    }
  }
}

private extension Elementary.GammaZero {
  /// From mpmath with 600 bits. Beyond these the zeros are so near to the poles that no double lies where the result is
  /// below 2^-12.
  static let all: [Elementary.GammaZero] = [
    Elementary.GammaZero(
      place: DoubleDouble(-2.4570247382208006, -3.7075610815513266e-17),
      slope: DoubleDouble(1.5156034480216574, -4.0695290379659363e-17),
      bends: [4.8583209516339965, 1.41129114307798, 8.721782583815346, 5.800414566599873]),
    Elementary.GammaZero(
      place: DoubleDouble(-2.7476826467274127, 9.055340329338315e-17),
      slope: DoubleDouble(-1.9143501856115988, -6.288473508186805e-17),
      bends: [9.575189475709667, -20.095134916842603, 62.627282713513715, -194.76615530344623]),
    Elementary.GammaZero(
      place: DoubleDouble(-3.14358088834998, -2.1818179852331714e-16),
      slope: DoubleDouble(7.781884658131351, -1.2366266971852707e-16),
      bends: [25.831338372387957, 112.268986297176, 588.8907422380014, 3277.1937854953417]),
    Elementary.GammaZero(
      place: DoubleDouble(-3.955294284858598, -1.999428391746348e-17),
      slope: DoubleDouble(-20.725060845803707, 1.4319348367658305e-15),
      bends: [251.7146825868894, -3730.6047156806126, 62588.08191876606, -1119991.501665522]),
    Elementary.GammaZero(
      place: DoubleDouble(-4.039361839740537, 2.1143995503980602e-16),
      slope: DoubleDouble(26.790480886140593, 7.29303362861673e-16),
      bends: [324.25532293784715, 5465.691820777134, 104145.55520145541, 2116669.417577535]),
    Elementary.GammaZero(
      place: DoubleDouble(-4.991544640560048, 1.5174411760571722e-16),
      slope: DoubleDouble(-116.53578161624363, -5.71604654736871e-15),
      bends: [6995.235954894064, -551419.9978512884, 48911582.709059045, -4627747171.739249]),
    Elementary.GammaZero(
      place: DoubleDouble(-5.0082181683225935, -4.3926353491015815e-17),
      slope: DoubleDouble(123.3621845633534, -1.7685712092825869e-15),
      bends: [7404.762432228682, 600556.168452811, 54807486.35665586, 5335250743.384385]),
    Elementary.GammaZero(
      place: DoubleDouble(-5.998607480080875, -3.311862478893795e-16),
      slope: DoubleDouble(-716.2454304275473, -2.978324292002825e-14),
      bends: [257851.58963956262, -123445282.15783688, 66486633581.99334, -38196442388133.234]),
    Elementary.GammaZero(
      place: DoubleDouble(-6.001385294453155, 6.415847287933042e-17),
      slope: DoubleDouble(723.7366299252801, 1.1249184125179834e-14),
      bends: [260548.41030309396, 125386984.94090366, 67884656938.77096, 39203019565186.83]),
    Elementary.GammaZero(
      place: DoubleDouble(-6.999801507890638, 1.0550130037400023e-17),
      slope: DoubleDouble(-5035.967373768125, -3.431412146498085e-13),
      bends: [12690641.16604718, -42623489764.75812, 161052333144473.78, -6.491032158885829e+17]),
    Elementary.GammaZero(
      place: DoubleDouble(-7.000198333407325, 2.504354173632409e-16),
      slope: DoubleDouble(5044.029941110829, 2.1055091809068177e-13),
      bends: [12710958.833951395, 42725890801.879196, 161568434353282.84, 6.517043660273723e+17]),
    Elementary.GammaZero(
      place: DoubleDouble(-7.999975197095821, -5.261737128572354e-17),
      slope: DoubleDouble(-40315.71854218779, -1.3528231836249092e-12),
      bends: [812764889.3354839, -21845960238437.15, 6.605867627581421e+17, -2.1306755305163004e+22]),
    Elementary.GammaZero(
      place: DoubleDouble(-8.000024800270682, -4.354586297860107e-16),
      slope: DoubleDouble(40324.281108124356, -2.389812710483955e-12),
      bends: [812937510.664516, 21852920330413.64, 6.608673936664925e+17, 2.1318070343392603e+22]),
    Elementary.GammaZero(
      place: DoubleDouble(-8.999997244250977, -2.2185620509727132e-16),
      slope: DoubleDouble(-362875.4964746711, 1.3486075072383962e-11),
      bends: [65840130084.02046, -1.592794543191949e+16, 4.3349227292710556e+21, -1.258437599020075e+27]),
    Elementary.GammaZero(
      place: DoubleDouble(-9.000002755714823, -9.491348611623208e-17),
      slope: DoubleDouble(362884.5034850277, 5.4195819812064025e-12),
      bends: [65841764315.97954, 1.5928538462012788e+16, 4.33513792803131e+21, 1.2585156903461966e+27]),
    Elementary.GammaZero(
      place: DoubleDouble(-9.99999972442663, 4.883037618642443e-16),
      slope: DoubleDouble(-3628795.296492739, -1.2671744970551317e-10),
      bends: [6584086185960.205, -1.5928210978304629e+19, 4.335019090413096e+25, -1.258472566431477e+32]),
    Elementary.GammaZero(
      place: DoubleDouble(-10.000000275573013, -3.4909708332642057e-16),
      slope: DoubleDouble(3628804.7035030955, -3.2764123120909294e-11),
      bends: [6584103254039.795, 1.5928272914951848e+19, 4.335041565983639e+25, 1.2584807223665154e+32]),
    Elementary.GammaZero(
      place: DoubleDouble(-10.99999997494789, 1.9843998306985407e-16),
      slope: DoubleDouble(-39916795.114676446, 7.737126660349542e-10),
      bends: [796675363616762.2, -2.120048613893936e+22, 6.346916349938978e+29, -2.026788600430993e+37]),
    Elementary.GammaZero(
      place: DoubleDouble(-11.000000025052106, -6.850849812286175e-16),
      slope: DoubleDouble(39916804.88532317, -1.9950818162239775e-09),
      bends: [796675558623237.8, 2.1200493922973838e+22, 6.346919457076453e+29, 2.0267898407008447e+37]),
    Elementary.GammaZero(
      place: DoubleDouble(-11.999999997912324, -1.0020693920103036e-16),
      slope: DoubleDouble(-479001594.94800997, 1.1134489574140605e-08),
      bends: [1.1472126519132435e+17, -3.6634446193922216e+25, 1.3160968687098167e+34, -5.043300020340304e+42]),
    Elementary.GammaZero(
      place: DoubleDouble(-12.000000002087676, 1.2222548112048185e-16),
      slope: DoubleDouble(479001605.05199003, -2.2289997782624084e-08),
      bends: [1.1472126761123565e+17, 3.66344473530636e+25, 1.3160969242328746e+34, 5.0433002862966394e+42]),
    Elementary.GammaZero(
      place: DoubleDouble(-12.99999999983941, 6.747262033096337e-16),
      slope: DoubleDouble(-6227020794.794164, -1.1429843684124307e-07),
      bends: [1.9387894005607895e+19, -8.048587946043371e+28, 3.758904339726865e+38, -1.872542039912427e+48]),
    Elementary.GammaZero(
      place: DoubleDouble(-13.00000000016059, -6.745919484964342e-16),
      slope: DoubleDouble(6227020805.205836, -1.1693576000219276e-07),
      bends: [1.9387894038024745e+19, 8.048587966229412e+28, 3.758904352296755e+38, 1.872542047739723e+48]),
    Elementary.GammaZero(
      place: DoubleDouble(-13.99999999998853, 8.094860741926607e-16),
      slope: DoubleDouble(-87178291194.6513, -5.242382227630101e-07),
      bends: [3.8000272280428536e+21, -2.208532534960574e+32, 1.4440206933867054e+43, -1.0070980520242424e+54]),
    Elementary.GammaZero(
      place: DoubleDouble(-14.00000000001147, -8.094853704222662e-16),
      slope: DoubleDouble(87178291205.3487, -5.244311024301018e-07),
      bends: [3.800027228509144e+21, 2.2085325353670776e+32, 1.4440206937410883e+43, 1.0070980523331875e+54]),
  ]
}
