/**
 * A picture of the rows that lies over them while the terminal is written anew. xterm.js holds its
 * drawing when asked to, but draws for its selection all the same, with whatever is there by then.
 */
export interface Still {
  /** What can be seen now stays to be seen. */
  take(): void;
  /** Shows the terminal itself again. */
  release(): void;
}

export function createStill(host: HTMLElement): Still {
  let picture: HTMLElement | null = null;

  function release(): void {
    picture?.remove();
    picture = null;
  }

  return {
    take() {
      release();
      const rows = host.querySelector('.xterm-rows');
      if (rows === null) return;
      const copy = rows.cloneNode(true);
      if (!(copy instanceof HTMLElement)) return;
      copy.classList.add('roost-still');
      rows.after(copy);
      picture = copy;
    },
    release,
  };
}
