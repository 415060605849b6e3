/** The file in content/notices/ that holds a notice's text, when `body` is the name of one; undefined when it is the text itself. */
export const bodyFileOf = (body: string | undefined): string | undefined =>
  body !== undefined && /^[^\s/\\]+\.mdx?$/.test(body) ? body : undefined;
