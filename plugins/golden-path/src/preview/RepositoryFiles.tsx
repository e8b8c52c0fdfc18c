import { useMemo, useState } from 'react';
import { ChangeSummary } from './ChangeSummary';
import { fileChanges } from './fileChanges';
import { FileContent } from './FileContent';
import { FileList } from './FileList';
import styles from './preview.module.css';
import type { Repository } from './repositories';

/** A file of one of the repositories. */
export interface FileChoice {
  repository: Repository['id'];
  path: string;
}

/** Files on the left by repository, the chosen one on the right; what the last answer changed is marked. */
export function RepositoryFiles(props: {
  repositories: Repository[];
  /** As they were before the last answer. */
  before: Repository[];
}) {
  const [choice, setChoice] = useState<FileChoice>();
  const shown =
    find(props.repositories, choice) ?? firstFile(props.repositories);

  const changes = useMemo(
    () => fileChanges(props.before, props.repositories),
    [props.before, props.repositories],
  );

  return (
    <div className={styles.preview}>
      <ChangeSummary changes={changes} onChoose={setChoice} />
      <div className={styles.files}>
        {props.repositories.map(({ files, ...repository }) => (
          <FileList
            key={repository.id}
            repository={repository}
            paths={Object.keys(files).sort()}
            changes={changes.filter(
              change => change.repository === repository.id,
            )}
            chosen={
              shown?.repository.id === repository.id ? shown.path : undefined
            }
            onChoose={setChoice}
          />
        ))}
      </div>
      {shown && (
        <FileContent
          project={shown.repository.project}
          path={shown.path}
          text={shown.repository.files[shown.path]}
          before={textBefore(props.before, shown)}
        />
      )}
    </div>
  );
}

function textBefore(
  list: Repository[],
  { repository, path }: { repository: Repository; path: string },
): string {
  return list.find(({ id }) => id === repository.id)?.files[path] ?? '';
}

function find(list: Repository[], choice?: FileChoice) {
  const repository = list.find(r => r.id === choice?.repository);
  return repository && choice && Object.hasOwn(repository.files, choice.path)
    ? { repository, path: choice.path }
    : undefined;
}

function firstFile(list: Repository[]) {
  const repository = list.find(r => Object.keys(r.files).length > 0);
  return (
    repository && { repository, path: Object.keys(repository.files).sort()[0] }
  );
}
