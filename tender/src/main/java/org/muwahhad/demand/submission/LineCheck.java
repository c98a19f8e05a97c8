package org.muwahhad.demand.submission;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.RiyadhDay;

/**
 * Holds stated lines against the catalog, the round and the entity, and makes them ready to store.
 * Asks the database once for the items, once for the sites and, when a price is left to the
 * benchmark, once for the exchange rates, however many lines there are.
 */
@Singleton
public class LineCheck {
  /** Most lines in one submission. */
  public static final int MOST_LINES = 10_000;

  private static final int LONGEST_KEPT = 500;
  private static final BigDecimal LARGEST = new BigDecimal("999999999999");
  private static final BigDecimal AMOUNT_LIMIT = new BigDecimal("1000000000000");
  private final OrderedItems items;
  private final AskableItemQueries catalog;
  private final ExchangeRateQueries rates;

  LineCheck(OrderedItems items, AskableItemQueries catalog, ExchangeRateQueries rates) {
    this.items = items;
    this.catalog = catalog;
    this.rates = rates;
  }

  /** How much must be there. */
  public enum Degree {
    /** Item and quantity; what else is given must be right. */
    DRAFT,
    /** Everything. */
    COMPLETE
  }

  /** A line ready to store, with the codes it was stated in. */
  public record CheckedLine(
      DemandLines.DemandLine line, OrderedItems.OrderedItem item, String siteCode) {
    /** The same line, before which the officer is shown a standard item. */
    public CheckedLine shown(long standardId) {
      return new CheckedLine(line.shown(standardId), item, siteCode);
    }

    /** The line as it was stated. */
    LineInput input() {
      return new LineInput(
          item.code(),
          line.quantity(),
          line.needBy(),
          siteCode,
          line.estimatedUnitPrice(),
          line.commitment(),
          line.budgetLine(),
          line.justification(),
          line.keptReason());
    }
  }

  /**
   * The lines ready to store.
   *
   * @throws org.muwahhad.shared.Refusal.InvalidInput with every fault, at paths such as {@code
   *     lines[3].quantity}
   */
  public List<CheckedLine> check(
      Submissions.SubmissionState submission, List<LineInput> lines, Degree degree) {
    Faults faults = new Faults();
    faults.check(lines.size() <= MOST_LINES, "lines", "demand.too-many-lines", MOST_LINES);
    faults.present("lines", lines);
    faults.throwIfAny();
    LinePass reading =
        new LinePass(submission, degree, faults, items(submission, lines), sites(submission));
    List<CheckedLine> checked = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      reading.read(i, lines.get(i)).ifPresent(checked::add);
    }
    if (degree == Degree.COMPLETE) {
      faults.check(!lines.isEmpty(), "lines", "demand.no-lines");
    }
    faults.throwIfAny();
    return checked;
  }

  private Map<String, OrderedItems.OrderedItem> items(
      Submissions.SubmissionState submission, List<LineInput> lines) {
    List<String> codes =
        lines.stream().map(l -> text(l.item())).filter(c -> !c.isEmpty()).distinct().toList();
    return items.byCode(submission.roundId(), codes);
  }

  private List<AskableItemQueries.Site> sites(Submissions.SubmissionState submission) {
    return catalog.listSites(submission.entityId());
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given.strip();
  }

  /** One pass over the lines of a submission. */
  private final class LinePass {
    private final Submissions.SubmissionState submission;
    private final Degree degree;
    private final Faults faults;
    private final Map<String, OrderedItems.OrderedItem> items;
    private final List<AskableItemQueries.Site> sites;
    private final LocalDate closingDay;
    private @Nullable Conversion conversion;

    LinePass(
        Submissions.SubmissionState submission,
        Degree degree,
        Faults faults,
        Map<String, OrderedItems.OrderedItem> items,
        List<AskableItemQueries.Site> sites) {
      this.submission = submission;
      this.degree = degree;
      this.faults = faults;
      this.items = items;
      this.sites = sites;
      this.closingDay = RiyadhDay.of(submission.closesAt());
    }

    Optional<CheckedLine> read(int index, LineInput line) {
      String at = "lines[" + index + "].";
      Optional<OrderedItems.OrderedItem> item = item(at + "item", text(line.item()));
      checkQuantity(at + "quantity", line.quantity());
      checkNeedBy(at + "needBy", line.needBy());
      Optional<AskableItemQueries.Site> site = site(at + "site", text(line.site()));
      Optional<BigDecimal> price = price(at + "unitPrice", line.unitPrice(), item);
      checkText(at + "budgetLine", text(line.budgetLine()), 100);
      checkText(at + "justification", text(line.justification()), 1000);
      checkAmount(at + "unitPrice", line.quantity(), price);
      faults.atMost(at + "keptReason", text(line.keptReason()), LONGEST_KEPT);
      BigDecimal quantity = line.quantity();
      return item.isEmpty() || price.isEmpty() || quantity == null
          ? Optional.empty()
          : Optional.of(checked(index, line, item.get(), quantity, price.get(), site));
    }

    private CheckedLine checked(
        int index,
        LineInput line,
        OrderedItems.OrderedItem item,
        BigDecimal quantity,
        BigDecimal price,
        Optional<AskableItemQueries.Site> site) {
      DemandLines.DemandLine stored =
          new DemandLines.DemandLine(
              0,
              submission.id(),
              submission.entityId(),
              index + 1,
              item.revisionId(),
              item.unitCode(),
              quantity,
              line.needBy(),
              site.map(AskableItemQueries.Site::id).orElse(null),
              price,
              submission.currency(),
              Objects.requireNonNullElse(line.commitment(), Commitment.FIRM),
              text(line.budgetLine()),
              text(line.justification()),
              null,
              text(line.keptReason()));
      return new CheckedLine(stored, item, site.map(AskableItemQueries.Site::code).orElse(""));
    }

    private Optional<OrderedItems.OrderedItem> item(String field, String code) {
      if (code.isEmpty()) {
        faults.check(false, field, "shared.missing");
        return Optional.empty();
      }
      OrderedItems.OrderedItem item = items.get(code.toUpperCase(Locale.ROOT));
      if (item == null) {
        faults.check(false, field, "demand.item-unknown", code);
        return Optional.empty();
      }
      faults.check(item.active(), field, "demand.item-retired", item.code());
      faults.check(
          !item.active() || item.inRound(), field, "demand.item-not-in-round", item.code());
      return Optional.of(item);
    }

    private void checkQuantity(String field, @Nullable BigDecimal quantity) {
      if (quantity == null) {
        faults.check(false, field, "shared.missing");
      } else if (quantity.signum() <= 0) {
        faults.check(false, field, "shared.not-positive");
      } else {
        faults.check(decimals(quantity) <= 3, field, "demand.quantity-decimals");
        faults.check(quantity.compareTo(LARGEST) <= 0, field, "demand.too-large");
      }
    }

    private void checkNeedBy(String field, @Nullable LocalDate day) {
      if (day == null) {
        faults.check(degree == Degree.DRAFT, field, "shared.missing");
      } else {
        faults.check(day.isAfter(closingDay), field, "demand.need-by-too-early");
        faults.check(day.getYear() <= 2200, field, "shared.not-a-date");
      }
    }

    private Optional<AskableItemQueries.Site> site(String field, String code) {
      if (code.isEmpty() && sites.size() == 1) {
        return Optional.of(sites.get(0));
      }
      if (code.isEmpty()) {
        faults.check(degree == Degree.DRAFT, field, "shared.missing");
        return Optional.empty();
      }
      Optional<AskableItemQueries.Site> site =
          sites.stream().filter(s -> s.code().equalsIgnoreCase(code)).findFirst();
      faults.check(
          site.isPresent(), field, "demand.site-unknown", code, AskableItemQueries.names(sites));
      return site;
    }

    private Optional<BigDecimal> price(
        String field, @Nullable BigDecimal given, Optional<OrderedItems.OrderedItem> item) {
      if (given != null) {
        faults.price(field, given, submission.currency());
        faults.check(given.compareTo(LARGEST) <= 0, field, "demand.too-large");
        return Optional.of(given);
      }
      Optional<BigDecimal> benchmark = item.flatMap(this::benchmark).map(Money::amount);
      faults.check(item.isEmpty() || benchmark.isPresent(), field, "shared.missing");
      return benchmark;
    }

    // Each may be large, but not both: no amount is so great that pages and sums cannot hold it.
    private void checkAmount(
        String field, @Nullable BigDecimal quantity, Optional<BigDecimal> price) {
      boolean each =
          quantity != null
              && quantity.compareTo(LARGEST) <= 0
              && price.filter(p -> p.compareTo(LARGEST) <= 0).isPresent();
      if (each) {
        faults.check(
            price.get().multiply(quantity).compareTo(AMOUNT_LIMIT) < 0,
            field,
            "demand.amount-too-large",
            AMOUNT_LIMIT);
      }
    }

    private Optional<Money> benchmark(OrderedItems.OrderedItem item) {
      return conversion()
          .find(new Money(item.benchmarkPrice(), item.benchmarkCurrency()), submission.currency())
          .filter(m -> m.amount().signum() > 0);
    }

    private Conversion conversion() {
      Conversion loaded = conversion;
      if (loaded == null) {
        loaded = rates.today();
        conversion = loaded;
      }
      return loaded;
    }

    private void checkText(String field, String value, int longest) {
      if (value.isEmpty()) {
        faults.check(degree == Degree.DRAFT, field, "shared.missing");
      } else {
        faults.atMost(field, value, longest);
      }
    }

    private static int decimals(BigDecimal value) {
      return value.stripTrailingZeros().scale();
    }
  }
}
