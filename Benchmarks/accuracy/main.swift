// Reads lines `function x [y]`, the numbers as the hexadecimal bits of doubles, and answers with the bits of the value.
// accuracy.py compiles it together with the sources of the functions.

func number(_ bits: Substring) -> Double { UInt64(bits, radix: 16).map { Double(bitPattern: $0) } ?? .nan }

while let line = readLine() {
  let words = line.split(separator: " ")
  let x = number(words[1])
  let y = words.count > 2 ? number(words[2]) : .nan
  let value =
    switch words[0] {
    case "exp": Elementary.exp(x)
    case "expm1": Elementary.expm1(x)
    case "log": Elementary.log(x)
    case "log1p": Elementary.log1p(x)
    case "log2": Elementary.log2(x)
    case "log10": Elementary.log10(x)
    case "logbase": Elementary.log(x, base: y)
    case "sigmoid": Elementary.sigmoid(x)
    case "softplus": Elementary.softplus(x)
    case "logSigmoid": Elementary.logSigmoid(x)
    case "logit": Elementary.logit(x)
    case "tanh": Elementary.tanh(x)
    case "sin": Elementary.sin(x)
    case "cos": Elementary.cos(x)
    case "erf": Elementary.erf(x)
    case "lgamma": Elementary.lgamma(x)
    case "pow": Elementary.pow(x, y)
    case "xlogy": Elementary.xlogy(x, y)
    case "xlog1py": Elementary.xlog1py(x, y)
    case "remainder": Elementary.remainder(x, y)
    default: fatalError("unknown function \(words[0])")
    }
  print(String(value.bitPattern, radix: 16))
}
