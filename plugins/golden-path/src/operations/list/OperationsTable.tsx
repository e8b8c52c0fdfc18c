import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Cell, Link, Table, Text, type ColumnConfig } from '@backstage/ui';
import type { OperationView } from '@cloudforge/plugin-golden-path-common';
import { EntityLink } from '../../catalog/EntityLink';
import { RelativeTime } from '../../RelativeTime';
import { operationRouteRef } from '../../routes';
import { KIND_WORDS } from '../operationWords';
import styles from '../operations.module.css';
import { OperationStateBadge } from '../OperationStateBadge';

const COLUMNS: ColumnConfig<OperationView>[] = [
  {
    id: 'service',
    label: 'Service',
    isRowHeader: true,
    cell: operation => (
      <Cell className={styles.cell}>
        <ServiceCell operation={operation} />
      </Cell>
    ),
  },
  {
    id: 'what',
    label: 'What',
    cell: ({ kind }) => (
      <Cell className={styles.cell}>
        <Text>{KIND_WORDS[kind]}</Text>
      </Cell>
    ),
  },
  {
    id: 'state',
    label: 'State',
    cell: operation => (
      <Cell className={styles.cell}>
        <OperationStateBadge operation={operation} />
      </Cell>
    ),
  },
  {
    id: 'by',
    label: 'By whom',
    cell: ({ initiator }) => (
      <Cell className={styles.cell}>
        <EntityLink entityRef={initiator} />
      </Cell>
    ),
  },
  {
    id: 'when',
    label: 'When',
    cell: ({ createdAt }) => (
      <Cell className={styles.cell}>
        <Text>
          <RelativeTime at={createdAt} />
        </Text>
      </Cell>
    ),
  },
];

/** Operations as rows; `undefined` while they are loading. */
export function OperationsTable(props: { operations?: OperationView[] }) {
  const { operations } = props;
  return (
    <div className={styles.scroll}>
      <Table
        className={styles.table}
        columnConfig={COLUMNS}
        data={operations}
        isPending={!operations}
        pagination={{ type: 'none' }}
      />
    </div>
  );
}

function ServiceCell({ operation }: { operation: OperationView }) {
  const page = useRouteRef(operationRouteRef);
  const { id, service } = operation;
  return page ? (
    <Link href={page({ operationId: id })} weight="bold">
      {service}
    </Link>
  ) : (
    <Text weight="bold">{service}</Text>
  );
}
