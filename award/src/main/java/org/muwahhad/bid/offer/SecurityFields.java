package org.muwahhad.bid.offer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.SecurityForm;
import org.muwahhad.shared.Faults;
import org.muwahhad.web.Form;

/** A bid security as the bid room's form has it. */
final class SecurityFields {
  private SecurityFields() {}

  static Form fill(Form form, Offer offer) {
    Offer.Security stated = offer.security();
    if (stated == null) {
      return form;
    }
    Form whole =
        form.with("security.issuer", stated.issuerText())
            .with("security.reference", stated.referenceText());
    SecurityForm kind = stated.form();
    BigDecimal amount = stated.amount();
    String currency = stated.currency();
    LocalDate until = stated.validUntil();
    whole = kind == null ? whole : whole.with("security.form", kind);
    whole = amount == null ? whole : whole.with("security.amount", amount);
    whole = currency == null ? whole : whole.with("security.currency", currency);
    return until == null ? whole : whole.with("security.validUntil", until);
  }

  /** What was typed of one; nothing when only a currency stands there, which the form proposes. */
  static Offer.@Nullable Security read(Form form, Faults faults) {
    if (form.text("security.form").isEmpty()
        && form.text("security.issuer").isEmpty()
        && form.text("security.reference").isEmpty()
        && form.text("security.amount").isEmpty()
        && form.text("security.validUntil").isEmpty()) {
      return null;
    }
    Optional<BigDecimal> amount = form.decimal("security.amount");
    Optional<LocalDate> until = form.date("security.validUntil");
    faults
        .check(
            amount.isPresent() || form.text("security.amount").isEmpty(),
            "security.amount",
            "shared.not-a-number")
        .check(
            until.isPresent() || form.text("security.validUntil").isEmpty(),
            "security.validUntil",
            "shared.not-a-date");
    return new Offer.Security(
        Arrays.stream(SecurityForm.values())
            .filter(f -> form.chosen("security.form", f.name()))
            .findFirst()
            .orElse(null),
        form.text("security.issuer").orElse(null),
        form.text("security.reference").orElse(null),
        amount.orElse(null),
        form.text("security.currency").orElse(null),
        until.orElse(null));
  }
}
