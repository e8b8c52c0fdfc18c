import { Row } from '../Row';
import { Batch } from './Batch';
import { Fault } from './faults';
import { Mode, pointsOf } from './points';
import { Stand } from './Stand';

/** One row for each effect that one fault meets; they share one batch, which the first of them runs. */
export function matrixRows(
  section: string,
  mode: Mode,
  fault: Fault,
): Row<Stand>[] {
  let running: Promise<Batch> | undefined;
  const batch = (stand: Stand) => (running ??= Batch.run(stand, fault));
  const rows = pointsOf('', mode).map(point => ({
    section,
    name: `${fault.name}: ${point.effect}`,
    run: async (stand: Stand) => {
      const reason = fault.exempt?.(point);
      return reason
        ? `does not apply: ${reason}`
        : (await batch(stand)).verdict(point.effect);
    },
  }));
  return [
    ...rows,
    {
      section,
      name: `${fault.name}: everything else`,
      run: async stand => (await batch(stand)).everythingElse(),
    },
  ];
}
