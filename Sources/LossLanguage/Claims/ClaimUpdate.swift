/// What makes a claim hold that is false or still to be filled in: other numbers, all else as the author wrote it.
package struct ClaimUpdate: Sendable, Equatable {
  /// The whole right side that holds.
  package let text: String
  /// Where it differs from what is written, by byte offsets of the file, in order: of an array only the elements that
  /// change, so that its lines stay as they are.
  package let replacements: [Replacement]
  package let distance: ClaimDistance?

  package struct Replacement: Sendable, Equatable {
    package let bytes: Range<Int>
    package let text: String
  }

  /// - Parameter written: where the right side stands in the source.
  init(_ text: String, for written: Span, in source: Source, distance: ClaimDistance?) {
    self.text = text
    self.distance = distance
    let update = Source(file: source.file, text: text)
    let old = source.part(written).claimParts
    let new = update.claimParts
    let isSimilar = old.count == new.count && !zip(old, new).contains { $0.bracket != $1.bracket }
    guard isSimilar else {
      replacements = [Replacement(bytes: source.fileRange(of: written), text: text)]
      return
    }
    var replacements: [Replacement] = []
    for (old, new) in zip(old, new) where old.kinds != new.kinds {
      let place = Span(written.start + old.span.start, written.start + old.span.end)
      replacements.append(Replacement(bytes: source.fileRange(of: place), text: update.text(of: new.span)))
    }
    self.replacements = replacements
  }
}

/// A bracket or comma of a literal, or what stands between two of them.
private struct ClaimPart {
  var span: Span
  var kinds: [Token.Kind]
  var bracket: Token.Kind?
}

private extension Source {
  var claimParts: [ClaimPart] {
    var parts: [ClaimPart] = []
    for token in Lexer.tokens(of: self, hasLines: true) where token.kind != .end {
      if token.kind.opensBracket || token.kind.closesBracket || token.kind == .symbol(.comma) {
        parts.append(ClaimPart(span: token.span, kinds: [], bracket: token.kind))
      } else if let last = parts.last, last.bracket == nil {
        parts[parts.count - 1].span = last.span.through(token.span)
        parts[parts.count - 1].kinds.append(token.kind)
      } else {
        parts.append(ClaimPart(span: token.span, kinds: [token.kind], bracket: nil))
      }
    }
    return parts
  }
}

extension Source {
  /// Where a span, not empty, stands in the bytes of the file.
  func fileRange(of span: Span) -> Range<Int> {
    fileOffset(at: span.start)..<(fileOffset(at: span.end - 1) + 1)
  }
}
