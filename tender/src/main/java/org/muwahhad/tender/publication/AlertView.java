package org.muwahhad.tender.publication;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The alert of a supplier.
 *
 * @param cpv first digits of CPV codes, with spaces between them; null while none is set
 * @param tenders the newest that it fits
 */
public record AlertView(
    @Nullable String cpv, List<PublishedTenderQueries.PublishedTenderRow> tenders) {
  private static final int SHOWN = 20;
  private static final Instant EVER = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  public AlertView {
    tenders = List.copyOf(tenders);
  }

  static AlertView of(PublicationAlerts.PublicationAlert alert, PublishedTenderQueries published) {
    return new AlertView(
        alert.cpv(),
        published.listNewest(CpvCodes.read(alert.cpv()).pattern(), EVER, NEVER, SHOWN));
  }
}
