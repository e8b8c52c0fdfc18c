import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A product as the API knows it: a price by the unit, or tiers `[begin, end, USD]`. */
export interface StandInProduct {
  serviceCode: string;
  attributes: Record<string, string>;
  unit: string;
  usd: string | [begin: string, end: string, usd: string][];
}

interface Filter {
  Type: string;
  Field: string;
  Value: string;
}

interface Question {
  ServiceCode: string;
  Filters: Filter[];
  NextToken?: string;
}

/** Products on a page: few, so that there are several pages. */
const PAGE = 2;

/** An entry of PriceList, which is JSON in a text. */
function entryOf(
  { serviceCode, attributes, unit, usd }: StandInProduct,
  index: number,
): string {
  const sku = `SKU${index}`;
  const tiers = typeof usd === 'string' ? [['0', 'Inf', usd]] : usd;
  const term = `${sku}.JRTCKXETXF`;
  return JSON.stringify({
    product: { sku, productFamily: attributes.productFamily, attributes },
    serviceCode,
    terms: {
      OnDemand: {
        [term]: {
          effectiveDate: '2026-11-01T00:00:00Z',
          priceDimensions: Object.fromEntries(
            // An object has no order that one could rely on.
            tiers.reverse().map(([beginRange, endRange, price], tier) => [
              `${term}.${tier}`,
              {
                unit,
                beginRange,
                endRange,
                description: `$${price} per ${unit}`,
                pricePerUnit: { USD: price },
              },
            ]),
          ),
        },
      },
    },
    version: '20261118000000',
    publicationDate: '2026-11-18T17:21:43Z',
  });
}

/**
 * Answers GetProducts as the AWS Price List API does: filtered, in pages, as
 * JSON in texts; and the exchange rates of the European Central Bank.
 */
export class PriceListStandIn {
  readonly questions: Question[] = [];
  /** Answers of the next requests, before it answers as it should. */
  readonly faults: { status: number; type: string }[] = [];
  rates = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope><Cube><Cube time='2026-11-20'>
<Cube currency='USD' rate='1.2500'/><Cube currency='INR' rate='112.50'/><Cube currency='GBP' rate='0.8750'/>
</Cube></Cube></gesmes:Envelope>`;

  private constructor(
    private readonly server: Server,
    readonly url: string,
    public products: readonly StandInProduct[],
  ) {}

  static async start(
    products: readonly StandInProduct[],
  ): Promise<PriceListStandIn> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const standIn = new PriceListStandIn(
      server,
      `http://127.0.0.1:${port}`,
      products,
    );
    server.on('request', async (request, response) => {
      const { status, type, body } = await standIn.answer(request);
      response.writeHead(status, { 'content-type': type }).end(body);
    });
    return standIn;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage) {
    if (request.method === 'GET') {
      return { status: 200, type: 'text/xml', body: this.rates };
    }
    const type = 'application/x-amz-json-1.1';
    const question = (await json(request)) as Question;
    const fault = this.faults.shift();
    if (fault) {
      return {
        status: fault.status,
        type,
        body: JSON.stringify({ __type: fault.type, message: fault.type }),
      };
    }
    if (request.headers['x-amz-target'] !== 'AWSPriceListService.GetProducts') {
      return { status: 404, type, body: '{}' };
    }
    this.questions.push(question);
    return { status: 200, type, body: JSON.stringify(this.page(question)) };
  }

  private page({ ServiceCode, Filters, NextToken = '0' }: Question) {
    const entries = this.products.flatMap((product, index) =>
      product.serviceCode === ServiceCode &&
      Filters.every(
        ({ Type, Field, Value }) =>
          Type === 'TERM_MATCH' && product.attributes[Field] === Value,
      )
        ? [entryOf(structuredClone(product), index)]
        : [],
    );
    const from = Number(NextToken);
    return {
      FormatVersion: 'aws_v1',
      PriceList: entries.slice(from, from + PAGE),
      ...(from + PAGE < entries.length && { NextToken: String(from + PAGE) }),
    };
  }
}
