// Runs the browser's module: its reports against the host's, its pictures, and its memory.
import assert from "node:assert";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const [modulePath, lossbook] = process.argv.slice(2);
const bytes = readFileSync(modulePath);
const module = new WebAssembly.Module(bytes);
assert.deepStrictEqual(WebAssembly.Module.imports(module), [], "the module needs nothing from the page");
const { exports } = new WebAssembly.Instance(module);
const { allocate, release, memory } = exports;

// The memory may move when it grows: every view is made anew.
function evaluate(text) {
  const input = new TextEncoder().encode(text);
  const pointer = allocate(input.length) >>> 0;
  new Uint8Array(memory.buffer).set(input, pointer);
  const result = exports.evaluate(pointer, input.length) >>> 0;
  const length = new DataView(memory.buffer).getUint32(result, true);
  const answer = new TextDecoder().decode(new Uint8Array(memory.buffer, result + 4, length));
  release(pointer);
  release(result);
  return JSON.parse(answer);
}

// The same numbers in every run (xorshift).
let state = 88172645463325252n;
function random64() {
  state ^= BigInt.asUintN(64, state << 13n);
  state ^= state >> 7n;
  state ^= BigInt.asUintN(64, state << 17n);
  return state;
}
const random = (count) => Number(random64() % BigInt(count));

const cell = (kind, ...lines) => "```" + kind + "\n" + lines.join("\n") + "\n```\n";

// A double as the language spells it; what is printed reads back as the same bits.
const spelled = (x) => (Number.isNaN(x) ? "nan" : `${Object.is(x, -0) ? "-0.0" : x}`.replace("Infinity", "inf").replace("+", ""));

function numbers() {
  const chosen = [
    0, -0, 0.5, 1, -1, 0.7, 2, 3, 10, 100, 1e-8, 709.5, -745, 1e22, 5e-324, Number.MAX_VALUE, Infinity, -Infinity, NaN,
  ];
  // A fifth of the random numbers have any bits at all.
  const view = new DataView(new ArrayBuffer(8));
  const draw = () => {
    if (random(5) > 0) return (random(2 ** 52) / 2 ** 46 - 32) * 2 ** random(5);
    view.setBigUint64(0, BigInt.asUintN(64, random64()));
    return view.getFloat64(0);
  };
  return [...chosen, ...Array.from({ length: 200 }, draw)];
}

// Functions of one number and of two, losses, tables, errors: what a page may hold.
function notebook() {
  const unary = [
    "abs", "sign", "sqrt", "exp", "expm1", "log", "log2", "log10", "log1p", "sin", "cos", "tanh", "sigmoid", "softplus",
    "log_sigmoid", "logit", "relu", "erf", "lgamma", "floor", "ceil", "round",
  ];
  const list = () => "[" + numbers().map(spelled).join(", ") + "]";
  const lines = [];
  for (const name of unary) lines.push(`${name}(${list()})`);
  for (const name of ["xlogy", "xlog1py", "minimum", "maximum"]) lines.push(`${name}(${list()}, ${list()})`);
  lines.push(`${list()} ^ ${list()}`, `${list()} % ${list()}`, `sum(${list()}[19:])`, `var(${list()}[19:])`);
  return (
    cell("data animals", "class, y.a, y.b, p.a, p.b", "cat, 1, 0, 0.7, 0.3", "dog, 0, 1, 0.4, 0.6", '"a, b", 0, 1, 0.9, 0.1') +
    cell("loss", ...lines) +
    cell(
      "loss",
      "loss = categorical_cross_entropy(animals.y, animals.p, base=2)",
      "steps loss",
      "loss ≈ 1.525 bits",
      "softmax([2.0, 1.0, 0.1], temperature=0.5)",
      'table(class=animals.class, loss=categorical_cross_entropy(animals.y, animals.p, reduction="none"))',
      "binary_cross_entropy([1, 0], [-1000, 30], from_logits=true)",
      "twice(f, x) = f(f(x)) where unused = 1",
      "twice(x -> x^2 + 1, [1, 2, 3])",
      "check sum(animals.p, axis=1) ≈ 1",
    ) +
    cell("loss fails", "animals.q", "los + 1", "sum([1, 2] + [1, 2, 3])", "1 +", "log2(0.7) ≈ 0.5") +
    cell(
      "plot",
      'title "Two losses"',
      'x q from 0.01 to 0.99 "probability"',
      'curve -log(q) "y = 1"',
      'curve binary_cross_entropy(0, q) "y = 0"',
      'point (0.5, log(2)) "undecided"',
    )
  );
}

function compareWithHost() {
  const text = notebook();
  const { report, pictures } = evaluate(text);
  const { stdout } = spawnSync(
    lossbook, ["run", "--format", "json", "-"], { input: text, encoding: "utf8", maxBuffer: 1 << 28 });
  const host = JSON.parse(stdout);
  // The file has another name.
  const unnamed = (value) => JSON.stringify(value, (key, part) => (key === "file" || key === "notebook" ? undefined : part));
  report.cells.forEach((one, i) => {
    one.outputs.forEach((output, j) =>
      assert(unnamed(output) === unnamed(host.cells[i].outputs[j]), output.source));
  });
  assert(unnamed(report) === unnamed(host), "the reports differ");
  assert(pictures.length === 1 && pictures[0].includes("<svg") && pictures[0].includes("undecided"), "the chart is drawn");
  assert.strictEqual(evaluate(cell("loss", "log2(0.7)")).report.cells[0].outputs[0].value, -0.5145731728297583);
  assert.strictEqual(evaluate(cell("loss", "[".repeat(10000))).report.ok, false);
  return report.cells.reduce((count, one) => count + one.outputs.length, 0);
}

function reuseMemory() {
  for (let i = 0; i < 1000; i++) release(allocate(1 << 20));
  assert(memory.buffer.byteLength < 8 << 20, "a megabyte, allocated and released a thousand times, is reused");

  // Blocks of all sizes, released in any order, each filled with a byte of its own that must survive.
  const blocks = [];
  for (let round = 0; round < 20000; round++) {
    if (blocks.length < 200 && random(3) > 0) {
      const size = random(2 ** random(17));
      const pointer = allocate(size) >>> 0;
      assert.strictEqual(pointer % 16, 0);
      assert(pointer + size <= memory.buffer.byteLength);
      new Uint8Array(memory.buffer).fill(round & 255, pointer, pointer + size);
      blocks.push({ pointer, size, byte: round & 255 });
    } else if (blocks.length > 0) {
      const [{ pointer, size, byte }] = blocks.splice(random(blocks.length), 1);
      assert(new Uint8Array(memory.buffer, pointer, size).every((value) => value === byte), "a block was overwritten");
      release(pointer);
    }
  }
  for (const { pointer } of blocks) release(pointer);
  evaluate(cell("loss", "sum(softmax([1, 2, 3]))", "unknown"));
  const before = memory.buffer.byteLength;
  release(allocate(before - (3 << 20)));
  assert.strictEqual(memory.buffer.byteLength, before, "released neighbours become one block again");
  for (let i = 0; i < 200; i++) evaluate(cell("loss", "sum(softmax([1, 2, 3]))", "unknown"));
  assert.strictEqual(memory.buffer.byteLength, before, "evaluation leaks nothing");
  return before;
}

const pages = reuseMemory() / 1024;
const count = compareWithHost();
console.log(`browser: ${count} outputs have the host's bits; ${pages} KB of memory, module of ${bytes.length >> 10} KB`);
