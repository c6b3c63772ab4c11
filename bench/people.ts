import type { House } from "#app/house.ts";
import type { Organisation } from "#server/organisations.ts";

export interface Login {
  readonly userName: string;
  readonly password: string;
}

const passwordOf = (n: number): string => `a long way round lot ${n}`;

/** So many people of the organisation who hold a position, each with a login of their own. */
export async function logins(house: House, organisation: Organisation, many: number): Promise<Login[]> {
  const { rows: before } = await house.pool.query<{ name: string }>("select username as name from identity.\"user\" where username like 'bench-%'");
  if (before.length > 0) return before.map(({ name }) => ({ userName: name, password: passwordOf(Number(name.slice(6))) }));
  const { rows } = await house.pool.query<{ id: string; name: string }>(
    `select distinct p.id, p.name from people p join holdings h on h.organisation_id = p.organisation_id and h.person_id = p.id and h.until_on is null
       join positions q on q.organisation_id = p.organisation_id and q.id = h.position_id and q.role in ('employee', 'process_owner')
      where p.left_on is null and not exists (select from identity.logins l where l.organisation_id = p.organisation_id and l.person_id = p.id)
      order by p.id limit $1`,
    [many],
  );
  const made: Login[] = [];
  for (const [n, person] of rows.entries()) {
    const login = { userName: `bench-${n}`, password: passwordOf(n) };
    await house.identity.createLogin({ organisationId: organisation.id, personId: person.id, name: person.name, username: login.userName, password: login.password });
    made.push(login);
  }
  return made;
}
