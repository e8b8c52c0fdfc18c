import { useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { taskCreatePermission } from '@backstage/plugin-scaffolder-common/alpha';
import { Card, CardBody, CardHeader, Skeleton, Text } from '@backstage/ui';
import {
  RiAddCircleLine,
  RiBookOpenLine,
  RiPlugLine,
  RiSearchLine,
  RiStackLine,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import {
  apisRouteRef,
  catalogRouteRef,
  createServiceRouteRef,
  docsRouteRef,
  searchRouteRef,
} from '../routes';
import { Section } from './Section';
import styles from './home.module.css';

interface Task {
  title: string;
  sentence: string;
  icon: ReactNode;
  /** Where it is done; nothing when the portal does not have that page. */
  href?: string;
}

/** Cards for what a person may do in this portal. */
export function WhatCanIDo() {
  const { create, others } = useTasks();
  return (
    <Section title="What can I do here?">
      <ul className={styles.tasks}>
        {create.loading && (
          <li>
            <Card className={styles.task} aria-busy>
              <CardBody>
                <Skeleton width="100%" height="4.5rem" />
              </CardBody>
            </Card>
          </li>
        )}
        {create.task && <TaskCard task={create.task} />}
        {others.map(task => (
          <TaskCard key={task.title} task={task} />
        ))}
      </ul>
    </Section>
  );
}

function TaskCard({ task }: { task: Task }) {
  if (!task.href) {
    return null;
  }
  return (
    <li>
      <Card href={task.href} label={task.title} className={styles.task}>
        <CardHeader>
          <Text as="h3" weight="bold" className={styles.taskTitle}>
            {task.icon}
            {task.title}
          </Text>
        </CardHeader>
        <CardBody>
          <Text as="p" color="secondary">
            {task.sentence}
          </Text>
        </CardBody>
      </Card>
    </li>
  );
}

function useTasks(): {
  create: { loading: boolean; task?: Task };
  others: Task[];
} {
  const mayCreate = usePermission({ permission: taskCreatePermission });
  const createHref = useRouteRef(createServiceRouteRef)?.();
  const catalogHref = useRouteRef(catalogRouteRef)?.();
  const docsHref = useRouteRef(docsRouteRef)?.();
  const apisHref = useRouteRef(apisRouteRef)?.();
  const searchHref = useRouteRef(searchRouteRef)?.();

  return {
    create: {
      loading: mayCreate.loading && createHref !== undefined,
      task: mayCreate.allowed
        ? {
            title: 'Create a service',
            sentence:
              'Answer a form and get repositories, a pipeline and deployments that work.',
            icon: <RiAddCircleLine aria-hidden />,
            href: createHref,
          }
        : undefined,
    },
    others: [
      {
        title: 'Browse the catalog',
        sentence: 'See every service, who owns it and what it depends on.',
        icon: <RiStackLine aria-hidden />,
        href: catalogHref,
      },
      {
        title: 'Read the docs',
        sentence: 'Find what the teams wrote about their services.',
        icon: <RiBookOpenLine aria-hidden />,
        href: docsHref,
      },
      {
        title: 'Explore the APIs',
        sentence: 'Look up what services offer to each other.',
        icon: <RiPlugLine aria-hidden />,
        href: apisHref,
      },
      {
        title: 'Search everything',
        sentence: 'Look through catalog and docs at once.',
        icon: <RiSearchLine aria-hidden />,
        href: searchHref,
      },
    ],
  };
}
