package org.muwahhad.bid.offer;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.SecurityForm;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderQueries;

/**
 * What a bidder states of its bid security must be whole and in a form that is accepted. Whether it
 * is enough the bidder is told before it submits, and the examination panel decides afterwards: a
 * bid is not refused for it.
 */
public final class SecurityRules {
  private static final int LONGEST_ISSUER = 200;
  private static final int LONGEST_REFERENCE = 60;
  private static final BigDecimal HIGHEST = new BigDecimal("1000000000000");

  private SecurityRules() {}

  /** What a security falls short of. */
  public enum Shortfall {
    MISSING,
    OTHER_CURRENCY,
    TOO_LOW,
    TOO_SHORT
  }

  /** What is wrong with one that is still being written. */
  static void ofDraft(Faults faults, Offer offer, Set<String> currencies) {
    Offer.Security stated = offer.security();
    if (stated == null) {
      return;
    }
    faults
        .nameAtMost("security.issuer", stated.issuerText(), LONGEST_ISSUER)
        .nameAtMost("security.reference", stated.referenceText(), LONGEST_REFERENCE);
    String currency = stated.currency();
    faults.check(
        currency == null || currencies.contains(currency),
        "security.currency",
        "shared.not-a-choice");
    BigDecimal amount = stated.amount();
    if (amount != null && currency != null) {
      faults.price("security.amount", amount, currency);
      faults.check(amount.compareTo(HIGHEST) < 0, "security.amount", "bid.price-too-high");
    }
  }

  /** What is missing in one that is stated: the same at submission and at the opening. */
  static void ofSubmission(Faults faults, Offer offer) {
    Offer.Security stated = offer.security();
    if (stated == null) {
      return;
    }
    faults
        .check(offer.hasSecurity(), "hasSecurity", "bid.security-not-lodged")
        .check(stated.form() != null, "security.form", "shared.missing")
        .check(!stated.issuerText().isEmpty(), "security.issuer", "shared.missing")
        .check(!stated.referenceText().isEmpty(), "security.reference", "shared.missing")
        .check(stated.amount() != null, "security.amount", "shared.missing")
        .check(stated.currency() != null, "security.currency", "shared.missing")
        .check(stated.validUntil() != null, "security.validUntil", "shared.missing");
  }

  /** Whether what is stated is what a tender asks bidders to state. */
  public static void ofTerms(Faults faults, Offer offer, SecurityTerms terms) {
    Offer.Security stated = offer.security();
    if (stated == null) {
      faults.check(
          !terms.isAsked() || !offer.hasSecurity(), "security.issuer", "bid.security-unstated");
      return;
    }
    faults.check(terms.isAsked(), "security.issuer", "bid.security-not-asked");
    SecurityForm form = stated.form();
    faults.check(
        !terms.isAsked() || form == null || terms.forms().contains(form),
        "security.form",
        "bid.security-form-refused");
  }

  /** What an offer falls short of; nothing where none is asked for. */
  public static List<Shortfall> shortfalls(
      Offer offer, SecurityTerms terms, Money total, TenderQueries.Tender tender) {
    if (!terms.isAsked()) {
      return List.of();
    }
    Offer.Security stated = offer.security();
    if (!offer.hasSecurity() || stated == null) {
      return List.of(Shortfall.MISSING);
    }
    List<Shortfall> found = new ArrayList<>();
    Money due = terms.due(total);
    BigDecimal amount = stated.amount();
    if (!due.currency().equals(stated.currency())) {
      found.add(Shortfall.OTHER_CURRENCY);
    } else if (amount != null && amount.compareTo(due.amount()) < 0) {
      found.add(Shortfall.TOO_LOW);
    }
    if (endsBefore(stated.validUntil(), tender.deadline(), offer.validityDays(), terms)) {
      found.add(Shortfall.TOO_SHORT);
    }
    return found;
  }

  private static boolean endsBefore(
      @Nullable LocalDate until, Instant deadline, int validityDays, SecurityTerms terms) {
    return until != null && until.isBefore(terms.neededUntil(deadline, validityDays));
  }
}
