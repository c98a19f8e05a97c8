package org.muwahhad.reports.bidreceipt;

import java.time.Instant;
import java.util.List;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Nasty;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.document.DocumentHead;

/** Receipts of bids to print. All sizes fit a receipt but that of its names. */
public final class BidReceiptSamples {
  static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final Bilingual TITLE =
      new Bilingual("حواسيب وخدمات سحابية", "Computers and cloud services");
  private static final Bilingual BIDDER =
      new Bilingual(
          "شركة الأفق المتقدم للحلول ذ.م.م – CR-1010", "Advanced Horizon Solutions LLC – CR-1010");

  private BidReceiptSamples() {}

  public static List<Sample<?>> all() {
    BidReceiptTemplate template = new BidReceiptTemplate();
    return List.of(
        new Sample<>("bid-receipt-small", template, small()),
        new Sample<>("bid-receipt-two-envelopes", template, twoEnvelopes()),
        new Sample<>("bid-receipt-withdrawal", template, withdrawal()),
        new Sample<>("bid-receipt-nasty", template, nasty()));
  }

  static BidReceipt small() {
    return receipt(TITLE, BIDDER, 1, false);
  }

  static BidReceipt twoEnvelopes() {
    return receipt(TITLE, BIDDER, 2, true);
  }

  static BidReceipt withdrawal() {
    BidReceipt of = receipt(TITLE, BIDDER, 2, false);
    return new BidReceipt(
        "W-7K3M-Q8XZ-04TD",
        of.version(),
        HASH,
        of.receivedAt(),
        of.deadlineAt(),
        of.issuer(),
        of.tender(),
        of.title(),
        of.bidder(),
        of.documents(),
        of.twoEnvelopes(),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        null,
        null,
        new DocumentHead.Proof(
            "W-7K3M-Q8XZ-04TD", "https://example.org/verify/receipts/W-7K3M-Q8XZ-04TD/" + HASH));
  }

  static BidReceipt late() {
    BidReceipt of = receipt(TITLE, BIDDER, 1, false);
    return new BidReceipt(
        "L-7K3M-Q8XZ-04TD",
        of.version(),
        HASH,
        Instant.parse("2026-05-24T07:00:00.000001Z"),
        of.deadlineAt(),
        of.issuer(),
        of.tender(),
        of.title(),
        of.bidder(),
        0,
        false,
        null,
        812,
        null,
        new DocumentHead.Proof(
            "L-7K3M-Q8XZ-04TD", "https://example.org/verify/receipts/L-7K3M-Q8XZ-04TD/" + HASH));
  }

  /** As it is printed once a checkpoint of the log covers its entry. */
  static BidReceipt logged() {
    BidReceipt of = receipt(TITLE, BIDDER, 1, false);
    return new BidReceipt(
        of.number(),
        of.version(),
        of.sha256(),
        of.receivedAt(),
        of.deadlineAt(),
        of.issuer(),
        of.tender(),
        of.title(),
        of.bidder(),
        of.documents(),
        of.twoEnvelopes(),
        null,
        null,
        new BidReceipt.LoggedPlace(
            20_852_162, 20_852_163, "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=", 4),
        of.proof());
  }

  private static BidReceipt nasty() {
    return receipt(
        Nasty.longest("توريد أجهزة الحاسب الآلي", "Supply of computers"),
        Nasty.longest("شركة الأفق المتقدم للحلول", "Advanced Horizon Solutions"),
        999,
        true);
  }

  private static BidReceipt receipt(
      Bilingual title, Bilingual bidder, int version, boolean twoEnvelopes) {
    String number = "B-7K3M-Q8XZ-04TD";
    return new BidReceipt(
        number,
        version,
        HASH,
        Instant.parse("2026-05-23T21:30:59.000042Z"),
        Instant.parse("2026-05-24T07:00:00Z"),
        Nasty.ISSUER,
        "JT-2026-4",
        title,
        bidder,
        3,
        twoEnvelopes,
        null,
        null,
        null,
        new DocumentHead.Proof(
            number, "https://example.org/verify/receipts/" + number + "/" + HASH));
  }
}
