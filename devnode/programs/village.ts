import type { Dice } from './dice';
import { aqua, gold, green, grey, reset, type Screen, yellow } from './screen';

/** The life on the server: players who come, talk, do things and leave again. */
export interface Village {
  readonly online: readonly string[];
  /** Lets one thing happen. Returns the ms until the next one. */
  happen(): number;
}

const players = [
  'Ada',
  'Bram',
  'Chiara',
  'Dmitri',
  'Esther',
  'Farid',
  'Greta_99',
  'Hiro',
  'Ines',
  'Jonas',
  'kaya',
  'Lumi',
] as const;

const talk = [
  'hi everyone',
  'anyone seen my horse?',
  'selling 32 iron for a saddle',
  'who built the bridge at spawn, looks great',
  'brb',
  'the village by the river was raided again',
  'thx!',
  'is the nether portal safe now?',
  'wiki says https://example.com/wiki/redstone-clock works on servers too',
  'gg',
  'lag?',
  'Ich hab Kürbisse übrig 🎃',
  'おはよう',
  'can somebody sleep please',
] as const;

const deeds = [
  'Stone Age',
  'Getting an Upgrade',
  'Acquire Hardware',
  'Hot Stuff',
  'Ice Bucket Challenge',
  'Diamonds!',
  'We Need to Go Deeper',
  'Sweet Dreams',
  'A Seedy Place',
  'Best Friends Forever',
] as const;

const deaths = [
  'fell from a high place',
  'was slain by Zombie',
  'was blown up by Creeper',
  'tried to swim in lava',
  'drowned',
  'was pricked to death',
] as const;

const plugins = ['PetShop v1.8.2', 'QuickWarps v4.0', 'LanternSigns v0.9-beta'] as const;

export function createVillage(dice: Dice, screen: Screen): Village {
  let online: string[] = [];
  let entity = 100;

  function join(): void {
    const away = players.filter((name) => !online.includes(name));
    const [first, ...others] = away;
    if (first === undefined) return;
    const name = dice.pick([first, ...others]);
    online.push(name);
    entity += dice.between(3, 90);
    const place = `${dice.between(-400, 400)}.5, ${dice.between(60, 90)}.0, ${dice.between(-400, 400)}.5`;
    const from = `/10.0.${dice.between(0, 9)}.${dice.between(2, 250)}:${dice.between(40_000, 65_000)}`;
    screen.info(`${name}[${from}] logged in with entity id ${entity} at ([world]${place})`);
    screen.info(`${yellow}${name} joined the game${reset}`);
  }

  function leave(): void {
    const name = someone();
    if (name === null) return;
    online = online.filter((other) => other !== name);
    screen.info(`${name} lost connection: ${dice.pick(['Disconnected', 'Timed out'])}`);
    screen.info(`${yellow}${name} left the game${reset}`);
  }

  function someone(): string | null {
    const [first, ...others] = online;
    return first === undefined ? null : dice.pick([first, ...others]);
  }

  /** Things that need a player. */
  function live(name: string): void {
    const turn = dice.roll();
    if (turn < 0.6) screen.info(`<${aqua}${name}${reset}> ${dice.pick(talk)}`);
    else if (turn < 0.72) {
      screen.info(`${name} has made the advancement ${green}[${dice.pick(deeds)}]${reset}`);
    } else if (turn < 0.82) screen.info(`${name} ${dice.pick(deaths)}`);
    else if (turn < 0.92) {
      screen.info(`${name} issued server command: /home ${dice.pick(['base', 'farm', 'mine'])}`);
    } else screen.info(`${gold}[Shop]${reset} ${name} bought ${dice.between(1, 64)}x Oak Planks`);
  }

  function trouble(): void {
    const turn = dice.roll();
    if (turn < 0.5) {
      const late = dice.between(2_000, 6_000);
      const ticks = Math.floor(late / 50);
      screen.warn(
        `Can't keep up! Is the server overloaded? Running ${late}ms or ${ticks} ticks behind`,
      );
    } else if (turn < 0.75) {
      screen.warn(`${dice.pick(players)} moved too quickly! ${dice.between(8, 40)}.2,-0.1,3.7`);
    } else screen.error(stackTrace(dice));
  }

  function keepHouse(): void {
    screen.info(`${grey}Saved the world in ${dice.between(12, 140)} ms${reset}`);
  }

  return {
    get online() {
      return online;
    },
    happen() {
      const turn = dice.roll();
      const name = someone();
      if (online.length < 3 && turn < 0.5) join();
      else if (turn < 0.1) join();
      else if (turn < 0.18) leave();
      else if (turn < 0.27) trouble();
      else if (turn < 0.32 || name === null) keepHouse();
      else live(name);
      return dice.between(600, 5_200);
    },
  };
}

function stackTrace(dice: Dice): string {
  const plugin = dice.pick(plugins);
  const home = plugin.split(' ')[0]?.toLowerCase() ?? 'plugin';
  return [
    `Could not pass event PlayerInteractEvent to ${plugin}`,
    'java.lang.NullPointerException: Cannot invoke "Owner.name()" because "owner" is null',
    `\tat com.example.${home}.Listener.onInteract(Listener.java:${dice.between(20, 300)}) ~[${home}.jar:?]`,
    `\tat com.example.${home}.Listener.lambda$register$0(Listener.java:${dice.between(10, 20)}) ~[${home}.jar:?]`,
    `\tat server.event.Dispatcher.call(Dispatcher.java:${dice.between(60, 90)}) ~[server.jar:?]`,
    `\tat server.world.Player.interact(Player.java:${dice.between(400, 900)}) ~[server.jar:?]`,
    '\tat server.Main.tick(Main.java:214) ~[server.jar:?]',
    '\tat java.base/java.lang.Thread.run(Thread.java:1583) [?:?]',
    `Caused by: java.io.FileNotFoundException: plugins/${home}/owners.yml`,
    '\t... 6 more',
  ].join('\n');
}
