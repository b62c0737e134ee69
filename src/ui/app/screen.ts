/**
 * Keeps the page as high as what can be seen of it. On iOS the keyboard covers the page without
 * resizing it; only `visualViewport` tells.
 */
export function keepScreen(): () => void {
  const viewport = window.visualViewport;
  if (viewport === null) return () => {};
  const root = document.documentElement;
  const apply = (): void => {
    // Zoomed in with two fingers the viewport is smaller too, and the page must stay as it is.
    const covered = viewport.scale <= 1.01 && window.innerHeight - viewport.height > 60;
    if (covered) {
      root.style.setProperty('--screen-height', `${viewport.height}px`);
      root.style.setProperty('--screen-top', `${viewport.offsetTop}px`);
      root.dataset.keyboard = 'open';
    } else {
      root.style.removeProperty('--screen-height');
      root.style.removeProperty('--screen-top');
      delete root.dataset.keyboard;
    }
  };
  viewport.addEventListener('resize', apply);
  viewport.addEventListener('scroll', apply);
  return () => {
    viewport.removeEventListener('resize', apply);
    viewport.removeEventListener('scroll', apply);
  };
}
