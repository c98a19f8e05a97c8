package org.muwahhad.organisation.entity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.OrganisationEntry.EntityAdded;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;

/**
 * The administrator adds a procuring entity of a state. Its code and state stay for good.
 *
 * <p>Refused as invalid input with {@code organisation.entity-code-malformed} or {@code -taken} at
 * {@code code}, {@code organisation.no-such-state} at {@code state}, {@code shared.missing} or
 * {@code shared.too-long} at {@code name.ar} and {@code name.en}.
 *
 * <p>A fault in the input has the code {@code organisation.entity-code-taken}.
 */
@Singleton
public class AddEntity {
  private static final Pattern CODE = Pattern.compile("[A-Z]{2}-[A-Z0-9][A-Z0-9-]{0,16}");
  private final Entities entities;
  private final AuditLog audit;

  AddEntity(Entities entities, AuditLog audit) {
    this.entities = entities;
    this.audit = audit;
  }

  /**
   * What an entity is to be.
   *
   * @param code begins with the state's code, such as {@code KW-MOH}
   * @param state ISO 3166-1 alpha-2 code
   */
  public record NewEntity(
      @Nullable String code, @Nullable String state, @Nullable Bilingual name) {}

  /** Returns the number of the entity. */
  @Transactional
  public long run(Actor actor, NewEntity wanted) {
    actor.require(Role.ADMINISTRATOR);
    String code = RequiredInput.text(wanted.code());
    String state = RequiredInput.text(wanted.state());
    Bilingual name = RequiredInput.bilingual(wanted.name());
    new Faults()
        .check(
            CODE.matcher(code).matches() && code.startsWith(state + "-"),
            "code",
            "organisation.entity-code-malformed")
        .check(
            entities.findEntityByCode(code).isEmpty(),
            "code",
            "organisation.entity-code-taken",
            code)
        .check(entities.countStates(state) == 1, "state", "organisation.no-such-state", state)
        .name("name.ar", name.ar(), 300)
        .name("name.en", name.en(), 300)
        .throwIfAny();
    entities.insertEntity(code, state, name.ar(), name.en());
    long id = entities.findEntityByCode(code).map(Entities.Entity::id).orElseThrow();
    audit.record(actor, new EntityAdded(id, code, state, name.ar(), name.en()));
    return id;
  }
}
