import { operationStages } from '@cloudforge/plugin-golden-path-common';
import { operation } from '../../__testUtils__/examples';
import { effects, operations } from '../../__testUtils__/operations';
import { stageProgress } from './stageProgress';

/** In the order of the stages: check, render, projects, push, access, catalog, workloads, argocd. */
const states = (of: Parameters<typeof stageProgress>[0]) =>
  stageProgress(of)
    .map(({ state }) => state)
    .join(' ');

describe('stageProgress', () => {
  it.each([
    ['waiting', 'done done done done done ahead ahead ahead'],
    ['running', 'done done done done working ahead ahead ahead'],
    ['undoing', 'done done undoing done undone done done failed'],
    ['done', 'done done done done done done done done'],
    ['undone', 'done done undone done stopped ahead ahead ahead'],
    ['stuck', 'done done left done undone done done failed'],
    ['adopted', 'done done kept done undone done done failed'],
  ] as const)('says of %s how far each stage is', (state, expected) => {
    expect(states(operations[state])).toBe(expected);
  });

  it('says that nothing is reached of an operation that has just been accepted', () => {
    expect(states(operation({ state: 'waiting', stage: undefined }))).toBe(
      'ahead ahead ahead ahead ahead ahead ahead ahead',
    );
  });

  it('says that a stage was left alone when somebody else had changed it', () => {
    expect(
      states({
        ...operations.stuck,
        effects: effects('kept', 'undone', 'undone'),
      }),
    ).toBe('done done kept done undone done done failed');
  });

  it('says that a stage is left whose undo was never tried', () => {
    expect(
      states({
        ...operations.stuck,
        effects: effects('applied', 'applied', 'failed'),
      }),
    ).toBe('done done left done left done done failed');
  });

  it('keeps every effect at its stage, in order', () => {
    const progress = stageProgress(operations.stuck);
    expect(progress.map(({ stage }) => stage)).toEqual([...operationStages]);
    expect(progress.flatMap(stage => stage.effects)).toEqual(
      operations.stuck.effects,
    );
  });
});
