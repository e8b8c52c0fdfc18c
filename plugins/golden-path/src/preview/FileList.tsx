import { List, ListRow, Text } from '@backstage/ui';
import { useId } from 'react';
import styles from './preview.module.css';
import type { FileChange } from './fileChanges';
import type { Repository } from './repositories';

/** The files of one repository; arrow keys walk through them. */
export function FileList(props: {
  repository: Repository;
  changes: FileChange[];
  chosen?: string;
  onChoose: (path: string) => void;
}) {
  const { repository, changes, chosen, onChoose } = props;
  const headingId = useId();
  const paths = Object.keys(repository.files).sort();

  return (
    <section className={styles.repository} aria-labelledby={headingId}>
      <div className={styles.note}>
        <Text as="h4" id={headingId} weight="bold">
          {repository.title}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {repository.project}
          {repository.note && ` · ${repository.note}`}
        </Text>
      </div>
      <List
        aria-labelledby={headingId}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={chosen === undefined ? [] : [chosen]}
        onSelectionChange={keys => {
          const [path] = keys === 'all' ? [] : keys;
          if (path !== undefined) {
            onChoose(String(path));
          }
        }}
      >
        {paths.map(path => {
          const change = changes.find(each => each.path === path);
          return (
            <ListRow key={path} id={path} textValue={wordsFor(path, change)}>
              <span className={styles.file}>{path}</span>
              {change && <span className={styles.mark} title={change.kind} />}
            </ListRow>
          );
        })}
      </List>
    </section>
  );
}

/** What a screen reader says of a row, the mark included. */
function wordsFor(path: string, change?: FileChange): string {
  return change ? `${path}, ${change.kind} by your last answer` : path;
}
