import { archiveLimits } from './archiveLimits';

/** A folder of git's own, as macOS (which ignores some characters) and Windows (short names, trailing dots) see it. */
const GIT_FOLDER = /^(\.git|git~\d+)[. ]*(:.*)?$/i;
const IGNORED_BY_HFS = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
const CONTROL = /\p{Cc}/u;
/** What bytes that are not UTF-8 turn into. */
const REPLACEMENT = '\ufffd';

/** Why a path may not be committed; undefined when it may. */
export function pathProblem(path: string): string | undefined {
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) {
    return 'is absolute';
  }
  if (CONTROL.test(path) || path.includes('\\') || path.includes(REPLACEMENT)) {
    return 'has a character that a repository cannot hold everywhere';
  }
  if (Buffer.byteLength(path) > archiveLimits.path) {
    return `is longer than ${archiveLimits.path} bytes`;
  }
  for (const segment of path.split('/')) {
    if (segment === '..' || segment === '.') {
      return 'leads elsewhere';
    }
    if (segment === '') {
      return 'has an empty part';
    }
    if (Buffer.byteLength(segment) > archiveLimits.pathSegment) {
      return `has a part longer than ${archiveLimits.pathSegment} bytes`;
    }
    if (GIT_FOLDER.test(segment.replace(IGNORED_BY_HFS, ''))) {
      return "belongs to git's own folder";
    }
  }
  return undefined;
}
