// Which system it is (see ../cuts.ts).

const { userAgent } = navigator;
export const isWindows = userAgent.includes('Windows');
export const isMacintosh = userAgent.includes('Macintosh');
export const isLinux = userAgent.includes('Linux');
