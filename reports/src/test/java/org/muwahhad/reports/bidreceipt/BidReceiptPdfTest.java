package org.muwahhad.reports.bidreceipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.render.ReportPrinter;

/** The printed receipt of a bid, with both languages on it. */
class BidReceiptPdfTest {

  @Test
  void it_stands_on_one_page_and_tells_time_and_deadline_in_both_languages() throws Exception {
    ReadPdf pdf = print(BidReceiptSamples.small());

    assertThat(pdf.pages()).isEqualTo(1);
    // 21:30 UTC is half past midnight of the next day in Riyadh.
    assertThat(pdf.spoken())
        .contains("B-7K3M-Q8XZ-04TD", BidReceiptSamples.HASH, "JT-2026-4")
        .contains("إيصال استلام عرض", "Receipt of a bid")
        .contains("24 May 2026, 00:30", "2026-05-23T21:30:59.000042Z", "24 May 2026, 10:00")
        .contains("7 ذو الحجة 1447 هـ");
    assertThat(pdf.figures())
        .anyMatch(
            code ->
                code.contains(
                    "https://example.org/verify/receipts/B-7K3M-Q8XZ-04TD/"
                        + BidReceiptSamples.HASH));
  }

  @Test
  void of_two_envelopes_it_says_that_the_digest_is_of_both() throws Exception {
    ReadPdf pdf = print(BidReceiptSamples.twoEnvelopes());

    assertThat(pdf.pages()).isEqualTo(1);
    assertThat(pdf.spoken()).contains("two envelopes", "في مظروفين");
    assertThat(print(BidReceiptSamples.small()).spoken())
        .doesNotContain("two envelopes", "في مظروفين");
  }

  @Test
  void of_a_bid_that_its_bidder_sealed_it_says_that_the_platform_could_not_read_it()
      throws Exception {
    ReadPdf pdf = print(BidReceiptSamples.sealedByBidder());

    assertThat(pdf.pages()).isEqualTo(1);
    assertThat(pdf.spoken()).contains("The bidder sealed and signed", "ختم مقدم العرض عرضه");
    assertThat(print(BidReceiptSamples.small()).spoken())
        .contains("The platform sealed the bid", "ختمت المنصة العرض")
        .doesNotContain("The bidder sealed and signed");
  }

  @Test
  void of_a_withdrawal_it_says_so_with_the_digest_of_what_was_withdrawn() throws Exception {
    ReadPdf pdf = print(BidReceiptSamples.withdrawal());

    assertThat(pdf.pages()).isEqualTo(1);
    assertThat(pdf.spoken())
        .contains("W-7K3M-Q8XZ-04TD", BidReceiptSamples.HASH, "e3b0c44298fc1c14")
        .contains("إيصال سحب عرض", "Receipt of the withdrawal of a bid")
        .doesNotContain("إيصال استلام عرض", "Documents received with the bid");
  }

  @Test
  void of_a_late_bid_it_says_that_it_was_refused_and_how_large_it_was() throws Exception {
    ReadPdf pdf = print(BidReceiptSamples.late());

    assertThat(pdf.pages()).isEqualTo(1);
    assertThat(pdf.spoken())
        .contains("L-7K3M-Q8XZ-04TD", BidReceiptSamples.HASH, "2026-05-24T07:00:00.000001Z")
        .contains("بيان رفض عرض ورد بعد الموعد", "Statement of the refusal of a late bid", "812")
        .doesNotContain("إيصال استلام عرض", "Documents received with the bid");
  }

  private static ReadPdf print(BidReceipt receipt) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ReportPrinter<>(new BidReceiptTemplate()).pdf(receipt, Edition.BILINGUAL, out);
    return new ReadPdf(out.toByteArray());
  }
}
