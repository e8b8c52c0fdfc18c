const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that was escaped where it had to be. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

function render(value: unknown): string {
  if (value instanceof Html) {
    return value.toString();
  }
  if (Array.isArray(value)) {
    return value.map(render).join('');
  }
  return value === undefined || value === null || value === false
    ? ''
    : String(value).replace(/[&<>"']/g, char => ENTITIES[char]);
}

/** Markup with every inserted value escaped, unless it is Html itself. */
export function html(
  strings: TemplateStringsArray,
  ...values: unknown[]
): Html {
  return new Html(
    strings.reduce(
      (markup, part, index) => markup + render(values[index - 1]) + part,
    ),
  );
}
