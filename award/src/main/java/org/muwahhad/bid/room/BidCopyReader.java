package org.muwahhad.bid.room;

import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.SecurityForm;
import org.muwahhad.bid.room.CopyFinding.CopyFindingKind;
import org.muwahhad.shared.NumberText;
import org.muwahhad.tender.requirement.Claim;

/**
 * Reads the content of a bid as its bidder kept it ({@link org.muwahhad.bid.BidContent}, or one of
 * the two parts of two envelopes) field by field. A field that the copy lacks stays as it is in the
 * draft. What cannot be read, and what does not belong to the tender, is found at its path.
 */
final class BidCopyReader {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}+(?:\\.[0-9]{1,10}+)?");

  private static final Pattern KEY = Pattern.compile("[0-9]{1,18}+");

  /** More than this many mistakes are not listed, but for the first that stops the copy. */
  private static final int MOST_FINDINGS = 5000;

  /** Fields that say nothing of the offer. */
  private static final Set<String> ABOUT = Set.of("format", "salt", "draw", "pricesSha256");

  /** Reads an element of a list; null where it says nothing that can be taken. */
  private interface ElementReader<T> {
    @Nullable T read(String path, JsonNode element);
  }

  private final BidKeys keys;
  private final List<CopyFinding> findings = new ArrayList<>();
  private boolean wrong;

  /**
   * What a copy must name to belong here.
   *
   * @param supplier number in the register
   * @param tender number
   */
  record BidKeys(
      Set<Long> items, Set<Long> lots, Set<Long> requirements, String supplier, String tender) {}

  BidCopyReader(BidKeys keys) {
    this.keys = keys;
  }

  List<CopyFinding> findings() {
    return findings;
  }

  /** The offer of the copy, over that of the draft. */
  Offer read(JsonNode copy, Offer draft) {
    if (!copy.isObject()) {
      find("$", CopyFindingKind.NOT_AN_OBJECT);
      return draft;
    }
    Offer offer = draft;
    for (Map.Entry<String, JsonNode> field : copy.entries()) {
      offer = field(offer, field.getKey(), field.getValue());
    }
    return offer;
  }

  private Offer field(Offer o, String name, JsonNode value) {
    if (ABOUT.contains(name)) {
      return o;
    }
    OfferFields fields = new OfferFields(o);
    switch (name) {
      case "supplier" -> same(name, value, keys.supplier(), CopyFindingKind.OTHER_SUPPLIER);
      case "tender" -> same(name, value, keys.tender(), CopyFindingKind.OTHER_TENDER);
      case "documents" -> documents(name, value);
      case "currency" -> fields.currency = orElse(text(name, value), o.currency());
      case "gccOrigin" -> fields.gccOrigin = yes(name, value, o.gccOrigin());
      case "hasSecurity" -> fields.hasSecurity = yes(name, value, o.hasSecurity());
      case "statement" -> fields.statement = orElse(text(name, value), o.statement());
      case "validityDays" -> {
        Integer days = whole(name, value);
        fields.validityDays = days == null ? o.validityDays() : days;
      }
      case "mostLots" -> fields.mostLots = value.isNull() ? null : whole(name, value);
      case "mostValue" -> fields.mostValue = value.isNull() ? null : number(name, value);
      case "prices" -> fields.prices = list(name, value, this::price);
      case "discounts" -> fields.discounts = list(name, value, this::discount);
      case "lotTotals" -> fields.lotTotals = list(name, value, this::lotTotal);
      case "answers" -> fields.answers = list(name, value, this::answer);
      case "alternatives" -> fields.alternatives = list(name, value, this::alternative);
      case "security" -> fields.security = value.isNull() ? null : security(name, value);
      default -> find(name, CopyFindingKind.UNKNOWN_FIELD);
    }
    return fields.offer();
  }

  private static String orElse(@Nullable String read, String kept) {
    return read == null ? kept : read;
  }

  private void same(String path, JsonNode value, String expected, CopyFindingKind other) {
    String read = text(path, value);
    if (read != null && !read.equals(expected)) {
      find(path, other);
    }
  }

  /** Their files are not in a copy. */
  private void documents(String path, JsonNode documents) {
    for (int i = 0; i < (documents.isArray() ? documents.size() : 0); i++) {
      find(path + "[" + i + "]", CopyFindingKind.DOCUMENT);
    }
  }

  private Offer.@Nullable Price price(String path, JsonNode price) {
    if (!isObject(
        path,
        price,
        "lotItem",
        "unitPrice",
        "origin",
        "offered",
        "statedTotal",
        "leastQuantity",
        "deliveryDays",
        "tiers",
        "bundle",
        "bundlePrice")) {
      return null;
    }
    BigDecimal unit = number(path + ".unitPrice", price.get("unitPrice"));
    Long item =
        key(path + ".lotItem", price.get("lotItem"), keys.items(), CopyFindingKind.OTHER_ITEM);
    return item == null || unit == null
        ? null
        : new Offer.Price(
            item,
            unit,
            optionalText(path + ".origin", price.get("origin")),
            optionalText(path + ".offered", price.get("offered")),
            optionalNumber(path + ".statedTotal", price.get("statedTotal")),
            optionalNumber(path + ".leastQuantity", price.get("leastQuantity")),
            optionalWhole(path + ".deliveryDays", price.get("deliveryDays")),
            list(path + ".tiers", price.get("tiers"), this::tier),
            optionalWhole(path + ".bundle", price.get("bundle")),
            optionalNumber(path + ".bundlePrice", price.get("bundlePrice")));
  }

  private Offer.@Nullable Tier tier(String path, JsonNode tier) {
    if (!isObject(path, tier, "fromQuantity", "unitPrice")) {
      return null;
    }
    BigDecimal from = number(path + ".fromQuantity", tier.get("fromQuantity"));
    BigDecimal price = number(path + ".unitPrice", tier.get("unitPrice"));
    return from == null || price == null ? null : new Offer.Tier(from, price);
  }

  private @Nullable Integer optionalWhole(String path, @Nullable JsonNode value) {
    return value == null || value.isNull() ? null : whole(path, value);
  }

  private Offer.@Nullable LotTotal lotTotal(String path, JsonNode total) {
    if (!isObject(path, total, "lot", "statedTotal")) {
      return null;
    }
    Long lot = key(path + ".lot", total.get("lot"), keys.lots(), CopyFindingKind.OTHER_LOT);
    BigDecimal stated = number(path + ".statedTotal", total.get("statedTotal"));
    return lot == null || stated == null ? null : new Offer.LotTotal(lot, stated);
  }

  /** None where a lot of it does not belong here: with the others alone it would be another one. */
  private Offer.@Nullable Discount discount(String path, JsonNode discount) {
    if (!isObject(path, discount, "percent", "whenWinning", "winning", "appliesTo")) {
      return null;
    }
    BigDecimal percent = number(path + ".percent", discount.get("percent"));
    List<Long> when = lots(path + ".whenWinning", discount.get("whenWinning"));
    List<Long> applies = lots(path + ".appliesTo", discount.get("appliesTo"));
    Integer least = optionalWhole(path + ".winning", discount.get("winning"));
    return percent == null || when.isEmpty() || applies.isEmpty()
        ? null
        : new Offer.Discount(percent, when, least, applies);
  }

  /** Lots that all belong here; none where one does not. */
  private List<Long> lots(String path, @Nullable JsonNode lots) {
    List<Long> known =
        list(path, lots, (at, lot) -> key(at, lot, keys.lots(), CopyFindingKind.OTHER_LOT));
    return lots != null && lots.isArray() && known.size() == lots.size() ? known : List.of();
  }

  private Offer.@Nullable RequirementAnswer answer(String path, JsonNode answer) {
    if (!isObject(path, answer, "requirement", "claim", "value", "remark")) {
      return null;
    }
    Long requirement =
        key(
            path + ".requirement",
            answer.get("requirement"),
            keys.requirements(),
            CopyFindingKind.OTHER_REQUIREMENT);
    return requirement == null
        ? null
        : new Offer.RequirementAnswer(
            requirement,
            choice(path + ".claim", answer.get("claim"), Claim.values()),
            optionalText(path + ".value", answer.get("value")),
            optionalText(path + ".remark", answer.get("remark")));
  }

  private Offer.@Nullable Alternative alternative(String path, JsonNode alternative) {
    if (!isObject(path, alternative, "lot", "description", "prices")) {
      return null;
    }
    Long lot = key(path + ".lot", alternative.get("lot"), keys.lots(), CopyFindingKind.OTHER_LOT);
    String description = text(path + ".description", alternative.get("description"));
    List<Offer.AlternativePrice> prices =
        list(path + ".prices", alternative.get("prices"), this::alternativePrice);
    return lot == null || description == null
        ? null
        : new Offer.Alternative(lot, description, prices);
  }

  private Offer.@Nullable AlternativePrice alternativePrice(String path, JsonNode price) {
    Offer.Price read = price(path, price);
    return read == null
        ? null
        : new Offer.AlternativePrice(
            read.lotItemId(), read.unitPrice(), read.origin(), read.offered());
  }

  private Offer.@Nullable Security security(String path, JsonNode security) {
    if (!isObject(
        path, security, "form", "issuer", "reference", "amount", "currency", "validUntil")) {
      return null;
    }
    return new Offer.Security(
        choice(path + ".form", security.get("form"), SecurityForm.values()),
        optionalText(path + ".issuer", security.get("issuer")),
        optionalText(path + ".reference", security.get("reference")),
        optionalNumber(path + ".amount", security.get("amount")),
        optionalText(path + ".currency", security.get("currency")),
        day(path + ".validUntil", security.get("validUntil")));
  }

  /** Whether it is an object; tells of its fields that none of a bid has. */
  private boolean isObject(String path, JsonNode object, String... known) {
    if (!object.isObject()) {
      find(path, CopyFindingKind.NOT_AN_OBJECT);
      return false;
    }
    for (Map.Entry<String, JsonNode> field : object.entries()) {
      if (!List.of(known).contains(field.getKey())) {
        find(path + "." + field.getKey(), CopyFindingKind.UNKNOWN_FIELD);
      }
    }
    return true;
  }

  /** What each object of a list says; without those that cannot be read or do not belong here. */
  private <T> List<T> list(String path, @Nullable JsonNode value, ElementReader<T> reader) {
    List<T> all = new ArrayList<>();
    if (value == null || value.isNull()) {
      return all;
    }
    if (!value.isArray()) {
      find(path, CopyFindingKind.NOT_A_LIST);
      return all;
    }
    int index = 0;
    for (JsonNode one : value.values()) {
      T element = reader.read(path + "[" + index++ + "]", one);
      if (element != null) {
        all.add(element);
      }
    }
    return all;
  }

  private @Nullable Long key(
      String path, @Nullable JsonNode value, Set<Long> known, CopyFindingKind other) {
    if (value == null || !value.isNumber() || !KEY.matcher(value.coerceStringValue()).matches()) {
      find(path, CopyFindingKind.NOT_A_WHOLE_NUMBER);
      return null;
    }
    long key = value.getLongValue();
    if (!known.contains(key)) {
      find(path, other);
      return null;
    }
    return key;
  }

  private @Nullable String text(String path, @Nullable JsonNode value) {
    if (value == null || !value.isString()) {
      find(path, CopyFindingKind.NOT_A_TEXT);
      return null;
    }
    return value.getStringValue();
  }

  private @Nullable String optionalText(String path, @Nullable JsonNode value) {
    return value == null || value.isNull() ? null : text(path, value);
  }

  /** Amounts are texts in a copy. */
  private @Nullable BigDecimal number(String path, @Nullable JsonNode value) {
    BigDecimal number =
        value != null && value.isString() && NUMBER.matcher(value.getStringValue()).matches()
            ? NumberText.parse(value.getStringValue()).orElse(null)
            : null;
    if (number == null) {
      find(path, CopyFindingKind.NOT_A_NUMBER);
    }
    return number;
  }

  private @Nullable BigDecimal optionalNumber(String path, @Nullable JsonNode value) {
    return value == null || value.isNull() ? null : number(path, value);
  }

  private @Nullable Integer whole(String path, JsonNode value) {
    if (!value.isNumber() || !value.coerceStringValue().matches("[0-9]{1,9}+")) {
      find(path, CopyFindingKind.NOT_A_WHOLE_NUMBER);
      return null;
    }
    return value.getIntValue();
  }

  private boolean yes(String path, JsonNode value, boolean kept) {
    if (!value.isBoolean()) {
      find(path, CopyFindingKind.NOT_YES_OR_NO);
      return kept;
    }
    return value.getBooleanValue();
  }

  private @Nullable LocalDate day(String path, @Nullable JsonNode value) {
    String text = optionalText(path, value);
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      find(path, CopyFindingKind.NOT_A_DAY);
      return null;
    }
  }

  private <E extends Enum<E>> @Nullable E choice(
      String path, @Nullable JsonNode value, E[] choices) {
    String text = optionalText(path, value);
    if (text == null) {
      return null;
    }
    E chosen = Arrays.stream(choices).filter(c -> c.name().equals(text)).findFirst().orElse(null);
    if (chosen == null) {
      find(path, CopyFindingKind.NOT_A_CHOICE);
    }
    return chosen;
  }

  private void find(String path, CopyFindingKind finding) {
    CopyFinding found = new CopyFinding(path, finding);
    if (findings.size() < MOST_FINDINGS || (found.isWrong() && !wrong)) {
      findings.add(found);
    }
    wrong |= found.isWrong();
  }
}
