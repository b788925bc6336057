// Runs the browser's module: its values against the host's, and its memory.
import assert from "node:assert";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const [modulePath, hostPath] = process.argv.slice(2);
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
  return answer;
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
const view = new DataView(new ArrayBuffer(8));
function bits(x) {
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16);
}

function compareWithHost() {
  const unary = [
    "sqrt", "exp", "expm1", "log", "log2", "log10", "log1p", "sin", "cos", "tanh", "sigmoid", "softplus",
    "log_sigmoid", "logit", "erf", "lgamma", "floor", "ceil",
  ];
  const binary = ["power", "remainder", "xlogy", "xlog1py"];
  const chosen = [
    0, -0, 0.5, 1, -1, 0.7, 2, 3, 10, 100, 1e-8, 709.5, -745, 1e22, 5e-324, Number.MAX_VALUE, Infinity, -Infinity, NaN,
  ];
  // A fifth of the random numbers have any bits at all.
  const moderate = () => (random(2 ** 52) / 2 ** 46 - 32) * 2 ** random(5);
  const draw = () => (random(5) === 0 ? random64().toString(16) : bits(moderate()));
  const lines = [];
  for (const name of unary) {
    for (const x of chosen) lines.push(`${name} ${bits(x)}`);
    for (let i = 0; i < 200; i++) lines.push(`${name} ${draw()}`);
  }
  for (const name of binary) {
    for (const x of chosen) for (const y of chosen) lines.push(`${name} ${bits(x)} ${bits(y)}`);
    for (let i = 0; i < 200; i++) lines.push(`${name} ${draw()} ${draw()}`);
  }
  const host = execFileSync(hostPath, { input: lines.join("\n") + "\n", encoding: "utf8" }).split("\n");
  // A nan has no sign or payload that would be shown.
  const withoutPayload = (text) => {
    view.setBigUint64(0, BigInt("0x" + text));
    return Number.isNaN(view.getFloat64(0)) ? "nan" : text;
  };
  lines.forEach((line, i) => assert.strictEqual(withoutPayload(evaluate(line)), withoutPayload(host[i]), line));
  assert.strictEqual(evaluate(`log2 ${bits(0.7)}`), bits(-0.5145731728297583));
  return lines.length;
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
  const before = memory.buffer.byteLength;
  release(allocate(before - (3 << 20)));
  assert.strictEqual(memory.buffer.byteLength, before, "released neighbours become one block again");
  for (let i = 0; i < 20000; i++) evaluate("exp 3ff0000000000000");
  assert.strictEqual(memory.buffer.byteLength, before, "evaluation leaks nothing");
  return before;
}

const pages = reuseMemory() / 1024;
const count = compareWithHost();
console.log(`browser: ${count} values have the host's bits; ${pages} KB of memory, module of ${bytes.length >> 10} KB`);
