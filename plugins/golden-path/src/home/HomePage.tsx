import { Container } from '@backstage/ui';
import { MyServices } from './MyServices';
import { RecentOperations } from './RecentOperations';
import { WhatCanIDo } from './WhatCanIDo';
import styles from './home.module.css';

/** What can I do here, my services, recent operations. */
export function HomePage() {
  return (
    <Container className={styles.page}>
      <WhatCanIDo />
      <div className={styles.lists}>
        <MyServices />
        <RecentOperations />
      </div>
    </Container>
  );
}
