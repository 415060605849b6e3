import { addressOf } from '../../schema/address.ts';
import type { Asset, AssetFacts } from '../asset-facts.ts';
import type { Facts } from '../facts.ts';
import type { Place } from '../places.ts';
import { to } from '../values.ts';
import type { Value } from '../views.ts';

export const assetsRoot = '/assets/';
export const assetPath = (id: string): string => `${assetsRoot}items/${addressOf(id)}/`;

export interface Register {
  facts: Facts;
  assets: AssetFacts;
  counties: Place[];
}

export const assetLink = ({ asset_id: id, name }: Asset): Value => to({ text: name, href: assetPath(id) });

export const isFactory = ({ kind }: Asset): boolean => kind === 'standard_factory';
