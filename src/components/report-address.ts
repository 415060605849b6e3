/** What the publisher has to know of a page that somebody reports. */
export interface ReportedPage {
  title: string;
  /** Full address. */
  address: string;
  release: string;
  /** `YYYY-MM-DD` */
  asOf: string;
}

/**
 * Opens a letter to the publisher that already says which page and which version of it is meant. RFC 6068: everything is percent-encoded, a line ends
 * with CR LF.
 */
export function reportAddress(email: string, { title, address, release, asOf }: ReportedPage): string {
  const body = [`页面：${title}`, `网址：${address}`, `版次：${release}，数据截至${asOf}`, '', '哪里有错，应该是什么：', ''].join('\r\n');
  return `mailto:${email}?subject=${encodeURIComponent(`纠错：${title}`)}&body=${encodeURIComponent(body)}`;
}
