import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import {
  scaffolderApiRef,
  type ScaffolderApi,
  type TemplateParameterSchema,
} from '@backstage/plugin-scaffolder-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  goldenPathApiRef,
  goldenPathPlugin,
  goldenPathScaffolderModule,
} from '.';
import { component, operation, platform } from './__testUtils__/examples';
import { portal } from './__testUtils__/portal';
import { template } from './__testUtils__/template';

/** `shop` is taken. */
function server() {
  return portal(({ line }) => {
    if (line === 'GET /platform') {
      return { body: platform };
    }
    if (line.startsWith('GET /operations')) {
      return { body: { items: [operation()] } };
    }
    const name = line.replace(/^GET .(names|hosts)./, '');
    const clashes =
      name === 'shop' || name === 'shop-dev.apps.example.com'
        ? [
            {
              system: 'gitlab',
              message: 'the GitLab project apps/shop exists',
            },
            { system: 'argocd', message: 'the AppProject shop exists' },
          ]
        : [];
    return {
      body: { name, available: !clashes.length, problems: [], clashes },
    };
  });
}

function open(path: string, form: TemplateParameterSchema = template) {
  const scaffolder: Partial<ScaffolderApi> = {
    getTemplateParameterSchema: async () => form,
  };
  renderTestApp({
    features: [scaffolderPlugin, goldenPathPlugin, goldenPathScaffolderModule],
    initialRouteEntries: [path],
    apis: [
      [goldenPathApiRef, server().client],
      [scaffolderApiRef, scaffolder as ScaffolderApi],
      [
        catalogApiRef,
        catalogApiMock({
          entities: [component('shop', 'The shop', 'user:default/test')],
        }),
      ],
      mockApis.identity({ ownershipEntityRefs: ['user:default/test'] }),
      mockApis.permission(),
    ],
  });
}

const FORM = '/create/templates/default/node-service';
const next = () => screen.findByRole('button', { name: 'Next' });

describe('the golden path in a portal', () => {
  it('has a home page at /', async () => {
    open('/');

    expect(
      await screen.findByRole('link', { name: 'Create a service' }),
    ).toHaveAttribute('href', '/create');
    expect(await screen.findByText('The shop')).toBeInTheDocument();
    expect(await screen.findByText('Done')).toBeInTheDocument();
    expect(
      screen.getAllByRole('heading').map(h => [h.tagName, h.textContent]),
    ).toEqual([
      ['H1', 'Home'],
      ['H2', 'What can I do here?'],
      ['H3', 'Create a service'],
      ['H2', 'My services'],
      ['H2', 'Recent operations'],
    ]);
  });

  it('does not go on with a name that is taken', async () => {
    open(FORM);

    await userEvent.type(
      await screen.findByRole('textbox', { name: /Name/ }),
      'shop',
    );
    await userEvent.click(await next());

    expect(
      await screen.findAllByText(
        /“shop” is taken: the GitLab project apps\/shop exists; the AppProject shop exists/,
      ),
    ).not.toHaveLength(0);
    expect(await next()).toBeInTheDocument();
    expect(screen.queryByText('GitOps repository')).not.toBeInTheDocument();
  });

  it('does not go on with a host that is taken, also when nobody has typed it', async () => {
    const [names, preview] = template.steps;
    const { name: _, ...others } = names.schema.properties as object & {
      name: object;
    };
    open(FORM, {
      ...template,
      steps: [
        {
          title: 'Runtime',
          schema: {
            type: 'object',
            properties: {
              ...others,
              name: { type: 'string', default: 'shop' },
              exposure: { type: 'string', default: 'public' },
              environments: {
                type: 'array',
                default: [{ name: 'dev', replicas: { min: 1, max: 1 } }],
                items: {
                  type: 'object',
                  properties: {
                    name: { type: 'string' },
                    host: {
                      type: 'string',
                      title: 'Host',
                      'ui:field': 'CloudForgeServiceHost',
                    },
                  },
                },
              },
            },
          },
        },
        preview,
      ],
    });

    const host = await screen.findByRole('textbox', { name: /Host/ });
    expect(
      await screen.findByText(
        '“shop-dev.apps.example.com” is taken. Choose another host:',
      ),
    ).toBeInTheDocument();
    await userEvent.click(await next());
    expect(
      await screen.findAllByText(/“shop-dev.apps.example.com” is taken: /),
    ).not.toHaveLength(0);
    expect(screen.queryByText('GitOps repository')).not.toBeInTheDocument();

    await userEvent.type(host, 'free.apps.example.com');
    await screen.findByText('“free.apps.example.com” is free.');
    await userEvent.click(await next());
    expect(await screen.findByText('GitOps repository')).toBeInTheDocument();
  });

  it('previews what a free name makes, and lets it through to the review', async () => {
    open(FORM);

    await userEvent.type(
      await screen.findByRole('textbox', { name: /Name/ }),
      'car-search',
    );
    await userEvent.click(await next());

    expect(await screen.findByText('GitOps repository')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));

    expect(
      await screen.findByRole('button', { name: 'Create' }),
    ).toBeInTheDocument();
  });
});
