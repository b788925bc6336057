package import LossLanguage

/// A formula of a notebook, with its place.
package struct Formula: Sendable {
  /// Its TeX, without the dollars.
  package var source: Source
  package var isDisplay: Bool
}
