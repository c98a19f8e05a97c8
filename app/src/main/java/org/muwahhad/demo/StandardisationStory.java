package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ItemDetail;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.item.ViewCatalog;
import org.muwahhad.catalog.standard.MarkEquivalent;
import org.muwahhad.catalog.standard.SetPriceBreaks;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.catalog.template.AttributeDraft;
import org.muwahhad.catalog.template.DraftTemplate;
import org.muwahhad.catalog.template.PublishTemplate;
import org.muwahhad.catalog.template.ViewTemplates;
import org.muwahhad.seeds.demo.DemoItem;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoRound;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** The catalog's manager brings order: equivalents, prices by quantity, templates carried on. */
@Singleton
class StandardisationStory {
  private static final String MANAGER = "catalog";
  private static final String SCREENS = "30231300";
  private static final String PRINTERS = "30232100";
  private static final List<String> STANDARDS =
      List.of("LAP-0003", "LAP-0002", "MED-0002", "MON-0002");

  /** What one unit costs from each step of quantity on, as a share of the benchmark. */
  private static final List<String> SHARES = List.of("0.96", "0.91", "0.86");

  /** Less in all states is bought one by one. */
  private static final int QUANTITY = 20;

  private static final Bilingual SURVEY =
      new Bilingual("مسح أسعار السوق الخليجية", "GCC market price survey");
  private final AddItem addItem;
  private final MarkEquivalent markEquivalent;
  private final SetPriceBreaks setPriceBreaks;
  private final ViewCatalog catalog;
  private final ViewTemplates templates;
  private final DraftTemplate draftTemplate;
  private final PublishTemplate publishTemplate;

  StandardisationStory(
      AddItem addItem,
      MarkEquivalent markEquivalent,
      SetPriceBreaks setPriceBreaks,
      ViewCatalog catalog,
      ViewTemplates templates,
      DraftTemplate draftTemplate,
      PublishTemplate publishTemplate) {
    this.addItem = addItem;
    this.markEquivalent = markEquivalent;
    this.setPriceBreaks = setPriceBreaks;
    this.catalog = catalog;
    this.templates = templates;
    this.draftTemplate = draftTemplate;
    this.publishTemplate = publishTemplate;
  }

  /** All of it after the last revision of any item, before the present round. */
  void enter(DemoPlan plan, DemoCast cast, Timetable timetable, Instant now) {
    Actor manager = cast.person(MANAGER);
    Instant begin = now.minus(Duration.ofDays(150));
    timetable.add(
        begin, () -> addItem.run(manager, pack(LocalDate.ofInstant(begin, ZoneOffset.UTC))));
    timetable.add(begin.plusSeconds(600), () -> mark(manager, "MED-0010", "MED-0002", "10"));
    timetable.add(begin.plusSeconds(900), () -> mark(manager, "LAP-0002", "LAP-0003", "1"));
    timetable.add(begin.plusSeconds(1200), () -> mark(manager, "LAP-0006", "LAP-0003", "1"));
    timetable.add(begin.plusSeconds(1500), () -> mark(manager, "MON-0001", "MON-0002", "1"));
    for (String code : STANDARDS) {
      timetable.add(begin.plusSeconds(3600), () -> breaks(manager, code, List.of(100, 500, 2000)));
    }
    asked(plan)
        .forEach(
            (code, quantity) ->
                timetable.add(
                    begin.plusSeconds(5400), () -> breaks(manager, code, steps(quantity))));
    timetable.add(begin.plus(Duration.ofDays(3)), () -> publish(manager));
    timetable.add(now.minus(Duration.ofDays(2)), () -> draft(manager));
  }

  private void mark(Actor manager, String item, String standard, String factor) {
    markEquivalent.run(manager, item, new MarkEquivalent.Mark(standard, factor, ""));
  }

  /** The largest quantity of one round, of items that were asked for in quantities. */
  private static Map<String, Long> asked(DemoPlan plan) {
    Set<String> offered =
        plan.items().stream()
            .filter(i -> i.retiredAt() == null && !STANDARDS.contains(i.code()))
            .map(DemoItem::code)
            .collect(Collectors.toSet());
    Map<String, Long> asked = new TreeMap<>();
    for (DemoRound round : plan.rounds()) {
      Map<String, Long> ofRound = new TreeMap<>();
      round.submissions().stream()
          .flatMap(s -> s.lines().stream())
          .filter(l -> offered.contains(l.item()))
          .forEach(l -> ofRound.merge(l.item(), (long) l.quantity(), Long::sum));
      ofRound.forEach((item, quantity) -> asked.merge(item, quantity, Math::max));
    }
    asked.values().removeIf(q -> q < QUANTITY);
    return asked;
  }

  /** A tenth, a third and all of what the states ask for together, in round numbers. */
  private static List<Integer> steps(long quantity) {
    return Stream.of(quantity / 10, quantity / 3, quantity)
        .map(StandardisationStory::rounded)
        .distinct()
        .toList();
  }

  /** One, two or five with zeros after it, not above the number and at least five. */
  private static int rounded(long number) {
    int unit = 1;
    while (unit * 10L <= number) {
      unit *= 10;
    }
    int digit = number >= 5L * unit ? 5 : number >= 2L * unit ? 2 : 1;
    return Math.max(5, digit * unit);
  }

  private void breaks(Actor manager, String code, List<Integer> steps) {
    ItemDetail item = catalog.newest(manager, code);
    Money price = Objects.requireNonNull(item.revision().benchmark());
    List<SetPriceBreaks.PriceBreakInput> rows = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      rows.add(row(price, String.valueOf(steps.get(i)), SHARES.get(i)));
    }
    setPriceBreaks.run(
        manager, code, new SetPriceBreaks.Table(item.item().version(), price.currency(), rows));
  }

  private static SetPriceBreaks.PriceBreakInput row(Money price, String from, String share) {
    return new SetPriceBreaks.PriceBreakInput(
        new BigDecimal(from), price.times(new BigDecimal(share)).amount(), SURVEY);
  }

  private void publish(Actor manager) {
    List<AttributeDraft> attributes = new ArrayList<>(templates.beginning(SCREENS));
    attributes.add(
        new AttributeDraft(
            "refresh_rate",
            "معدل التحديث",
            "Refresh rate",
            Attribute.Type.NUMBER.name(),
            "هرتز",
            "Hz",
            true,
            true,
            "30",
            "480",
            List.of()));
    draftTemplate.run(manager, SCREENS, DraftTemplate.NONE, attributes);
    publishTemplate.run(manager, SCREENS, 0);
  }

  private void draft(Actor manager) {
    List<AttributeDraft> attributes = new ArrayList<>(templates.beginning(PRINTERS));
    attributes.add(
        new AttributeDraft(
            "secure_release",
            "طرق الطباعة المؤمنة",
            "Secure release",
            Attribute.Type.MULTI_CHOICE.name(),
            "",
            "",
            false,
            true,
            "",
            "",
            List.of(
                new Attribute.AttributeChoice("CARD", "بطاقة", "Card"),
                new Attribute.AttributeChoice("CODE", "رمز سري", "Code"),
                new Attribute.AttributeChoice("PHONE", "هاتف", "Telephone"))));
    draftTemplate.run(manager, PRINTERS, DraftTemplate.NONE, attributes);
  }

  private static AddItem.ItemDraft pack(LocalDate day) {
    return new AddItem.ItemDraft(
        "MED-0010",
        "30234700",
        ItemKind.HARDWARE,
        new ItemContent(
            new Bilingual(
                "عبوة من عشرة أشرطة نسخ احتياطي سعة 12 تيرابايت",
                "Pack of ten backup tape cartridges, 12 TB"),
            new Bilingual(
                "عبوة واحدة تضم عشرة أشرطة نسخ احتياطي موسومة برموز شريطية.",
                "One pack with ten backup tape cartridges, labelled with bar codes."),
            "SET",
            new BigDecimal("646.00"),
            "USD",
            day.minusDays(20),
            SURVEY,
            Map.of("usable_capacity", "12", "warranty", "5")));
  }
}
