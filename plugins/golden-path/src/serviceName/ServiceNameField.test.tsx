import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { goldenPathApiRef } from '../api/GoldenPathApi';
import { failure, portal, type Answer } from '../__testUtils__/portal';
import { ServiceNameField } from './ServiceNameField';

function Form(props: { initial?: string }) {
  const [formData, onChange] = useState<string | undefined>(props.initial);
  const field: Partial<FieldExtensionComponentProps<string>> = {
    formData,
    onChange,
    schema: { title: 'Name', description: 'Cannot be changed later.' },
    uiSchema: {},
    required: true,
    rawErrors: [],
  };
  return (
    <>
      <ServiceNameField {...(field as FieldExtensionComponentProps<string>)} />
      <span data-testid="value">{formData ?? 'nothing'}</span>
    </>
  );
}

const free = (name: string): Answer => ({
  body: { name, available: true, problems: [], clashes: [] },
});

function show(server: ReturnType<typeof portal>, initial?: string) {
  renderInTestApp(<Form initial={initial} />, {
    apis: [[goldenPathApiRef, server.client]],
  });
}

const input = () => screen.findByRole('textbox', { name: /Name/ });

describe('ServiceNameField', () => {
  it('says that a name is free, where a screen reader hears it', async () => {
    show(portal(() => free('shop')));

    await userEvent.type(await input(), 'shop');

    await screen.findByText('“shop” is free.');
    expect(screen.getByRole('status')).toHaveTextContent('“shop” is free.');
    expect(screen.getByRole('status')).toHaveAttribute('id');
    expect((await input()).getAttribute('aria-describedby')).toContain(
      screen.getByRole('status').id,
    );
    expect(await input()).not.toHaveAttribute('aria-invalid', 'true');
    expect(screen.getByTestId('value')).toHaveTextContent('shop');
  });

  it('asks once, about what was typed at last', async () => {
    const server = portal(() => free('shop'));
    show(server);

    await userEvent.type(await input(), 'shop');
    await screen.findByText('“shop” is free.');

    expect(server.requests.map(r => r.line)).toEqual(['GET /names/shop']);
  });

  it('refuses what is not allowed without asking anybody', async () => {
    const server = portal(() => free('Shop'));
    show(server);

    await userEvent.type(await input(), 'Shop-');

    expect(
      await screen.findByText(/lower-case letters, digits and hyphens/),
    ).toBeInTheDocument();
    expect(await input()).toHaveAttribute('aria-invalid', 'true');
    expect(server.requests).toEqual([]);
  });

  it('lists every clash, with links', async () => {
    show(
      portal(() => ({
        body: {
          name: 'shop',
          available: false,
          problems: [],
          clashes: [
            {
              system: 'gitlab',
              message: 'the GitLab project apps/shop exists',
              url: 'http://localhost:7100/apps/shop',
            },
            { system: 'catalog', message: 'component:default/shop exists' },
            {
              system: 'argocd',
              message: '<img src=x onerror=alert(1)>',
              url: 'data:text/html,<script>alert(1)</script>',
            },
          ],
        },
      })),
      'shop',
    );

    expect(
      await screen.findByText('“shop” is taken. Choose another name:'),
    ).toBeInTheDocument();
    expect(await input()).toHaveAttribute('aria-invalid', 'true');
    expect(screen.getAllByRole('listitem').map(i => i.textContent)).toEqual([
      'the GitLab project apps/shop exists',
      'component:default/shop exists',
      '<img src=x onerror=alert(1)>',
    ]);
    expect(
      screen.getAllByRole('link').map(link => link.getAttribute('href')),
    ).toEqual(['http://localhost:7100/apps/shop']);
  });

  it('says so when it cannot be checked, and checks again when asked', async () => {
    const answers = [
      failure(503, 'ServiceUnavailableError', 'GitLab does not answer.'),
      free('shop'),
    ];
    show(
      portal(() => answers.shift()),
      'shop',
    );

    expect(
      await screen.findByText('It could not be checked whether “shop” is free'),
    ).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent(
      'GitLab does not answer.',
    );
    expect(await input()).not.toHaveAttribute('aria-invalid', 'true');

    await userEvent.click(screen.getByRole('button', { name: 'Check again' }));

    expect(await screen.findByText('“shop” is free.')).toBeInTheDocument();
  });

  it('is not misled by an answer that arrives late', async () => {
    const pending = new Map<string, (answer: Answer) => void>();
    const server = portal(
      ({ line }) => new Promise(resolve => pending.set(line, resolve)),
    );
    show(server);

    await userEvent.type(await input(), 'shop');
    await waitFor(() => expect(pending.has('GET /names/shop')).toBe(true));
    await userEvent.type(await input(), 's');
    await waitFor(() => expect(pending.has('GET /names/shops')).toBe(true));
    expect(server.requests[0].signal?.aborted).toBe(true);
    expect(server.requests[1].signal?.aborted).toBe(false);

    await act(async () => pending.get('GET /names/shops')?.(free('shops')));
    expect(await screen.findByText('“shops” is free.')).toBeInTheDocument();

    await act(async () =>
      pending.get('GET /names/shop')?.({
        body: {
          name: 'shop',
          available: false,
          problems: [],
          clashes: [{ system: 'catalog', message: 'late' }],
        },
      }),
    );
    expect(screen.getByRole('status')).toHaveTextContent('“shops” is free.');
    expect(screen.queryByText('late')).not.toBeInTheDocument();
  });

  it('says nothing while a name is typed, and that it is being checked then', async () => {
    const server = portal(({ line }) =>
      line.endsWith('/shop') ? free('shop') : new Promise(() => {}),
    );
    show(server, 'shop');
    await screen.findByText('“shop” is free.');

    await userEvent.type(await input(), 's');

    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    expect(
      await screen.findByText('Checking whether “shops” is free …'),
    ).toBeInTheDocument();
  });

  it('gives up its value when it is emptied', async () => {
    show(
      portal(() => free('shop')),
      'shop',
    );

    await userEvent.clear(await input());

    expect(screen.getByTestId('value')).toHaveTextContent('nothing');
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });
});
