import { validateDesign } from '../design';
import { findingsOf } from '../findings';
import { designFrom } from './designFrom';
import { blueprints } from './registry';

describe('the blueprints', () => {
  it('have ids of their own', () => {
    const ids = blueprints.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('make designs without a problem and without a grave finding, with nothing chosen', () => {
    const complaints = blueprints.flatMap((blueprint): object[] => {
      const filled = designFrom(blueprint, {});
      if (!filled.ok) {
        return filled.problems.map(problem => ({ in: blueprint.id, problem }));
      }
      const checked = validateDesign(filled.value);
      return checked.ok
        ? findingsOf(checked.value)
            .filter(({ severity }) => severity !== 'low')
            .map(finding => ({ in: blueprint.id, finding }))
        : checked.problems.map(problem => ({ in: blueprint.id, problem }));
    });
    expect(complaints).toEqual([]);
  });
});
