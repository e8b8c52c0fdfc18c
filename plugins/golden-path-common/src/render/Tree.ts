import type { Files } from './Files';
import { toYaml } from './yaml';

/**
 * Files before they are written: path to the objects of a YAML file, or to the
 * text of any other.
 */
export type Tree = Record<string, object[] | string>;

export function written(tree: Tree): Files {
  return Object.fromEntries(
    Object.entries(tree).map(([path, content]) => [
      path,
      typeof content === 'string' ? content : toYaml(...content),
    ]),
  );
}

export function inFolder(folder: string, tree: Tree): Tree {
  return Object.fromEntries(
    Object.entries(tree).map(([file, content]) => [
      `${folder}/${file}`,
      content,
    ]),
  );
}
