import {
  packagesOf,
  validateDesign,
  type DesignFile,
} from '@cloudforge/plugin-cloud-resources-common';
import { nastyTexts } from '@cloudforge/plugin-cloud-resources-common/testing';
import { must } from '../expect';
import type { Row } from '../Row';
import { Life } from './Life';
import { checkedDesign } from './Part';
import { decoded, standsIn } from './standsIn';
import {
  nameOf,
  namesOf,
  numbered,
  typedEverywhere,
  type Typed,
} from './typedEverywhere';

const SECTION = 'any text';

/** All that Terraform was given: the state, and the packages that the runner makes. */
async function givenWith(file: DesignFile): Promise<string[]> {
  const design = checkedDesign(file);
  const life = await Life.begin(design);
  try {
    await life.validate();
    await life.apply();
    const state = life.textsInState();
    return [
      ...state,
      ...decoded(state),
      ...packagesOf(design).flatMap(({ files }) => Object.values(files)),
    ];
  } finally {
    await life.end();
  }
}

/** Applies the examples with one text everywhere, and finds each in what Terraform keeps. */
async function mustBeKept(text: string, { design, taken }: Typed) {
  const given = await givenWith(design);
  const lost = taken.filter(place => !standsIn(given, numbered(place, text)));
  must(lost.length === 0, `not kept as typed: ${namesOf(lost)}`);
  must(
    !given.some(found => found.includes('root:x:0:0')),
    'a file of this machine stands in the state',
  );
}

async function isKeptAsTyped(text: string): Promise<string> {
  const typed = typedEverywhere(text);
  must(typed.taken.length > 0, 'no place takes this, so nothing is shown');
  await mustBeKept(text, typed);
  return `as typed at ${typed.taken.length} places`;
}

/** What must not be missing, whatever else is tried. */
const TEXTS: readonly (readonly [name: string, text: string])[] = [
  ['a template that reads a file', '${file("/etc/passwd")}'],
  ['a template that repeats', '%{ for x in [1, 2] }${x}%{ endfor }'],
  ['the end of a heredoc', '\nEOF\n}'],
  ['quotes', 'he said "x"'],
  ['backslashes', 'C:\\new\\table\\'],
  ['new lines', 'one\ntwo\r\nEOF\n}\nresource "null_resource" "x" {}\n'],
];

const LONG = 'a${b}"\\\n'.repeat(12_800);

/** Where 100 KB are too much it is said; where they are taken, they are kept. */
const longRow: Row<unknown> = {
  section: SECTION,
  name: '100 KB',
  run: async () => {
    const typed = typedEverywhere(LONG);
    const { taken, refused } = typed;
    for (const { place, reasons } of refused) {
      must(
        reasons.every(reason => /\S/.test(reason)),
        `${nameOf(place)} refuses 100 KB without a word`,
      );
    }
    if (taken.length > 0) {
      await mustBeKept(LONG, typed);
    }
    return `refused with a reason at ${refused.length} places, kept at ${taken.length}`;
  },
};

/** Labels go into comments, names and tags; so do the words of a role. */
const labelRow: Row<unknown> = {
  section: SECTION,
  name: 'labels, owner, role, design and cost centre',
  run: async () => {
    const nodes = nastyTexts
      .map((text, index) => ({
        id: `n${index}`,
        data: { resourceType: 'SQS', label: `${text} ${index}` },
      }))
      .filter(
        node => validateDesign({ region: 'us-east-1', nodes: [node] }).ok,
      );
    must(nodes.length > 20, `only ${nodes.length} labels are taken`);
    const design = checkedDesign({ region: 'us-east-1', nodes });
    const hostile = TEXTS.map(([, text]) => text).join('\n');
    const life = await Life.begin(design, {
      owner: hostile,
      cloudRole: hostile,
      design: hostile,
      costCenter: hostile,
    });
    try {
      await life.validate();
      await life.apply();
      await life.isSettled();
      await life.destroy();
    } finally {
      await life.end();
    }
    return `${nodes.length} labels`;
  },
};

const rowOf = (name: string, text: string): Row<unknown> => ({
  section: SECTION,
  name,
  run: () => isKeptAsTyped(text),
});

const namedTexts = new Set(TEXTS.map(([, text]) => text));

/** An empty text or a blank stands in every state; to find it says nothing. */
const others = nastyTexts.filter(
  text => text.trim().length > 1 && !namedTexts.has(text),
);

/** The texts that have broken things elsewhere, all in one design each. */
export const textRows: readonly Row<unknown>[] = [
  ...TEXTS.map(([name, text]) => rowOf(name, text)),
  longRow,
  labelRow,
];

export const moreTextRows: readonly Row<unknown>[] = others.map(text =>
  rowOf(JSON.stringify(text).slice(0, 40), text),
);
