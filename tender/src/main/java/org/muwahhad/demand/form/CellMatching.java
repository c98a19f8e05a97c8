package org.muwahhad.demand.form;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.search.SearchCatalog;
import org.muwahhad.demand.submission.AskableItemQueries;
import org.muwahhad.demand.submission.Commitment;
import org.muwahhad.demand.submission.DayInput;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.demand.submission.Submissions;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.SearchText;
import org.muwahhad.web.Formats;

/**
 * One pass over pasted cells: what each says in the words of the form. Items and sites are known by
 * code or by name. A cell that cannot be read stays as it is, with the fault.
 */
final class CellMatching {
  /** How many names of items are looked for in one block. */
  private static final int MOST_NAMES = 200;

  private final AskableItemQueries catalog;
  private final SearchCatalog search;
  private final long roundId;
  private final List<AskableItemQueries.Site> sites;
  private final Map<String, List<AskableItemQueries.AskableItem>> found = new HashMap<>();

  CellMatching(
      AskableItemQueries catalog, SearchCatalog search, Submissions.SubmissionState submission) {
    this.catalog = catalog;
    this.search = search;
    this.roundId = submission.roundId();
    this.sites = catalog.listSites(submission.entityId());
  }

  /** The text of one cell in the words of the form; a fault is added under the field. */
  String read(LineField field, String text, Map<LineField, Refusal.Fault> wrong) {
    return switch (field.kind()) {
      case ITEM -> item(field, text, wrong);
      case SITE -> site(field, text, wrong);
      case DAY ->
          kept(DayInput.read(text).map(Object::toString), field, text, "shared.not-a-date", wrong);
      case NUMBER ->
          kept(
              Formats.parseNumber(text).map(n -> n.toPlainString()),
              field,
              text,
              "shared.not-a-number",
              wrong);
      case COMMITMENT ->
          kept(
              Commitment.find(text).map(Enum::name),
              field,
              text,
              "demand.commitment-unknown",
              wrong);
      case TEXT -> text;
    };
  }

  private static String kept(
      Optional<String> read,
      LineField field,
      String text,
      String code,
      Map<LineField, Refusal.Fault> wrong) {
    if (read.isEmpty()) {
      wrong.put(field, new Refusal.Fault(field.code(), code));
    }
    return read.orElse(text);
  }

  private String item(LineField field, String text, Map<LineField, Refusal.Fault> wrong) {
    String code = text.toUpperCase(Locale.ROOT);
    List<AskableItemQueries.AskableItem> byCode =
        look(code, c -> catalog.listByCodes(roundId, List.of(c)));
    if (!byCode.isEmpty()) {
      return byCode.get(0).code();
    }
    List<AskableItemQueries.AskableItem> byName = look(text, this::called);
    Optional<AskableItemQueries.AskableItem> named = named(byName, text);
    if (named.isEmpty() && byName.size() > 1) {
      wrong.put(
          field, new Refusal.Fault(field.code(), "demand.item-ambiguous", text, byName.size()));
    }
    return named.map(AskableItemQueries.AskableItem::code).orElse(text);
  }

  // The search also forgives typing mistakes; what is pasted must be what is taken, so every word
  // has to stand in the item's name.
  private List<AskableItemQueries.AskableItem> called(String text) {
    List<String> codes = search.codes(text, roundId, AskableItemQueries.MOST_FOUND);
    List<String> words = SearchText.words(text);
    return codes.isEmpty()
        ? List.of()
        : catalog.listByCodes(roundId, codes).stream()
            .filter(i -> words.stream().allMatch(nameOf(i)::contains))
            .toList();
  }

  private static String nameOf(AskableItemQueries.AskableItem item) {
    return SearchText.normalise(item.name().ar() + " " + item.name().en());
  }

  private static Optional<AskableItemQueries.AskableItem> named(
      List<AskableItemQueries.AskableItem> found, String text) {
    if (found.size() == 1) {
      return Optional.of(found.get(0));
    }
    String wanted = SearchText.normalise(text);
    List<AskableItemQueries.AskableItem> exact =
        found.stream()
            .filter(
                i ->
                    SearchText.normalise(i.name().ar()).equals(wanted)
                        || SearchText.normalise(i.name().en()).equals(wanted))
            .toList();
    return exact.size() == 1 ? Optional.of(exact.get(0)) : Optional.empty();
  }

  private List<AskableItemQueries.AskableItem> look(
      String text, Function<String, List<AskableItemQueries.AskableItem>> query) {
    @Nullable List<AskableItemQueries.AskableItem> known = found.get(text);
    if (known == null) {
      known = found.size() < 2 * MOST_NAMES ? query.apply(text) : List.of();
      found.put(text, known);
    }
    return known;
  }

  // A name that only begins like one site's means that site: "Head office" of "Head office,
  // Riyadh".
  private String site(LineField field, String text, Map<LineField, Refusal.Fault> wrong) {
    String wanted = SearchText.normalise(text);
    List<AskableItemQueries.Site> named =
        sites.stream()
            .filter(s -> s.code().equalsIgnoreCase(text) || isCalled(s, wanted::equals))
            .toList();
    List<AskableItemQueries.Site> begun =
        named.isEmpty()
            ? sites.stream().filter(s -> isCalled(s, n -> n.startsWith(wanted))).toList()
            : named;
    if (begun.size() == 1) {
      return begun.get(0).code();
    }
    wrong.put(
        field,
        new Refusal.Fault(
            field.code(), "demand.site-unknown", text, AskableItemQueries.names(sites)));
    return text;
  }

  private static boolean isCalled(AskableItemQueries.Site site, Predicate<String> name) {
    return name.test(SearchText.normalise(site.name().ar()))
        || name.test(SearchText.normalise(site.name().en()));
  }
}
