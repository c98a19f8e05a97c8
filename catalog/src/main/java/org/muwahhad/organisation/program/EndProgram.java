package org.muwahhad.organisation.program;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry.ProgramEnded;
import org.muwahhad.shared.Refusal;

/**
 * Somebody of the party that a program acts for, or an administrator, ends it. Its tokens end at
 * once.
 *
 * <p>Refused as not found for programs of other parties, and with {@code program.ended}.
 */
@Singleton
public class EndProgram {
  private final Programs programs;
  private final AuditLog audit;

  EndProgram(Programs programs, AuditLog audit) {
    this.programs = programs;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id) {
    Programs.ProgramRow program =
        programs
            .find(id, actor.personId(), actor.is(Role.ADMINISTRATOR))
            .orElseThrow(() -> new Refusal.NotFound("program " + id));
    if (programs.end(id, actor.personId()) != 1) {
      throw new Refusal.RuleBroken("program.ended");
    }
    programs.endSessions(id);
    Role as = actor.is(program.role()) ? program.role() : Role.ADMINISTRATOR;
    audit.record(actor, as, new ProgramEnded(id));
  }
}
