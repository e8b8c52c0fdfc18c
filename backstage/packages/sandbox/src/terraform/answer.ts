import type { Block } from './schema/Schema';
import { settle } from './values/settle';
import { Unknown, type Values } from './values/Value';
import type { Settings, Vendor } from './Vendor';

/** What a data source answers: what is known of the vendor, and the rest made up. */
export function answer(
  vendor: Vendor,
  type: string,
  block: Block,
  settings: Settings,
  question: Values,
): Values {
  const known = vendor.answers(type, question, settings);
  const seed = JSON.stringify([type, settings, question]);
  const open: Values = { ...question };
  for (const { name, computed } of block.attributes) {
    if (computed && open[name] === null) {
      open[name] = name in known ? known[name] : Unknown.value;
    }
  }
  return settle(block, open, (attribute, decided) =>
    vendor.decide({ type, attribute, known: decided, settings, seed }),
  );
}
