import type { APIRoute } from 'astro';
import { site } from 'virtual:gongshi/site';

export const getStaticPaths = () => site.registryFiles.ids().map((file) => ({ params: { file } }));

export const GET: APIRoute = ({ params }) => new Response(site.registryFiles.view(params.file ?? ''));
