package org.muwahhad.framework.document;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods that the seller sent, or that the buyer received.
 *
 * @param number of the advice
 * @param issuedOn day of the advice, in Riyadh
 * @param sentOn day on which they left the seller, in Riyadh; null where it is not known
 * @param expectedOn day on which they are to arrive, in Riyadh; null where it is not known
 * @param carrier who brings them; null where nobody is named
 * @param tracking number by which the carrier knows them; null where there is none
 * @param lines what was sent, or received
 */
public record Consignment(
    String number,
    LocalDate issuedOn,
    @Nullable LocalDate sentOn,
    @Nullable LocalDate expectedOn,
    @Nullable String carrier,
    @Nullable String tracking,
    List<ConsignedLine> lines) {
  public Consignment {
    lines = List.copyOf(lines);
  }

  /**
   * A line of it.
   *
   * @param line quantity sent, or received
   * @param rejected units of it that the buyer did not accept; zero in what is sent
   * @param reason why it rejected them; null where it rejected none
   */
  public record ConsignedLine(
      TradedLine line, java.math.BigDecimal rejected, @Nullable String reason) {}
}
