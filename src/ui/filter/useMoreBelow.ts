import { type RefObject, useEffect, useState } from 'react';

/** px: so little is an edge, and nothing to be read. */
const slack = 16;

/** Whether more stands below what is seen of a scroller. A phone shows no bar for it. */
export function useMoreBelow(scroller: RefObject<HTMLElement | null>, open: boolean): boolean {
  const [more, setMore] = useState(false);
  useEffect(() => {
    const box = scroller.current;
    if (!open || box === null) return;
    const look = (): void => setMore(box.scrollHeight - box.clientHeight - box.scrollTop > slack);
    const sizes = new ResizeObserver(look);
    for (const one of [box, ...box.children]) sizes.observe(one);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, [scroller, open]);
  return open && more;
}
