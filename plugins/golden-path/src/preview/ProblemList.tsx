import { Alert } from '@backstage/ui';
import type { Problem } from '@cloudforge/plugin-golden-path-common';
import styles from './ProblemList.module.css';

/** What still has to be answered or corrected before there is anything to preview. */
export function ProblemList(props: { problems: Problem[] }) {
  return (
    <Alert
      status="warning"
      icon
      title="There is nothing to preview until these answers are corrected."
      description={
        <ul className={styles.problems}>
          {props.problems.map(problem => (
            <li key={`${problem.path} ${problem.message}`}>
              {problem.path && (
                <>
                  <code>{problem.path}</code>
                  {': '}
                </>
              )}
              {problem.message}
            </li>
          ))}
        </ul>
      }
    />
  );
}
