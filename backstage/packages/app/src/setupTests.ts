import '@testing-library/jest-dom';

// jsdom cannot draw; xterm, in a dialog of the Kubernetes tab, asks as it loads.
HTMLCanvasElement.prototype.getContext = () => null;
