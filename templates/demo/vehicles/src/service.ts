/** What the service is called in logs and in its API, and where it listens unless PORT says otherwise. */
export const service = {
  name: 'vehicles',
  port: 8082,
} as const;
