/** Somebody who can sign in. */
export interface Person {
  id: number;
  login: string;
  name: string;
  email: string;
  /** What the chooser says of them. */
  role: string;
}

/** The people of the sandbox; the catalog of the portal knows all but Oscar. */
export const PEOPLE: Person[] = [
  {
    id: 1001,
    login: 'alice',
    name: 'Alice Adams',
    email: 'alice@example.com',
    role: 'developer in team-rental',
  },
  {
    id: 1002,
    login: 'bob',
    name: 'Bob Baker',
    email: 'bob@example.com',
    role: 'developer in team-fleet',
  },
  {
    id: 1003,
    login: 'paula',
    name: 'Paula Platt',
    email: 'paula@example.com',
    role: 'platform administrator',
  },
  {
    id: 1004,
    login: 'oscar',
    name: 'Oscar Outside',
    email: 'oscar@example.com',
    role: 'outsider, not in the catalog: the portal refuses him',
  },
];

export function personOf(login: string): Person | undefined {
  return PEOPLE.find(person => person.login === login);
}
