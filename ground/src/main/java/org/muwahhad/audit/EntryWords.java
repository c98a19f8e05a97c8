package org.muwahhad.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.muwahhad.web.Option;
import org.muwahhad.web.Texts;

/** What the entries of the record say, in the words of a reader's language. */
@Singleton
public class EntryWords {
  private static final String ACT = "audit.act.";

  private static final int LONGEST = 600;
  private static final int SHORT_DIGEST = 12;
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{40,64}");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern INSTANT = Pattern.compile(DAY + "T[0-9:.]+Z");

  /** A moment for each state, as {@code {AE=…, BH=…}}. */
  private static final Pattern BY_STATE =
      Pattern.compile("\\{[A-Z]{2}=[^,{}=]++(?:, [A-Z]{2}=[^,{}=]++)*+\\}");

  /** Codes have no blanks and only Latin letters. */
  private static final Pattern CODE =
      Pattern.compile("[A-Z][A-Z0-9_/-]+|[a-z]++(?:[.-][a-z0-9]++)++");

  private final ObjectMapper json;

  EntryWords(ObjectMapper json) {
    this.json = json;
  }

  /**
   * One thing that an entry says.
   *
   * @param code whether the text is a code or a digest, the same in both languages
   */
  public record EntryFact(String name, String text, boolean code) {}

  /** The name of an act; its code where it has none. */
  public static String act(Texts t, String act) {
    return t.has("audit.act." + act) ? t.get("audit.act." + act) : act;
  }

  /** All acts that have a name, by their names. */
  public static List<Option> acts(Texts t) {
    return t.keys().stream()
        .filter(key -> key.startsWith(ACT))
        .map(key -> new Option(key.substring(ACT.length()), t.get(key)))
        .sorted(Comparator.comparing(Option::text))
        .toList();
  }

  /** What an entry is about. */
  public static String object(Texts t, String type, String id) {
    return t.has("audit.object." + type) ? t.get("audit.object." + type, id) : type + " " + id;
  }

  /** The detail of an entry, key by key; nothing where it has none or cannot be read. */
  public List<EntryFact> facts(Texts t, ZoneId zone, String detail) {
    List<EntryFact> facts = new ArrayList<>();
    try {
      json.readTree(detail)
          .properties()
          .forEach(
              field -> {
                if (!isNothing(field.getValue())) {
                  facts.add(
                      new EntryFact(
                          key(t, field.getKey()),
                          shortened(text(t, zone, field.getValue())),
                          isCode(field.getValue()) && !isNamed(t, field.getValue())));
                }
              });
    } catch (JsonProcessingException e) {
      return List.of();
    }
    return facts;
  }

  private static String key(Texts t, String key) {
    return t.has("audit.key." + key) ? t.get("audit.key." + key) : key;
  }

  private static boolean isNothing(JsonNode value) {
    return value.isNull()
        || (value.isTextual() && (value.asText().isEmpty() || value.asText().equals("null")))
        || (value.isContainerNode() && value.isEmpty());
  }

  /** Whether it is a code that has a name: a status, a state, an edition of a report, a vote. */
  private static boolean isNamed(Texts t, JsonNode value) {
    return value.isTextual() && t.has("audit.value." + value.asText());
  }

  private static boolean isCode(JsonNode value) {
    String text = value.asText();
    return value.isNumber()
        || (value.isTextual() && (DIGEST.matcher(text).matches() || CODE.matcher(text).matches()));
  }

  private static String text(Texts t, ZoneId zone, JsonNode value) {
    List<String> parts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(part -> parts.add(text(t, zone, part)));
      return String.join(value.path(0).isObject() ? "; " : t.formats().comma(), parts);
    }
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              field ->
                  parts.add(
                      t.get(
                          "audit.fact", key(t, field.getKey()), text(t, zone, field.getValue()))));
      return String.join(t.formats().comma(), parts);
    }
    String text = value.asText();
    if (text.equals("true") || text.equals("false")) {
      return t.get(text.equals("true") ? "audit.yes" : "audit.no");
    }
    if (DIGEST.matcher(text).matches()) {
      return text.substring(0, SHORT_DIGEST) + "…";
    }
    if (isNamed(t, value)) {
      return t.get("audit.value." + text);
    }
    return BY_STATE.matcher(text).matches() ? byState(t, zone, text) : dated(t, zone, text);
  }

  private static String byState(Texts t, ZoneId zone, String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.substring(1, text.length() - 1).split(", ", -1)) {
      String state = part.substring(0, 2);
      parts.add(
          t.get(
              "audit.fact",
              t.has("audit.value." + state) ? t.get("audit.value." + state) : state,
              dated(t, zone, part.substring(3))));
    }
    return String.join("; ", parts);
  }

  private static String dated(Texts t, ZoneId zone, String text) {
    try {
      if (INSTANT.matcher(text).matches()) {
        return t.instant(Instant.parse(text), zone);
      }
      return DAY.matcher(text).matches() ? t.date(LocalDate.parse(text)) : text;
    } catch (DateTimeParseException e) {
      return text;
    }
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
