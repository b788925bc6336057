#!/usr/bin/env bash
# Builds the browser's module with the stock Swift toolchain, runs it in node, and compares its reports with the host's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

build=.build-wasm
toolchain=$(dirname "$(dirname "$(readlink -f "$(command -v swiftc)")")")
unicode=$toolchain/lib/swift/embedded/wasm32-unknown-none-wasm/libswiftUnicodeDataTables.a
swift build --quiet --scratch-path "$build" --triple wasm32-unknown-none-wasm -c release --product Browser \
  -Xswiftc -enable-experimental-feature -Xswiftc Embedded -Xswiftc -wmo -Xswiftc -Osize \
  -Xcc -ffreestanding -Xcc -fno-stack-protector \
  -Xswiftc -Xclang-linker -Xswiftc -nostdlib \
  -Xlinker --no-entry -Xlinker --export=allocate -Xlinker --export=release -Xlinker --export=evaluate \
  -Xlinker -z -Xlinker stack-size=1048576 -Xlinker --gc-sections -Xlinker --strip-all -Xlinker "$unicode"

swift build --quiet --product lossbook
node Tests/Browser/run.mjs "$build/wasm32-unknown-none-wasm/release/Browser.wasm" "$(swift build --show-bin-path)/lossbook"
