import type { APIRoute } from 'astro';
import { site } from 'virtual:gongshi/site';

export const GET: APIRoute = () => new Response(site.tableFiles.view('datapackage.json'));
