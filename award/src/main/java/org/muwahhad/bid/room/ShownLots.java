package org.muwahhad.bid.room;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.muwahhad.bid.offer.LotFields;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.FieldError;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageNumbers;

/**
 * The lots that one page of the bid room shows: all of a tender of few lots, else some at a time,
 * or those that the bidder looks for. What is typed for the other lots stays in the draft.
 *
 * @param part whether the tender has more lots than a page shows
 * @param lots shown, in their order
 * @param numbers where they stand among those looked for
 * @param place what the page was asked to show
 * @param mistakes in lots that are not shown
 */
public record ShownLots(
    boolean part,
    List<TenderQueries.TenderLot> lots,
    PageNumbers numbers,
    LotPlace place,
    int mistakes) {
  static final int LOTS_ON_A_PAGE = 50;

  public ShownLots {
    lots = List.copyOf(lots);
  }

  /**
   * What a page is asked to show.
   *
   * @param page from 1
   * @param find number or title of a lot, or name or code of one of its items; empty for all lots
   * @param wrong whether only lots with mistakes are shown
   * @param lot key of a lot to be shown, on whichever page it is; 0 for none
   */
  public record LotPlace(int page, String find, boolean wrong, long lot) {
    static final LotPlace FIRST = new LotPlace(1, "", false, 0);

    /** The place that a form was sent from. */
    static LotPlace of(Form form) {
      return new LotPlace(
          form.decimal("page").map(p -> p.intValue()).orElse(1),
          form.value("found").strip(),
          form.chosen("wrong", "true"),
          0);
    }

    LotPlace at(int other) {
      return new LotPlace(Math.max(1, other), find, wrong, 0);
    }

    /** The query of an address that shows it; empty for the first of all lots. */
    String query() {
      if (equals(FIRST)) {
        return "";
      }
      return "?page="
          + page
          + (find.isEmpty() ? "" : "&find=" + URLEncoder.encode(find, StandardCharsets.UTF_8))
          + (wrong ? "&wrong=true" : "")
          + (lot == 0 ? "" : "&lot=" + lot)
          + "#prices";
    }
  }

  /**
   * What of a room is shown.
   *
   * @param form with what is wrong in it; where it was sent from a page, the lots of that page
   */
  static ShownLots of(BidRoomView room, Form form, LotPlace place) {
    String path = "/tenders/" + room.tender().id() + "/bid";
    LotFields fields = new LotFields(room.items());
    List<TenderQueries.TenderLot> all = room.lots();
    boolean part = all.size() > LOTS_ON_A_PAGE;
    Set<Long> wrong =
        form.errors().stream()
            .flatMap(e -> fields.lotOf(e.field()).stream())
            .collect(Collectors.toSet());
    List<TenderQueries.TenderLot> found =
        part ? all.stream().filter(l -> isFound(room, l, place, wrong)).toList() : all;
    int at = place.lot() == 0 ? -1 : indexOf(found, place.lot());
    PageNumbers numbers =
        PageNumbers.of(
            at < 0 ? place.page() : at / LOTS_ON_A_PAGE + 1,
            part ? LOTS_ON_A_PAGE : Math.max(1, all.size()),
            found.size(),
            path);
    Set<Long> sent = LotFields.shown(form);
    List<TenderQueries.TenderLot> lots =
        part && !sent.isEmpty()
            ? all.stream().filter(l -> sent.contains(l.id())).toList()
            : numbers.of(found);
    Set<Long> shown = lots.stream().map(TenderQueries.TenderLot::id).collect(Collectors.toSet());
    int mistakes =
        (int)
            form.errors().stream()
                .map(FieldError::field)
                .filter(f -> fields.lotOf(f).filter(l -> !shown.contains(l)).isPresent())
                .count();
    return new ShownLots(part, lots, numbers, place, mistakes);
  }

  private static int indexOf(List<TenderQueries.TenderLot> lots, long id) {
    return lots.stream().map(TenderQueries.TenderLot::id).toList().indexOf(id);
  }

  private static boolean isFound(
      BidRoomView room, TenderQueries.TenderLot lot, LotPlace place, Set<Long> wrong) {
    return (!place.wrong() || wrong.contains(lot.id()))
        && (place.find().isEmpty() || matches(room, lot, place.find()));
  }

  private static boolean matches(BidRoomView room, TenderQueries.TenderLot lot, String find) {
    if (String.valueOf(lot.number()).equals(find)) {
      return true;
    }
    String wanted = find.toLowerCase(Locale.ROOT);
    Predicate<Bilingual> named =
        name -> name.ar().contains(find) || name.en().toLowerCase(Locale.ROOT).contains(wanted);
    return named.test(lot.title())
        || room.itemsOf(lot.id()).stream()
            .anyMatch(
                i ->
                    i.itemCode().toLowerCase(Locale.ROOT).contains(wanted) || named.test(i.name()));
  }

  /** The keys of the lots shown, as the form sends them back. */
  public String keys() {
    return lots.stream()
        .map(l -> String.valueOf(l.id()))
        .collect(Collectors.joining(LotFields.BETWEEN));
  }

  /** Whether a lot is shown. */
  public boolean has(long lotId) {
    return lots.stream().anyMatch(l -> l.id() == lotId);
  }

  /** A form with what is wrong on this page; what is wrong in other lots is counted. */
  Form onlyOwn(Form form, List<TenderQueries.LotItem> items) {
    if (mistakes == 0) {
      return form;
    }
    LotFields fields = new LotFields(items);
    Set<Long> shown = lots.stream().map(TenderQueries.TenderLot::id).collect(Collectors.toSet());
    return new Form(
        form.values(),
        form.errors().stream()
            .filter(e -> fields.lotOf(e.field()).filter(l -> !shown.contains(l)).isEmpty())
            .toList());
  }

  /** The chosen lots of a discount that are not on this page, as one value of its form. */
  public String elsewhere(Form form, String field) {
    return form.values(field).stream()
        .flatMap(v -> Arrays.stream(v.split(LotFields.BETWEEN)))
        .filter(v -> v.matches("[0-9]{1,18}") && !has(Long.parseLong(v)))
        .collect(Collectors.joining(LotFields.BETWEEN));
  }

  /** The form in which a discount's lots on other pages are ticked. */
  public Form withElsewhere(Form form, String field) {
    String others = elsewhere(form, field);
    if (others.isEmpty()) {
      return form;
    }
    Map<String, List<String>> values = new LinkedHashMap<>(form.values());
    List<String> ticked = new ArrayList<>(form.values(field));
    ticked.add(others);
    values.put(field, ticked);
    return new Form(values, form.errors());
  }
}
