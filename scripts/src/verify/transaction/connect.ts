import { Client } from 'pg';

/** A session in the database of one plugin. */
export async function connect(
  connectionString: string,
  database: string,
): Promise<Client> {
  const url = new URL(connectionString);
  url.pathname = `/${database}`;
  const client = new Client({ connectionString: url.toString() });
  await client.connect();
  return client;
}
