/** Which of two numbers a quote would tell a mistake in: some are only found because the two agree. */

/**
 * The text, where several places agree, or the place is known by what a list lacks; nothing, where a place was chosen because its
 * value is that of the text, or nearly.
 */
export type Told = 'text' | 'nothing';
