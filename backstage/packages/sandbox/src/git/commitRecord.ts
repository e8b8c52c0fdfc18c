export interface CommitRecord {
  id: string;
  tree: string;
  parents: string[];
  message: string;
  title: string;
  author: { name: string; email: string; at: string };
  committer: { name: string; email: string; at: string };
}

/** `git log -z --format` of {@link parseCommits}; fields end with SOH. */
export const commitFormat = [
  '%H',
  '%T',
  '%P',
  '%an',
  '%ae',
  '%aI',
  '%cn',
  '%ce',
  '%cI',
  '%B',
].join('%x01');

export function parseCommits(text: string): CommitRecord[] {
  return text
    .split('\0')
    .filter(Boolean)
    .map(record => {
      const [
        id,
        tree,
        parents,
        authorName,
        authorEmail,
        authoredAt,
        committerName,
        committerEmail,
        committedAt,
        ...rest
      ] = record.split('\x01');
      const message = rest.join('\x01').replace(/\n$/, '');
      return {
        id,
        tree,
        parents: parents.split(' ').filter(Boolean),
        message,
        title: message.split('\n', 1)[0],
        author: { name: authorName, email: authorEmail, at: authoredAt },
        committer: {
          name: committerName,
          email: committerEmail,
          at: committedAt,
        },
      };
    });
}
