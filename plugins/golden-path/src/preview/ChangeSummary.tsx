import { Button, Text } from '@backstage/ui';
import type { FileChange } from './fileChanges';
import styles from './preview.module.css';
import type { FileChoice } from './RepositoryFiles';

/** Changed files that have a button of their own; more are only counted. */
const SHOWN = 4;

/** Says what the last answer changed, also to who cannot see the marks. */
export function ChangeSummary(props: {
  changes: FileChange[];
  onChoose: (file: FileChoice) => void;
}) {
  const { changes, onChoose } = props;
  const there = changes.filter(({ kind }) => kind !== 'removed');
  return (
    <div className={styles.changes} role="status">
      {changes.length > 0 && (
        <>
          <Text as="span" variant="body-small">
            {wordsFor(changes)}
          </Text>
          {there.slice(0, SHOWN).map(({ repository, path }) => (
            <Button
              key={`${repository} ${path}`}
              size="small"
              variant="tertiary"
              onPress={() => onChoose({ repository, path })}
            >
              {path}
            </Button>
          ))}
        </>
      )}
    </div>
  );
}

function wordsFor(changes: FileChange[]): string {
  const counts = (['added', 'changed', 'removed'] as const).flatMap(kind => {
    const count = changes.filter(change => change.kind === kind).length;
    return count > 0 ? [`${kind} ${count}`] : [];
  });
  const files = changes.length === 1 ? 'file' : 'files';
  return `Your last answer ${counts.join(', ')} ${files}`;
}
