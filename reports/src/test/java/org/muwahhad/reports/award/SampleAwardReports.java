package org.muwahhad.reports.award;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.award.AwardReport.Allocation;
import org.muwahhad.reports.award.AwardReport.Award;
import org.muwahhad.reports.award.AwardReport.Bid;
import org.muwahhad.reports.award.AwardReport.BidScores;
import org.muwahhad.reports.award.AwardReport.Criterion;
import org.muwahhad.reports.award.AwardReport.Prices;
import org.muwahhad.reports.award.AwardReport.ReportState;
import org.muwahhad.reports.award.AwardReport.StateDemand;
import org.muwahhad.reports.award.AwardReport.Summary;
import org.muwahhad.reports.award.AwardReport.Tender;

/**
 * Award reports to test and measure with. All people and companies are invented; the figures of one
 * report agree with each other.
 */
public final class SampleAwardReports {

  static final String CURRENCY = "SAR";
  static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
  static final long DAY = 86_400;

  private SampleAwardReports() {}

  /** Three lots and thirty items: what a committee usually reads. */
  public static AwardReport small() {
    return withItems(30);
  }

  /** The same with these lots in place of its own. */
  static AwardReport small(List<ReportLot> lots) {
    AwardReport small = small();
    return new AwardReport(
        small.tender(),
        small.issuedAt(),
        small.zone(),
        small.confidential(),
        small.states(),
        small.summary(),
        small.timeline(),
        small.demand(),
        lots,
        small.recommended(),
        small.allocations(),
        small.decisions(),
        small.signatories(),
        small.verification());
  }

  /** The same before the committees have decided. */
  static AwardReport smallRecommended() {
    return recommended(SampleBrief.of(small()));
  }

  /** The same with this brief. */
  static AwardReport recommended(AwardBrief brief) {
    AwardReport small = small();
    return new AwardReport(
        small.tender(),
        small.issuedAt(),
        small.zone(),
        small.confidential(),
        small.states(),
        small.summary(),
        small.timeline(),
        small.demand(),
        small.lots(),
        true,
        new Bilingual("هذه ترسية موصى بها.", "These awards are recommended."),
        Optional.of(brief),
        small.allocations(),
        small.decisions(),
        small.signatories(),
        small.verification());
  }

  /**
   * Everything that breaks layouts: names of three hundred characters, forty bidders with a bidder
   * excluded in both languages, eight criteria, a lot without bids, one without items, a split
   * award, three-decimal amounts and two scripts in one name.
   */
  public static AwardReport nasty() {
    return NastyAwardReport.report();
  }

  /** A report with that many lot items, over three lots. */
  public static AwardReport withItems(int items) {
    List<ReportLot> lots = new ArrayList<>();
    for (int lot = 0; lot < 3; lot++) {
      int from = items * lot / 3;
      int to = items * (lot + 1) / 3;
      lots.add(lot(lot, from, to));
    }
    Money awarded = lots.stream().map(ReportLot::awarded).reduce(Money.zero(CURRENCY), Money::plus);
    Money benchmark =
        lots.stream().map(ReportLot::benchmark).reduce(Money.zero(CURRENCY), Money::plus);
    return new AwardReport(
        tender(),
        START.plusSeconds(84 * DAY + 9000),
        ZoneId.of("Asia/Riyadh"),
        false,
        states(),
        new Summary(47, items, 3, 3, 5, 15, times(benchmark, "1.04"), benchmark),
        SampleProcedure.timeline(),
        demand(lots, times(benchmark, "1.04")),
        lots,
        false,
        allocations(lots, awarded),
        SampleProcedure.decisions(),
        SampleProcedure.signatories(),
        SampleProcedure.verification());
  }

  static Tender tender() {
    return new Tender(
        "GCC-JT-2026-014",
        "ocds-gcc4mw-2026-014",
        new Bilingual(
            "توريد أجهزة الحاسب الآلي ومعدات الشبكات وخدمات الدعم الفني للجهات الحكومية بدول مجلس"
                + " التعاون",
            "Supply of computers, network equipment and technical support to government entities of"
                + " the GCC states"),
        new Bilingual(
            "الأمانة العامة لمجلس التعاون لدول الخليج العربية – مكتب الشراء الموحد",
            "Secretariat General of the Cooperation Council – Joint Procurement Office"),
        new Bilingual("مناقصة دولية عامة بمظروفين", "Open international tender, two envelopes"),
        CURRENCY,
        List.of(new Bilingual("العربية", "Arabic"), new Bilingual("الإنجليزية", "English")));
  }

  static List<ReportState> states() {
    return List.of(
        state("AE", "الإمارات", "دولة الإمارات العربية المتحدة", "United Arab Emirates", "AED"),
        state("BH", "البحرين", "مملكة البحرين", "Bahrain", "BHD"),
        state("KW", "الكويت", "دولة الكويت", "Kuwait", "KWD"),
        state("OM", "عُمان", "سلطنة عُمان", "Oman", "OMR"),
        state("QA", "قطر", "دولة قطر", "Qatar", "QAR"),
        state("SA", "السعودية", "المملكة العربية السعودية", "Saudi Arabia", "SAR"));
  }

  private static ReportState state(
      String code, String ar, String official, String en, String currency) {
    return new ReportState(code, new Bilingual(ar, en), new Bilingual(official, en), currency);
  }

  private static final String[][] TITLES = {
    {"الحواسيب المحمولة والمكتبية والشاشات", "Laptops, desktops and monitors"},
    {"معدات الشبكات وأجهزة أمن المعلومات", "Network equipment and information-security devices"},
    {"تراخيص البرمجيات والدعم الفني", "Software licences and technical support"},
  };
  private static final String[][] GOODS = {
    {
      "حاسب محمول 14 بوصة، معالج ثماني النوى، ذاكرة 16 غيغابايت",
      "Laptop 14-inch, 8-core, 16 GB RAM"
    },
    {"حاسب مكتبي صغير الحجم بذاكرة 16 غيغابايت", "Small desktop computer, 16 GB RAM"},
    {"شاشة 27 بوصة بدقة 4K", "Monitor 27-inch, 4K"},
    {"مبدّل شبكة بـ 48 منفذًا يدعم PoE+", "Network switch, 48 ports, PoE+"},
    {"جدار حماية من الجيل التالي", "Next-generation firewall"},
    {"نقطة وصول لاسلكية Wi-Fi 7", "Wireless access point Wi-Fi 7"},
    {"رخصة حزمة مكتبية لمدة سنة", "Office suite licence, one year"},
    {"خدمة دعم فني على مدار الساعة", "Technical support, round the clock"},
    {"تدريب مديري الأنظمة (خمسة أيام)", "Training of system administrators (five days)"},
  };
  private static final String[][] BIDDERS = {
    {"شركة الخليج للأنظمة الرقمية", "Gulf Digital Systems Co."},
    {"مؤسسة واحة التقنية للتجارة", "Oasis Technology Trading Est."},
    {"شركة الأفق المتقدم للحلول ذ.م.م", "Advanced Horizon Solutions LLC"},
    {"Nordlicht Netzwerke GmbH", "Nordlicht Netzwerke GmbH"},
    {"شركة المرجان للاتصالات", "Marjan Telecommunications Co."},
  };
  private static final String[] SHARES = {"18", "8", "14", "12", "11", "37"};

  private static ReportLot lot(int index, int from, int to) {
    List<ReportLotItem> items = new ArrayList<>();
    Money benchmark = Money.zero(CURRENCY);
    for (int i = from; i < to; i++) {
      ReportLotItem item = item(index, i);
      items.add(item);
      benchmark = benchmark.plus(times(item.amount().orElseThrow(), "1.12"));
    }
    Money price =
        items.stream()
            .map(item -> item.amount().orElseThrow())
            .reduce(Money.zero(CURRENCY), Money::plus);
    List<Bid> bids = bids(index, price);
    return new ReportLot(
        String.valueOf(index + 1),
        both(TITLES[index]),
        new Bilingual(
            "الجودة والسعر المرجّحان: 60% للجودة و40% للسعر",
            "Weighted quality and price: 60% quality, 40% price"),
        criteria(),
        bids,
        List.of(new Award(bids.get(0).bidder(), price, price, new BigDecimal("100"))),
        List.of(
            new Bilingual(
                "حصل العرض الأول على أعلى درجة نهائية بعد ترجيح الجودة والسعر، ولم تُسجَّل عليه"
                    + " تحفظات.",
                "The first bid has the highest final score after weighting quality and price, with"
                    + " no reservation recorded."),
            new Bilingual(
                "استُبعد عرض لم يبلغ الحد الأدنى للدرجة الفنية (70)، وبقي مظروفه المالي مغلقًا.",
                "One bid fell below the technical pass mark (70); its financial envelope stayed"
                    + " sealed.")),
        benchmark,
        items);
  }

  static List<Criterion> criteria() {
    return List.of(
        new Criterion(new Bilingual("المطابقة الفنية", "Compliance"), new BigDecimal("40")),
        new Criterion(new Bilingual("خطة التوريد", "Delivery plan"), new BigDecimal("25")),
        new Criterion(new Bilingual("الضمان والصيانة", "Warranty"), new BigDecimal("20")),
        new Criterion(new Bilingual("الخبرات السابقة", "Experience"), new BigDecimal("15")));
  }

  private static ReportLotItem item(int lot, int index) {
    String[] goods = GOODS[lot * 3 + index % 3];
    Map<String, BigDecimal> byState = new LinkedHashMap<>();
    BigDecimal quantity = BigDecimal.ZERO;
    for (int s = 0; s < SHARES.length; s++) {
      BigDecimal part =
          new BigDecimal(SHARES[s]).add(BigDecimal.valueOf((index * 7L + s * 13L) % 90));
      byState.put(states().get(s).code(), part);
      quantity = quantity.add(part);
    }
    Price unitPrice =
        new Price(BigDecimal.valueOf(85_000 + (index * 3917L) % 412_000, 2), CURRENCY);
    Money amount = unitPrice.times(quantity);
    return new ReportLotItem(
        "IT-%d%04d".formatted(lot + 1, index + 1),
        both(goods),
        lot == 2 ? new Bilingual("رخصة", "Licence") : new Bilingual("قطعة", "Piece"),
        quantity,
        Optional.of(unitPrice),
        Optional.of(amount),
        byState);
  }

  private static List<Bid> bids(int lot, Money best) {
    List<Bid> bids = new ArrayList<>();
    String[] factors = {"1", "1.034", "1.071", "1.128"};
    for (int i = 0; i < factors.length; i++) {
      Money converted = times(best, factors[i]);
      Money preference = i == 2 ? times(converted, "0.10") : Money.zero(CURRENCY);
      Money evaluated = converted.plus(preference);
      BigDecimal technical =
          new BigDecimal("92.40").subtract(new BigDecimal(i).multiply(new BigDecimal("3.15")));
      BigDecimal price =
          best.amount()
              .multiply(new BigDecimal("100"))
              .divide(evaluated.amount(), 2, RoundingMode.HALF_UP);
      BigDecimal score =
          technical
              .multiply(new BigDecimal("0.6"))
              .add(price.multiply(new BigDecimal("0.4")))
              .setScale(2, RoundingMode.HALF_UP);
      Money own =
          i == 3
              ? new Money(
                  converted.amount().divide(new BigDecimal("3.75"), 2, RoundingMode.HALF_UP), "USD")
              : converted;
      bids.add(
          new Bid(
              both(BIDDERS[(lot + i) % BIDDERS.length]),
              Optional.of(new Prices(own, converted, preference, evaluated)),
              Optional.of(technical),
              scores(technical),
              Optional.of(new BidScores(price, score, i + 1)),
              Bilingual.empty()));
    }
    bids.add(
        new Bid(
            both(BIDDERS[(lot + 4) % BIDDERS.length]),
            Optional.empty(),
            Optional.of(new BigDecimal("63.75")),
            scores(new BigDecimal("63.75")),
            Optional.empty(),
            new Bilingual(
                "الدرجة الفنية 63.75 دون الحد الأدنى 70",
                "technical score 63.75 is below the pass mark of 70")));
    return bids;
  }

  private static List<BigDecimal> scores(BigDecimal technical) {
    return List.of(
        technical.add(new BigDecimal("2.00")),
        technical.subtract(new BigDecimal("3.20")),
        technical,
        technical.subtract(new BigDecimal("0.00")));
  }

  private static List<StateDemand> demand(List<ReportLot> lots, Money estimate) {
    List<StateDemand> demand = new ArrayList<>();
    Money left = estimate;
    for (int s = 0; s < SHARES.length; s++) {
      String code = states().get(s).code();
      Money value = s == SHARES.length - 1 ? left : times(estimate, "0." + pad(SHARES[s]));
      left = left.minus(value);
      BigDecimal quantity =
          lots.stream()
              .flatMap(lot -> lot.items().stream())
              .map(item -> item.byState().getOrDefault(code, BigDecimal.ZERO))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      demand.add(new StateDemand(code, 5 + s, 20 + 11 * s, quantity, value));
    }
    return demand;
  }

  private static List<Allocation> allocations(List<ReportLot> lots, Money awarded) {
    String[] vat = {"5", "10", "0", "5", "0", "15"};
    String[] rates = {"0.979333", "0.100267", "0.081867", "0.102533", "0.970667", "1"};
    List<Allocation> shares = new ArrayList<>();
    Money left = awarded;
    for (int s = 0; s < SHARES.length; s++) {
      ReportState state = states().get(s);
      Money net = s == SHARES.length - 1 ? left : times(awarded, "0." + pad(SHARES[s]));
      left = left.minus(net);
      Money tax =
          new Money(
              net.amount()
                  .multiply(new BigDecimal(vat[s]))
                  .movePointLeft(2)
                  .setScale(2, RoundingMode.HALF_UP),
              CURRENCY);
      Money gross = net.plus(tax);
      BigDecimal rate = new BigDecimal(rates[s]);
      Money local =
          new Money(
              gross
                  .amount()
                  .multiply(rate)
                  .setScale(Money.decimals(state.currency()), RoundingMode.HALF_UP),
              state.currency());
      shares.add(
          new Allocation(state.code(), net, new BigDecimal(vat[s]), tax, gross, rate, local));
    }
    return shares;
  }

  static Bilingual both(String[] texts) {
    return new Bilingual(texts[0], texts[1]);
  }

  private static String pad(String share) {
    return share.length() == 1 ? "0" + share : share;
  }

  static Money times(Money money, String factor) {
    return new Money(
        money
            .amount()
            .multiply(new BigDecimal(factor))
            .setScale(Money.decimals(money.currency()), RoundingMode.HALF_UP),
        money.currency());
  }
}
