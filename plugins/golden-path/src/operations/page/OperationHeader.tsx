import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { OperationView } from '@cloudforge/plugin-golden-path-common';
import type { ReactNode, Ref } from 'react';
import { EntityLink } from '../../catalog/EntityLink';
import { ExternalLink } from '../../ExternalLink';
import { RelativeTime } from '../../RelativeTime';
import { scaffolderTaskRouteRef } from '../../routes';
import { isFinal, KIND_WORDS } from '../operationWords';
import { OperationStateBadge } from '../OperationStateBadge';
import styles from '../operations.module.css';

/** What this is about, how it stands, by whom, since when, and where to read on. */
export function OperationHeader(props: {
  operation: OperationView;
  headingRef: Ref<HTMLHeadingElement>;
  actions: ReactNode;
}) {
  const { operation } = props;
  const { kind, service, initiator, owner } = operation;
  return (
    <header className={styles.header}>
      <div className={styles.title}>
        <h2 ref={props.headingRef} tabIndex={-1}>
          {KIND_WORDS[kind]} {service}
        </h2>
        <span role="status">
          <OperationStateBadge operation={operation} />
        </span>
        <div className={styles.actions}>{props.actions}</div>
      </div>
      <dl className={styles.facts}>
        <Fact name="Started by">
          <EntityLink entityRef={initiator} />
        </Fact>
        <Fact name="Owner">
          <EntityLink entityRef={owner} />
        </Fact>
        <Fact name="Started">
          <RelativeTime at={operation.createdAt} />
        </Fact>
        <Fact name={isFinal(operation) ? 'Ended' : 'Last change'}>
          <RelativeTime at={operation.updatedAt} />
        </Fact>
        <Links operation={operation} />
      </dl>
    </header>
  );
}

function Fact(props: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

/** What was made is linked once all of it is there; until then every change has its own link. */
function Links({ operation }: { operation: OperationView }) {
  const taskPage = useRouteRef(scaffolderTaskRouteRef);
  const { taskId, state } = operation;
  const made = state === 'done' ? operation.links : undefined;
  const task = taskId && taskPage?.({ taskId });
  if (!task && !made) {
    return null;
  }
  return (
    <Fact name="Links">
      <ul className={styles.links}>
        {task && (
          <li>
            <Link href={task}>Task</Link>
          </li>
        )}
        {made && (
          <li>
            <EntityLink entityRef={made.entityRef}>In the catalog</EntityLink>
          </li>
        )}
        {made &&
          externalLinks(made).map(({ title, url }) => (
            <li key={url}>
              <ExternalLink href={url}>{title}</ExternalLink>
            </li>
          ))}
      </ul>
    </Fact>
  );
}

function externalLinks(links: NonNullable<OperationView['links']>) {
  return [
    { title: 'App repository', url: links.appRepository },
    { title: 'GitOps repository', url: links.gitopsRepository },
    { title: 'Pipeline', url: links.pipeline },
    ...links.applications.map(({ environment, url }) => ({
      title: `Argo CD: ${environment}`,
      url,
    })),
  ];
}
