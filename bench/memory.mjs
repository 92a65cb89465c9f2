// How much memory is in use: JavaScript's, and that of WebAssembly, which JavaScript does not count as its own.

const memories = new Set();

// Only who makes an instance knows its memory: so whoever makes one is asked.
WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(Instance, args) {
    const instance = new Instance(...args);
    const memory = Object.values(instance.exports).find((it) => it instanceof WebAssembly.Memory);
    if (memory) memories.add(memory);
    return instance;
  },
});

/** That of WebAssembly, in bytes: it never shrinks. */
export const ofModules = () => [...memories].reduce((all, { buffer }) => all + buffer.byteLength, 0);

/** In bytes. */
export function used() {
  globalThis.gc?.();
  const heap = globalThis.process?.memoryUsage?.().heapUsed ?? performance.memory?.usedJSHeapSize ?? 0;
  return heap + ofModules();
}
