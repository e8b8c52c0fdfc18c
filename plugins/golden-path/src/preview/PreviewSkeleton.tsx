import { Skeleton, VisuallyHidden } from '@backstage/ui';
import styles from './preview.module.css';

/** Takes the place of the preview while it is made, at the same height. */
export function PreviewSkeleton() {
  return (
    <div className={styles.preview} aria-busy>
      <VisuallyHidden>Making the preview …</VisuallyHidden>
      <Skeleton width="100%" height="100%" />
      <Skeleton width="100%" height="100%" />
    </div>
  );
}
