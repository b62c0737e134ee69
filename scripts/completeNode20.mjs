// @ts-check

/**
 * Vitest 5 is made for Node 22 and is the one thing here that is. All it misses on Node 20 is
 * three functions, in the process that reports: without them the first failing test ends the
 * report in the place of its message. What is there already is left alone.
 */
export function completeNode20() {
  complete(Map, 'groupBy', groupIntoMap);
  complete(Object, 'groupBy', groupIntoObject);
  complete(Promise, 'withResolvers', withResolvers);
}

/**
 * @param {object} owner
 * @param {string} name
 * @param {unknown} value
 */
function complete(owner, name, value) {
  if (Reflect.has(owner, name)) return;
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}

/**
 * @template Item
 * @param {Iterable<Item>} items
 * @param {(item: Item, index: number) => PropertyKey} keyOf
 */
function groupIntoMap(items, keyOf) {
  /** @type {Map<PropertyKey, Item[]>} */
  const groups = new Map();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index);
    index += 1;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/**
 * @template Item
 * @param {Iterable<Item>} items
 * @param {(item: Item, index: number) => PropertyKey} keyOf
 */
function groupIntoObject(items, keyOf) {
  return Object.assign(Object.create(null), Object.fromEntries(groupIntoMap(items, keyOf)));
}

function withResolvers() {
  /** @type {(value: unknown) => void} */
  let resolve = () => undefined;
  /** @type {(reason: unknown) => void} */
  let reject = () => undefined;
  const promise = new Promise((onDone, onFailed) => {
    resolve = onDone;
    reject = onFailed;
  });
  return { promise, resolve, reject };
}
