// Loaded into a portal before anything else: SIGUSR2 moves its clock by an
// hour, ahead and back in turn, as a correction by hand or by NTP does.
const HOUR = 3_600_000;
const { now } = Date;
let offset = 0;

process.on('SIGUSR2', () => {
  offset = offset > 0 ? -HOUR : HOUR;
});

globalThis.Date = class extends Date {
  constructor(...args) {
    super(...(args.length > 0 ? args : [now() + offset]));
  }

  static now() {
    return now() + offset;
  }
};
