import { BareVendors } from './BareVendors';
import { Prepared } from './prepare';

/**
 * The same service by calls alone, in the portal's order and as many at a time:
 * no look before or after, no journal, no marks, nobody asked.
 */
export async function createBare(
  vendors: BareVendors,
  { spec, names, files }: Prepared,
): Promise<void> {
  const { title } = spec;
  const [app, gitops] = await Promise.all([
    vendors.makeProject(names.app, { title, hasPipeline: true }),
    vendors.makeProject(names.gitops, { title, hasPipeline: false }),
  ]);
  const message = `Create ${names.name}\n`;
  await Promise.all([
    vendors.commit(app, message, files.app),
    vendors.commit(gitops, message, files.gitops),
  ]);
  await vendors.giveAccess(gitops, app);
  await vendors.register(`${names.app.url}/-/blob/main/catalog-info.yaml`);
  await vendors.commitInTurn(
    names.workloads.path,
    `Register ${names.name}\n`,
    files.workloads,
  );
  await Promise.all([
    vendors.untilTakenUp(names.appProject, names.environments.length),
    vendors.untilShown(names.entityRef),
  ]);
}
