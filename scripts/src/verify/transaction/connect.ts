import { Client } from 'pg';

/** Tells these sessions from the portal's own. */
export const SESSION_NAME = 'verify';

/** A session in the database of one plugin. */
export async function connect(
  connectionString: string,
  database: string,
): Promise<Client> {
  const url = new URL(connectionString);
  url.pathname = `/${database}`;
  const client = new Client({
    connectionString: url.toString(),
    application_name: SESSION_NAME,
  });
  await client.connect();
  return client;
}
