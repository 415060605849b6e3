type Child = Node | string;
type Attributes = Record<string, string | boolean | undefined>;

/** An element with its attributes and what is in it; an attribute of `true` stands without a value, one of `false` or undefined not at all. */
export function element<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value);
  made.append(...children);
  return made;
}
