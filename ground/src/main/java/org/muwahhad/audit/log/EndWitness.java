package org.muwahhad.audit.log;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.audit.log.WitnessEntry.WitnessEnded;
import org.muwahhad.shared.Refusal;

/**
 * An administrator ends a witness, such as one whose state makes a new key. What it co-signed
 * stands. It is no longer asked and no longer counts.
 *
 * <p>Refused with {@code log.witness-fixed} when it has ended already.
 */
@Singleton
public class EndWitness {
  private final LogTables tables;
  private final AuditLog audit;

  EndWitness(LogTables tables, AuditLog audit) {
    this.tables = tables;
    this.audit = audit;
  }

  /**
   * Ends it.
   *
   * @throws Refusal.NotFound when there is no such witness
   */
  @Transactional
  public LogTables.WitnessFacts run(Actor actor, long id) {
    actor.require(Role.ADMINISTRATOR);
    LogTables.WitnessFacts witness =
        tables.findWitness(id).orElseThrow(() -> new Refusal.NotFound("log witness " + id));
    if (tables.end(id, actor.personId()) == 0) {
      throw new Refusal.RuleBroken("log.witness-fixed");
    }
    audit.record(actor, new WitnessEnded(witness.stateCode(), witness.verifierKey()));
    return witness;
  }
}
