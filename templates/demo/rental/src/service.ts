/** What the service is called in logs and in its API, and where it listens unless PORT says otherwise. */
export const service = {
  name: 'rental',
  port: 8081,
} as const;
