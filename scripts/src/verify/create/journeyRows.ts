import { Page } from 'playwright-core';
import { Row } from '../Row';
import { must, mustBeAsBefore } from '../expect';
import { mustAgree } from './agreement';
import { fillForm, openForm } from './form';
import { signInByHand } from './signInByHand';
import { Stand } from './Stand';

const section = 'browser';

/** The service that alice makes by hand and that later rows look at. */
const SERVICE = 'hand-made';

/** The preview, beside the questions, wherever among them somebody is. */
async function mustStayInView(page: Page): Promise<void> {
  await page
    .getByRole('heading', { name: 'Secrets', exact: true })
    .scrollIntoViewIfNeeded();
  const preview = page.getByRole('heading', { name: 'What will be made' });
  const box = await preview.boundingBox();
  const height = await page.evaluate(() => innerHeight);
  must(
    box !== null && box.y >= 0 && box.y + box.height <= height,
    `the preview is at ${box?.y} of ${height} pixels while the last question is in view`,
  );
}

export const journeyRows: Row<Stand>[] = [
  {
    section,
    name: 'three people sign in, an outsider is refused',
    async run({ journey, portal }) {
      await Promise.all(
        ['alice', 'bob', 'paula'].map(login => journey.pageOf(login)),
      );
      const page = await signInByHand(
        await journey.window(),
        portal.url,
        'oscar',
      );
      const refusal = page.getByText(/CloudForge does not/).first();
      await refusal.waitFor();
      must(
        !(await page.getByRole('heading', { name: 'My services' }).isVisible()),
        'oscar sees the home page',
      );
      return `alice, bob, paula; oscar: "${(await refusal.innerText())
        .split('\n')[0]
        .slice(0, 80)}"`;
    },
  },
  {
    section,
    name: 'alice makes a service through the form, with a preview of its files',
    async run({ journey, portal }) {
      const page = await journey.pageOf('alice');
      await openForm(page, portal.url);
      await fillForm(page, SERVICE);
      await page
        .getByText(/is free|is available|can be used/i)
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('radio', { name: 'Public' }).check();
      await mustStayInView(page);
      await page.getByRole('button', { name: 'Next' }).click();
      for (const file of [
        'catalog-info.yaml',
        '.gitlab-ci.yml',
        'deployment.yaml',
        'application.yaml',
      ]) {
        await page.getByText(file, { exact: false }).first().waitFor();
      }
      await page.getByRole('button', { name: 'Review' }).click();
      await page.getByRole('button', { name: 'Create' }).click();
      await page
        .getByRole('link', { name: /Open in the catalog/ })
        .waitFor({ timeout: 60_000 });
      return SERVICE;
    },
  },
  {
    section,
    name: 'every link that the task offers opens',
    async run({ journey, people }) {
      const page = await journey.pageOf('alice');
      const links = page.locator('main a[href], article a[href]');
      const urls = [
        ...new Set(
          await links.evaluateAll(found =>
            found
              // What the log takes for an address was typed, or is none.
              .filter(link => !link.closest('[class*="BackstageLogViewer"]'))
              .map(link => (link as HTMLAnchorElement).href),
          ),
        ),
      ];
      const vendors = urls.filter(
        url => !url.startsWith(new URL(page.url()).origin),
      );
      must(
        vendors.length >= 5,
        `only ${vendors.length} links: ${urls.join(', ')}`,
      );
      const visitor = await (await journey.window()).newPage();
      for (const url of vendors) {
        const response = await visitor.goto(url);
        must(
          response?.status() === 200,
          `${url} answers ${response?.status()}`,
        );
      }
      const entity = await people.alice.catalog.getEntityByRef(
        `component:default/${SERVICE}`,
      );
      must(entity, `the catalog has no component ${SERVICE}`);
      const { monitoring } = await people.alice.goldenPath.platform();
      for (const { url } of entity.metadata.links ?? []) {
        // The sandbox runs no pods, so nothing answers at the service's own
        // address, and no Grafana.
        const isThere =
          url.startsWith('http://localhost') &&
          !url.startsWith(monitoring.grafanaUrl);
        if (isThere) {
          const response = await visitor.goto(url);
          must(
            response?.status() === 200,
            `${url} answers ${response?.status()}`,
          );
        }
      }
      return `${vendors.length} links of the task, ${
        entity.metadata.links?.length ?? 0
      } of the entity`;
    },
  },
  {
    section,
    name: 'git, REST, catalog and Argo CD agree on everything',
    run: stand => mustAgree(stand, SERVICE),
  },
  {
    section,
    name: "the entity's GitLab and Argo CD tabs are filled, Kubernetes says why it is empty",
    async run({ journey, portal }) {
      const page = await journey.pageOf('alice');
      const entity = `${portal.url}/catalog/default/component/${SERVICE}`;
      await page.goto(`${entity}/gitlab`);
      await page.getByText('TypeScript').first().waitFor();
      await page.goto(`${entity}/deployment-lifecycle`);
      await page.getByText(`${SERVICE}-production`).first().waitFor();
      await page.getByText('Synced').first().waitFor();
      await page.goto(`${entity}/kubernetes`);
      await page.getByText('No cluster is connected').waitFor();
      return 'languages, two Applications in sync, "No cluster is connected"';
    },
  },
  {
    section,
    name: 'the same name again: every clash is shown, nothing is made',
    async run(stand) {
      const before = await stand.everything();
      const page = await stand.journey.pageOf('bob');
      await openForm(page, stand.portal.url);
      await fillForm(page, SERVICE);
      for (const clash of [
        `apps/${SERVICE}`,
        `gitops/${SERVICE}`,
        `workloads/${SERVICE}`,
        `component:default/${SERVICE}`,
        `${SERVICE}-dev`,
      ]) {
        await page.getByText(clash).first().waitFor();
      }
      await page.getByRole('button', { name: 'Next' }).click();
      must(
        await page.getByRole('textbox', { name: /^Title/ }).isVisible(),
        'Next went on with a name that is taken',
      );
      mustBeAsBefore(before, await stand.everything());
      return 'five systems named, Next refused';
    },
  },
  {
    section,
    name: 'nothing is fetched from outside this machine',
    async run({ journey }) {
      must(
        journey.strayRequests.length === 0,
        journey.strayRequests.slice(0, 5).join('\n'),
      );
      return 'no stray request';
    },
  },
];
