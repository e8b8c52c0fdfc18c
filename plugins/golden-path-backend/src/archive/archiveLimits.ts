const MIB = 1024 * 1024;

/** What a workspace may hold: far more than a skeleton needs, far less than would hurt. Bytes. */
export const archiveLimits = {
  packed: 10 * MIB,
  unpacked: 50 * MIB,
  files: 5_000,
  /** ext4 and most others; GitLab takes no longer name. */
  pathSegment: 255,
  path: 1_024,
} as const;
