// Dynamic memory: malloc and its relatives.
//
// The memory behind the program's own data is one row of blocks. Free blocks are kept in lists by size class, eight
// classes to a power of two, and merged with their free neighbours at once; the first list whose blocks all fit serves
// a request. Every operation takes constant time, memory.grow aside.
//
// Source: M. Masmano et al., "TLSF: a new dynamic memory allocator for real-time systems" (2004).
#ifdef __wasm__

#include <stddef.h>
#include <stdint.h>

// Payloads are aligned to 16 bytes, so headers lie 8 bytes before a multiple of 16.
enum { alignment = 16, headerSize = 8, inUse = 1, pageSize = 65536, classCount = 256 };

typedef struct Block {
  uint32_t previousSize; // of the block before this one, 0 for the first
  uint32_t size;         // the header included; a multiple of 16, plus the flag `inUse`
  struct Block *next;    // the links of its list, in a free block only
  struct Block *previous;
} Block;

extern unsigned char __heap_base;

static Block *end; // a header without payload behind the last block, in use
static Block *lists[classCount];
static uint32_t filled[classCount / 32]; // a bit for each list that is not empty

static uint32_t sizeOf(const Block *block) { return block->size & ~(uint32_t)inUse; }
static Block *after(Block *block) { return (Block *)((char *)block + sizeOf(block)); }
static Block *before(Block *block) { return (Block *)((char *)block - block->previousSize); }
static void *payload(Block *block) { return (char *)block + headerSize; }
static Block *blockOf(void *payload) { return (Block *)((char *)payload - headerSize); }

static void setSize(Block *block, uint32_t size, uint32_t flag) {
  block->size = size | flag;
  after(block)->previousSize = size;
}

// The class of the blocks of `size` to just below the next class's size.
static uint32_t classOf(uint32_t size) {
  uint32_t exponent = 31 - __builtin_clz(size);
  return exponent * 8 + (size >> (exponent - 3) & 7);
}

static void insert(Block *block) {
  uint32_t class = classOf(block->size);
  block->previous = NULL;
  block->next = lists[class];
  if (block->next) block->next->previous = block;
  lists[class] = block;
  filled[class / 32] |= 1u << class % 32;
}

static void removeFromList(Block *block) {
  uint32_t class = classOf(block->size);
  if (block->next) block->next->previous = block->previous;
  if (block->previous) {
    block->previous->next = block->next;
  } else {
    lists[class] = block->next;
    if (!block->next) filled[class / 32] &= ~(1u << class % 32);
  }
}

// Marks a block as free, together with free neighbours.
static void makeFree(Block *block) {
  uint32_t size = sizeOf(block);
  Block *follower = after(block);
  if (!(follower->size & inUse)) {
    removeFromList(follower);
    size += follower->size;
  }
  if (block->previousSize && !(before(block)->size & inUse)) {
    block = before(block);
    removeFromList(block);
    size += block->size;
  }
  setSize(block, size, 0);
  insert(block);
}

// Cuts a block in use down to `size`; what is left becomes free.
static void shrink(Block *block, uint32_t size) {
  uint32_t rest = sizeOf(block) - size;
  if (rest == 0) return;
  setSize(block, size, inUse);
  setSize(after(block), rest, inUse);
  makeFree(after(block));
}

// Adds a free block of at least `size` bytes at the end; 0 if the browser refuses.
static int grow(uint32_t size) {
  if (!end) {
    uintptr_t base = ((uintptr_t)&__heap_base + headerSize + alignment - 1) & ~(uintptr_t)(alignment - 1);
    end = blockOf((void *)base);
    uintptr_t top = (uintptr_t)__builtin_wasm_memory_size(0) * pageSize;
    if (top < base) {
      if (__builtin_wasm_memory_grow(0, 1) == (size_t)-1) return 0;
      top += pageSize;
    }
    end->previousSize = 0;
    end->size = (uint32_t)(top - base) | inUse;
    Block *first = end;
    end = blockOf((void *)top);
    if (first != end) {
      setSize(first, (uint32_t)(top - base), 0);
      insert(first);
    }
    end->size = inUse;
  }
  size_t pages = ((size_t)size + pageSize - 1) / pageSize;
  if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) return 0;
  Block *block = end;
  end = (Block *)((char *)end + pages * pageSize);
  setSize(block, (uint32_t)(pages * pageSize), inUse);
  end->size = inUse;
  makeFree(block);
  return 1;
}

// A free block of at least `size` bytes, taken from its list, from the first class whose blocks all fit.
static Block *find(uint32_t size) {
  uint32_t exponent = 31 - __builtin_clz(size);
  uint32_t class = classOf(size + (1u << (exponent - 3)) - 1);
  uint32_t word = class / 32;
  uint32_t bits = filled[word] & ~0u << class % 32;
  while (!bits) {
    if (++word == classCount / 32) return NULL;
    bits = filled[word];
  }
  Block *block = lists[word * 32 + __builtin_ctz(bits)];
  removeFromList(block);
  return block;
}

void *malloc(size_t count) {
  if (count > UINT32_MAX / 4) return NULL;
  uint32_t size = (uint32_t)(count + headerSize + alignment - 1) & ~(uint32_t)(alignment - 1);
  Block *block = find(size);
  if (!block) {
    // An eighth more, for the block must be of a class in which all fit.
    if (!grow(size + size / 8)) return NULL;
    block = find(size);
    if (!block) return NULL;
  }
  setSize(block, block->size, inUse);
  shrink(block, size);
  return payload(block);
}

void free(void *pointer) {
  if (pointer) makeFree(blockOf(pointer));
}

void *memcpy(void *restrict target, const void *restrict source, size_t count);
void *memset(void *target, int byte, size_t count);

void *calloc(size_t count, size_t size) {
  size_t total;
  if (__builtin_mul_overflow(count, size, &total)) return NULL;
  void *pointer = malloc(total);
  if (pointer) memset(pointer, 0, total);
  return pointer;
}

void *realloc(void *pointer, size_t count) {
  if (!pointer) return malloc(count);
  size_t capacity = sizeOf(blockOf(pointer)) - headerSize;
  if (count <= capacity && count >= capacity / 2) return pointer;
  void *moved = malloc(count);
  if (!moved) return NULL;
  memcpy(moved, pointer, count < capacity ? count : capacity);
  free(pointer);
  return moved;
}

void *aligned_alloc(size_t boundary, size_t count) {
  if (boundary <= alignment) return malloc(count);
  if (count > UINT32_MAX / 4 || boundary > UINT32_MAX / 4) return NULL;
  char *start = malloc(count + boundary);
  if (!start) return NULL;
  char *aligned = (char *)(((uintptr_t)start + boundary - 1) & ~(uintptr_t)(boundary - 1));
  if (aligned == start) return start;
  // The bytes before the boundary, a multiple of 16, become a block of their own.
  Block *front = blockOf(start);
  uint32_t whole = sizeOf(front);
  uint32_t gap = (uint32_t)(aligned - start);
  setSize(front, gap, inUse);
  setSize(after(front), whole - gap, inUse);
  makeFree(front);
  return aligned;
}

int posix_memalign(void **result, size_t boundary, size_t count) {
  enum { outOfMemory = 12 };
  *result = aligned_alloc(boundary, count);
  return *result ? 0 : outOfMemory;
}

#endif
