/**
 * The only script that stands in the pages themselves, and runs before anything is painted: what the reader has chosen (client/view.ts)
 * becomes words of `<html data-view>`, from which the styles follow, so that nothing jumps. `js` among them says that scripts run: controls
 * that need them (`needs-script`) show from the first. Written for any browser, since it is shipped as it stands; the content security policy
 * names its hash.
 */
export const earlyScript =
  'var v="";try{v=localStorage.getItem("gongshi.view")||""}catch(e){}document.documentElement.setAttribute("data-view","js "+v)';
