import { ConflictError, NotFoundError } from '@backstage/errors';
import { isInDoubt } from '../http';

/** Makes something, or sets it right where it is there already or may be. */
export async function createOrUpdate(
  create: () => Promise<unknown>,
  update: () => Promise<unknown>,
): Promise<void> {
  try {
    await create();
  } catch (error) {
    if (!(error instanceof ConflictError || isInDoubt(error))) {
      throw error;
    }
    await updateOrCreate(create, update);
  }
}

async function updateOrCreate(
  create: () => Promise<unknown>,
  update: () => Promise<unknown>,
): Promise<void> {
  try {
    await update();
  } catch (error) {
    if (!(error instanceof NotFoundError)) {
      throw error;
    }
    await create();
  }
}
