package org.muwahhad.reporting.receipt;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.muwahhad.access.Throttle;

/**
 * Informs anyone who holds a receipt, for demand or of a bid, whether it was given here. Number and
 * hash are asked for together, so that nobody finds out by counting up who took part; a wrong one
 * of the two is not told from two wrong ones.
 *
 * <p>Refused with {@code access.too-many-requests} when one network address asks too often.
 */
@Singleton
public class VerifyReceipt {
  private static final Pattern NUMBER = Pattern.compile("[A-Z0-9-]{1,40}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private final ReceiptQueries receipts;
  private final Throttle throttle;
  private final int mostInAMinute;

  VerifyReceipt(
      ReceiptQueries receipts,
      Throttle throttle,
      @Value("${muwahhad.verifications-per-minute:30}") int mostInAMinute) {
    this.receipts = receipts;
    this.throttle = throttle;
    this.mostInAMinute = mostInAMinute;
  }

  /** The receipt, if it was given; spaces and the case of letters do not matter. */
  public Optional<ReceiptQueries.Receipt> run(String source, String number, String sha256) {
    throttle.require("verify", source, mostInAMinute);
    String wanted = plain(number).toUpperCase(Locale.ROOT);
    String hash = plain(sha256).toLowerCase(Locale.ROOT);
    return NUMBER.matcher(wanted).matches() && HASH.matcher(hash).matches()
        ? find(wanted, hash)
        : Optional.empty();
  }

  private Optional<ReceiptQueries.Receipt> find(String number, String sha256) {
    Optional<ReceiptQueries.Receipt> demand =
        receipts.findForDemand(number, sha256).map(ReceiptQueries.Receipt.class::cast);
    return demand
        .or(() -> receipts.findOfBid(number, sha256))
        .or(() -> receipts.findOfWithdrawal(number, sha256))
        .or(() -> receipts.findOfLateBid(number, sha256));
  }

  private static String plain(String typed) {
    return typed.replaceAll("[\\s\\p{Cf}]", "");
  }
}
