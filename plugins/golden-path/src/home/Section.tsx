import { Text } from '@backstage/ui';
import { useId, type ReactNode } from 'react';
import styles from './home.module.css';

/** A titled part of the home page. */
export function Section(props: {
  title: string;
  /** Beside the title: a link to everything, for example. */
  action?: ReactNode;
  children: ReactNode;
}) {
  const headingId = useId();
  return (
    <section className={styles.section} aria-labelledby={headingId}>
      <div className={styles.heading}>
        <Text as="h2" id={headingId} variant="title-small">
          {props.title}
        </Text>
        {props.action}
      </div>
      {props.children}
    </section>
  );
}
