import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { transaction } from "../database.ts";
import { assertOwnOrigin } from "../identity/origins.ts";
import { checked } from "../input.ts";
import { readPreferences, writePreferences } from "../preferences.ts";
import { viewpointOf } from "../world.ts";
import { demandScope, sessionOf, type Doors } from "./session.ts";

const Read = z.strictObject({ ids: z.array(z.uuid()).max(200) });

/** What a person sets for themselves: it is nobody's evidence and leaves no event. */
export function mineRoutes(app: FastifyInstance, doors: Doors): void {
  const { db, clock } = doors.world;

  /** Marks what a person was told as read; somebody else's notes are left as they are. */
  app.post("/api/mine/notifications/read", async (request) => {
    assertOwnOrigin(request.method, request, doors.identity.ground.baseUrl);
    const session = await sessionOf(doors, request);
    demandScope(session, "me.notifications");
    const { ids } = checked(Read, request.body);
    if (ids.length === 0) return { read: 0 };
    const done = await transaction(db, viewpointOf(session.actor), (tx) =>
      tx
        .updateTable("notifications")
        .set({ read_at: clock().toISOString() })
        .where("person_id", "=", session.actor.id)
        .where("id", "in", ids)
        .where("read_at", "is", null)
        .executeTakeFirst(),
    );
    return { read: Number(done.numUpdatedRows) };
  });

  app.get("/api/mine/preferences", async (request) => {
    const session = await sessionOf(doors, request);
    demandScope(session, "me.notifications");
    const preferences = await transaction(db, viewpointOf(session.actor), (tx) => readPreferences(tx, session.actor.id), { readOnly: true });
    return { ...preferences, mailConfigured: doors.identity.ground.mail.configured };
  });

  app.put("/api/mine/preferences", async (request) => {
    assertOwnOrigin(request.method, request, doors.identity.ground.baseUrl);
    const session = await sessionOf(doors, request);
    demandScope(session, "me.notifications");
    const who = { organisationId: session.actor.organisationId, personId: session.actor.id };
    return transaction(db, viewpointOf(session.actor), (tx) => writePreferences(tx, who, { value: request.body, now: clock() }));
  });
}
