import { NotFoundError } from '@backstage/errors';
import type { ApplicationManifest } from '@cloudforge/plugin-golden-path-common';
import { CallOptions, RetryPolicy, VendorConfig } from '../http';
import { z } from 'zod';
import { ArgoCdConnection, type ArgoCdPurpose } from './ArgoCdConnection';
import {
  NAME_FIELDS,
  applicationListSchema,
  applicationSchema,
  nameListSchema,
  toApplication,
} from './convert';
import type { ArgoCdApplication, ArgoCdApplicationName } from './types';

const READ = 'read applications and projects';

/** The calls that a golden path makes to Argo CD. */
export class ArgoCdClient {
  static create(config: VendorConfig, policy?: RetryPolicy): ArgoCdClient {
    return new ArgoCdClient(new ArgoCdConnection(config, policy));
  }

  private constructor(private readonly connection: ArgoCdConnection) {}

  /** Those of one AppProject, or of one name wherever it is. Argo CD answers from a cache. */
  async applications(
    of: { project: string } | { name: string; namespace: string },
    { signal }: CallOptions,
  ): Promise<ArgoCdApplication[]> {
    const body = await this.get(
      ['applications'],
      'project' in of
        ? { projects: of.project }
        : { name: of.name, appNamespace: of.namespace },
      { what: 'list the Applications', right: READ, signal },
      applicationListSchema,
    );
    return (body.items ?? []).map(toApplication);
  }

  /** All of them, of which Argo CD is asked for the names only. */
  async applicationNames({
    signal,
  }: CallOptions): Promise<ArgoCdApplicationName[]> {
    const body = await this.get(
      ['applications'],
      { fields: NAME_FIELDS },
      { what: 'list the Applications', right: READ, signal },
      nameListSchema,
    );
    return (body.items ?? []).map(({ metadata, spec }) => ({
      name: metadata.name,
      project: spec.project,
    }));
  }

  /**
   * Undefined when there is none, which Argo CD says only when it is given the
   * AppProject: without, it answers 403 for an Application that does not exist.
   */
  async findApplication(
    name: string,
    of: { project?: string; refresh?: boolean },
    { signal }: CallOptions,
  ): Promise<ArgoCdApplication | undefined> {
    const query = {
      ...(of.project && { project: of.project }),
      ...(of.refresh && { refresh: 'normal' }),
    };
    const what = `${of.refresh ? 'refresh' : 'read'} the Application ${name}`;
    const body = await orUndefined(
      this.get(
        ['applications', name],
        query,
        { what, right: READ, signal },
        applicationSchema,
      ),
    );
    return body && toApplication(body);
  }

  /**
   * Argo CD answers alike when it has this very Application already. Throws
   * ConflictError when it has another one of this name, InputError when it
   * refuses it. Whether the repository can be read shows afterwards, as with an
   * Application made by commit: to render it first may take longer than a
   * request may. Sent once, since only a look tells whether it was carried out.
   */
  async createApplication(
    manifest: ApplicationManifest,
    { signal }: CallOptions,
  ): Promise<ArgoCdApplication> {
    const created = await this.connection.send(
      {
        method: 'POST',
        path: ['applications'],
        query: { validate: 'false' },
        body: manifest,
      },
      {
        what: `create the Application ${manifest.metadata.name}`,
        right: 'create applications',
        repeatable: false,
        signal,
      },
      applicationSchema,
    );
    return toApplication(created);
  }

  /**
   * Starts the deletion of an Application with all that it has made; it is gone
   * when its finalizer is. None of the AppProject by that name is as good.
   * Sent once: by the second time the name may be somebody else's.
   */
  async deleteApplication(
    name: string,
    project: string,
    { signal }: CallOptions,
  ): Promise<void> {
    await orUndefined(
      this.connection.send(
        {
          method: 'DELETE',
          path: ['applications', name],
          query: {
            project,
            cascade: 'true',
            propagationPolicy: 'foreground',
          },
        },
        {
          what: `delete the Application ${name}`,
          right: 'delete applications',
          repeatable: false,
          signal,
        },
        z.looseObject({}),
      ),
    );
  }

  async projectExists(name: string, { signal }: CallOptions): Promise<boolean> {
    const body = await orUndefined(
      this.get(
        ['projects', name],
        {},
        { what: `read the AppProject ${name}`, right: READ, signal },
        z.looseObject({}),
      ),
    );
    return body !== undefined;
  }

  private get<T>(
    path: string[],
    query: Record<string, string>,
    purpose: Omit<ArgoCdPurpose, 'repeatable'>,
    schema: z.ZodType<T>,
  ): Promise<T> {
    return this.connection.send(
      { method: 'GET', path, query },
      { ...purpose, repeatable: true },
      schema,
    );
  }
}

async function orUndefined<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NotFoundError) {
      return undefined;
    }
    throw error;
  }
}
