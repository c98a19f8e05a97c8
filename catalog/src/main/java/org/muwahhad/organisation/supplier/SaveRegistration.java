package org.muwahhad.organisation.supplier;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.organisation.SupplierEntry.RegistrationSaved;
import org.muwahhad.shared.Refusal;

/**
 * The holder of a file keeps what was stated so far. After a return, and for a supplier in the
 * register, that begins the next version.
 *
 * <p>Refused as {@link RegistrationDrafts} says, and as invalid input with the faults of {@link
 * RegistrationRules#ofDraft}.
 *
 * <p>Also refused with {@code supplier.being-vetted} and {@code supplier.registration-refused}.
 *
 * <p>Faults in the input have the codes {@code organisation.no-such-country}, {@code
 * supplier.no-such-category}, {@code supplier.not-a-percentage}, {@code supplier.repeated}, {@code
 * supplier.shares-above-hundred} and {@code supplier.too-many-rows}.
 */
@Singleton
public class SaveRegistration {
  private final Registrations registrations;
  private final RegistrationRules rules;
  private final RegistrationDrafts drafts;
  private final Actors actors;
  private final AuditLog audit;

  SaveRegistration(
      Registrations registrations,
      RegistrationRules rules,
      RegistrationDrafts drafts,
      Actors actors,
      AuditLog audit) {
    this.registrations = registrations;
    this.rules = rules;
    this.drafts = drafts;
    this.actors = actors;
    this.audit = audit;
  }

  @Transactional
  public void run(Holder holder, RegistrationContent content) {
    Actor actor = actors.get(holder.personId());
    Registrations.Registration file = registrations.get(holder.registrationId());
    rules.ofDraft(content).throwIfAny();
    RegistrationQueries.RegistrationVersionRow draft = drafts.ensure(file);
    store(draft.id(), content);
    audit.record(actor, new RegistrationSaved(file.id(), draft.number()));
  }

  private void store(long versionId, RegistrationContent content) {
    int stored =
        registrations.store(
            versionId,
            content.name().ar(),
            content.name().en(),
            content.registerNumber(),
            content.country(),
            content.taxNumber(),
            content.address().ar(),
            content.address().en(),
            content.contact().ar(),
            content.contact().en(),
            content.phone(),
            content.ownershipComplete());
    if (stored != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    registrations.clearOrigins(versionId);
    content
        .origins()
        .forEach(
            o ->
                registrations.addOrigin(
                    versionId,
                    RequiredInput.text(o.category()),
                    o.localPercent(),
                    RequiredInput.text(o.certificate())));
    registrations.clearOwners(versionId);
    content
        .owners()
        .forEach(
            o ->
                registrations.addOwner(
                    versionId,
                    RequiredInput.text(o.name()),
                    RequiredInput.text(o.nationality()),
                    o.share()));
  }
}
