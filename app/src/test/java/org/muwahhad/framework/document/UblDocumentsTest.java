package org.muwahhad.framework.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.helger.ubl21.UBL21Marshaller;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemInstanceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.despatchadvice_21.DespatchAdviceType;
import oasis.names.specification.ubl.schema.xsd.receiptadvice_21.ReceiptAdviceType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.framework.document.OrderAnswer.Verdict;

/** Every document of an order keeps Peppol's rules, and says what the order says. */
@Tag("long")
class UblDocumentsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

  @ParameterizedTest
  @ValueSource(strings = {"15.00", "5.00", "0.00"})
  void an_order_and_its_change_keep_the_rules_with_and_without_vat(String percent) {
    TradedOrder order = order("SAR", percent);

    assertThat(PeppolRules.errors(PeppolRules.ORDER, UblOrder.order(order))).isEmpty();
    assertThat(
            PeppolRules.errors(
                PeppolRules.CHANGE, UblOrder.change(order, "CO-1-C1", 1, DAY.plusDays(1))))
        .isEmpty();
  }

  @Test
  void the_rules_find_an_order_whose_sum_is_wrong() {
    TradedOrder order = order("SAR", "15.00");
    byte[] wrong =
        new String(UblOrder.order(order), StandardCharsets.UTF_8)
            .replace(">" + order.net() + "<", ">" + order.net().add(BigDecimal.ONE) + "<")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(PeppolRules.errors(PeppolRules.ORDER, wrong)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void every_answer_to_an_order_keeps_the_rules(Verdict verdict) {
    LocalDate promised = verdict == Verdict.REJECTED ? null : DAY.plusDays(20);
    OrderAnswer answer = new OrderAnswer("CO-1-A1", DAY, verdict, promised, "كما اتفقنا");

    byte[] xml = UblOrderResponse.response(order("SAR", "15.00"), answer);

    assertThat(PeppolRules.errors(PeppolRules.RESPONSE, xml)).isEmpty();
    assertThat(text(xml)).contains(">" + verdict.code() + "<", "كما اتفقنا");
  }

  @Test
  void what_is_sent_keeps_the_rules_and_names_each_unit() {
    byte[] xml = UblConsignment.despatch(order("SAR", "15.00"), consignment(BigDecimal.ZERO, null));

    assertThat(PeppolRules.errors(PeppolRules.DESPATCH, xml)).isEmpty();
    assertThat(text(xml)).contains("SN-0001", "T-123", "Aramex");
  }

  @Test
  void what_is_received_is_ubl_and_tells_what_was_rejected_and_why() {
    byte[] xml =
        UblConsignment.receipt(
            order("SAR", "15.00"), consignment(BigDecimal.ONE, "شاشة مكسورة"), "D-1");
    ReceiptAdviceType receipt =
        Objects.requireNonNull(UBL21Marshaller.receiptAdvice().read(xml), "no UBL 2.1");

    assertThat(receipt.getCustomizationID()).as("it claims no profile").isNull();
    assertThat(Objects.requireNonNull(receipt.getOrderReferenceAtIndex(0)).getIDValue())
        .isEqualTo("CO-1");
    assertThat(Objects.requireNonNull(receipt.getDespatchDocumentReferenceAtIndex(0)).getIDValue())
        .isEqualTo("D-1");
    assertThat(receipt.getReceiptLine())
        .hasSize(2)
        .allSatisfy(
            line -> {
              assertThat(line.getRejectedQuantityValue()).isEqualByComparingTo(BigDecimal.ONE);
              assertThat(Objects.requireNonNull(line.getRejectReasonAtIndex(0)).getValue())
                  .isEqualTo("شاشة مكسورة");
            });
  }

  @Test
  void a_receipt_has_the_lines_of_the_despatch_that_it_answers() {
    TradedOrder order = order("SAR", "15.00");
    Consignment all = consignment(BigDecimal.ZERO, null);
    DespatchAdviceType despatch =
        Objects.requireNonNull(
            UBL21Marshaller.despatchAdvice().read(UblConsignment.despatch(order, all)));
    ReceiptAdviceType receipt =
        Objects.requireNonNull(
            UBL21Marshaller.receiptAdvice().read(UblConsignment.receipt(order, all, "D-1")));

    assertThat(receipt.getReceiptLine())
        .extracting(
            l -> l.getIDValue(),
            l -> Objects.requireNonNull(l.getOrderLineReference()).getLineIDValue(),
            l -> l.getReceivedQuantityValue(),
            l -> numbers(Objects.requireNonNull(l.getItemAtIndex(0))))
        .containsExactlyElementsOf(
            despatch.getDespatchLine().stream()
                .map(
                    l ->
                        tuple(
                            l.getIDValue(),
                            Objects.requireNonNull(l.getOrderLineReferenceAtIndex(0))
                                .getLineIDValue(),
                            l.getDeliveredQuantityValue(),
                            numbers(Objects.requireNonNull(l.getItem()))))
                .toList());
    assertThat(receipt.getReceiptLine())
        .as("nothing is rejected")
        .allSatisfy(l -> assertThat(l.getRejectedQuantity()).isNull());
  }

  /** The numbers of the units of an item. */
  private static List<String> numbers(ItemType item) {
    return item.getItemInstance().stream().map(ItemInstanceType::getSerialIDValue).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"15.00", "10.00", "0.00"})
  void an_invoice_keeps_the_rules_with_and_without_vat(String percent) {
    TradedOrder order = order("SAR", percent);

    assertThat(PeppolRules.errors(PeppolRules.INVOICE, UblInvoice.invoice(order, invoice(order))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"KWD", "BHD", "OMR"})
  void amounts_of_three_decimals_are_kept_and_no_profile_of_two_is_claimed(String currency) {
    TradedOrder order = order(currency, "10.00");
    byte[] ordered = UblOrder.order(order);
    byte[] invoiced = UblInvoice.invoice(order, invoice(order));

    assertThat(UBL21Marshaller.order().read(ordered)).isNotNull();
    assertThat(UBL21Marshaller.invoice().read(invoiced)).isNotNull();
    for (byte[] xml : List.of(ordered, invoiced)) {
      assertThat(text(xml)).contains(">10011.235<").doesNotContain("peppol", "CustomizationID");
    }
  }

  private static Consignment consignment(BigDecimal rejected, @Nullable String reason) {
    return new Consignment(
        "D-1",
        DAY,
        DAY,
        DAY.plusDays(2),
        "Aramex",
        "T-123",
        order("SAR", "15.00").lines().stream()
            .map(line -> new Consignment.ConsignedLine(line, rejected, reason))
            .toList());
  }

  private static TradedInvoice invoice(TradedOrder order) {
    return new TradedInvoice(
        "INV-1", DAY.plusDays(9), DAY.plusDays(39), order.net(), order.vat(), order.lines());
  }

  /** Two lines, the first at a price that is not rounded. */
  private static TradedOrder order(String currency, String percent) {
    boolean three = !currency.equals("SAR");
    BigDecimal vatPercent = new BigDecimal(percent);
    TradeParty buyer =
        new TradeParty("0088:5798000000124", "SA-MOH", "وزارة الصحة", "SA", null, "Amal");
    TradeParty seller =
        new TradeParty(
            "0088:5798000000117",
            "1010123456",
            "Gulf Systems",
            "SA",
            vatPercent.signum() > 0 ? "SA300000000000003" : null,
            null);
    TradedLine first =
        new TradedLine(
            1,
            "NB-14",
            "حاسوب محمول",
            "EA",
            BigDecimal.TEN,
            new BigDecimal("1000.123456789"),
            new BigDecimal(three ? "10001.235" : "10001.23"),
            DAY.plusDays(19),
            List.of("SN-0001", "SN-0002"));
    TradedLine second =
        new TradedLine(
            2,
            "NB-15",
            "Notebook",
            "EA",
            BigDecimal.ONE,
            BigDecimal.TEN,
            new BigDecimal(three ? "10.000" : "10.00"),
            null,
            List.of());
    BigDecimal net = first.net().add(second.net());
    BigDecimal vat =
        net.multiply(vatPercent).movePointLeft(2).setScale(net.scale(), RoundingMode.HALF_EVEN);
    return new TradedOrder(
        "CO-1",
        DAY,
        "FA-2026-004-1",
        "PO-77",
        buyer,
        seller,
        currency,
        vatPercent,
        "Main store",
        "Riyadh",
        DAY.plusDays(30),
        net,
        vat,
        List.of(first, second));
  }

  private static String text(byte[] xml) {
    return new String(xml, StandardCharsets.UTF_8);
  }
}
