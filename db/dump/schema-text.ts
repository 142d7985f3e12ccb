// The schema of a database as text, from the catalogue: the same for every way that led to it.

import type pg from 'pg';

const questions = [
  `select 'table ' || table_name || E'\\n' || string_agg(
      '  ' || column_name || ' ' || udt_name ||
      case when is_nullable = 'NO' then ' not null' else '' end ||
      case when is_identity = 'YES' then ' identity' else '' end ||
      case when is_generated = 'ALWAYS' then ' generated (' || generation_expression || ')' else '' end ||
      coalesce(' default ' || column_default, ''), E'\\n' order by column_name) as line
   from information_schema.columns where table_schema = 'public' group by table_name order by table_name`,
  `select 'constraint ' || conrelid::regclass || ' ' || conname || ': ' || pg_get_constraintdef(oid) as line
   from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' order by line`,
  `select 'index ' || indexdef as line from pg_indexes where schemaname = 'public' order by line`,
  `select 'trigger ' || pg_get_triggerdef(t.oid) as line from pg_trigger t
   join pg_class c on c.oid = t.tgrelid
   where c.relnamespace = 'public'::regnamespace and not tgisinternal order by line`,
  `select pg_get_functiondef(p.oid) as line from pg_proc p
   where p.pronamespace = 'public'::regnamespace order by p.proname`,
] as const;

export async function schemaText(client: pg.Client): Promise<string> {
  const parts: string[] = [
    '-- Made by `npm run schema` from the migrations; compared by the gate. Not to be edited.',
  ];
  for (const question of questions) {
    const { rows } = await client.query<{ line: string }>(question);
    parts.push(rows.map((row) => row.line.trimEnd()).join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}
