import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deriveBlock, deriveConfiguration } from './deriveBlock';
import { GeneratedSource } from './GeneratedSource';
import type { Block } from './Schema';

export type Kind = 'resource' | 'data';

const DATA_FOLDER = 'data-';

/**
 * The schema of a Terraform provider, read out of the installed package that
 * cdktf generated from it: what is asked for and no more, since all of AWS are
 * 2,200 schemas.
 */
export class ProviderPackage {
  private readonly blocks = new Map<string, Block>();

  private constructor(
    /** Begins the names of its types: `aws`. */
    readonly name: string,
    private readonly library: string,
  ) {}

  static of(name: string, npmPackage: string): ProviderPackage {
    const manifest = require.resolve(`${npmPackage}/package.json`);
    return new ProviderPackage(name, join(dirname(manifest), 'lib'));
  }

  /** Of the `provider` block. */
  get configuration(): Block {
    const source = GeneratedSource.read(join(this.library, 'provider'));
    return deriveConfiguration(source, source.main('TerraformProvider'));
  }

  /**
   * Of `aws_sqs_queue`, or with `data` of the data source.
   * @throws Error if the provider has no such type
   */
  block(kind: Kind, type: string): Block {
    const key = `${kind} ${type}`;
    const known = this.blocks.get(key);
    if (known) {
      return known;
    }
    const folder = this.folder(kind, type);
    if (!existsSync(join(folder, 'index.js'))) {
      throw new Error(
        `the provider ${this.name} has no ${
          kind === 'data' ? 'data source' : 'resource'
        } ${type}`,
      );
    }
    const source = GeneratedSource.read(folder);
    const block = deriveBlock(
      source,
      source.main(
        kind === 'data' ? 'TerraformDataSource' : 'TerraformResource',
      ),
    );
    this.blocks.set(key, block);
    return block;
  }

  /** Every type that there is; a data source as `data.aws_region`. */
  get types(): string[] {
    return readdirSync(this.library, { withFileTypes: true })
      .filter(entry => entry.isDirectory() && entry.name !== 'provider')
      .map(({ name }) => this.typeIn(name));
  }

  /** `data-aws-region` and `sqs-queue`; the provider's name stands in data sources alone. */
  private folder(kind: Kind, type: string): string {
    const rest = type.slice(this.name.length + 1).replace(/_/g, '-');
    return join(
      this.library,
      kind === 'data' ? `${DATA_FOLDER}${this.name}-${rest}` : rest,
    );
  }

  private typeIn(folder: string): string {
    const words = folder.replace(/-/g, '_');
    return folder.startsWith(DATA_FOLDER)
      ? `data.${words.slice(DATA_FOLDER.length)}`
      : `${this.name}_${words}`;
  }
}
