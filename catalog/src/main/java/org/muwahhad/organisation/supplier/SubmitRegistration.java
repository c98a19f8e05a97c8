package org.muwahhad.organisation.supplier;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.ApplicantAccounts;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.SupplierEntry.RegistrationSubmitted;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The holder of a file sends what was stated to the central purchasing body, as a version that is
 * kept. Where nothing but contact data differs from what was accepted last, it takes effect at
 * once.
 *
 * <p>Refused with {@code supplier.nothing-to-send} when nothing was changed, as {@link
 * RegistrationDrafts} says, and as invalid input with the faults of {@link
 * RegistrationRules#ofSubmission} and, at {@code registerNumber}, {@code
 * supplier.register-number-not-usable} when the country has a supplier of that number, which is not
 * told of.
 *
 * <p>Faults in the input have the codes {@code organisation.no-such-country}, {@code
 * supplier.documents-expired}, {@code supplier.documents-missing}, {@code
 * supplier.no-such-category}, {@code supplier.not-a-percentage}, {@code
 * supplier.owners-incomplete}, {@code supplier.repeated}, {@code supplier.shares-above-hundred} and
 * {@code supplier.too-many-rows}.
 */
@Singleton
public class SubmitRegistration {
  private final Registrations registrations;
  private final RegistrationQueries queries;
  private final ViewRegistration view;
  private final RegistrationRules rules;
  private final ApplicantAccounts accounts;
  private final Actors actors;
  private final AuditLog audit;
  private final ApplicationEventPublisher<RegistrationEvent> events;

  SubmitRegistration(
      Registrations registrations,
      RegistrationQueries queries,
      ViewRegistration view,
      RegistrationRules rules,
      ApplicantAccounts accounts,
      Actors actors,
      AuditLog audit,
      ApplicationEventPublisher<RegistrationEvent> events) {
    this.registrations = registrations;
    this.queries = queries;
    this.view = view;
    this.rules = rules;
    this.accounts = accounts;
    this.actors = actors;
    this.audit = audit;
    this.events = events;
  }

  /** Returns where the version stands then: it waits, or is accepted. */
  @Transactional
  public RegistrationStatus run(Holder holder) {
    Actor actor = actors.get(holder.personId());
    Registrations.Registration file = registrations.get(holder.registrationId());
    RegistrationQueries.RegistrationVersionRow draft =
        queries
            .findLatest(file.id())
            .filter(v -> v.status() == RegistrationStatus.DRAFT)
            .orElseThrow(() -> new Refusal.RuleBroken("supplier.nothing-to-send"));
    RegistrationContent content = view.content(draft);
    check(file, content, queries.listDocuments(draft.id()));
    RegistrationStatus to =
        needsVetting(file, draft, content)
            ? RegistrationStatus.SUBMITTED
            : RegistrationStatus.ACCEPTED;
    if (registrations.submit(draft.id(), to, holder.personId()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    Long applicant = file.personId();
    // Later the contact may be somebody else than who applied.
    if (applicant != null && file.supplierId() == null) {
      accounts.rename(applicant, content.contact());
    }
    audit.record(actor, new RegistrationSubmitted(file.id(), draft.number(), to.name()));
    if (to == RegistrationStatus.SUBMITTED) {
      tell(file, content);
    }
    return to;
  }

  private void check(
      Registrations.Registration file,
      RegistrationContent content,
      List<RegistrationQueries.Document> documents) {
    Faults faults = rules.ofSubmission(content, documents);
    Long own = file.supplierId();
    int others =
        registrations.countOthers(
            content.registerNumber(), content.country(), own == null ? 0 : own);
    faults.check(others == 0, "registerNumber", "supplier.register-number-not-usable").throwIfAny();
  }

  private boolean needsVetting(
      Registrations.Registration file,
      RegistrationQueries.RegistrationVersionRow draft,
      RegistrationContent content) {
    Optional<RegistrationQueries.RegistrationVersionRow> accepted = queries.findAccepted(file.id());
    return accepted.isEmpty()
        || !view.content(accepted.get()).withoutContact().equals(content.withoutContact())
        || !certificates(accepted.get().id()).equals(certificates(draft.id()));
  }

  private List<String> certificates(long versionId) {
    return queries.listDocuments(versionId).stream()
        .map(d -> d.kind() + " " + d.sha256() + " " + d.expiresOn())
        .toList();
  }

  private void tell(Registrations.Registration file, RegistrationContent content) {
    events.publishEvent(
        new RegistrationEvent(
            RegistrationEvent.RegistrationEventKind.SUBMITTED,
            file.id(),
            file.personId(),
            file.supplierId(),
            file.reference(),
            content.name(),
            "/organisation/vetting/" + file.id(),
            ""));
  }
}
