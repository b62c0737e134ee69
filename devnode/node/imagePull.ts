/**
 * The progress of a container image's pull, as the daemon passes on what the container runtime
 * says of its layers. There is no image here: the layers and their sizes are made up.
 */
const layers = [
  { id: '2d429b9e73a6', megabytes: 29.1 },
  { id: '9c5b1f0d6e27', megabytes: 61.8 },
  { id: 'e1a7c4e9f300', megabytes: 142.6 },
] as const;

const steps = 8;
const barWidth = 50;

export async function pullImage(options: {
  image: string;
  report: (line: string) => void;
  pause: (ms: number) => Promise<void>;
}): Promise<void> {
  const { image, report, pause } = options;
  const [name = image, tag = 'latest'] = image.split(/:(?=[^/]*$)/);
  report(`Pulling from ${name}:${tag} `);
  for (const _layer of layers) report('Pulling fs layer ');
  await pause(300);
  for (const { megabytes } of layers) {
    for (let step = 1; step <= steps; step += 1) {
      report(`Downloading ${progress(step / steps, megabytes)}`);
      await pause(megabytes * 2);
    }
    report('Verifying Checksum ');
    report('Download complete ');
  }
  for (const { megabytes } of layers) {
    for (let step = 2; step <= steps; step += 2) {
      report(`Extracting ${progress(step / steps, megabytes)}`);
      await pause(megabytes);
    }
    report('Pull complete ');
  }
  report(`Status: Downloaded newer image for ${image} `);
}

function progress(share: number, megabytes: number): string {
  const filled = Math.max(1, Math.round(share * barWidth));
  const bar = `${'='.repeat(filled - 1)}>`.padEnd(barWidth);
  return `[${bar}]  ${(megabytes * share).toFixed(1)}MB/${megabytes.toFixed(1)}MB`;
}
