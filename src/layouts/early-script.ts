/**
 * The one inline script of every page, before anything is drawn: it says to the styles that scripts run. Its hash stands in the content security
 * policy (layouts/content-security-policy.ts). For browsers of any age.
 */
export const earlyScript = `document.documentElement.className+=' js'`;
