// Bytes: what the compiler calls to copy, fill and compare.
#ifdef __wasm__

#include <stddef.h>

void *memcpy(void *restrict target, const void *restrict source, size_t count) {
  unsigned char *to = target;
  const unsigned char *from = source;
  // Words of eight bytes; WebAssembly has no alignment trap.
  typedef unsigned long long __attribute__((aligned(1), may_alias)) Word;
  for (; count >= 8; count -= 8, to += 8, from += 8) *(Word *)to = *(const Word *)from;
  while (count--) *to++ = *from++;
  return target;
}

void *memmove(void *target, const void *source, size_t count) {
  unsigned char *to = target;
  const unsigned char *from = source;
  if (to <= from || to >= from + count) return memcpy(target, source, count);
  while (count--) to[count] = from[count];
  return target;
}

void *memset(void *target, int byte, size_t count) {
  unsigned char *to = target;
  while (count--) *to++ = (unsigned char)byte;
  return target;
}

int memcmp(const void *a, const void *b, size_t count) {
  const unsigned char *left = a;
  const unsigned char *right = b;
  for (; count--; left++, right++) {
    if (*left != *right) return *left - *right;
  }
  return 0;
}

size_t strlen(const char *text) {
  size_t length = 0;
  while (text[length]) length++;
  return length;
}

#endif
