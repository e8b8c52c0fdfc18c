import '@backstage/cli/asset-types';
import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Generous, for a busy machine: nothing here asserts how long something takes.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

// The form scrolls up on every page; jsdom has nothing to scroll.
window.scrollTo = () => {};
