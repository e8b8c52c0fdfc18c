import type { DesignNode } from '../design/Design';
import type { PolicyStatement } from './PolicyStatement';

/**
 * What an edge between two types means. The types on both ends see the edge
 * when they write their Terraform; statements are collected for them, since a
 * role or a queue has one policy for all its edges.
 *
 * @public
 */
export interface Connection<
  Source extends object = object,
  Target extends object = object,
> {
  /** In one sentence, for the canvas: "The queue hands failed messages on." */
  meaning: string;
  /** Most edges of this kind that may leave one source. */
  atMost?: number;
  /** Most edges of this kind that may lead to one target. */
  atMostInto?: number;
  /** What the source's role may do. */
  allows?(target: DesignNode<Target>): readonly PolicyStatement[];
  /** What the target's role may do, where the target is what acts: it reads a stream. */
  allowsTarget?(source: DesignNode<Source>): readonly PolicyStatement[];
  /** What the target's resource policy lets in. */
  admits?(
    source: DesignNode<Source>,
    target: DesignNode<Target>,
  ): readonly PolicyStatement[];
  /**
   * What whoever uses the target needs of the source besides, such as the key
   * that the target is encrypted with: roles that `allows` and `allowsTarget` let
   * at the target, and services that `admits` lets into it.
   */
  shares?(source: DesignNode<Source>): readonly PolicyStatement[];
  /**
   * Why these two cannot be connected as they are configured, and what to do;
   * `earlier` are the targets of the source's edges of this kind before.
   */
  refuses?(
    source: DesignNode<Source>,
    target: DesignNode<Target>,
    earlier: readonly DesignNode<Target>[],
  ): { message: string; mend: string } | undefined;
}

/**
 * By the other type's id. Either end may declare a pair, so that a new type
 * needs no change in the old ones; both is an error.
 *
 * @public
 */
export interface Connections {
  to?: Readonly<Record<string, Connection>>;
  from?: Readonly<Record<string, Connection>>;
}
