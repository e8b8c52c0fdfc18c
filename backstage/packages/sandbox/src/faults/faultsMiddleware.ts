import type { RequestHandler, Response } from 'express';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, FaultQueue } from './faults';

function answer(response: Response, fault: Fault) {
  const { status = 500, headers = {}, body } = fault;
  response.status(status).set(headers);
  if (typeof body === 'string') {
    if (!response.get('content-type')) response.type('text/plain');
    response.end(body);
  } else if (body === undefined) {
    response.end();
  } else {
    response.type('application/json').end(JSON.stringify(body));
  }
}

/** Lets the handlers work, drops what they answer and says the fault instead. */
function replaceAnswer(response: Response, fault: Fault) {
  const { write, end, writeHead } = response;
  const done = async () => {
    if (fault.delayMs) await sleep(fault.delayMs);
    if (fault.hang) return;
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    Object.assign(response, { write, end, writeHead });
    answer(response, fault);
  };
  Object.assign(response, {
    writeHead: () => response,
    write: () => true,
    end: () => {
      done().catch(() => response.destroy());
      return response;
    },
  });
}

/** Makes requests go wrong as the queue says. */
export function faultsMiddleware(faults: FaultQueue): RequestHandler {
  return (request, response, next) => {
    const fault = faults.take(request.method, request.originalUrl);
    if (!fault) {
      next();
      return;
    }
    if (fault.when === 'after') {
      replaceAnswer(response, fault);
      next();
      return;
    }
    const go = async () => {
      if (fault.delayMs) await sleep(fault.delayMs);
      if (fault.hang) return;
      // a fault that only delays lets the request through
      if (fault.status === undefined && fault.body === undefined) next();
      else answer(response, fault);
    };
    go().catch(next);
  };
}
