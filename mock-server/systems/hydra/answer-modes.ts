/** Whom to believe where a real server and its own OpenAPI document do not agree. */
export const ANSWER_MODES = ['as-real', 'as-documented'] as const

export type AnswerMode = (typeof ANSWER_MODES)[number]
