import { Card, Skeleton, VisuallyHidden } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './rows.module.css';

/** Rows that are shown while the real ones are loading: about what a page holds at first. */
const PLACEHOLDERS = [0, 1, 2];

/** A card with a list of rows in it. */
export function Rows(props: { children: ReactNode }) {
  return (
    <Card>
      <RowList>{props.children}</RowList>
    </Card>
  );
}

/** The list alone, for a card that has more in it. */
export function RowList(props: { children: ReactNode }) {
  return <ul className={styles.rows}>{props.children}</ul>;
}

/** One row: what it is on the left, what to know or do about it on the right. */
export function RowItem(props: { children: ReactNode; aside?: ReactNode }) {
  return (
    <li className={styles.row}>
      <div>{props.children}</div>
      <div className={styles.aside}>{props.aside}</div>
    </li>
  );
}

/** Takes the place of rows that are still loading, at the same height. */
export function RowsSkeleton(props: { label: string }) {
  return (
    <Card aria-busy>
      <RowListSkeleton {...props} />
    </Card>
  );
}

export function RowListSkeleton(props: { label: string }) {
  return (
    <>
      <VisuallyHidden>{props.label}</VisuallyHidden>
      {PLACEHOLDERS.map(n => (
        <div key={n} className={styles.row}>
          <Skeleton width="60%" height="1rem" />
          <Skeleton width="5rem" height="1rem" />
        </div>
      ))}
    </>
  );
}
