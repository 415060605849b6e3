import type { APIRoute } from 'astro';
import { site } from 'virtual:gongshi/site';

const folder = 'tables/';

export const getStaticPaths = () => site.tableFiles.ids().flatMap((file) => (file.startsWith(folder) ? [{ params: { file: file.slice(folder.length) } }] : []));

export const GET: APIRoute = ({ params }) => new Response(site.tableFiles.view(folder + (params.file ?? '')));
