extension DiagnosticCode {
  /// What the diagnostic means and what to do about it, for `lossbook explain CODE`. Names stand in backticks.
  package var explanation: String {
    switch self {
    // Syntax
    case .unexpectedToken:
      """
      A sign or word stands where the language does not allow one, e.g. two names in a row. Each statement stands on \
      a line of its own; one that goes on needs an open bracket, or an operator at the end of the line.
      """
    case .unexpectedCharacter:
      "A character that the language does not know, e.g. `;` or `$`. Texts need double quotes."
    case .missingExpression:
      "An expression ended before it was complete, e.g. after an operator or between two commas."
    case .unclosedBracket:
      """
      A bracket was opened and not closed, or closed by one of another kind. While it is open, lines are read on as \
      one statement.
      """
    case .unclosedText:
      "A text has no closing double quote on its line. A line break inside is written `\\n`."
    case .badEscape:
      "Behind a backslash in a text only `\"`, `\\`, `n`, `t` and `u{...}` may stand."
    case .badNumber:
      """
      A number that cannot be read: a letter directly behind it (`2x` is written `2*x`), two points, or a size \
      beyond what a double holds.
      """
    case .foreignOperator:
      """
      An operator of another language. Powers are `^`, logic is `and`, `or`, `not`, and a choice is `if c then a \
      else b`.
      """
    case .notADefinition:
      "Only a name, or a name with parameters, can stand before `=`. To compare, write `==`; to state a value, `≈`."
    case .reservedWord:
      "A word of the language cannot be a name: `true false inf nan if then else and or not where`."
    case .badClaim:
      """
      Behind `≈`, `!≈` and `==` stands a literal: a number, a percentage, a text, `true`, or an array of such. To \
      compare two expressions, write `check a ≈ b`.
      """
    case .duplicateParameter:
      "A function has two parameters of one name."
    case .badParameter: "Parameters without a default come first; those with one are passed by name."

    // Names
    case .unknownName:
      """
      Nothing has this name: no cell defines it and the library does not have it. Names of a named cell are read as \
      `cell.name`.
      """
    case .usedBeforeDefinition:
      "A cell uses a name that is defined further down. Move the definition up; only prose may use what comes later."
    case .duplicateName:
      """
      A name is defined twice in its scope. Names never change; give the second one another name, or put it into a \
      named cell. The first definition stands.
      """
    case .recursiveDefinition:
      """
      A name refers to itself, directly or through others. The language has no recursion; `iterate` and `minimize` \
      repeat a step.
      """
    case .libraryShadowed:
      """
      The notebook defines a name that the library has too, so that the plain name could mean either here. Write \
      `library.NAME` for the library's.
      """
    case .skipped:
      "The statement uses a name whose own definition failed, so it was not evaluated. Its fault is reported there."

    // Calls
    case .notAFunction: "Something is called that is no function, e.g. `p(1)` for an array; an element is `p[1]`."
    case .unknownArgument:
      "The function has no argument of this name. `lossbook explain FUNCTION` lists those it has."
    case .missingArgument: "The function needs an argument that the call does not give."
    case .tooManyArguments:
      """
      The call gives more arguments than the function takes without a name. Options such as `axis=` and `base=` are \
      given by name.
      """
    case .duplicateArgument: "An argument is given twice."
    case .badArgument: "An argument is of a kind, or has a value, that the function cannot use."
    case .missingReduction:
      """
      With weights there are two means: `reduction="mean"` divides by the number of elements, \
      `reduction="weighted_mean"` by the sum of the weights. Name the one that is meant.
      """
    case .domain:
      """
      A value lies outside what the function is defined for, e.g. a probability above 1. For scores that are not \
      probabilities yet, write `from_logits=true`.
      """
    case .notNormalized:
      """
      The rows of a distribution do not sum to 1 within 1e-6. Nothing is rescaled; `normalize(x)` does it where it \
      is meant.
      """
    case .diverged:
      """
      A minimization leaves the finite numbers: its steps are too long. What it computed is kept, infinities and nan \
      included.
      """

    // Values
    case .typeMismatch: "A value of one kind stands where another is needed, e.g. a text in a sum."
    case .shapeMismatch:
      """
      Two arrays do not line up. As in NumPy, shapes are compared from the last axis; each pair of lengths must be \
      equal, or one of them 1.
      """
    case .unitMismatch:
      "Nats and bits cannot be added or compared. `in_bits(...)` and `in_nats(...)` convert."
    case .raggedArray: "The rows of an array differ in length or shape."
    case .mixedArray: "The elements of an array differ in kind: numbers, booleans and texts do not mix."
    case .notACondition: "A condition must be true or false. Labels are compared first: `y == 1`."
    case .badIndex: "An index must be a whole number, a slice, an array of whole numbers, or a mask of true and false."
    case .indexOutOfRange: "There is no element at this index. Indices count from 0; negative ones from the end."
    case .unknownColumn: "The table has no column of this name."
    case .unknownField: "The record has no value of this name."
    case .emptyArray: "An array without elements has no such value, e.g. no mean."

    // Limits
    case .nestingLimit: "The source is nested deeper than 200 levels."
    case .callLimit: "Functions call one another more than 100 levels deep."
    case .stepLimit:
      "The notebook does more work than it may. Work is counted, not timed, so that the limit is the same everywhere."
    case .elementLimit: "An array, or all of them together, would hold more elements than a notebook may."
    case .outputLimit: "The notebook would show more than it may. Show a part: `head(t, 10)`."

    // Claims
    case .falseClaim:
      """
      A stated value is not the computed one. It must lie within half a unit of its last written digit, or within \
      its tolerance `± t`; `0`, `1`, `-1`, `0%` and `100%` without a point are exact.
      """
    case .falseErratum:
      "A published value that is stated to be wrong is right after all, or the value is undefined."
    case .falseCheck: "A condition is not true everywhere; the elements that fail are listed."
    case .falseRefutation: "A statement that is said to be false is true everywhere."
    case .unfilledClaim: "`≈ ?` holds a place for a number. Write the number in."
    case .emptyCheck: "A check or claim over no elements says nothing, and so does not hold."
    case .didNotFail:
      "A cell marked `fails` holds, or fails for another reason than the one that is named."

    // Cells
    case .unknownCellKind:
      """
      A fence's first word is nearly that of a cell (`loss`, `data`, `plot`) and no language that is known; it is \
      shown as code.
      """
    case .unknownAttribute: "Cells of this kind have no such attribute."
    case .badAttribute: "An attribute of a cell has a value that it cannot have."
    case .missingCellName:
      """
      A `data` cell needs a name, under which its table is used: a fence that begins `data animals`.
      """
    case .duplicateID:
      """
      Two cells, or two places with a name (`<!-- id=name -->`), have one id, so that a link could mean either. The \
      second needs `id=` of its own.
      """
    case .unclosedFence: "A fence is never closed, so that the rest of the file is read as its content."

    // Data
    case .missingHeader: "Data need a first row of names."
    case .duplicateHeader: "Two columns have one name."
    case .raggedRow: "A row has more or fewer fields than there are names."
    case .badQuoting: "A quoted field is not closed, or text follows its closing quote. A quote inside is doubled."
    case .mixedColumn:
      """
      Most fields of a column are numbers, but not all. Correct the field, name the word for missing values \
      (`missing="NA"`), or let the column be text (`text="COLUMN"`).
      """
    case .missingValue: "A column of true and false has an empty field."
    case .badJSON: "The data are no valid JSON, or not a list of objects."
    case .badMatrix: "Columns that form a matrix by their names (`p.cat, p.dog`) are not all numbers."
    case .unreadableFile:
      """
      The file named by `file=` is not there or cannot be read. Its path is relative to the notebook.
      """
    case .outsideProject: "A path leads out of the project. A notebook reads files of its own project only."

    // Plots
    case .unknownDirective: "A line of a plot begins with a word that is no directive."
    case .badDirective: "A directive of a plot lacks something, or has something that it cannot use."
    case .logAxis: "A logarithmic axis must not contain 0 or numbers below."
    case .notANumber: "A curve's expression must give one number for each value of the variable."
    case .lengthMismatch: "The lists of a mark differ in length."
    case .missingVariable: "A contour or a heat map of an expression needs a variable for y: `y b from 0 to 1`."
    case .unlabelledFamily: "The label of a family must say which member it is: `\"γ = {g}\"`."

    // Notebooks and sites
    case .notUTF8: "The file is not UTF-8. Save it in that encoding."
    case .badFrontMatter:
      """
      What stands between the lines `---` at the top is no YAML, or a key has a value that it cannot have.
      """
    case .badConfiguration: "`site/site.yml` is no YAML, or a key has a value that it cannot have."
    case .unknownKey: "The key means nothing here; it may be misspelled."
    case .unmatchedDollar:
      """
      A `$` opens a formula that is never closed. A dollar sign in prose is written `\\$` where it could be \
      mistaken.
      """
    case .badFormula:
      """
      A formula has TeX that is not understood; the page shows it as it was written. Commands of your own are \
      defined under `macros` in the front matter or in `site/site.yml`.
      """
    case .brokenLink:
      """
      A link leads to a file that the project does not have. Links to pages are written to their notebooks: \
      `b.md#id`.
      """
    case .brokenAnchor: "A link leads to a place that its page does not have. Places are headings and cells."
    case .missingImage: "An image's file is not there."
    case .duplicatePage: "Two notebooks would become one page."
    case .duplicateFootnote: "Two footnotes have one label; the first stands."
    case .falseReference:
      """
      A link says `Figure 2` and leads to a figure of another number, or to none. Numbers are counted anew when \
      something is put before them; write `[Figure](#id)` to have the number filled in.
      """
    case .emptyLink:
      """
      A link without a text takes the name of what it leads to: a figure, a table, a section, a page. This one leads \
      to something that has none.
      """
    case .unknownReference:
      """
      A citation `[@key]` names a work that `references` in the front matter does not have: `- key: authors, title, \
      year`. For the text itself, write `\\[@key]`.
      """
    case .badCallout:
      """
      A quote begins as a callout does, `> [!NOTE]`, with a word that is none of `NOTE`, `TIP`, `IMPORTANT`, `WARNING` \
      and `CAUTION`, or with text behind it in the same line; it is shown as a quote.
      """

    // Projects
    case .missingDescription:
      """
      An image has no description: `![what it shows](image.png)`. People who cannot see it get nothing else; a plot \
      describes itself.
      """
    case .unreferencedFile: "No notebook reads this data file or links to it; it may be left over, or misnamed."
    case .deadLink: "Another site's address gives no page. Only `lossbook check --external-links` asks."
    case .unclaimedNumber:
      """
      A number in prose that no claim checks. Bind it to its expression, `` `= loss ≈ 0.515` ``, or say why it cannot \
      be computed: `<!-- not computed: REASON -->`. Only `lossbook check --coverage` asks.
      """
    case .badWaiver: "A waiver needs a reason: `<!-- not computed: counted by hand -->`."
    case .unusedWaiver:
      """
      A waiver covers the numbers before it in its paragraph, or, on lines of its own, the paragraph, list or table \
      that it touches. This one covers none.
      """
    case .lowCoverage: "Fewer of the numbers in prose are claimed or waived than `--coverage=MIN` asks for."
    case .staleRecord:
      """
      A result is not what `notebooks/recorded/` has of it. If the new one is right, `lossbook accept` records it.
      """
    case .missingRecord:
      "The project records its results, and has none of this notebook. `lossbook accept` records them."
    case .orphanedRecord: "A record of results whose notebook is gone. Remove it, or give the notebook its name back."
    case .badRecord: "A file in `notebooks/recorded/` that cannot be read. `lossbook accept` writes it anew."
    }
  }
}
