import { inspect } from 'node:util';
import { Person } from '../../verify/people/Person';
import { timed } from '../statistics';
import { BareVendors } from './BareVendors';
import { Call, Reply } from './Caller';
import { createBare } from './createBare';
import { createByPortal } from './createByPortal';
import { prepare } from './prepare';
import { Rest } from './Rest';

/** What the process that calls does, told by its parent what to call. */
async function main() {
  const {
    GITLAB_BASE_URL,
    GITLAB_TOKEN,
    ARGOCD_URL,
    ARGOCD_TOKEN,
    PORTAL_URL,
  } = process.env as Record<string, string>;
  const [alice, paula] = await Promise.all(
    ['alice', 'paula'].map(login => Person.signIn(PORTAL_URL, login)),
  );
  const platform = await alice.goldenPath.platform();
  const vendors = await BareVendors.open({
    platform,
    gitlab: new Rest(`${GITLAB_BASE_URL}/api/v4`, GITLAB_TOKEN),
    argocd: new Rest(`${ARGOCD_URL}/api/v1`, ARGOCD_TOKEN),
    // Who registers a location by hand has to be an administrator.
    catalog: paula.catalog,
  });
  const ways = {
    portal: createByPortal.bind(undefined, alice.goldenPath),
    bare: createBare.bind(undefined, vendors),
  };
  const reply = (message: Reply) => process.send?.(message);

  process.on('message', async ({ way, names }: Call) => {
    try {
      const services = await Promise.all(
        names.map(name => prepare(name, platform)),
      );
      const ms = await timed(() => Promise.all(services.map(ways[way])));
      reply({ ms });
    } catch (error) {
      reply({ error: `${way}: ${inspect(error)}` });
    }
  });
  reply({ ms: 0 });
}

main();
