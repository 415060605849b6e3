/** One way to use a component, shown live on the page of components and held against the HTML standard by the tests. */
export interface Example {
  /** What it shows, in Chinese, as the page itself is. */
  title: string;
  props: Record<string, unknown>;
  /** Drawn by another component, which it is a part of. */
  component?: string;
  /** Words to put inside. */
  text?: string;
  /** It is an item of a list. */
  isItem?: true;
}
