import { z } from 'zod';

const MILLICORES_PER_CORE = 1000;
const MEBIBYTES_PER_GIBIBYTE = 1024;

/** A CPU quantity: whole cores or millicores, never zero. */
export const cpuSchema = z
  .string()
  .regex(
    /^([1-9][0-9]{0,4}m|[1-9][0-9]?)$/,
    'cpu is a whole number of cores such as "1", or millicores such as "250m"',
  );

/** A memory quantity in Mi or Gi, never zero. */
export const memorySchema = z
  .string()
  .regex(
    /^[1-9][0-9]{0,5}(Mi|Gi)$/,
    'memory is a whole number followed by Mi or Gi, such as "256Mi"',
  );

/** `1500` of `1500m`, `2000` of `2`. */
export function millicores(cpu: string): number {
  return cpu.endsWith('m')
    ? Number(cpu.slice(0, -1))
    : Number(cpu) * MILLICORES_PER_CORE;
}

/** `256` of `256Mi`, `2048` of `2Gi`. */
export function mebibytes(memory: string): number {
  const count = Number(memory.slice(0, -2));
  return memory.endsWith('Gi') ? count * MEBIBYTES_PER_GIBIBYTE : count;
}
