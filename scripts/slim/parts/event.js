// Events, without their measuring, their looking for leaks, and all that is made of them (see ../cuts.ts).
import { dispose, toDisposable } from 'vs/base/common/lifecycle';

export class Emitter {
  /** Never changed but replaced, so that who listens may come and go while it is gone through. */
  _heard = [];
  /** What is being told. */
  _rest = undefined;
  _isOver = false;

  event = (listener, self, ends) => {
    if (this._isOver) return toDisposable(() => {});
    const one = { tell: self ? listener.bind(self) : listener, isThere: true };
    this._heard = [...this._heard, one];
    const end = toDisposable(() => {
      one.isThere = false;
      this._heard = this._heard.filter((other) => other !== one);
    });
    if (Array.isArray(ends)) ends.push(end);
    else ends?.add(end);
    return end;
  };

  fire(value) {
    // Who has not heard the last one yet hears it first.
    this._tell();
    if (this._heard.length === 0) return;
    this._rest = { all: this._heard, next: 0, value };
    this._tell();
  }

  _tell() {
    const rest = this._rest;
    if (rest === undefined) return;
    while (rest.next < rest.all.length) {
      const one = rest.all[rest.next++];
      if (!one.isThere) continue;
      try {
        one.tell(rest.value);
      } catch (error) {
        reportError(error);
      }
    }
    if (this._rest === rest) this._rest = undefined;
  }

  dispose() {
    this._isOver = true;
    for (const one of this._heard) one.isThere = false;
    this._heard = [];
  }
}

export const Event = {
  forward: (from, to) => from((value) => to.fire(value)),
  any:
    (...events) =>
    (listener) => {
      const ends = events.map((event) => event((value) => listener(value)));
      return toDisposable(() => dispose(ends));
    },
  runAndSubscribe(event, run) {
    run();
    return event((value) => run(value));
  },
};
