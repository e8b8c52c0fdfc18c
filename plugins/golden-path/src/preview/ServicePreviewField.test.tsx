import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  parseServiceAnswers,
  renderService,
} from '@cloudforge/plugin-golden-path-common';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { goldenPathApiRef } from '../api/GoldenPathApi';
import { answers, platform } from '../__testUtils__/examples';
import { failure, portal, type Answer } from '../__testUtils__/portal';
import { ServicePreviewField } from './ServicePreviewField';

type Props = FieldExtensionComponentProps<null, { language?: string }>;

function show(
  formData: Record<string, unknown>,
  answer: () => Answer = () => ({ body: platform }),
) {
  const onChange = jest.fn();
  const server = portal(answer);
  const field: Partial<Props> = {
    onChange,
    schema: { title: 'What will be made' },
    uiSchema: { 'ui:options': { language: 'node' } },
  };
  let change: (answers: Record<string, unknown>) => void = () => undefined;
  function Form() {
    const [given, setGiven] = useState(formData);
    change = setGiven;
    const props = { ...field, formContext: { formData: given } };
    return <ServicePreviewField {...(props as Props)} />;
  }
  renderInTestApp(<Form />, { apis: [[goldenPathApiRef, server.client]] });
  return {
    onChange,
    server,
    change: (given: Record<string, unknown>) => act(() => change(given)),
  };
}

const { language: _, ...answersOfAForm } = answers;

function rendered() {
  const parsed = parseServiceAnswers(answers);
  if (!parsed.ok) {
    throw new Error('the example is not a service');
  }
  return renderService(parsed.value, platform);
}

describe('ServicePreviewField', () => {
  it('lists every file of the three repositories', async () => {
    show(answersOfAForm);
    const files = rendered();

    for (const [title, paths] of [
      ['Application repository', Object.keys(files.app)],
      ['GitOps repository', Object.keys(files.gitops)],
      ['Workloads repository', Object.keys(files.workloads)],
    ] as const) {
      const list = await screen.findByRole('grid', { name: title });
      expect(
        within(list)
          .getAllByRole('row')
          .map(row => row.textContent),
      ).toEqual([...paths].sort());
    }
    expect(
      screen.getByText('apps/car-search · + source from the template'),
    ).toBeInTheDocument();
  });

  it('shows a file as it will be committed', async () => {
    show(answersOfAForm);
    const files = rendered();
    const path = Object.keys(files.workloads).sort()[0];

    await userEvent.click(await screen.findByText(path));

    const content = await screen.findByRole('region', { name: path });
    const code = await within(content).findByText(
      (_text, element) => element?.tagName === 'CODE',
    );
    expect(code.textContent?.replace(/^\d+/gm, '').trimEnd()).toBe(
      files.workloads[path].trimEnd(),
    );
  });

  it('is walked through with the arrow keys', async () => {
    show(answersOfAForm);
    const [first, second] = Object.keys(rendered().gitops).sort();

    const list = await screen.findByRole('grid', { name: 'GitOps repository' });
    await userEvent.click(within(list).getByRole('row', { name: first }));
    await userEvent.keyboard('{ArrowDown}');

    expect(
      await screen.findByRole('region', { name: second }),
    ).toBeInTheDocument();
  });

  it('marks what an answer changed, and goes there', async () => {
    const { change } = show(answersOfAForm);
    await screen.findByRole('grid', { name: 'GitOps repository' });
    expect(screen.getByRole('status')).toBeEmptyDOMElement();

    const [first, ...rest] = answers.environments;
    change({
      ...answersOfAForm,
      environments: [{ ...first, memory: '999Mi' }, ...rest],
    });

    await screen.findByText(/^Your last answer changed \d+ files?$/);
    const buttons = within(screen.getByRole('status')).getAllByRole('button');
    const touched = buttons.map(button => button.textContent);
    expect(touched).not.toContain('catalog-info.yaml');
    await userEvent.click(buttons[0]);
    expect(
      await screen.findByRole('region', { name: touched[0]! }),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('row', { name: /changed by your last answer/ })
        .length,
    ).toBeGreaterThan(0);
  });

  it('says what is wrong with the answers, and asks the server nothing', async () => {
    const { server } = show({
      ...answersOfAForm,
      environments: [{ ...answers.environments[0], cpu: '<b>1</b>' }],
      costCenter: '?',
    });

    expect(await screen.findByText('environments.0.cpu')).toBeInTheDocument();
    expect(screen.getByText('costCenter')).toBeInTheDocument();
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
    expect(server.requests).toEqual([]);
  });

  it('says what the platform does not offer', async () => {
    show({
      ...answersOfAForm,
      environments: [{ ...answers.environments[0], host: 'car.example.org' }],
    });

    expect(await screen.findByText('environments.0.host')).toBeInTheDocument();
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });

  it.each([{}, { name: null, environments: 'none' }, undefined])(
    'bears an unfinished form: %p',
    async formData => {
      show(formData as Record<string, unknown>);

      expect(
        await screen.findByText(/There is nothing to preview/),
      ).toBeInTheDocument();
    },
  );

  it('says so when the platform cannot be read, and tries again when asked', async () => {
    const all: Answer[] = [
      failure(503, 'ServiceUnavailableError', 'The portal is starting.'),
      { body: platform },
    ];
    show(answersOfAForm, () => all.shift());

    expect(
      await screen.findByText('The portal is starting.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(
      await screen.findByRole('grid', { name: 'GitOps repository' }),
    ).toBeInTheDocument();
  });

  it('gives itself a value, for a page is validated by its values', async () => {
    const { onChange } = show(answersOfAForm);

    await screen.findByRole('grid', { name: 'GitOps repository' });
    expect(onChange).toHaveBeenCalledWith(null);
  });
});
