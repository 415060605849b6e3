import type { Portal } from '../../config.ts';
import type { OtherFile } from './other-files.ts';
import { bytesOf, withheldWord, type PublicColumn, type PublicTable } from './public-table.ts';

/** Profiles of the standard's version 2, in which missing values may be told apart by labels. */
const profiles = { package: 'https://datapackage.org/profiles/2.0/datapackage.json', resource: 'https://datapackage.org/profiles/2.0/dataresource.json' };
const csvDialect = { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true };

/** Which words stand for what is not a value: nothing reported, and, where it may occur, withheld to protect people. */
const missingValues = (isProtected: boolean): unknown[] =>
  isProtected
    ? [
        { value: '', label: '未填报' },
        { value: withheldWord, label: '为保护隐私不公布' },
      ]
    : [''];

/** Tables whose keys all values of a column are found in; where some lie outside (a place beyond the portal) no such promise is made. */
function findTarget(table: PublicTable, index: number, tables: readonly PublicTable[]): PublicTable | undefined {
  const { references, name } = table.columns[index]!;
  const target = tables.find((one) => one.name === references);
  const key = target?.columns.findIndex((column) => column.name === target.key[0]) ?? -1;
  if (!target || target.key.length !== 1 || key < 0 || (target === table && target.key[0] === name)) return undefined;
  const keys = new Set(target.rows.map((row) => row[key]!.text));
  return table.rows.every((row) => row[index]!.text === '' || keys.has(row[index]!.text)) ? target : undefined;
}

/** A column as a field of Table Schema. `call`: by its header in CSV, or by its key in JSON. */
function fieldOf(column: PublicColumn, call: (column: PublicColumn) => string): Record<string, unknown> {
  const { header, name, type, description, isRequired, pattern, choices, unit } = column;
  const constraints = { ...(isRequired && { required: true }), ...(pattern !== undefined && { pattern }), ...(choices && { enum: choices }) };
  return {
    name: call(column),
    title: header,
    type,
    description,
    ...(type === 'boolean' && { trueValues: ['是'], falseValues: ['否'] }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
    ...(unit !== undefined && { unit }),
    column: name,
  };
}

function schemaOf(table: PublicTable, tables: readonly PublicTable[], call: (column: PublicColumn) => string, suffix: string): Record<string, unknown> {
  const named = (from: PublicTable, key: string): string => call(from.columns.find(({ name }) => name === key)!);
  const foreignKeys = table.columns.flatMap((column, index) => {
    const target = findTarget(table, index, tables);
    return target ? [{ fields: [call(column)], reference: { resource: target === table ? '' : target.name + suffix, fields: [named(target, target.key[0]!)] } }] : [];
  });
  return {
    fields: table.columns.map((column) => fieldOf(column, call)),
    missingValues: missingValues(table.columns.some((column) => column.isProtected)),
    ...(table.key.length > 0 && { primaryKey: table.key.map((key) => named(table, key)) }),
    ...(foreignKeys.length > 0 && { foreignKeys }),
  };
}

/** Of a file that is no whole table: its size is not known before it is written, and only what is a table has a schema. */
const otherResource = ({ name, path, title, description, format, fields }: OtherFile): Record<string, unknown> => ({
  $schema: profiles.resource,
  name,
  path,
  ...(fields && { type: 'table' }),
  title,
  description,
  encoding: 'utf-8',
  format,
  mediatype: format === 'csv' ? 'text/csv' : 'application/json',
  ...(fields && { dialect: csvDialect, schema: { fields: fields.map(([field, type]) => ({ name: field, title: field, type })), missingValues: missingValues(true) } }),
});

/**
 * The description of all published tables that programs read (Frictionless Data Package, Table Schema), made from the schemas that the tables
 * themselves are read by. Each table is there twice, as CSV with headers in Chinese and as JSON with short keys; other data files follow. Source:
 * Data Package 2.0 (datapackage.org), Table Schema, "missingValues".
 */
export function dataPackage(tables: readonly PublicTable[], others: readonly OtherFile[], { name, region, publisher, site, data_terms: terms, data_license: license }: Portal, asOf: string): string {
  const resources = tables.flatMap((table) => {
    const own = { type: 'table', title: table.title, description: table.description, encoding: 'utf-8' };
    return [
      {
        $schema: profiles.resource,
        name: table.name,
        path: `tables/${table.name}.csv`,
        ...own,
        format: 'csv',
        mediatype: 'text/csv',
        bytes: bytesOf(table, 'csv'),
        dialect: csvDialect,
        schema: schemaOf(table, tables, ({ header }) => header, ''),
      },
      {
        $schema: profiles.resource,
        name: `${table.name}-json`,
        path: `tables/${table.name}.json`,
        ...own,
        format: 'json',
        mediatype: 'application/json',
        bytes: bytesOf(table, 'json'),
        schema: schemaOf(table, tables, (column) => column.name, '-json'),
      },
    ];
  });
  const described = {
    $schema: profiles.package,
    name: `gongshi-${region}`,
    title: `${name}：公开数据`,
    description: `数据截至${asOf}。${terms}金额单位为元；空白是未填报，0 就是零，“${withheldWord}”是为保护隐私不公布。`,
    homepage: site,
    version: asOf,
    contributors: [{ title: publisher, role: 'publisher', roles: ['publisher'] }],
    ...(license && { licenses: [license] }),
    resources: [...resources, ...others.map(otherResource)],
  };
  return `${JSON.stringify(described, null, 1)}\n`;
}
