import {
  copyFile,
  mkdir,
  readdir,
  readFile,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  type GeneratorRunOptions,
  getMkdocsYml,
  TechdocsGenerator,
} from '@backstage/plugin-techdocs-node';
import { parseDocument } from 'yaml';
import { defaultNavigation, readNavigation } from './navigation';
import { outputOf } from './pages';
import { readPage, renderPage, type Site } from './renderPage';
import { styleSheet, styleSheetName } from './styleSheet';

/** Files below a folder, with `/`; links are neither followed nor listed. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => entry.isFile())
    .map(entry =>
      relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'),
    );
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

/**
 * Makes TechDocs out of Markdown without MkDocs, which wants Python: for
 * machines that have none. Knows `site_name`, `docs_dir` and `nav`, and none of
 * MkDocs' plugins.
 */
export class MarkdownGenerator extends TechdocsGenerator {
  async run(options: GeneratorRunOptions): Promise<void> {
    const { inputDir, outputDir, siteOptions, etag } = options;
    const { content } = await getMkdocsYml(inputDir, siteOptions);
    // Tags such as !!python/name come out as plain values and are not used.
    const config = parseDocument(content, { logLevel: 'silent' }).toJS() ?? {};
    const docsDir = resolveSafeChildPath(
      inputDir,
      textOf(config.docs_dir, 'docs'),
    );
    const files = await filesBelow(docsDir);
    const documents = files.filter(file => /\.md$/i.test(file));
    if (documents.length === 0) {
      throw new NotFoundError(
        `There is no Markdown file in ${relative(
          inputDir,
          docsDir,
        )}/ to make documentation of. Add an index.md.`,
      );
    }
    const pages = new Map(
      await Promise.all(
        documents.map(
          async file =>
            [
              file,
              readPage(file, await readFile(join(docsDir, file), 'utf8')),
            ] as const,
        ),
      ),
    );
    const navigation = readNavigation(config.nav);
    const site: Site = {
      name: textOf(config.site_name, siteOptions?.name ?? 'Documentation'),
      navigation:
        navigation.length > 0 ? navigation : defaultNavigation(documents),
      pages,
      styleSheet: styleSheetName,
    };

    const write = async (file: string, text: string) => {
      const path = resolveSafeChildPath(outputDir, file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    };
    for (const page of pages.values()) {
      await write(outputOf(page.file), renderPage(site, page));
    }
    for (const file of files.filter(name => !pages.has(name))) {
      const path = resolveSafeChildPath(outputDir, file);
      await mkdir(dirname(path), { recursive: true });
      await copyFile(join(docsDir, file), path);
    }
    await write(styleSheetName, styleSheet);
    await write(
      'search/search_index.json',
      JSON.stringify({
        docs: [...pages.values()].map(({ file, title, text }) => ({
          location: dirname(outputOf(file)).replace(/^\.$/, ''),
          title,
          text,
        })),
      }),
    );
    await write(
      'techdocs_metadata.json',
      JSON.stringify({
        site_name: site.name,
        site_description: textOf(config.site_description, ''),
        etag,
        build_timestamp: Date.now(),
        files: await filesBelow(outputDir),
      }),
    );
  }
}
