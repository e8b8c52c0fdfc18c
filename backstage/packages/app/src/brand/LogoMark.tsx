import { useId } from 'react';

/** The sign of CloudForge: a cloud resting on an anvil. */
export const LogoMark = ({ size }: { size: number }) => {
  const ember = useId();
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 48 48"
      aria-hidden="true"
      focusable="false"
    >
      <defs>
        <linearGradient id={ember} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#ffc27a" />
          <stop offset="1" stopColor="#f26a1b" />
        </linearGradient>
      </defs>
      <path
        fill={`url(#${ember})`}
        d="M15 26a8 8 0 0 1-.6-16A10.5 10.5 0 0 1 34 11.4a7.4 7.4 0 0 1-.8 14.6z"
      />
      <path
        fill="currentColor"
        d="M5 29h38v3c-6 0-10 2-12 5v3h4v4H13v-4h4v-3c-2-3-6-4-12-4z"
      />
    </svg>
  );
};
