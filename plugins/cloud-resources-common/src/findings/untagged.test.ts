import { attributed, design, designOf } from '../__testUtils__/designs';
import type { Design } from '../design';
import { renderTerraform } from '../terraform';
import { plain } from '../testing';
import { findingsOf } from './findingsOf';

type Options = Parameters<typeof findingsOf>[1];

const messages = (of: Design, options?: Options) =>
  findingsOf(of, options)
    .filter(({ path }) => path === 'tags')
    .map(({ node, severity, message }) => `${severity} ${node} ${message}`);

const queue = (tags: Record<string, string> = {}) =>
  design([['orders', 'SQS', { tags }]]);

const own = { Owner: 'shop', CostCenter: '4711' };

describe('a resource without an owner or a cost centre', () => {
  it('is a finding, which says what to do', () => {
    expect(findingsOf(queue())).toEqual([
      {
        node: queue().nodes[0].id,
        severity: 'low',
        path: 'tags',
        message:
          "Untagged: it gets no Owner and no CostCenter, so that its cost is nobody's.",
        mend: 'Render the design with an owner and a cost centre, or set Owner and CostCenter in tags.',
      },
    ]);
  });

  it.each<[string, Record<string, string>, Options, RegExp]>([
    ['tags of the design', {}, attributed, /^$/],
    ['tags of its own', own, {}, /^$/],
    ['some of each', { Owner: 'shop' }, { costCenter: '4711' }, /^$/],
    ['no cost centre', {}, { owner: 'shop' }, /^low .* no CostCenter, so/],
    ['no owner', { CostCenter: '4711' }, {}, /^low .* no Owner, so/],
    ['other letters', { owner: 'a', costcenter: 'b' }, {}, /Owner and no Cost/],
    ['no value', {}, { owner: '', costCenter: ' ' }, /Owner and no CostCenter/],
    ['no value of its own', { Owner: '' }, attributed, /^low .* no Owner, so/],
  ])('is judged by what it would carry: %s', (_, tags, options, words) => {
    expect(messages(queue(tags), options).join('\n')).toMatch(words);
  });

  it('is one of every type, since all take tags', () => {
    const of = designOf(plain);
    expect(messages(of)).toHaveLength(of.nodes.length);
    expect(messages(of, attributed)).toEqual([]);
  });

  it('is none of a type that takes no tags', () => {
    const { nodes, ...rest } = queue();
    const untaggable = nodes.map(node => ({ ...node, config: {} }));
    expect(messages({ ...rest, nodes: untaggable })).toEqual([]);
  });

  it('is not one whose tags are rendered, on all that it becomes', () => {
    const of = designOf({
      ...plain,
      nodes: plain.nodes.map(({ data, ...node }) => ({
        ...node,
        data: { ...data, config: { ...data.config, tags: own } },
      })),
    });
    expect(messages(of)).toEqual([]);
    const [, ...sections] = renderTerraform(of).split('# Base network');
    const [, ...nodes] = sections.join('').split(/\n\n# /);
    expect(nodes).toHaveLength(of.nodes.length);
    const merges = nodes.flatMap(
      text => text.match(/merge\(local\.tags, \{[^}]*\}/g) ?? [],
    );
    expect(merges.length).toBeGreaterThan(of.nodes.length);
    expect(merges.filter(text => !/"shop"[^}]*"4711"/s.test(text))).toEqual([]);
  });
});
