/**
 * What is left out of xterm.js, and why nobody misses it. Terminals are for programs that are
 * typed to, that move the cursor about and ask for answers; the log is lines with colours, and
 * takes no input. Paths are below the package's `src`; all of it is for this version.
 */
export const CUT_VERSION = '6.0.0';

/** What is replaced in a source. It has to be there once, or as often as `times` says. */
export type Cut =
  | { readonly text: RegExp; readonly by?: string; readonly times?: number }
  /** Everything between the braces of a method of a class. */
  | { readonly method: string; readonly by: string };

/** Sources replaced whole: by a file beside this one, or by a line. */
export const REPLACED: Readonly<Record<string, { readonly file: string } | string>> = {
  'vs/base/browser/dom.ts': { file: 'parts/dom.js' },
  'vs/base/common/event.ts': { file: 'parts/event.js' },
  'vs/base/common/lifecycle.ts': { file: 'parts/lifecycle.js' },
  'vs/base/common/async.ts': { file: 'parts/timer.js' },
  // Nothing is logged: what a server prints is no business of the browser's console.
  'common/services/LogService.ts':
    'export class LogService { logLevel = 5; dispose() {} debug() {} error() {} } export const traceCall = () => {};',
  // No characters are drawn together.
  'browser/services/CharacterJoinerService.ts':
    'export class CharacterJoinerService { getJoinedCharacters() { return []; } } export class JoinedCellData {}',
  // What such a sequence carries is passed over, whatever it is.
  'common/parser/DcsParser.ts':
    'export class DcsParser { registerHandler() { return { dispose() {} }; } setHandlerFallback() {} clearHandler() {} reset() {} hook() {} put() {} unhook() {} dispose() {} } export class DcsHandler {}',
  // Which browser and which system it is, and no more.
  'vs/base/browser/browser.ts': { file: 'parts/browser.js' },
  'vs/base/common/platform.ts': { file: 'parts/platform.js' },
  // Programs that want the mouse ask for it by a sequence that the log does not know.
  'common/services/CoreMouseService.ts':
    'export class CoreMouseService { reset() {} dispose() {} }',
  // Scrolling by finger is ours (src/terminal/touch.ts), and the log takes no keys.
  'vs/base/browser/touch.ts': 'export const Gesture = {};',
  'vs/base/browser/keyboardEvent.ts': 'export class StandardKeyboardEvent {}',
  // The scrollbar has no arrows, and its events come from the window it stands in.
  'vs/base/browser/ui/scrollbar/scrollbarArrow.ts': 'export class ScrollbarArrow {}',
  'vs/base/browser/iframe.ts':
    'export const IframeUtils = { getPositionOfChildWindowRelativeToAncestorWindow: () => ({ left: 0, top: 0 }) };',
};

/** Rules of its style sheet for what is left out below. */
export const STYLES: readonly Cut[] = [
  // Composing, the screen reader's copy, the overview ruler, selecting by columns.
  {
    text: /^\.xterm[^{}]*(?:composition-view|accessibility|live-region|overview-ruler|column-select)[^{}]*\{[^}]*\}/gm,
    times: 9,
  },
  // Shadows and arrows of the scrollbar.
  { text: /^\.xterm[^{}]*> (?:\.shadow|\.scrollbar > \.scra)[^{}]*\{[^}]*\}/gm, times: 6 },
];

export const CUTS: Readonly<Record<string, readonly Cut[]>> = {
  // Of control sequences the log has colours and links, and our own few to draw anew. The guard
  // (src/terminal/guard.ts) swallows all others, and here they are not even known.
  'common/InputHandler.ts': [
    {
      text: /this\._parser\.registerCsiHandler\(\{ (?!final: '[HJm]' |prefix: '\?', final: '[hl]' ).*\n/g,
      times: 45,
    },
    { text: /this\._parser\.registerOscHandler\((?!8,|ident,).*\n/g, times: 11 },
    { text: /this\._parser\.registerEscHandler\(\{ .*\n/g, times: 24 },
    { text: /for \(const flag in CHARSETS\) \{\s*\}/g },
    { text: /this\._parser\.registerDcsHandler\(\{ .*\n/g },
    { text: /this\._parser\.setExecuteHandler\((?:C0\.(?:BEL|SO|SI)|C1\.\w+),.*\n/g, times: 6 },
    {
      method: 'setModePrivate',
      by: 'if (params.params[0] === 2026) this._coreService.decPrivateModes.synchronizedOutput = true; return true;',
    },
    {
      method: 'resetModePrivate',
      by: 'if (params.params[0] === 2026) { this._coreService.decPrivateModes.synchronizedOutput = false; this._onRequestRefreshRows.fire(undefined); } return true;',
    },
    // Text comes as text, not as bytes.
    { text: /private _utf8Decoder: Utf8ToUtf32 = new Utf8ToUtf32\(\);/g },
    {
      text: /\(typeof data === 'string'\)\s*\? (this\._stringDecoder\.decode\([^\n]*\))\s*: this\._utf8Decoder\.decode\([^\n]*\);/g,
      by: '$1;',
      times: 2,
    },
    // No handler of a sequence is waited for, here and in the two files below.
    { method: '_logSlowResolvingAsync', by: '' },
    // What is not known is passed over without a word.
    {
      text: /this\._parser\.set(?:Csi|Esc|Execute|Osc|Dcs)HandlerFallback\([\s\S]*?\n {4}\}\);/g,
      times: 5,
    },
    { text: /this\._parser\.setErrorHandler\([\s\S]*?\n {4}\}\);/g },
    {
      text: /if \(this\._logService\.logLevel (?:<=|===) LogLevelEnum\.(?:DEBUG|TRACE)\) \{[\s\S]*?\n {4}\}/g,
      times: 2,
    },
  ],
  'browser/CoreBrowserTerminal.ts': [
    // The log has its own words for screen readers, which are not every line.
    { method: '_handleScreenReaderModeOptionChange', by: '' },
    { text: /if \(this\.options\.screenReaderMode\) \{[\s\S]*?\n {4}\}/g },
    // No ruler is shown beside it.
    { text: /if \(this\.options\.overviewRuler\.width\) \{[\s\S]*?\n {4}\}/g },
    { text: /this\.optionsService\.onSpecificOptionChange\('overviewRuler'[\s\S]*?\n {4}\}\);/g },
    // No sequence comes here that asks for anything, sets a colour or a title, or rings.
    {
      text: /this\._register\(this\._inputHandler\.on(?:RequestBell|RequestSendFocus|RequestReset|RequestWindowsOptionsReport|Color)\(.*\n/g,
      times: 5,
    },
    {
      text: /this\._register\(Event\.forward\(this\._inputHandler\.on(?:TitleChange|A11yChar|A11yTab),.*\n/g,
      times: 3,
    },
    // It takes no input: keys go past it (terminal.ts), and nothing can be pasted or composed.
    { method: '_bindKeys', by: '' },
    { text: /const pasteHandlerWrapper = .*\n/g },
    { text: /this\._register\(addDisposableListener\(this\.\w+!, 'paste', .*\n/g, times: 2 },
    { text: /this\._compositionView = [\s\S]*?appendChild\(this\._compositionView\);/g },
    { text: / \|\| this\._compositionHelper!\.isComposing/g },
    {
      method: 'bindMouse',
      by: "this._register(addDisposableListener(this.element!, 'mousedown', ev => { ev.preventDefault(); this.focus(); }));",
    },
  ],
  'common/CoreTerminal.ts': [
    { method: '_handleWindowsPtyOptionChange', by: '' },
    { method: '_enableWindowsWrappingHeuristics', by: '' },
    { text: /this\._register\(this\.optionsService\.onMultipleOptionChange\(\['windowsMode'.*\n/g },
    {
      text: /this\._register\(Event\.forward\(this\.coreService\.on(?:Data|Binary),.*\n/g,
      times: 2,
    },
    {
      text: /this\._register\(this\.coreService\.on(?:RequestScrollToBottom|UserInput)\(.*\n/g,
      times: 2,
    },
  ],
  // The options are our own, and right.
  'common/services/OptionsService.ts': [
    { method: '_sanitizeAndValidateOption', by: 'return value;' },
  ],
  // A click on a link is handled (src/terminal/links.ts).
  'browser/OscLinkProvider.ts': [
    { text: /function defaultActivate\([\s\S]*?\n\}/g, by: 'function defaultActivate() {}' },
  ],
  'common/services/CoreService.ts': [{ method: 'triggerDataEvent', by: '' }],
  // The log has no cursor to be drawn in another way.
  'browser/services/RenderService.ts': [
    {
      text: /this\._register\(this\._optionsService\.onMultipleOptionChange\(\[\s*'cursorBlink'[\s\S]*?true\)\)\);\n/g,
    },
  ],
  // Our colours are written in hexadecimal: no other way is read, and no canvas is made for it.
  'common/Color.ts': [
    { text: /let \$ctx: [\s\S]*?\/\/ noop\s*\}\n/g },
    {
      text: /\/\/ Formats: rgb\(\) or rgba\(\)[\s\S]*?\n {6}css\n {4}\};/g,
      by: 'throw new Error(css);',
    },
  ],
  // A batch is parsed with the message that brings it, in slices of 12 ms all the same: a timer of
  // its own fires only after the next frame, when the page is busy.
  'common/input/WriteBuffer.ts': [
    {
      text: /setTimeout\(\(\) => this\._innerWrite\(\)\);(?=\s*\}\s*this\._pendingData)/g,
      by: 'queueMicrotask(() => this._innerWrite());',
    },
    { text: /if \(result\) \{[\s\S]*?return;\s*\}\s*(?=const cb = )/g },
  ],
  // Not a cut but a mending. Made narrower at its limit, the rows that the oldest line gains go above
  // the first one, which in a ring is the last: the newest lines were written over with the oldest.
  'common/buffer/Buffer.ts': [
    { text: /nextI >= 0; nextI--/g, by: 'nextI >= 0 && i >= 0; nextI--' },
    // Nor is there a console of Windows behind it.
    {
      text: /const windowsPty = [\s\S]*?(?=return this\._hasScrollback && !)/g,
    },
    { text: / && !this\._optionsService\.rawOptions\.windowsMode;/g, by: ';' },
    { text: /this\._optionsService\.rawOptions\.windowsMode \|\| .*(?=\) \{\n)/g, by: 'false' },
  ],
  'common/parser/EscapeSequenceParser.ts': [
    {
      text: /if \(this\._parseStack\.state\) \{[\s\S]*?(?=\/\/ continue with main sync loop)/g,
    },
  ],
  // Each character is measured when it is first drawn, and each measuring lays the page out: a
  // sixth of what opening took. Where narrow and wide ones are as wide, all of ASCII is.
  'browser/renderer/dom/WidthCache.ts': [
    {
      text: /const width = this\._measure\(c, 0\);/g,
      by: 'const width = (cp > 31 && cp < 127 && this._evenWidth()) || this._measure(c, 0);',
    },
    { text: /this\._flat\.fill\(.*\n/g, by: '$&    this._even = undefined;\n' },
    // In whole pixels the text and what is laid over it were 14 px apart after 1,000 columns.
    { text: /el\.offsetWidth/g, by: 'el.getBoundingClientRect().width' },
    {
      text: /protected _measure\(/g,
      by: `private _even: number | undefined;
  private _evenWidth(): number {
    if (this._even === undefined) {
      const widths = ['W', 'i', '.', '@'].map(c => this._measure(c, 0));
      this._even = widths.every(width => width === widths[0]) ? widths[0] : 0;
    }
    return this._even;
  }
  $&`,
    },
  ],
  // Nothing is typed into the log: no cursor is drawn in it. What a row shows is in its cells, so that
  // one that would be drawn as it stands there need not be (src/terminal/rolling.ts).
  'browser/renderer/dom/DomRenderer.ts': [
    {
      text: /\.\.\.(this\._rowFactory\.createRow\(\s*lineData,[\s\S]*?-1\s*\))/g,
      by: '...(rowElement.stays?.(lineData._data, end - start) ?? $1)',
    },
    { text: /row === cursorAbsoluteY,[\s\S]*?cursorBlink,/g, times: 2 },
    { text: /const cursorAbsoluteY = [\s\S]*?const cursorInactiveStyle = .*\n/g, times: 2 },
    { text: /\/\/ Blink animation[\s\S]*?(?=\/\/ Selection\n)/g },
    // What was selected once would be drawn again in a terminal of another size.
    {
      text: /(if \(!start \|\| !end\) \{)(\s*return;)/g,
      by: '$1 this._selectionRenderModel.clear();$2',
    },
    { method: 'handleBlur', by: '' },
    { method: 'handleFocus', by: '' },
  ],
  'browser/renderer/dom/DomRendererRowFactory.ts': [
    { text: /isCursorRow: boolean,[\s\S]*?cursorBlink: boolean,/g },
    { text: /if \(isCursorRow && lineLength[\s\S]*?\}/g },
    { text: /isValidJoinRange &&= !isCursorRow .*\n/g },
    { text: /const isCursorCell = .*\n/g },
    { text: /&& !isCursorCell\n/g, by: '\n' },
    { text: /!isCursorCell && (?=!isJoined)/g },
    { text: /if \(cursorX >= x && cursorX <= lastCharX\) \{\s*cursorX = x;\s*\}/g },
    { text: /if \(!this\._coreService\.isCursorHidden[\s\S]*?\n {6}\}\n/g },
  ],
  'browser/Viewport.ts': [
    {
      text: /this\._register\(coreMouseService\.onProtocolChange\([\s\S]*?\n {4}\}\)\);/g,
      // It was told of at once, which settled the sizes of the bars.
      by: 'this._scrollableElement.updateOptions({});',
    },
    // Each line that scrolled moved the scrollbar, with two timers: half the work of writing a
    // window. It is moved with the next frame, and before anybody goes on from where it stands.
    {
      text: /this\._bufferService\.onScroll\(\(\) => this\._sync\(\)\)/g,
      by: 'this._bufferService.onScroll(() => this._syncSoon())',
    },
    // The same where rows are wrapped anew: it would stand among as many rows as there were before.
    {
      text: /this\._bufferService\.onResize\(\(\) => this\.queueSync\(\)\)/g,
      by: 'this._bufferService.onResize(() => this._syncSoon())',
    },
    {
      text: /element\.appendChild\(this\._scrollableElement\.getDomNode\(\)\);/g,
      by: "$& element.addEventListener('wheel', () => this._syncNow(), { capture: true, passive: true });",
    },
    { text: /public scroll(?:Lines|ToLine)\(.*\n/g, by: '$&    this._syncNow();\n', times: 2 },
    {
      text: /private _getChangeOptions\(\)/g,
      by: `private _due = false;
  private _syncSoon(): void {
    if (this._due) return;
    this._due = true;
    this._renderService.addRefreshCallback(() => this._syncNow());
  }
  private _syncNow(): void {
    if (!this._due) return;
    this._due = false;
    // Lines may have scrolled it away from where it stood last, and back.
    this._latestYDisp = undefined;
    this._sync();
  }
  $&`,
    },
  ],
  'browser/services/SelectionService.ts': [
    { text: /this\._coreService\.onUserInput\([\s\S]*?\n {4}\}\);/g },
    // Each line that scrolls would draw the whole screen once more, for a selection that is not there.
    {
      text: /public refresh\(isLinuxMouseSelection[^{]*\{[\s\S]*?if \(!this\._refreshAnimationFrame\) \{/g,
      by: `private _isDrawn = false;
  public refresh(isLinuxMouseSelection?: boolean): void {
    const isThere = this._model.finalSelectionStart !== undefined;
    if (!this._refreshAnimationFrame && (isThere || this._isDrawn)) {`,
    },
    {
      text: /private _refresh\(\): void \{/g,
      by: '$& this._isDrawn = this._model.finalSelectionStart !== undefined;',
    },
    // Alt and a click would send keys that move a cursor.
    {
      text: /if \(this\.selectionText\.length <= 1 && timeElapsed[\s\S]*?\n {4}\} else \{/g,
      by: '{',
    },
  ],
};
