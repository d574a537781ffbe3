/**
 * What a call does, which decides how it is paced and whether it may be sent again.
 *
 * - `read` and `write` may: twice is as good as once.
 * - `search` may too, and has a limit of its own.
 * - `create` makes something new every time: when nobody knows whether it arrived, it is not sent again.
 */
export type CallKind = 'read' | 'search' | 'write' | 'create';
