package org.muwahhad.guarantee;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.opening.BidSecurityQueries;
import org.muwahhad.guarantee.GuaranteeEntry.SecurityRegistered;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer registers the security that came with an opened bid, as it is: too low, too short
 * or in another currency too. What it falls short of is found by {@link
 * BidSecurityQueries.BidSecurityRow} and decided by the examination panel.
 *
 * <p>Refused with {@code guarantee.security-there} when one is registered, and as invalid input at
 * the field.
 *
 * <p>A fault in the input has the code {@code guarantee.unknown-currency}.
 */
@Singleton
public class RegisterBidSecurity {
  private static final int LONGEST = 200;
  private static final int LONGEST_REFERENCE = 60;
  private final BidSecurities securities;
  private final BidSecurityQueries queries;
  private final AuditLog audit;

  RegisterBidSecurity(BidSecurities securities, BidSecurityQueries queries, AuditLog audit) {
    this.securities = securities;
    this.queries = queries;
    this.audit = audit;
  }

  /**
   * A security as it came.
   *
   * @param currency ISO 4217 code
   * @param validUntil last day, in Riyadh
   * @param document where the original is filed
   */
  public record LodgedSecurity(
      @Nullable String issuer,
      @Nullable String reference,
      @Nullable BigDecimal amount,
      @Nullable String currency,
      @Nullable LocalDate validUntil,
      @Nullable String document) {}

  @Transactional
  public void run(Actor actor, long bidId, LodgedSecurity lodged) {
    actor.require(Role.CENTRAL_BUYER);
    securities.lock(bidId);
    BidSecurityQueries.BidSecurityRow row =
        queries.find(bidId).orElseThrow(() -> new Refusal.NotFound("security of bid " + bidId));
    if (row.status() != null) {
      throw new Refusal.Conflict("guarantee.security-there");
    }
    BigDecimal amount = lodged.amount();
    LocalDate until = lodged.validUntil();
    check(lodged);
    if (amount == null || until == null) {
      throw new IllegalStateException("Checked above");
    }

    securities.register(
        bidId,
        row.tenderId(),
        text(lodged.issuer()),
        text(lodged.reference()),
        text(lodged.document()),
        amount,
        text(lodged.currency()),
        until,
        actor.personId());
    audit.record(
        actor,
        new SecurityRegistered(
            row.tenderId(),
            bidId,
            text(lodged.reference()),
            text(lodged.issuer()),
            text(lodged.document()),
            amount,
            text(lodged.currency()),
            until));
  }

  private void check(LodgedSecurity lodged) {
    String currency = text(lodged.currency());
    BigDecimal amount = lodged.amount();
    boolean known = securities.countCurrencies(currency) == 1;
    Faults faults =
        new Faults()
            .name("issuer", text(lodged.issuer()), LONGEST)
            .name("reference", text(lodged.reference()), LONGEST_REFERENCE)
            .check(amount != null, "amount", "shared.not-a-number")
            .check(known, "currency", "guarantee.unknown-currency")
            .check(lodged.validUntil() != null, "validUntil", "shared.not-a-date")
            .text("document", text(lodged.document()), LONGEST);
    if (amount != null && known) {
      faults.price("amount", amount, currency);
    }
    faults.throwIfAny();
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
