package org.muwahhad.organisation.supplier;

import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * Something happened to the file of a supplier.
 *
 * @param personId the applicant; null where the supplier was in the register before
 * @param supplierId the supplier, once it is in the register
 * @param name of the company; the reference while it has none
 * @param href where anyone who is told goes on; a link is sealed when it is mailed
 * @param reason of a return or refusal, else empty
 */
public record RegistrationEvent(
    RegistrationEventKind kind,
    long registrationId,
    @Nullable Long personId,
    @Nullable Long supplierId,
    String reference,
    Bilingual name,
    String href,
    String reason) {

  /** What happened. */
  public enum RegistrationEventKind {
    /** Somebody asked for the link to the form. */
    LINK_ASKED,
    SUBMITTED,
    RETURNED,
    REFUSED,
    /** The company is in the register, and its contact chooses a password. */
    ADMITTED,
    /** Changes of a supplier in the register were accepted. */
    CHANGED
  }
}
