/** The year a commendation is about: the one its title names, else the year before it was published. */
export const commendedYear = ({ title, published_on }: { title: string; published_on: string }): number =>
  Number(/(\d{4})年度?/.exec(title)?.[1] ?? Number(published_on.slice(0, 4)) - 1);
