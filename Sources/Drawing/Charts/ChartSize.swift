/// What a drawing is laid out for. Text in an SVG shrinks with the picture, so a narrow screen gets a picture of its
/// own.
package enum ChartSize: String, Sendable, CaseIterable {
  /// A column of text, some 550 to 750 px.
  case wide
  /// A telephone, from 320 px.
  case narrow

  /// Of the whole drawing, in user units: roughly pixels.
  var width: Double { self == .wide ? 640 : 320 }
  var titleSize: Double { self == .wide ? 15 : 16 }
  var labelSize: Double { self == .wide ? 13 : 14 }
  var tickSize: Double { self == .wide ? 12 : 13 }
  /// Height of a panel that stands alone.
  var panelHeight: Double { self == .wide ? 320 : 230 }
  /// Height of one of several panels in a column.
  var stackedHeight: Double { self == .wide ? 200 : 170 }
  /// Ticks are about this far apart.
  var xSpacing: Double { self == .wide ? 84 : 60 }
  var ySpacing: Double { self == .wide ? 54 : 46 }
}
