import { demoRow } from '../../demo/demoRow';
import { RowResult, runRows } from '../Row';
import { verifyNodeService } from './nodeService';

/** What templates make and what the demo shows: the share of the services in `verify:golden-path`. */
export async function verifyServices(): Promise<RowResult[]> {
  return [
    ...(await verifyNodeService()),
    ...(await runRows([demoRow], undefined)),
  ];
}
