// What ends with what, without the book-keeping that looks for leaks (see ../cuts.ts).

/** @returns what runs `end` once */
export function toDisposable(end) {
  let isOver = false;
  return {
    dispose() {
      if (isOver) return;
      isOver = true;
      end();
    },
  };
}

/** Ends all of a list, or one; each even if another throws. */
export function dispose(one) {
  const all = one?.[Symbol.iterator] ? [...one] : [one];
  for (const each of all) {
    try {
      each?.dispose();
    } catch (error) {
      reportError(error);
    }
  }
  return Array.isArray(one) ? [] : one;
}

/** Ends together. */
export class DisposableStore {
  _held = new Set();
  _isOver = false;

  add(one) {
    // Nobody would end it any more.
    if (this._isOver) one?.dispose();
    else if (one) this._held.add(one);
    return one;
  }

  delete(one) {
    this._held.delete(one);
    one?.dispose();
  }

  clear() {
    const all = [...this._held];
    this._held.clear();
    dispose(all);
  }

  dispose() {
    this._isOver = true;
    this.clear();
  }
}

export class Disposable {
  _store = new DisposableStore();

  _register(one) {
    return this._store.add(one);
  }

  dispose() {
    this._store.dispose();
  }
}

/** Has one at a time: the one before ends. */
export class MutableDisposable {
  _one = undefined;
  _isOver = false;

  get value() {
    return this._one;
  }

  set value(next) {
    if (this._isOver || next === this._one) return;
    const before = this._one;
    this._one = next;
    before?.dispose();
  }

  clear() {
    this.value = undefined;
  }

  dispose() {
    this.clear();
    this._isOver = true;
  }
}
