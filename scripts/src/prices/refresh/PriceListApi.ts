import {
  paginateGetProducts,
  PricingClient,
  type PricingClientConfig,
} from '@aws-sdk/client-pricing';
import { productSchema, type Attributes, type Product } from './Product';

/** The API stands in three regions and answers for all (AWS Price List API reference). */
const REGION = 'us-east-1';

/** Most that GetProducts gives at once (AWS Price List API reference). */
const PAGE = 100;

/** Throttling is common: GetProducts is for five calls a second and account. */
const ATTEMPTS = 8;

function productOf(text: unknown): Product {
  const read = productSchema.safeParse(JSON.parse(String(text)));
  if (!read.success) {
    const { path, message } = read.error.issues[0];
    throw new Error(
      `the AWS Price List API answered a product that cannot be read: ${path.join(
        '.',
      )}: ${message}`,
    );
  }
  return read.data;
}

/** Asks the AWS Price List API, each question once. */
export class PriceListApi {
  private readonly answers = new Map<string, Promise<Product[]>>();

  private constructor(private readonly client: PricingClient) {}

  static create(config: PricingClientConfig = {}): PriceListApi {
    return new PriceListApi(
      new PricingClient({
        region: REGION,
        // Waits longer the more often it is throttled, and sends less.
        retryMode: 'adaptive',
        maxAttempts: ATTEMPTS,
        requestHandler: {
          connectionTimeout: 5_000,
          requestTimeout: 30_000,
          throwOnRequestTimeout: true,
        },
        ...config,
      }),
    );
  }

  products(serviceCode: string, filters: Attributes): Promise<Product[]> {
    const question = JSON.stringify([
      serviceCode,
      Object.entries(filters).sort(),
    ]);
    const answer = this.answers.get(question) ?? this.ask(serviceCode, filters);
    this.answers.set(question, answer);
    return answer;
  }

  private async ask(
    ServiceCode: string,
    filters: Attributes,
  ): Promise<Product[]> {
    const pages = paginateGetProducts(
      { client: this.client, pageSize: PAGE },
      {
        ServiceCode,
        FormatVersion: 'aws_v1',
        Filters: Object.entries(filters).map(([Field, Value]) => ({
          Type: 'TERM_MATCH',
          Field,
          Value,
        })),
      },
    );
    const products: Product[] = [];
    try {
      for await (const { PriceList = [] } of pages) {
        products.push(...PriceList.map(productOf));
      }
    } catch (error) {
      throw new Error(
        `the AWS Price List API gives no prices of ${ServiceCode}: ${
          (error as Error).message
        }. It needs credentials that allow pricing:GetProducts.`,
        { cause: error },
      );
    }
    return products;
  }
}
