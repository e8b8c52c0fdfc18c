/** What the service is called in logs and in its API, and where it listens unless PORT says otherwise. */
export const service = {
  name: 'rental-platform',
  port: 8080,
} as const;
