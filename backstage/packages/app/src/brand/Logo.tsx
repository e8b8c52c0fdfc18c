import { LogoMark } from './LogoMark';
import styles from './Logo.module.css';

/** The sign and the name beside it. */
export const Logo = ({ size = 32 }: { size?: number }) => (
  <span className={styles.logo} style={{ fontSize: size * 0.62 }}>
    <LogoMark size={size} />
    <span>
      Cloud<span className={styles.forge}>Forge</span>
    </span>
  </span>
);
