/// The stable names of everything that can be wrong; `lossbook explain CODE` describes each.
package enum DiagnosticCode: String, Sendable, CaseIterable {
  // Syntax
  case unexpectedToken = "unexpected-token"
  case unexpectedCharacter = "unexpected-character"
  case missingExpression = "missing-expression"
  case unclosedBracket = "unclosed-bracket"
  case unclosedText = "unclosed-text"
  case badEscape = "bad-escape"
  case badNumber = "bad-number"
  case foreignOperator = "foreign-operator"
  case notADefinition = "not-a-definition"
  case reservedWord = "reserved-word"
  case badClaim = "bad-claim"
  case duplicateParameter = "duplicate-parameter"
  case badParameter = "bad-parameter"

  // Names
  case unknownName = "unknown-name"
  case usedBeforeDefinition = "used-before-definition"
  case duplicateName = "duplicate-name"
  case recursiveDefinition = "recursive-definition"
  case libraryShadowed = "library-shadowed"
  case skipped = "skipped"

  // Calls
  case notAFunction = "not-a-function"
  case unknownArgument = "unknown-argument"
  case missingArgument = "missing-argument"
  case tooManyArguments = "too-many-arguments"
  case duplicateArgument = "duplicate-argument"
  case badArgument = "bad-argument"
  case missingReduction = "missing-reduction"
  case domain = "domain"
  case notNormalized = "not-normalized"
  case diverged

  // Values
  case typeMismatch = "type-mismatch"
  case shapeMismatch = "shape-mismatch"
  case unitMismatch = "unit-mismatch"
  case raggedArray = "ragged-array"
  case mixedArray = "mixed-array"
  case notACondition = "not-a-condition"
  case badIndex = "bad-index"
  case indexOutOfRange = "index-out-of-range"
  case unknownColumn = "unknown-column"
  case unknownField = "unknown-field"
  case emptyArray = "empty-array"

  // Limits
  case nestingLimit = "nesting-limit"
  case callLimit = "call-limit"
  case stepLimit = "step-limit"
  case elementLimit = "element-limit"
  case outputLimit = "output-limit"

  // Claims
  case falseClaim = "false-claim"
  case falseErratum = "false-erratum"
  case falseCheck = "false-check"
  case falseRefutation = "false-refutation"
  case unfilledClaim = "unfilled-claim"
  case emptyCheck = "empty-check"
  case didNotFail = "did-not-fail"

  // Cells
  case unknownCellKind = "unknown-cell-kind"
  case unknownAttribute = "unknown-attribute"
  case badAttribute = "bad-attribute"
  case missingCellName = "missing-cell-name"
  case duplicateID = "duplicate-id"
  case unclosedFence = "unclosed-fence"

  // Data
  case missingHeader = "missing-header"
  case duplicateHeader = "duplicate-header"
  case raggedRow = "ragged-row"
  case badQuoting = "bad-quoting"
  case mixedColumn = "mixed-column"
  case missingValue = "missing-value"
  case badJSON = "bad-json"
  case badMatrix = "bad-matrix"
  case unreadableFile = "unreadable-file"
  case outsideProject = "outside-project"

  // Plots
  case unknownDirective = "unknown-directive"
  case badDirective = "bad-directive"
  case logAxis = "log-axis"
  case notANumber = "not-a-number"
  case lengthMismatch = "length-mismatch"
  case missingVariable = "missing-variable"
  case unlabelledFamily = "unlabelled-family"

  // Notebooks and sites
  case notUTF8 = "not-utf8"
  case badFrontMatter = "bad-front-matter"
  case badConfiguration = "bad-configuration"
  case unknownKey = "unknown-key"
  case unmatchedDollar = "unmatched-dollar"
  case badFormula = "bad-formula"
  case brokenLink = "broken-link"
  case brokenAnchor = "broken-anchor"
  case missingImage = "missing-image"
  case duplicatePage = "duplicate-page"
  case duplicateFootnote = "duplicate-footnote"
  case falseReference = "false-reference"
  case emptyLink = "empty-link"
  case unknownReference = "unknown-reference"
  case badCallout = "bad-callout"

  // Projects
  case missingDescription = "missing-description"
  case unreferencedFile = "unreferenced-file"
  case deadLink = "dead-link"
  case unclaimedNumber = "unclaimed-number"
  case badWaiver = "bad-waiver"
  case unusedWaiver = "unused-waiver"
  case lowCoverage = "low-coverage"
  case staleRecord = "stale-record"
  case missingRecord = "missing-record"
  case orphanedRecord = "orphaned-record"
  case badRecord = "bad-record"
}
