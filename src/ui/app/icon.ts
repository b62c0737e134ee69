/** ms. The icon is fetched and drawn by the page's own thread: not before the first lines are there. */
const opened = 1_000;

/** Gives the tab its icon, in place of the empty one that keeps the browser from asking for another. */
export function showIcon(): void {
  setTimeout(() => {
    document.querySelector('link[rel=icon]')?.setAttribute('href', './icon.svg');
  }, opened);
}
