package org.muwahhad.reports.purchaseorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.render.ReportPrinter;

/** The printed purchase order, with both languages on it. */
class PurchaseOrderPdfTest {

  @Test
  void it_tells_number_parties_delivery_items_and_total_in_both_languages() throws Exception {
    ReadPdf pdf = print(PurchaseOrderSamples.small());

    assertThat(pdf.spoken())
        .contains("أمر شراء", "Purchase order", "CO-2026-4-1-SA-MOH-3", "FA-2026-4-1")
        .contains("وزارة الصحة", "Ministry of Health", "Advanced Horizon Solutions LLC")
        .contains("Main store – Riyadh", "PO-77", "1 July 2026")
        .contains("HW-LAP-000", "100.125", "200.250", "300.375", "330.413", "2,812.98")
        .contains("Kuwaiti dinars")
        .contains("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        .doesNotContain("was cancelled");
  }

  @Test
  void one_that_was_cancelled_says_so_and_one_without_delivery_says_nothing_of_it()
      throws Exception {
    assertThat(print(PurchaseOrderSamples.cancelled()).spoken())
        .contains("This purchase order was cancelled", "أُلغي أمر الشراء هذا")
        .doesNotContain("Delivery site");
  }

  @Test
  void one_in_batches_that_was_changed_says_by_when_and_what_is_left() throws Exception {
    assertThat(print(PurchaseOrderSamples.changed()).spoken())
        .contains("Batches by date", "الدفعات بالتواريخ", "1 August 2026")
        .contains("was changed after it was placed", "1 September 2026", "200.250")
        .contains("Total with VAT afterwards", "30.038", "230.288");
  }

  private static ReadPdf print(PurchaseOrder order) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ReportPrinter<>(new PurchaseOrderTemplate()).pdf(order, Edition.BILINGUAL, out);
    return new ReadPdf(out.toByteArray());
  }
}
