package org.muwahhad.organisation.entity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.OrganisationEntry.SiteAdded;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The administrator adds a delivery site of a procuring entity.
 *
 * <p>Refused with {@code organisation.entity-closed}, and as invalid input with {@code
 * organisation.site-code-malformed} or {@code -taken} at {@code code}, and {@code shared.missing}
 * or {@code shared.too-long} at names and cities.
 *
 * <p>A fault in the input has the code {@code organisation.site-code-taken}.
 */
@Singleton
public class AddSite {
  private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{1,29}");
  private final Entities entities;
  private final AuditLog audit;

  AddSite(Entities entities, AuditLog audit) {
    this.entities = entities;
    this.audit = audit;
  }

  /** Returns the number of the site. */
  @Transactional
  public long run(Actor actor, long entityId, @Nullable String givenCode, SiteContent content) {
    actor.require(Role.ADMINISTRATOR);
    Entities.Entity entity = entities.getEntity(entityId);
    if (entity.closed()) {
      throw new Refusal.RuleBroken("organisation.entity-closed");
    }
    String code = RequiredInput.text(givenCode);
    Faults faults =
        new Faults()
            .check(CODE.matcher(code).matches(), "code", "organisation.site-code-malformed")
            .check(
                entities.findSiteByCode(code).isEmpty(),
                "code",
                "organisation.site-code-taken",
                code);
    content.check(faults).throwIfAny();
    entities.insertSite(
        entityId,
        code,
        content.givenName().ar(),
        content.givenName().en(),
        content.givenCity().ar(),
        content.givenCity().en());
    long id = entities.findSiteByCode(code).map(Entities.Site::id).orElseThrow();
    audit.record(actor, new SiteAdded(entityId, id, code, entity.code()));
    return id;
  }
}
