/** The answers that the documented examples share. */
export const exampleAnswers = {
  name: 'shop',
  title: 'Shop',
  description: 'Sells "things": all of them # and more 🚗',
  owner: 'group:default/team-rental',
  language: 'node',
  port: 8080,
  exposure: 'public',
  environments: [
    {
      name: 'dev',
      replicas: { min: 1, max: 2 },
      cpu: '100m',
      memory: '256Mi',
    },
    {
      name: 'production',
      replicas: { min: 2, max: 6 },
      cpu: '250m',
      memory: '512Mi',
    },
  ],
  costCenter: 'cc-1234',
};

/** The same, complete. */
export const exampleService = {
  apiVersion: 'cloudforge.io/v1',
  kind: 'Service',
  ...exampleAnswers,
  env: { LOG_LEVEL: 'debug' },
  secrets: ['DATABASE_URL'],
  tags: ['rental'],
};
