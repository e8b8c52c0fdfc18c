import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { goldenPathApiRef } from '../api/GoldenPathApi';
import { platform } from '../__testUtils__/examples';
import { type Answer, failure, portal } from '../__testUtils__/portal';
import { ServiceHostField } from './ServiceHostField';

const answers = {
  name: 'shop',
  exposure: 'public',
  environments: [{ name: 'dev' }, { name: 'production' }],
};

/** The field of the second environment. */
function Form({ formData: others }: { formData: object }) {
  const [typed, onChange] = useState<string>();
  const field: Partial<FieldExtensionComponentProps<string>> = {
    formData: typed,
    onChange,
    formContext: { formData: others },
    idSchema: { $id: 'root_environments_1_host' },
    schema: { title: 'Host' },
    uiSchema: {},
    rawErrors: [],
  };
  return (
    <ServiceHostField {...(field as FieldExtensionComponentProps<string>)} />
  );
}

const TAKEN = 'taken.apps.example.com';

/** Knows the platform, and one host that is taken. */
function server(platformAnswer: () => Answer = () => ({ body: platform })) {
  return portal(({ line }) => {
    if (line === 'GET /platform') {
      return platformAnswer();
    }
    const host = line.replace('GET /hosts/', '');
    const clashes =
      host === TAKEN
        ? [
            {
              host,
              system: 'workloads',
              message: `the host ${host} belongs to rental (production)`,
              url: 'http://localhost:7100/platform/workloads',
            },
          ]
        : [];
    return {
      body: { host, available: !clashes.length, problems: [], clashes },
    };
  });
}

function show(
  { client }: ReturnType<typeof server>,
  formData: object = answers,
) {
  renderInTestApp(<Form formData={formData} />, {
    apis: [[goldenPathApiRef, client]],
  });
  return screen.findByRole('textbox', { name: /Host/ });
}

const asked = ({ requests }: ReturnType<typeof server>) =>
  requests.map(({ line }) => line).filter(line => line !== 'GET /platform');

describe('ServiceHostField', () => {
  it('says of an empty field whether the usual host is free', async () => {
    await show(server());

    expect(
      await screen.findByText('“shop-production.apps.example.com” is free.'),
    ).toBeInTheDocument();
  });

  it('says whose a host is that is typed', async () => {
    const portalServer = server();

    await userEvent.type(await show(portalServer), TAKEN);

    expect(
      await screen.findByText(`“${TAKEN}” is taken. Choose another host:`),
    ).toBeInTheDocument();
    expect(screen.getByRole('link')).toHaveTextContent(
      `the host ${TAKEN} belongs to rental (production)`,
    );
    expect(screen.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
    expect(asked(portalServer)).toContain(`GET /hosts/${TAKEN}`);
  });

  it.each(['shop.example.org', 'Shop.apps.example.com', '../x', 'glpat-0123'])(
    'refuses %s without asking about it',
    async host => {
      const portalServer = server();

      await userEvent.type(await show(portalServer), host);

      expect((await screen.findAllByText(/^(the|a) host is/))[0]).toBeVisible();
      expect(
        asked(portalServer).filter(line => !line.includes('shop-production')),
      ).toEqual([]);
    },
  );

  it('asks nothing about an internal service', async () => {
    const portalServer = server();

    const input = await show(portalServer, {
      ...answers,
      exposure: 'internal',
    });
    await userEvent.type(input, 'shop.example.org');
    await screen.findByText('the host is not below apps.example.com');
    await userEvent.clear(input);
    await userEvent.type(input, TAKEN);

    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    expect(asked(portalServer)).toEqual([]);
  });

  it('says so when the platform is not known, and asks again', async () => {
    const given = [
      failure(503, 'ServiceUnavailableError', 'The portal is starting.'),
      { body: platform },
    ];
    await show(server(() => given.shift()));

    expect(
      await screen.findByText(
        'It could not be checked whether “the usual host” is free',
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Check again' }));

    expect(await screen.findByText(/is free\.$/)).toBeInTheDocument();
  });
});
