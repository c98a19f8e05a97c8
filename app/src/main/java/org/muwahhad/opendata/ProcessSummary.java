package org.muwahhad.opendata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.NumberText;

/**
 * What a person wants to know of a process first: who buys, from whom, and for how much. It is read
 * from what all releases come to, so it says what they say.
 *
 * @param buyer null where there are several
 * @param framework tender under whose agreement was ordered, if it was
 * @param awards in the order of the releases
 * @param withVat whether the amounts are with VAT
 */
public record ProcessSummary(
    @Nullable Bilingual buyer,
    @Nullable FrameworkTender framework,
    List<SummaryAward> awards,
    boolean withVat) {
  public ProcessSummary {
    awards = List.copyOf(awards);
  }

  /** The tender under whose agreement was ordered. */
  public record FrameworkTender(String ocid, Bilingual title) {}

  /**
   * An award.
   *
   * @param supplier null where nobody won
   * @param value null where nobody won
   * @param contract status of the contract that followed; null where there is none
   */
  public record SummaryAward(
      Bilingual title,
      String status,
      @Nullable Bilingual supplier,
      @Nullable Money value,
      @Nullable String contract) {}

  /** That of a compiled release. */
  static ProcessSummary of(Map<String, Object> compiled) {
    Map<String, Bilingual> names = new HashMap<>();
    each(compiled, "parties").forEach(p -> names.put(text(p, "id"), bilingual(p, "name")));
    Map<String, String> contracts = new HashMap<>();
    each(compiled, "contracts").forEach(c -> contracts.put(text(c, "awardID"), text(c, "status")));
    return new ProcessSummary(
        names.get(text(object(compiled.get("buyer")), "id")),
        each(compiled, "relatedProcesses")
            .filter(p -> p.get("relationship") instanceof List<?> all && all.contains("framework"))
            .map(p -> new FrameworkTender(text(p, "identifier"), bilingual(p, "title")))
            .findFirst()
            .orElse(null),
        each(compiled, "awards").map(a -> award(a, names, contracts)).toList(),
        each(compiled, "contracts")
            .anyMatch(c -> Boolean.TRUE.equals(object(c.get("valueAddedTax")).get("included"))));
  }

  private static SummaryAward award(
      Map<String, Object> award, Map<String, Bilingual> names, Map<String, String> contracts) {
    Map<String, Object> value = object(award.get("value"));
    return new SummaryAward(
        bilingual(award, "title"),
        text(award, "status"),
        each(award, "suppliers")
            .flatMap(s -> Stream.ofNullable(names.get(text(s, "id"))))
            .findFirst()
            .orElse(null),
        value.get("amount") instanceof Number amount
            ? new Money(NumberText.of(amount.toString()), text(value, "currency"))
            : null,
        contracts.get(text(award, "id")));
  }

  private static Bilingual bilingual(Map<String, Object> object, String field) {
    String arabic = text(object, field);
    String english = text(object, field + "_en");
    return new Bilingual(arabic, english.isEmpty() ? arabic : english);
  }

  private static String text(Map<String, Object> object, String field) {
    return object.get(field) instanceof String text ? text : "";
  }

  private static Stream<Map<String, Object>> each(Map<String, Object> object, String field) {
    return object.get(field) instanceof List<?> all
        ? all.stream().map(ProcessSummary::object)
        : Stream.of();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
  }
}
