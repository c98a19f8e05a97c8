package org.muwahhad.organisation.program;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry.ProgramSecretMade;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * Who answers for a program gives it another secret. The former opens nothing any more, and the
 * tokens that were given for it end.
 *
 * <p>Refused as not found for programs of others, and with {@code program.ended}.
 */
@Singleton
public class ChangeProgramSecret {
  private final Programs programs;
  private final AuditLog audit;

  ChangeProgramSecret(Programs programs, AuditLog audit) {
    this.programs = programs;
    this.audit = audit;
  }

  @Transactional
  public AddProgram.ProgramCredentials run(Actor actor, long id) {
    Programs.ProgramRow program =
        programs
            .find(id, actor.personId(), false)
            .filter(p -> p.personId() == actor.personId())
            .orElseThrow(() -> new Refusal.NotFound("program " + id));
    String secret = ProgramSecrets.secret();
    if (programs.changeSecret(id, Sha256.of(secret)) != 1) {
      throw new Refusal.RuleBroken("program.ended");
    }
    programs.endSessions(id);
    audit.record(actor, program.role(), new ProgramSecretMade(id));
    return new AddProgram.ProgramCredentials(id, program.name(), program.clientId(), secret);
  }
}
