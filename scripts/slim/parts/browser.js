// Which browser it is, for how its wheels and clicks differ (see ../cuts.ts).

const { userAgent } = navigator;
export const isFirefox = userAgent.includes('Firefox');
export const isChrome = userAgent.includes('Chrome');
export const isSafari = !isChrome && userAgent.includes('Safari');
/** Nobody sets another. */
export const getZoomFactor = () => 1;
