import { List, ListRow, Text } from '@backstage/ui';
import { memo, useId } from 'react';
import isDeepEqual from 'react-use/esm/misc/isDeepEqual';
import styles from './preview.module.css';
import type { FileChange } from './fileChanges';
import type { FileChoice } from './RepositoryFiles';
import type { Repository } from './repositories';

interface FileListProps {
  repository: Omit<Repository, 'files'>;
  /** Sorted. */
  paths: string[];
  changes: FileChange[];
  chosen?: string;
  onChoose: (file: FileChoice) => void;
}

function PlainFileList(props: FileListProps) {
  const { repository, paths, changes, chosen, onChoose } = props;
  const headingId = useId();

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
            onChoose({ repository: repository.id, path: String(path) });
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

/**
 * The files of one repository; arrow keys walk through them. Most key presses
 * change what the files hold, not which there are: then nothing is rendered.
 */
export const FileList = memo(PlainFileList, isDeepEqual);

/** What a screen reader says of a row, the mark included. */
function wordsFor(path: string, change?: FileChange): string {
  return change ? `${path}, ${change.kind} by your last answer` : path;
}
