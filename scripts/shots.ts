import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { findBrowser, thisMachine } from './browser';
import { ensureBuilt, wordsOf } from './build';
import { ROOT } from './install.mjs';
import type { Scene } from './scenes/scene';
import { scenes } from './scenes/scenes';
import { type Stage, setStage } from './scenes/stage';

const themes = ['dark', 'light'] as const;
/** Each scene runs programs of its own. */
const atOnce = 3;

/**
 * `npm run shots`: every scene, dark and light, into shots/. With names, only those. `--readme`
 * takes the picture of README.md in their place.
 */
export async function main(args: readonly string[]): Promise<number> {
  const isReadme = args.includes('--readme');
  const names = args.filter((argument) => argument !== '--readme');
  const unknown = names.find((name) => !scenes.some((scene) => scene.name === name));
  if (unknown !== undefined) {
    const known = scenes.map(({ name }) => `"${name}"`).join(', ');
    console.error(`There is no scene "${unknown}"; there are ${known}.`);
    return 1;
  }
  const built = await ensureBuilt({ root: ROOT });
  if (!built.ok) {
    console.error(wordsOf(built));
    return 1;
  }
  const found = await findBrowser(thisMachine(ROOT));
  if (!found.ok) {
    console.error(found.sentence);
    return 1;
  }
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath: found.path,
    args: isRoot ? ['--no-sandbox'] : [],
  });
  try {
    return isReadme ? await shootReadme(browser) : await shootAll(browser, names);
  } finally {
    await browser.close();
  }
}

async function shootReadme(browser: Browser): Promise<number> {
  const scene = scenes.find(({ name }) => name === 'running');
  if (scene === undefined) return 1;
  await mkdir(join(ROOT, 'docs'), { recursive: true });
  const file = join(ROOT, 'docs', 'console.png');
  const wanted = { ...scene, viewport: { width: 1280, height: 800 } };
  const done = await shoot(browser, wanted, [{ theme: 'dark', file }]);
  return done ? 0 : 1;
}

async function shootAll(browser: Browser, names: readonly string[]): Promise<number> {
  const folder = join(ROOT, 'shots');
  if (names.length === 0) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const waiting = scenes.filter(({ name }) => names.length === 0 || names.includes(name));
  let failed = 0;
  const work = async (): Promise<void> => {
    for (let scene = waiting.shift(); scene !== undefined; scene = waiting.shift()) {
      const base = scene.name.replaceAll(' ', '-');
      const wanted = themes.map((theme) => ({ theme, file: join(folder, `${base}-${theme}.png`) }));
      if (!(await shoot(browser, scene, wanted))) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return failed === 0 ? 0 : 1;
}

interface Picture {
  readonly theme: (typeof themes)[number];
  readonly file: string;
}

/** `false`: the scene did not come about, and it was said why. */
async function shoot(
  browser: Browser,
  scene: Scene,
  pictures: readonly Picture[],
): Promise<boolean> {
  let stage: Stage | null = null;
  try {
    stage = await setStage(browser, scene);
    await stage.page.emulateMedia({ colorScheme: pictures[0]?.theme ?? 'dark' });
    await scene.play(stage);
    for (const { theme, file } of pictures) {
      await stage.page.emulateMedia({ colorScheme: theme });
      await stage.page.evaluate(drawn);
      await stage.page.screenshot({ path: file });
      console.log(relative(ROOT, file));
    }
    return true;
  } catch (error) {
    console.error(
      `The scene "${scene.name}" did not come about: ${error instanceof Error ? error.message : error}`,
    );
    return false;
  } finally {
    await stage?.close();
  }
}

/** The page and, a frame later, the terminal in it have been drawn in the new colours. */
function drawn(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 80)));
  });
}
