package org.muwahhad.reports.letter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Nasty;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.document.DocumentHead;

/** Letters to print; all companies are invented. */
public final class LetterSamples {
  private static final Instant AT = Instant.parse("2026-05-24T07:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-06-03T20:59:59Z");
  private static final Bilingual BIDDER =
      new Bilingual(
          "شركة الأفق المتقدم للحلول ذ.م.م – CR-1010", "Advanced Horizon Solutions LLC – CR-1010");
  private static final Bilingual WINNER =
      new Bilingual("شركة الخليج للأنظمة الرقمية", "Gulf Digital Systems Co.");
  private static final Bilingual LONG =
      new Bilingual(
          ("الشركة الخليجية المتحدة للأنظمة والحلول الرقمية المتكاملة (UGC+) ").repeat(5).strip(),
          ("United Gulf Company for Digital Systems & Solutions <IT> ").repeat(5).strip());

  private LetterSamples() {}

  public static List<Sample<?>> all() {
    LetterTemplate template = new LetterTemplate();
    return List.of(
        new Sample<>("letter-won", template, won()),
        new Sample<>("letter-other", template, other()),
        new Sample<>(
            "letter-large", template, letter(BIDDER, won(12), others(28, WINNER), findings(9))),
        new Sample<>("letter-divided", template, divided()),
        new Sample<>("letter-nasty", template, nasty()));
  }

  /** To one of two winners of a lot, at a discount for another lot; a third lot was divided too. */
  static OutcomeLetter divided() {
    Bilingual off =
        new Bilingual(
            "خصم 7.5% من أسعار العرض للفوز بالحزم: 1, 2",
            "7.5% off the prices bid for winning these lots: 1, 2");
    OutcomeLetter.LotWon share =
        new OutcomeLetter.LotWon(
            lot(1),
            Money.of("2449.035", "KWD"),
            new BigDecimal("77.50"),
            Money.of("122.452", "KWD"),
            false,
            false,
            List.of(winner(WINNER, "8071.50", "SAR", "22.5", false)),
            List.of(),
            List.of(
                given("24", "30", "100.000", "100.000", "2400.000"),
                given("7", "10", "7.005", "7.005", "49.035")));
    OutcomeLetter.LotWon discounted =
        new OutcomeLetter.LotWon(
            lot(2),
            Money.of("370.463", "KWD"),
            new BigDecimal("100"),
            Money.of("18.523", "KWD"),
            false,
            false,
            List.of(),
            List.of(off),
            List.of(given("10", "10", "40.050", "37.04625", "370.463")));
    OutcomeLetter.LotNotWon other =
        new OutcomeLetter.LotNotWon(
            lot(3),
            List.of(
                winner(WINNER, "15612969.75", "SAR", "62.5", true),
                winner(BIDDER, "80.125", "OMR", "37.5", false)),
            others(1, WINNER).get(0).own(),
            others(1, WINNER).get(0).reasons());
    return letter(BIDDER, List.of(share, discounted), List.of(other), findings(3));
  }

  private static OutcomeLetter.Winner winner(
      Bilingual name, String price, String currency, String share, boolean discounted) {
    return new OutcomeLetter.Winner(
        name, Money.of(price, currency), new BigDecimal(share), discounted);
  }

  private static OutcomeLetter.LetterItem given(
      String quantity, String of, String bid, String paid, String amount) {
    return new OutcomeLetter.LetterItem(
        "HW-1010",
        Nasty.item(quantity.length()),
        new Bilingual("قطعة", "piece"),
        new BigDecimal(quantity),
        new BigDecimal(of),
        Price.of(bid, "KWD"),
        Price.of(paid, "KWD"),
        Money.of(amount, "KWD"));
  }

  /** To the winner of one lot. */
  static OutcomeLetter won() {
    return letter(BIDDER, won(1), List.of(), List.of());
  }

  /** To a bidder that won nothing. */
  static OutcomeLetter other() {
    return letter(BIDDER, List.of(), others(2, WINNER), findings(4));
  }

  private static OutcomeLetter nasty() {
    OutcomeLetter.LotNotWon divided =
        new OutcomeLetter.LotNotWon(
            LONG,
            List.of(
                winner(LONG, "999999999999.999", "KWD", "99.99", true),
                winner(WINNER, "0.005", "OMR", "0.01", false)),
            null,
            List.of(LONG, LONG));
    OutcomeLetter.LotNotWon nobody =
        new OutcomeLetter.LotNotWon(lot(9), List.of(), null, List.of());
    OutcomeLetter.LotWon part =
        new OutcomeLetter.LotWon(
            LONG,
            Money.of("123456789.121", "BHD"),
            new BigDecimal("37.5"),
            null,
            true,
            true,
            List.of(winner(LONG, "999999999999.999", "KWD", "62.5", true)),
            List.of(LONG),
            List.of(
                new OutcomeLetter.LetterItem(
                    "HW-LAPTOP-0001-X",
                    LONG,
                    Nasty.unbroken("unit"),
                    new BigDecimal("1234567.125"),
                    new BigDecimal("9999999.125"),
                    Price.of("98765.001", "BHD"),
                    Price.of("98271.175995", "BHD"),
                    Money.of("123456789.121", "BHD"))));
    return letter(LONG, List.of(part), List.of(divided, nobody), List.of());
  }

  private static OutcomeLetter letter(
      Bilingual bidder,
      List<OutcomeLetter.LotWon> won,
      List<OutcomeLetter.LotNotWon> others,
      List<OutcomeLetter.CriterionFinding> findings) {
    return new OutcomeLetter(
        "JT-2026-14",
        new Bilingual(
            "توريد أجهزة الحاسب الآلي ومعدات الشبكات", "Supply of computers and network equipment"),
        new Bilingual(
            "الأمانة العامة لمجلس التعاون – جهاز الشراء المركزي",
            "GCC Secretariat General – Central purchasing body"),
        AT,
        bidder,
        UNTIL,
        won,
        others,
        findings.size() < 4
            ? null
            : new Bilingual("لم تقدموا عرضًا للحزم 3، 5.", "You did not bid for lots 3, 5."),
        findings,
        won.isEmpty()
            ? null
            : new OutcomeLetter.Guarantee(new BigDecimal("5"), 15, LocalDate.of(2026, 6, 24)),
        others.isEmpty() ? null : "https://example.org/tenders/14/complaints/new",
        new OutcomeLetter.Signatory(
            new Bilingual("جهاز الشراء المركزي", "Central purchasing body"),
            Bilingual.empty(),
            new Bilingual("المدير العام", "Director General")),
        new DocumentHead.Proof(
            "9f86d081884c7d659a2f", "https://example.org/verify/9f86d081884c7d659a2f"));
  }

  static Bilingual lot(int number) {
    return new Bilingual(
        "الحزمة " + number + ": الحواسيب المحمولة والشاشات",
        "Lot " + number + ": Laptops and monitors");
  }

  private static List<OutcomeLetter.LotWon> won(int lots) {
    return IntStream.rangeClosed(1, lots)
        .mapToObj(
            i ->
                new OutcomeLetter.LotWon(
                    lot(i),
                    Money.of(i * 1250 + ".750", "KWD"),
                    new BigDecimal("100"),
                    Money.of("62.538", "KWD"),
                    false,
                    false,
                    List.of(),
                    List.of(),
                    List.of()))
        .toList();
  }

  private static List<OutcomeLetter.LotNotWon> others(int lots, Bilingual winner) {
    return IntStream.rangeClosed(1, lots)
        .mapToObj(
            i ->
                new OutcomeLetter.LotNotWon(
                    lot(i + 20),
                    List.of(winner(winner, "15612969.75", "SAR", "100", false)),
                    new OutcomeLetter.OwnFigures(
                        Money.of("16143810.72", "SAR"),
                        2,
                        new BigDecimal("89.25"),
                        new BigDecimal("96.71"),
                        new BigDecimal("92.23")),
                    List.of(
                        new Bilingual(
                            "درجتكم النهائية 92.23 دون درجة الفائز، وترتيبكم 2.",
                            "Your final score of 92.23 is below the winner’s; your place is 2."))))
        .toList();
  }

  private static List<OutcomeLetter.CriterionFinding> findings(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            i ->
                new OutcomeLetter.CriterionFinding(
                    new Bilingual("خطة التوريد " + i, "Delivery plan " + i),
                    i == 1 ? null : new BigDecimal("12.5"),
                    i == 1
                        ? new Bilingual("مستوفى", "Met")
                        : new Bilingual("89 من 100", "89 of 100"),
                    i == 1 ? "" : "خطة واضحة تنقصها تفاصيل المخزون"))
        .toList();
  }
}
