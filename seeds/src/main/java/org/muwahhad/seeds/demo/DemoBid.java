package org.muwahhad.seeds.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A supplier's offer in a tender.
 *
 * @param currency ISO 4217 code of all its prices
 * @param gccOrigin whether the goods offered are declared to be of GCC origin
 * @param classes four-digit CPV classes it covers, each of them wholly
 * @param versions what was submitted, the last one counts
 * @param withdrawnAt when it was withdrawn; null if it stands
 */
public record DemoBid(
    String code,
    String supplier,
    String currency,
    boolean gccOrigin,
    List<String> classes,
    List<DemoBidVersion> versions,
    @Nullable Instant withdrawnAt) {

  /** One sealed submission. */
  public record DemoBidVersion(int number, Instant submittedAt, List<Price> prices) {}

  /** The price of one unit of an item without VAT, with the decimals of the bid's currency. */
  public record Price(String item, BigDecimal unitPrice) {}

  /** Whether the bid takes part in the opening. */
  public boolean stands() {
    return withdrawnAt == null;
  }
}
