package org.muwahhad.bid.offer;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;

/**
 * What was typed into the form of the bid room, with the offer it makes. A draft keeps all of it:
 * anyone who typed two thousand prices must not lose them to one that is wrong.
 *
 * @param typed by field, exactly as typed; fields left empty are left out
 * @param offer what can be taken; what is wrong is left out of it
 * @param faults what is wrong, one for each field
 */
public record OfferInput(Map<String, List<String>> typed, Offer offer, List<Refusal.Fault> faults) {
  private static final Set<String> FIELDS =
      Set.of(
          "currency",
          "gccOrigin",
          "validityDays",
          "hasSecurity",
          "statement",
          "mostLots",
          "mostValue",
          DiscountForm.ROWS);
  private static final Set<String> GROUPS =
      Set.of("prices", "discounts", "security", "lotTotals", "alternatives");

  public OfferInput {
    typed = Map.copyOf(typed);
    faults = List.copyOf(faults);
  }

  /**
   * Takes of an offer what the rules of a draft let in.
   *
   * @param unread what could not be read, and is not in the offer
   * @param currency of the tender, in place of one that does not exist
   */
  static OfferInput of(Form form, Offer offer, Faults unread, OfferRules rules, String currency) {
    Map<String, Refusal.Fault> faults = new LinkedHashMap<>();
    unread.found().forEach(f -> faults.putIfAbsent(f.field(), f));
    rules.ofDraft(offer).found().forEach(f -> faults.putIfAbsent(f.field(), f));
    Offer taken = without(offer, faults.keySet(), currency);
    // In another currency an amount may have too many decimals, so that it is looked at again.
    Set<String> stillWrong =
        rules.ofDraft(taken).found().stream().map(Refusal.Fault::field).collect(Collectors.toSet());
    return new OfferInput(
        typed(form), without(taken, stillWrong, currency), List.copyOf(faults.values()));
  }

  /** The form with what was typed, its faults unmarked. */
  public Form form() {
    return Form.of(typed);
  }

  /** What is wrong, as the refusal of a submission. */
  public Optional<Refusal.InvalidInput> refusal() {
    return faults.isEmpty() ? Optional.empty() : Optional.of(new Refusal.InvalidInput(faults));
  }

  private static Map<String, List<String>> typed(Form form) {
    Map<String, List<String>> typed = new LinkedHashMap<>();
    form.values()
        .forEach(
            (field, values) -> {
              List<String> entered = values.stream().filter(v -> !v.isEmpty()).toList();
              if (!entered.isEmpty() && isOfOffer(field)) {
                typed.put(field, entered);
              }
            });
    return typed;
  }

  /** Whether a field belongs to the offer, and not to the form around it. */
  private static boolean isOfOffer(String field) {
    return FIELDS.contains(field) || GROUPS.contains(field.replaceFirst("[.\\[].*", ""));
  }

  private static Offer without(Offer offer, Set<String> wrong, String currency) {
    boolean securityWrong = wrong.stream().anyMatch(f -> f.startsWith("security."));
    return new Offer(
        wrong.contains("currency") ? currency : offer.currency(),
        offer.gccOrigin(),
        wrong.contains("validityDays") ? 0 : offer.validityDays(),
        offer.hasSecurity(),
        wrong.contains("statement") ? "" : offer.statement(),
        offer.prices().stream()
            .filter(p -> !wrong.contains(OfferRules.field(p.lotItemId())))
            .map(p -> without(p, wrong))
            .toList(),
        IntStream.range(0, offer.discounts().size())
            .filter(i -> isRight(i, wrong))
            .mapToObj(offer.discounts()::get)
            .toList(),
        wrong.contains("mostLots") ? null : offer.mostLots(),
        wrong.contains("mostValue") ? null : offer.mostValue(),
        offer.answers(),
        securityWrong ? null : offer.security(),
        offer.lotTotals().stream()
            .filter(t -> !wrong.contains(OfferRules.totalField(t.lotId())))
            .toList(),
        AlternativeForm.without(offer, wrong));
  }

  private static Offer.Price without(Offer.Price price, Set<String> wrong) {
    String field = OfferRules.field(price.lotItemId());
    return new Offer.Price(
        price.lotItemId(),
        price.unitPrice(),
        wrong.contains(field + ".origin") ? null : price.origin(),
        wrong.contains(field + ".offered") ? null : price.offered(),
        wrong.contains(field + ".statedTotal") ? null : price.statedTotal(),
        wrong.contains(PriceTermRules.leastField(price.lotItemId())) ? null : price.leastQuantity(),
        wrong.contains(PriceTermRules.deliveryField(price.lotItemId()))
            ? null
            : price.deliveryDays(),
        wrong.contains(PriceTermRules.tiersField(price.lotItemId())) ? List.of() : price.tiers(),
        wrong.contains(PriceTermRules.bundleField(price.lotItemId())) ? null : price.bundle(),
        wrong.contains(PriceTermRules.bundlePriceField(price.lotItemId()))
            ? null
            : price.bundlePrice());
  }

  private static boolean isRight(int discount, Set<String> wrong) {
    return !wrong.contains(DiscountRules.percentField(discount))
        && !wrong.contains(DiscountRules.whenWinningField(discount))
        && !wrong.contains(DiscountRules.winningField(discount))
        && !wrong.contains(DiscountRules.appliesToField(discount));
  }

  /**
   * What was typed, with other prices for some items.
   *
   * @param typed null where the draft was not typed
   * @param items by key, with what is now typed of each, by the end of its field's name
   */
  public static @Nullable Map<String, List<String>> retyped(
      @Nullable Map<String, List<String>> typed, Map<Long, Map<String, String>> items) {
    if (typed == null) {
      return null;
    }
    Set<String> gone = new HashSet<>();
    Map<String, List<String>> now = new LinkedHashMap<>(typed);
    items.forEach(
        (item, parts) ->
            parts.forEach(
                (end, text) -> {
                  String field = OfferRules.field(item) + end;
                  now.put(field, List.of(text));
                  if (text.isEmpty()) {
                    gone.add(field);
                  }
                }));
    now.keySet().removeAll(gone);
    return now;
  }
}
