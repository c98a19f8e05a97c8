package org.muwahhad.organisation.supplier;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;

/** A file with its last version, as its holder and the buyers read it. */
@Singleton
public class ViewRegistration {
  private final Registrations registrations;
  private final RegistrationQueries queries;

  ViewRegistration(Registrations registrations, RegistrationQueries queries) {
    this.registrations = registrations;
    this.queries = queries;
  }

  /**
   * A version that was sent and what came of it. Instants are UTC.
   *
   * @param reason why it was returned or refused
   */
  public record PastVersion(
      int number,
      RegistrationStatus status,
      @Nullable Instant submittedAt,
      @Nullable Instant decidedAt,
      @Nullable String reason) {}

  /**
   * A file.
   *
   * @param id 0 for one that is not begun
   * @param reference empty for one that is not begun
   * @param number of the version shown
   * @param editable whether its holder may change it now
   * @param reason why the last version sent was returned or refused
   * @param past versions sent, the last first
   */
  public record RegistrationView(
      long id,
      String reference,
      int number,
      RegistrationStatus status,
      boolean editable,
      @Nullable String reason,
      RegistrationContent content,
      List<RegistrationQueries.Document> documents,
      List<PastVersion> past) {}

  /** The file as its holder goes on with it; an empty one where there is none yet. */
  @Transactional
  public RegistrationView get(Holder holder) {
    if (holder.registrationId() == Holder.NO_FILE) {
      return empty(Holder.NO_FILE, "");
    }
    Registrations.Registration file = file(holder.registrationId());
    List<RegistrationQueries.RegistrationVersionRow> versions = queries.listVersions(file.id());
    return versions.isEmpty()
        ? empty(file.id(), file.reference())
        : sheet(file, versions.get(0), versions);
  }

  /** The version of a file that was sent last, or the one of a number. */
  @Transactional
  public RegistrationView sent(long registrationId, int number) {
    Registrations.Registration file = file(registrationId);
    List<RegistrationQueries.RegistrationVersionRow> versions = queries.listVersions(file.id());
    RegistrationQueries.RegistrationVersionRow shown =
        versions.stream()
            .filter(v -> v.status() != RegistrationStatus.DRAFT)
            .filter(v -> number == 0 || v.number() == number)
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("version " + number));
    return sheet(file, shown, versions);
  }

  RegistrationContent content(RegistrationQueries.RegistrationVersionRow version) {
    return new RegistrationContent(
        version.name(),
        version.registerNumber(),
        version.country(),
        version.taxNumber(),
        version.address(),
        version.contact(),
        version.phone(),
        version.ownershipComplete(),
        queries.listOrigins(version.id()).stream()
            .map(
                o ->
                    new RegistrationContent.Origin(
                        o.category(), plain(o.localPercent()), o.certificate()))
            .toList(),
        queries.listOwners(version.id()).stream()
            .map(
                o ->
                    new RegistrationContent.Owner(
                        o.name(), o.nationality(), plain(o.sharePercent())))
            .toList());
  }

  /** As people write it: 25, not 25.00. */
  private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
    if (value == null) {
      return null;
    }
    BigDecimal brief = value.stripTrailingZeros();
    return brief.scale() < 0 ? brief.setScale(0) : brief;
  }

  private RegistrationView sheet(
      Registrations.Registration file,
      RegistrationQueries.RegistrationVersionRow shown,
      List<RegistrationQueries.RegistrationVersionRow> versions) {
    List<PastVersion> past =
        versions.stream()
            .filter(v -> v.status() != RegistrationStatus.DRAFT)
            .map(
                v ->
                    new PastVersion(
                        v.number(), v.status(), v.submittedAt(), v.decidedAt(), v.reason()))
            .toList();
    boolean over = shown.status() == RegistrationStatus.REFUSED && file.supplierId() == null;
    return new RegistrationView(
        file.id(),
        file.reference(),
        shown.number(),
        shown.status(),
        shown.status() != RegistrationStatus.SUBMITTED && !over,
        past.stream().findFirst().map(PastVersion::reason).orElse(null),
        content(shown),
        queries.listDocuments(shown.id()),
        past);
  }

  private static RegistrationView empty(long id, String reference) {
    RegistrationContent nothing =
        new RegistrationContent.RegistrationBody(
                null, null, null, null, null, null, null, null, null, null)
            .content();
    return new RegistrationView(
        id, reference, 0, RegistrationStatus.DRAFT, true, null, nothing, List.of(), List.of());
  }

  private Registrations.Registration file(long id) {
    return registrations
        .findRegistration(id)
        .orElseThrow(() -> new Refusal.NotFound("registration " + id));
  }
}
