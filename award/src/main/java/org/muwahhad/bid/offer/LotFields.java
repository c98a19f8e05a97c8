package org.muwahhad.bid.offer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Form;

/** Which lot a field of the bid room's form belongs to. A page of it may have some lots alone. */
public final class LotFields {
  /** Between keys in one value. */
  public static final String BETWEEN = " ";

  /** The keys of the lots that a page has; without it, all. */
  private static final String SHOWN = "shown";

  private static final Pattern OF_A_LOT =
      Pattern.compile("(prices|lotTotals|alternatives)\\[([0-9]{1,18}+)\\].*+");

  private final Map<Long, Long> lotOfItem = new HashMap<>();

  /** Fields of a tender with these items. */
  public LotFields(List<TenderQueries.LotItem> items) {
    items.forEach(i -> lotOfItem.put(i.id(), i.lotId()));
  }

  /** The lot; empty for the conditions of the bid, which belong to none. */
  public Optional<Long> lotOf(String field) {
    Matcher matcher = OF_A_LOT.matcher(field);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long key = Long.parseLong(matcher.group(2));
    return matcher.group(1).equals("prices")
        ? Optional.ofNullable(lotOfItem.get(key))
        : Optional.of(key);
  }

  /** The lots that a form was sent with; none where it has all. */
  public static Set<Long> shown(Form form) {
    return Arrays.stream(form.value(SHOWN).strip().split(BETWEEN))
        .filter(v -> v.matches("[0-9]{1,18}"))
        .map(Long::valueOf)
        .collect(Collectors.toSet());
  }

  /**
   * What was sent, with what is kept of the lots that the page did not have.
   *
   * @param sent where it names the lots of its page, the others are taken from what is kept
   */
  public Form withOthers(Form sent, Form kept) {
    if (!sent.values().containsKey(SHOWN)) {
      return sent;
    }
    Set<Long> shown = shown(sent);
    Map<String, List<String>> values = new LinkedHashMap<>(sent.values());
    kept.values()
        .forEach(
            (field, texts) ->
                lotOf(field)
                    .filter(lot -> !shown.contains(lot))
                    .ifPresent(lot -> values.put(field, texts)));
    return new Form(values, sent.errors());
  }
}
