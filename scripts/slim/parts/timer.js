// Of the many helpers for what comes later the one timer that the scrollbar needs (see ../cuts.ts).

export class TimeoutTimer {
  _id = undefined;

  cancel() {
    clearTimeout(this._id);
    this._id = undefined;
  }

  cancelAndSet(run, ms) {
    this.cancel();
    this.setIfNotSet(run, ms);
  }

  setIfNotSet(run, ms) {
    this._id ??= setTimeout(() => {
      this._id = undefined;
      run();
    }, ms);
  }

  dispose() {
    this.cancel();
  }
}
