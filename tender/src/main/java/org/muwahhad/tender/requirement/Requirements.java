package org.muwahhad.tender.requirement;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.shared.Bilingual;

/** The requirements of tenders, as pages, programs and later packages read them. */
@Singleton
public class Requirements {
  private final TenderRequirements rows;
  private final JsonMapper json;

  Requirements(TenderRequirements rows, JsonMapper json) {
    this.rows = rows;
    this.json = json;
  }

  /** How many requirements an item has, and how many of them are mandatory. */
  public record ItemCount(
      long lotItemId, long lotId, String code, Bilingual name, int requirements, int mandatory) {}

  /** All of a tender, in the order of its lots and items. */
  public List<Requirement> list(long tenderId) {
    return read(rows.list(tenderId));
  }

  /** All of a tender by lot item, each in its order. */
  public Map<Long, List<Requirement>> byItem(long tenderId) {
    return list(tenderId).stream().collect(Collectors.groupingBy(Requirement::lotItemId));
  }

  /** Those of one lot, in the order of its items. */
  public List<Requirement> listOfLot(long tenderId, long lotId) {
    return read(rows.listOfLot(tenderId, lotId));
  }

  /** Those of one item. */
  public List<Requirement> listOfItem(long tenderId, long lotItemId) {
    return read(rows.listOfItem(tenderId, lotItemId));
  }

  /** All items of a tender with the number of their requirements, in order. */
  public List<ItemCount> count(long tenderId) {
    return rows.count(tenderId).stream()
        .map(
            c ->
                new ItemCount(
                    c.lotItemId(), c.lotId(), c.code(), c.name(), c.requirements(), c.mandatory()))
        .toList();
  }

  private List<Requirement> read(List<TenderRequirements.RequirementRow> stored) {
    // The same list of choices stands at many items.
    Map<String, List<Attribute.AttributeChoice>> known = new ConcurrentHashMap<>();
    return stored.stream().map(r -> read(r, known)).toList();
  }

  private Requirement read(
      TenderRequirements.RequirementRow r, Map<String, List<Attribute.AttributeChoice>> known) {
    String choices = r.choices();
    return new Requirement(
        r.id(),
        r.lotId(),
        r.lotItemId(),
        r.position(),
        r.attributeCode(),
        r.name(),
        r.comparison(),
        r.wanted(),
        r.unit(),
        choices == null ? List.of() : known.computeIfAbsent(choices, this::choices),
        r.text(),
        r.mandatory());
  }

  private List<Attribute.AttributeChoice> choices(String text) {
    try {
      return json.readValue(text, Argument.listOf(Attribute.AttributeChoice.class));
    } catch (IOException e) {
      throw new UncheckedIOException("Unreadable: " + text, e);
    }
  }

  /** Choices as they are stored; null if there is none. */
  @Nullable String write(List<Attribute.AttributeChoice> choices) {
    try {
      return choices.isEmpty()
          ? null
          : new String(json.writeValueAsBytes(choices), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
