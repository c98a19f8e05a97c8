package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.search.SearchCatalog;
import org.muwahhad.demand.budget.Ceilings;
import org.muwahhad.demand.submission.AskableItemQueries;
import org.muwahhad.demand.submission.DemandDrafts;
import org.muwahhad.demand.submission.Deviation;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.demand.submission.LineForm;
import org.muwahhad.demand.submission.StandardHint;
import org.muwahhad.demand.submission.StandardHints;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Form;
import org.muwahhad.web.Formats;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.Texts;

/** Puts together what the form of a submission shows beside what was typed. */
@Singleton
public class DemandForm {
  private static final String DOLLAR = "USD";

  /** More favourites are looked for by their names. */
  private static final int MOST_FAVOURITES = 50;

  /** Of more saved sets the others are on their own page. */
  private static final int MOST_SETS = 50;

  /** With this number of matches in the round, none are sought outside it. */
  private static final int ENOUGH_FOUND = 3;

  /** Decimals of the rate with which the browser reckons; the server reckons with all. */
  private static final int RATE_DECIMALS = 12;

  private final AskableItemQueries catalog;
  private final SearchCatalog search;
  private final Ceilings ceilings;
  private final DemandDrafts drafts;
  private final MeetEditors meetEditors;
  private final ExchangeRateQueries rates;
  private final StandardHints hints;
  private final CopyableDemand copyableDemand;
  private final ItemSets sets;

  DemandForm(
      AskableItemQueries catalog,
      SearchCatalog search,
      Ceilings ceilings,
      DemandDrafts drafts,
      MeetEditors meetEditors,
      ExchangeRateQueries rates,
      StandardHints hints,
      CopyableDemand copyableDemand,
      ItemSets sets) {
    this.sets = sets;
    this.copyableDemand = copyableDemand;
    this.hints = hints;
    this.catalog = catalog;
    this.search = search;
    this.ceilings = ceilings;
    this.drafts = drafts;
    this.meetEditors = meetEditors;
    this.rates = rates;
  }

  /**
   * One line of the form.
   *
   * @param item what is asked for, or null when the catalog has no such item
   * @param benchmark the item's benchmark price in the currency of the state, or null
   * @param total quantity times price, or null while either is missing
   * @param deviation how far the estimate is from the benchmark, or null when it is near
   * @param hint the standard item near an odd one, or null
   */
  public record EditedLine(
      int index,
      AskableItemQueries.@Nullable AskableItem item,
      @Nullable Money benchmark,
      @Nullable Money total,
      @Nullable Deviation deviation,
      @Nullable StandardHint hint) {
    /** The field path of one part of the line. */
    public String field(String part) {
      return LineForm.field(index, part);
    }

    /** The element id of one part of the line. */
    public String id(String part) {
      return "lines-" + index + "-" + part;
    }
  }

  /** An item found, with its benchmark price in the currency of the state, or null. */
  public record FoundItem(AskableItemQueries.AskableItem item, @Nullable Money benchmark) {}

  /**
   * What the form shows.
   *
   * @param outside items that answer the search and that the round does not take
   * @param usual what the entity asked for in other rounds, the most usual first
   * @param favourites what the person marked, of what the round takes
   * @param sets saved sets that the person may use
   * @param keptAt when something typed was kept last, UTC, or null
   * @param keptBy who typed it, or 0
   * @param others who else has the form open
   * @param usdRate US dollars for one unit of the currency, or null when there is no rate
   * @param mayCopy whether the entity has demand of an earlier round
   */
  public record DemandFormView(
      SubmissionQueries.SubmissionRow own,
      long personId,
      List<EditedLine> lines,
      List<Option> sites,
      FormPanel panel,
      List<FoundItem> found,
      List<AskableItemQueries.AskableItem> outside,
      List<FoundItem> usual,
      List<FoundItem> favourites,
      List<ItemSets.ItemSetRow> sets,
      Money total,
      @Nullable Money totalUsd,
      @Nullable BigDecimal usdRate,
      Ceilings.@Nullable EntityBudget budget,
      @Nullable Instant keptAt,
      long keptBy,
      List<FormEditors.Editor> others,
      boolean mayCopy) {
    public String action() {
      return OwnSubmission.path(own.roundId());
    }
  }

  /**
   * The items that a search of the catalog finds for a submission.
   *
   * @param favourites whether only those of the person are looked through
   */
  List<FoundItem> search(
      Actor actor, SubmissionQueries.SubmissionRow own, String query, boolean favourites) {
    return sorted(
        own,
        favourites && !query.isBlank()
            ? search.favourites(actor, query, own.roundId(), AskableItemQueries.MOST_FOUND)
            : search.codes(query, own.roundId(), AskableItemQueries.MOST_FOUND));
  }

  /** The favourites of a person that the round takes, in the order of their codes. */
  private List<FoundItem> favourites(Actor actor, SubmissionQueries.SubmissionRow own) {
    return sorted(own, search.favourites(actor, "", own.roundId(), MOST_FAVOURITES));
  }

  private List<FoundItem> sorted(SubmissionQueries.SubmissionRow own, List<String> codes) {
    if (codes.isEmpty()) {
      return List.of();
    }
    Conversion conversion = rates.today();
    return catalog.listByCodes(own.roundId(), codes).stream()
        .sorted(Comparator.comparing(i -> codes.indexOf(i.code())))
        .map(i -> new FoundItem(i, benchmark(i, own.currency(), conversion)))
        .toList();
  }

  /**
   * Items that a search of the whole catalog finds and that the round does not take: they are
   * named, so that nobody takes them for missing. None where the round itself has enough answers.
   */
  List<AskableItemQueries.AskableItem> outside(SubmissionQueries.SubmissionRow own, String query) {
    if (search.codes(query, own.roundId(), ENOUGH_FOUND).size() == ENOUGH_FOUND) {
      return List.of();
    }
    List<String> codes = search.codes(query, null, AskableItemQueries.MOST_FOUND);
    return codes.isEmpty()
        ? List.of()
        : catalog.listByCodes(own.roundId(), codes).stream()
            .filter(i -> !i.inRound())
            .sorted(Comparator.comparing(i -> codes.indexOf(i.code())))
            .limit(ENOUGH_FOUND)
            .toList();
  }

  private List<FoundItem> usual(SubmissionQueries.SubmissionRow own) {
    return sorted(own, copyableDemand.usual(own));
  }

  /** The items of these codes with their benchmark prices, by code. */
  Map<String, FoundItem> found(SubmissionQueries.SubmissionRow own, List<String> codes) {
    Conversion conversion = rates.today();
    Map<String, FoundItem> found = new HashMap<>();
    items(own, codes)
        .values()
        .forEach(
            i -> found.put(i.code(), new FoundItem(i, benchmark(i, own.currency(), conversion))));
    return found;
  }

  /** The benchmark price of an item as a form's text; empty when there is none. */
  String price(SubmissionQueries.SubmissionRow own, String itemCode) {
    DraftLine line = DraftLine.empty().with(LineField.ITEM, itemCode);
    return priced(own, List.of(line)).get(0).unitPrice();
  }

  /** The lines with the benchmark price where none was typed. */
  List<DraftLine> priced(SubmissionQueries.SubmissionRow own, List<DraftLine> lines) {
    Map<String, AskableItemQueries.AskableItem> items =
        items(own, lines.stream().map(DraftLine::item).toList());
    Conversion conversion = rates.today();
    return lines.stream()
        .map(l -> l.unitPrice().isBlank() ? priced(own, l, items, conversion) : l)
        .toList();
  }

  private static DraftLine priced(
      SubmissionQueries.SubmissionRow own,
      DraftLine line,
      Map<String, AskableItemQueries.AskableItem> items,
      Conversion conversion) {
    return Optional.ofNullable(items.get(line.item().strip().toUpperCase(Locale.ROOT)))
        .flatMap(i -> Optional.ofNullable(benchmark(i, own.currency(), conversion)))
        .map(b -> line.with(LineField.UNIT_PRICE, b.amount().toPlainString()))
        .orElse(line);
  }

  /** What the page of the form is made of. */
  Map<String, Object> model(
      Page page, Actor actor, SubmissionQueries.SubmissionRow own, Form form, FormPanel panel) {
    Conversion conversion = rates.today();
    List<EditedLine> lines = lines(actor, own, form, conversion);
    Money total =
        lines.stream()
            .flatMap(l -> Optional.ofNullable(l.total()).stream())
            .reduce(Money.zero(own.currency()), Money::plus);
    Optional<DemandDrafts.KeptDraftText> kept = drafts.find(own.id());
    DemandFormView view =
        new DemandFormView(
            own,
            actor.personId(),
            lines,
            sites(page, own),
            panel,
            search(actor, own, panel.query(), panel.favourites()),
            panel.favourites() ? List.of() : outside(own, panel.query()),
            usual(own),
            favourites(actor, own),
            sets.listFor(own.entityId(), actor.personId(), MOST_SETS),
            total,
            conversion.find(total, DOLLAR).orElse(null),
            rate(conversion, own.currency()),
            ceilings.find(own.roundId(), own.entityId()).orElse(null),
            kept.map(DemandDrafts.KeptDraftText::savedAt).orElse(null),
            kept.map(DemandDrafts.KeptDraftText::savedBy).orElse(0L),
            meetEditors.run(actor, own.id()),
            copyableDemand.isThere(own));
    return Map.of("page", titled(page, own, "demand.form-title"), "form", form, "view", view);
  }

  /** A page on the entity's own demand, below its round. */
  public Page titled(Page page, SubmissionQueries.SubmissionRow own, String key) {
    return page.titled(key)
        .below(page.t().get("demand.rounds"), "/rounds")
        .below(page.t().of(own.roundName()), "/rounds/" + own.roundId());
  }

  private static @Nullable BigDecimal rate(Conversion conversion, String currency) {
    return conversion.knows(DOLLAR) && conversion.knows(currency)
        ? conversion.unitsPer(currency, DOLLAR).setScale(RATE_DECIMALS, RoundingMode.HALF_UP)
        : null;
  }

  private List<EditedLine> lines(
      Actor actor, SubmissionQueries.SubmissionRow own, Form form, Conversion conversion) {
    Map<String, AskableItemQueries.AskableItem> items = items(own, form);
    Map<StandardHints.Ask, StandardHint> found =
        hints.about(
            actor, own.roundId(), LineForm.typed(form).stream().map(DemandForm::ask).toList());
    List<EditedLine> lines = new ArrayList<>();
    int count = LineForm.count(form);
    for (int i = 0; i < count; i++) {
      AskableItemQueries.AskableItem item =
          items.get(form.value(LineForm.field(i, "item")).strip().toUpperCase(Locale.ROOT));
      Money benchmark = item == null ? null : benchmark(item, own.currency(), conversion);
      lines.add(
          new EditedLine(
              i,
              item,
              benchmark,
              LineForm.product(form, i).map(p -> Money.rounded(p, own.currency())).orElse(null),
              deviation(form, i, benchmark),
              found.get(ask(form, i))));
    }
    return lines;
  }

  /** The hint about one line, as typed. */
  Optional<StandardHint> hint(
      Actor actor, SubmissionQueries.SubmissionRow own, String item, String quantity) {
    return hints.find(actor, own.roundId(), ask(item, quantity));
  }

  private static StandardHints.Ask ask(DraftLine line) {
    return ask(line.item(), line.quantity());
  }

  private static StandardHints.Ask ask(Form form, int index) {
    return ask(
        form.value(LineForm.field(index, "item")), form.value(LineForm.field(index, "quantity")));
  }

  private static StandardHints.Ask ask(String item, String quantity) {
    return new StandardHints.Ask(
        item, Formats.parseNumber(quantity).filter(q -> q.signum() > 0).orElse(BigDecimal.ZERO));
  }

  private static @Nullable Deviation deviation(Form form, int index, @Nullable Money benchmark) {
    return benchmark == null
        ? null
        : form.decimal(LineForm.field(index, "unitPrice"))
            .flatMap(p -> Deviation.of(p, benchmark.amount()))
            .orElse(null);
  }

  private Map<String, AskableItemQueries.AskableItem> items(
      SubmissionQueries.SubmissionRow own, Form form) {
    List<String> codes = new ArrayList<>();
    int count = LineForm.count(form);
    for (int i = 0; i < count; i++) {
      codes.add(form.value(LineForm.field(i, "item")));
    }
    return items(own, codes);
  }

  /** The items that were typed, by their codes in upper case; codes of no item are left out. */
  Map<String, AskableItemQueries.AskableItem> items(
      SubmissionQueries.SubmissionRow own, List<String> typed) {
    List<String> codes =
        typed.stream().map(String::strip).filter(c -> !c.isEmpty()).distinct().toList();
    Map<String, AskableItemQueries.AskableItem> items = new HashMap<>();
    if (!codes.isEmpty()) {
      catalog
          .listByCodes(own.roundId(), codes)
          .forEach(i -> items.put(i.code().toUpperCase(Locale.ROOT), i));
    }
    return items;
  }

  /** The sites of the entity; with the city where two have one name. */
  List<Option> sites(Page page, SubmissionQueries.SubmissionRow own) {
    List<AskableItemQueries.Site> sites = catalog.listSites(own.entityId());
    return sites.stream().map(s -> new Option(s.code(), called(page.t(), s, sites))).toList();
  }

  private static String called(
      Texts t, AskableItemQueries.Site site, List<AskableItemQueries.Site> all) {
    String name = t.of(site.name());
    boolean alone = all.stream().filter(s -> t.of(s.name()).equals(name)).count() == 1;
    return alone ? name : t.get("demand.site-option", name, t.of(site.city()));
  }

  private static @Nullable Money benchmark(
      AskableItemQueries.AskableItem item, String currency, Conversion conversion) {
    return conversion
        .find(new Money(item.benchmarkPrice(), item.benchmarkCurrency()), currency)
        .orElse(null);
  }
}
