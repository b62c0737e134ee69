/** Seeds of `playMerge` in which a fault was found and mended: they are played always. */
export const failedOnce = [
  50, 78, 90, 117, 136, 142, 149, 153, 165, 166, 169, 176, 178, 183, 194, 196, 201, 203, 207, 217,
  219, 221, 226, 261, 286, 297, 300, 315, 337, 351, 357, 366, 441, 1600, 2679,
] as const;
