/**
 * What the tests' tools take from Node 22 and Node 20 lacks. Without it the reporter of failures
 * fails itself.
 */
export function supplyNode20(): void {
  const group = <K, T>(items: Iterable<T>, keyOf: (item: T, index: number) => K): Map<K, T[]> => {
    const groups = new Map<K, T[]>();
    let index = 0;
    for (const item of items) {
      const key = keyOf(item, index++);
      groups.set(key, [...(groups.get(key) ?? []), item]);
    }
    return groups;
  };
  const lacking = globalThis as unknown as { Map: { groupBy?: unknown }; Object: { groupBy?: unknown }; Promise: { withResolvers?: unknown } };
  lacking.Map.groupBy ??= group;
  lacking.Object.groupBy ??= (items: Iterable<unknown>, keyOf: (item: unknown, index: number) => PropertyKey) => Object.fromEntries(group(items, keyOf));
  lacking.Promise.withResolvers ??= <T>() => {
    let resolve!: (value: T | PromiseLike<T>) => void;
    let reject!: (reason?: unknown) => void;
    const promise = new Promise<T>((yes, no) => {
      resolve = yes;
      reject = no;
    });
    return { promise, resolve, reject };
  };
}
