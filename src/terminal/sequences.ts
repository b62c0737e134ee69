/** What we write into the terminal ourselves, past the guard (hostile-output.md). */

/** Nothing is drawn until `goOnDrawing`. */
export const holdDrawing = '\x1b[?2026h';
export const goOnDrawing = '\x1b[?2026l';
export const clearScreen = '\x1b[H\x1b[2J';
export const clearScrollback = '\x1b[3J';
